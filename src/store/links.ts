import { base32, type Purpose } from '../core/links.ts';
import { type Account, lock, setPassword } from './accounts.ts';
import * as audit from './audit.ts';
import { type Database, type Queryable, transaction } from './database.ts';
import { owe } from './outbox.ts';
import * as sessions from './sessions.ts';

/**
 * `valid` · `lapsed`: too late, a new one may be asked for · `used`: it, or what it was for, is done · `replaced`: a newer
 * letter holds · `dead`: the account was disabled.
 */
export type LinkState = 'valid' | 'lapsed' | 'used' | 'replaced' | 'dead';

/** A link that is ours, and how it stands at the moment it was looked at. */
export interface Link {
  readonly id: Buffer;
  readonly purpose: Purpose;
  readonly state: LinkState;
  readonly until: Date;
  /** Of the account it opens. */
  readonly email: string;
}

/** Which links, and for how long links of their purpose hold (milliseconds). */
export interface LinkQuery {
  readonly ids: readonly Buffer[];
  readonly purpose: Purpose;
  readonly ttl: number;
}

/**
 * Until when a link holds: its TTL from when its letter left. In the moment between the mail server's word and our commit
 * of it, a fast reader has a link whose letter is not yet marked as sent: then from when it was made, which is never later.
 */
const UNTIL = `coalesce(l.expires_at, l.made_at + $3::float8 * interval '1 millisecond')`;

type Row = {
  place: number;
  standing: Exclude<LinkState, 'valid' | 'lapsed'> | 'open';
  until: number;
  email: string;
};

/** Looks at links and changes nothing. @returns in the order of `ids`; null where there is no such row. */
export async function look(db: Queryable, query: LinkQuery, now: Date): Promise<(Link | null)[]> {
  const { ids, purpose, ttl } = query;
  const { rows } = await db.query<Row>({
    name: 'look-at-links',
    text: `select asked.place::int as place,
            case when l.spent_at is not null then 'used' when a.state = 'disabled' then 'dead' when (a.state = 'invited') <> (l.purpose = 'activation') then 'used'
              when l.revoked_at is null then 'open'
              when exists (select from links n where n.account_id = l.account_id and n.purpose = l.purpose and n.id <> l.id
                       and n.made_at >= l.made_at and n.spent_at is null and n.revoked_at is null) then 'replaced'
              else 'used' end as standing,
            extract(epoch from ${UNTIL})::float8 as until, a.email
       from unnest($1::bytea[]) with ordinality as asked (id, place)
       join links l on l.id = asked.id join accounts a on a.id = l.account_id
      where l.purpose = $2`,
    values: [ids, purpose, ttl],
  });
  const found: (Link | null)[] = ids.map(() => null);
  for (const { place, standing, until: seconds, email } of rows) {
    const until = new Date(Math.round(seconds * 1000));
    const state = standing !== 'open' ? standing : until > now ? 'valid' : 'lapsed';
    found[place - 1] = { id: ids[place - 1] as Buffer, purpose, until, email, state };
  }
  return found;
}

const fits = (purpose: Purpose): Account['state'] => (purpose === 'activation' ? 'invited' : 'active');

/** What a link is redeemed for: a password (already hashed, outside any transaction) and a session of the person. */
export interface Redemption {
  readonly id: Buffer;
  readonly purpose: Purpose;
  /** Milliseconds. */
  readonly ttl: number;
  readonly accountId: number;
  readonly passwordHash: string;
  readonly sessionDigest: Buffer;
  /** What the person agreed to with it; null where nothing is asked. */
  readonly consent: Consent | null;
}

/** The privacy notice as it stood on the page, its version, and the reference of the page's request. */
export interface Consent {
  readonly version: string;
  readonly text: string;
  readonly reference: string;
}

/**
 * Spends a link, in one transaction: sets the password (and activates the account), kills the account's other links and all
 * its sessions, begins one session, and owes the letter that says so. Of any number at the same time one succeeds: the
 * account's row is locked first, so that sibling links wait for each other too.
 * @returns false when the link is not valid at `now`; nothing is changed then.
 */
export async function redeem(db: Database, redemption: Redemption, now: Date): Promise<boolean> {
  const { id, purpose, ttl, accountId, passwordHash, sessionDigest, consent } = redemption;
  return await transaction(db, async (tx) => {
    const account = await lock(tx, accountId);
    if (account?.state !== fits(purpose)) return false;
    const { rowCount } = await tx.query(
      `update links l set spent_at = $4
        where l.id = $1 and l.purpose = $2 and l.account_id = $5 and l.spent_at is null and l.revoked_at is null and ${UNTIL} > $4
        returning l.id`,
      [id, purpose, ttl, now, accountId],
    );
    if (rowCount !== 1) return false;
    if (consent) await keepConsent(tx, accountId, consent, now);
    await setPassword(tx, accountId, passwordHash, now);
    await revokeAll(tx, accountId, now);
    await sessions.closeAll(tx, accountId);
    await sessions.open(tx, { digest: sessionDigest, accountId, passwordHash, replaces: null }, now);
    await audit.record(tx, {
      at: now,
      event: purpose === 'activation' ? 'account.activated' : 'password.reset',
      accountId,
      actor: account.email,
      details: { link: base32(id), ...(consent && { consent: consent.version }) },
    });
    await owe(
      tx,
      [
        {
          cause: `link:${base32(id)}`,
          kind: purpose === 'activation' ? 'person-activated' : 'person-password-changed',
          recipient: account.email,
          data: { fullName: account.fullName },
          accountId,
        },
      ],
      now,
    );
    return true;
  });
}

async function keepConsent(tx: Queryable, accountId: number, consent: Consent, now: Date): Promise<void> {
  await tx.query(
    `insert into consents (account_id, request_id, notice_version, notice, given_at, reference)
     select id, request_id, $2, $3, $4, $5 from accounts where id = $1`,
    [accountId, consent.version, consent.text, now, consent.reference],
  );
}

/** Kills the links of an account that could still be used: its password changed, or a newer link takes their place. */
export async function revokeAll(tx: Queryable, accountId: number, now: Date): Promise<void> {
  await tx.query(
    'update links set revoked_at = $2 where account_id = $1 and spent_at is null and revoked_at is null',
    [accountId, now],
  );
}
