import { base32 } from '../core/links.ts';
import { type Account, lock, setPassword } from './accounts.ts';
import * as audit from './audit.ts';
import { type Database, transaction } from './database.ts';
import { revokeAll } from './links.ts';
import { owe } from './outbox.ts';
import * as sessions from './sessions.ts';

/** A password chosen on the account's page. */
export interface PasswordChange {
  /** As it was when the present password was checked. */
  readonly account: Account;
  readonly newHash: string;
  /** Of the session that takes the place of all the account's present ones. */
  readonly sessionDigest: Buffer;
}

/**
 * Changes the password of a signed-in person: every session ends and one begins, links in the mail die, a letter says so.
 * @returns false when the password was changed elsewhere since `account` was read; nothing is changed then.
 */
export async function change(db: Database, wanted: PasswordChange, now: Date): Promise<boolean> {
  const { account, newHash, sessionDigest } = wanted;
  const { id, email, fullName } = account;
  return await transaction(db, async (tx) => {
    const current = await lock(tx, id);
    if (current?.state !== 'active' || current.passwordHash !== account.passwordHash) return false;
    await setPassword(tx, id, newHash, now);
    await revokeAll(tx, id, now);
    await sessions.closeAll(tx, id);
    await sessions.open(
      tx,
      { digest: sessionDigest, accountId: id, passwordHash: newHash, replaces: null },
      now,
    );
    await audit.record(tx, { at: now, event: 'password.changed', accountId: id, actor: email });
    const cause = `password:${base32(sessionDigest)}`;
    await owe(
      tx,
      [{ cause, kind: 'person-password-changed', recipient: email, data: { fullName }, accountId: id }],
      now,
    );
    return true;
  });
}
