import { ACCOUNT_COLUMNS, type Account } from './accounts.ts';
import { type Database, type Queryable, statement } from './database.ts';
import { type Counted, takingBack } from './limits.ts';

/** Idle and absolute lifetime of a session, in milliseconds (LIMITS.md; OWASP ASVS 5.0 §7.3.1, §7.3.2). */
const IDLE = 30 * 60_000;
const ABSOLUTE = 8 * 60 * 60_000;

/** A session to begin. `digest` is of the id in the cookie, which is never stored. */
export interface NewSession {
  readonly digest: Buffer;
  readonly accountId: number;
  /** The hash that the typed password was checked against. */
  readonly passwordHash: string;
  /** The session that this browser had until now, which ends: an id is never used on after a sign-in. */
  readonly replaces: Buffer | null;
}

// The row of the account is locked: a reset that commits meanwhile leaves no session of the old password behind.
const OPENED = `a as (select id from accounts where id = $2 and state = 'active' and password_hash = $3 for share),
  old as (delete from sessions where digest = $4),
  opened as (insert into sessions (digest, account_id, opened_at, seen_at) select $1, a.id, $5, $5 from a returning account_id)`;

const valuesOf = (session: NewSession | null, now: Date): unknown[] => [
  session?.digest,
  session?.accountId,
  session?.passwordHash,
  session?.replaces,
  now,
];

/** Begins a session, unless the account is no longer active or its password is no longer the one that was checked. */
export async function open(tx: Queryable, session: NewSession, now: Date): Promise<void> {
  await tx.query(`with ${OPENED} select`, valuesOf(session, now));
}

/** What somebody typed who would sign in. */
export interface SignIn {
  /** Null where there is no such account. */
  readonly accountId: number | null;
  /** The session to begin; null when the password was wrong. */
  readonly session: NewSession | null;
  /** The tries that this was counted as. Only wrong passwords stay counted. */
  readonly counted: readonly Counted[];
}

/**
 * Begins a session like `open`, and writes down that it was begun or refused: one statement either way, so that nobody learns
 * from the time which.
 * @returns whether it was begun.
 */
export async function signIn(
  db: Database,
  { accountId, session, counted }: SignIn,
  now: Date,
): Promise<boolean> {
  const values = [
    ...valuesOf(session, now),
    accountId,
    counted.map(({ key }) => key),
    counted.map(({ at }) => at),
  ];
  const { rows } = await statement<{ event: string }>(db, { name: 'sign-in', text: SIGN_IN, values });
  return rows[0]?.event === 'session.opened';
}

const SIGN_IN = `with ${OPENED}, ${takingBack('$7', '$8', 'exists (select from opened)')}
  insert into audit (at, event, account_id)
  select $5::timestamptz, case when exists (select from opened) then 'session.opened' else 'session.refused' end, $6::bigint returning event`;

/** Whose session this is, and marks it as seen now; null when it does not exist, has ended, or its account is not active. */
export async function find(db: Queryable, digest: Buffer, now: Date): Promise<Account | null> {
  const { rows } = await db.query<Account>(
    `update sessions s set seen_at = greatest(s.seen_at, $2::timestamptz)
       from accounts a
      where s.digest = $1 and s.opened_at > $3 and s.seen_at > $4 and a.id = s.account_id and a.state = 'active'
      returning ${ACCOUNT_COLUMNS}`,
    [digest, now, new Date(now.getTime() - ABSOLUTE), new Date(now.getTime() - IDLE)],
  );
  return rows[0] ?? null;
}

/** Ends one session: signing out. */
export async function close(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('delete from sessions where digest = $1', [digest]);
}

/** Ends the sessions of an account but this one. */
export async function closeOthers(db: Queryable, accountId: number, digest: Buffer): Promise<void> {
  await db.query('delete from sessions where account_id = $1 and digest <> $2', [accountId, digest]);
}

/** Ends every session of an account: its password changed, or it was disabled. */
export async function closeAll(tx: Queryable, accountId: number): Promise<void> {
  await tx.query('delete from sessions where account_id = $1', [accountId]);
}
