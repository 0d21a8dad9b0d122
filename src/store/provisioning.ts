import type { NewAccount } from '../core/account.ts';
import { type Database, LEASE, type Queryable, transaction } from './database.ts';
import { invite } from './requests.ts';

/** An approved account that the targets do not have yet. */
export interface TakenAccount extends NewAccount {
  id: number;
  attempt: number;
  /** Of the request it came from. */
  code: string;
}

export async function takeAccount(db: Queryable, now: Date): Promise<TakenAccount | null> {
  const { rows } = await db.query<TakenAccount>(
    `update accounts set attempts = attempts + 1, due_at = $2
     where id = (select id from accounts where provisioned_at is null and due_at <= $1 order by due_at, id limit 1 for update skip locked)
     returning id, attempts as attempt, email, full_name as "fullName", company, role, (select code from requests where id = request_id) as code`,
    [now, new Date(now.getTime() + LEASE)],
  );
  return rows[0] ?? null;
}

/** Every target has the account: its activation letter is owed, once. */
export async function markProvisioned(
  db: Database,
  account: TakenAccount,
  linkId: Buffer,
  now: Date,
): Promise<void> {
  await transaction(db, async (tx) => {
    const { rowCount } = await tx.query(
      'update accounts set provisioned_at = $3 where id = $1 and attempts = $2 and provisioned_at is null',
      [account.id, account.attempt, now],
    );
    if (rowCount === 1) await invite(tx, account.id, `account:${account.id}`, linkId, now);
  });
}
