import { type Database, type Queryable, transaction } from './database.ts';

/** How far a mailbox has been read. */
export interface Cursor {
  mailboxId: number;
  lastUid: number;
}

export interface KeptMail {
  uid: number;
  receivedAt: Date;
  size: number;
  raw: Buffer;
  sha256: Buffer;
  /** In canonical form, or '': decides only whose turn it is, so it needs no proof. */
  sender: string;
  /** By shape alone, for the same reason. */
  isReply: boolean;
  /** Set when it cannot be read at all: kept for the operator, with the reason. */
  setAside: string | null;
}

/**
 * Where to read on. A new UIDVALIDITY means that all UIDs are new (RFC 9051 §2.3.1.1): reading starts over, and mail that
 * was kept under the old numbers is known again by its bytes.
 */
export async function cursorOf(db: Database, name: string, uidValidity: number, now: Date): Promise<Cursor> {
  return await transaction(db, async (tx) => {
    await tx.query(
      'insert into mailboxes (name, uid_validity) values ($1, $2) on conflict (name) do nothing',
      [name, uidValidity],
    );
    const found = await tx.query<{ id: number; uid_validity: number; last_uid: number }>(
      'select id, uid_validity, last_uid from mailboxes where name = $1 for update',
      [name],
    );
    const row = found.rows[0];
    if (!row) throw new Error(`mailbox ${name} vanished`);
    if (row.uid_validity === uidValidity) return { mailboxId: row.id, lastUid: row.last_uid };
    await tx.query('update mailboxes set uid_validity = $2, last_uid = 0 where id = $1', [
      row.id,
      uidValidity,
    ]);
    await tx.query('update inbox set moved_at = $2 where mailbox_id = $1 and moved_at is null', [
      row.id,
      now,
    ]);
    return { mailboxId: row.id, lastUid: 0 };
  });
}

/** Keeps mail and moves the cursor in one commit: from here on the mail is ours to answer for. @returns the ids of what was not kept before. */
export async function keep(
  db: Database,
  cursor: Cursor,
  uidValidity: number,
  mails: readonly KeptMail[],
  lastUid: number,
  now: Date,
): Promise<number[]> {
  return await transaction(db, async (tx) => {
    const ids = mails.length > 0 ? await insertMails(tx, cursor.mailboxId, uidValidity, mails, now) : [];
    await tx.query(
      'update mailboxes set last_uid = greatest(last_uid, $2) where id = $1 and uid_validity = $3',
      [cursor.mailboxId, lastUid, uidValidity],
    );
    return ids;
  });
}

/**
 * So many mails of one sender that wait have the same turn; the next so many the turn after. Turns are taken in order, so who sends
 * thousands waits behind them for themselves. A sender's own order stays: as long as one of their mails waits, none gets a turn before its.
 */
const PER_TURN = 10;
/** Who has none waiting begins with this turn, or with 0 if they answer a letter of ours: a hundred decisions of an agent come before whatever strangers ask for. */
const TURN_OF_STRANGERS = 10;

async function insertMails(
  tx: Queryable,
  mailboxId: number,
  uidValidity: number,
  mails: readonly KeptMail[],
  now: Date,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `with mail as (
     select *, row_number() over (partition by address order by uid) - 1 as nth
     from unnest($4::bigint[], $5::timestamptz[], $6::bigint[], $7::bytea[], $8::bytea[], $9::text[], $10::text[], $11::boolean[])
       as m (uid, received_at, size, raw, sha256, reason, address, is_reply)
     ), backlog as (
     select address, sender, coalesce(turn, first) as turn,
       (select count(*) from (select from inbox i where i.verdict is null and i.sender = s.sender and i.turn = last.turn limit ${PER_TURN}) same) as count
     from (select address, pseudonym(address) as sender, case when bool_or(is_reply) then 0 else ${TURN_OF_STRANGERS} end as first from mail group by address) s left join lateral (
       select turn from inbox i where i.verdict is null and i.sender = s.sender order by turn desc limit 1) last on true
     ), kept as (
     insert into inbox (mailbox_id, uid_validity, uid, received_at, size, raw, sha256, kept_at, due_at, sender, turn, verdict, reason, answered_at)
     select $1, $2, uid, received_at, size, raw, sha256, $3, $3, sender, turn + (count + nth) / ${PER_TURN},
            case when reason is null then null else 'set-aside' end, reason, case when reason is null then null else $3::timestamptz end
     from mail join backlog using (address) order by uid
     on conflict (mailbox_id, uid_validity, uid) do nothing returning id, reason
     ), told as (
     insert into audit (at, event, inbox_id, details)
     select $3, 'mail.set-aside', id, jsonb_build_object('reason', reason) from kept where reason is not null)
     select id from kept order by id`,
    [
      mailboxId,
      uidValidity,
      now,
      mails.map((m) => m.uid),
      mails.map((m) => m.receivedAt),
      mails.map((m) => m.size),
      mails.map((m) => m.raw),
      mails.map((m) => m.sha256),
      mails.map((m) => m.setAside),
      mails.map((m) => m.sender),
      mails.map((m) => m.isReply),
    ],
  );
  return rows.map(({ id }) => id);
}

/** UIDs of mail that is safe in the database and still waits to be moved out of the mailbox, at most `limit`. */
export async function unmoved(
  db: Queryable,
  cursor: Cursor,
  uidValidity: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await db.query<{ uid: number }>(
    'select uid from inbox where mailbox_id = $1 and uid_validity = $2 and moved_at is null order by uid limit $3',
    [cursor.mailboxId, uidValidity, limit],
  );
  return rows.map((row) => row.uid);
}

export async function markMoved(
  db: Queryable,
  cursor: Cursor,
  uidValidity: number,
  uids: readonly number[],
  now: Date,
): Promise<void> {
  await db.query(
    'update inbox set moved_at = $4 where mailbox_id = $1 and uid_validity = $2 and uid = any($3::bigint[])',
    [cursor.mailboxId, uidValidity, uids, now],
  );
}

export async function markRead(db: Queryable, cursor: Cursor, now: Date): Promise<void> {
  await db.query('update mailboxes set read_at = $2 where id = $1', [cursor.mailboxId, now]);
}

/** The seat of the one copy that does something: held as long as its session lives, lost with it. */
export interface Seat {
  /** Aborts when the session is gone, and with it the right to go on. */
  readonly lost: AbortSignal;
  leave(): void;
}

/** Takes the seat of who does `name` alone among all copies, by a session advisory lock, or answers null when another has it. */
export async function takeSeat(db: Database, name: string): Promise<Seat | null> {
  const client = await db.connect();
  const gone = new AbortController();
  const onLost = (): void => gone.abort();
  client.on('error', onLost); // pg tells of a terminated session twice
  client.on('end', onLost);
  const leave = (error?: Error): void => {
    client.removeListener('end', onLost);
    client.removeListener('error', onLost);
    client.release(error ?? true); // ending the session is what gives up the lock
  };
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('portero ' || $1, 0)) as taken",
      [name],
    );
    if (rows[0]?.taken) return { lost: gone.signal, leave: () => leave() };
    leave();
    return null;
  } catch (error) {
    leave(error as Error);
    throw error;
  }
}
