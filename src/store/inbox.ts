import { record } from './audit.ts';
import { type Database, LEASE, type Queryable, transaction } from './database.ts';

/** A mail that was taken to be answered. `attempt` is the fence: only who took it last may write its verdict. */
export interface TakenMail {
  id: number;
  attempt: number;
  failures: number;
  raw: Buffer;
  /** Since when it waits for an answer. */
  since: Date;
  /** The inbox row that first brought the same bytes, if there is one. */
  firstId: number | null;
}

/** A lease on a mail ended while it was being answered, and another copy took it over. */
export class Fenced extends Error {}

/** Poison: this many failures of its own and the mail is set aside (DESIGN.md rule 5). */
const MAX_FAILURES = 3;

/** For the planner, which would rather walk all mail that is open than look up one by its id: its plans are made while there is none. */
export const OPEN = 'coalesce(verdict) is null';

/** Takes the mails whose turn it is (store/mailboxes.ts), of those the ones that have waited longest, at most `most`; in that order. */
export async function takeMails(db: Queryable, most: number, now: Date): Promise<TakenMail[]> {
  const { rows } = await db.query<TakenMail & { turn: number }>({
    name: 'take-mails',
    text: `with due as (select id from inbox where verdict is null and due_at <= $1 order by turn, due_at, id limit $3 for update skip locked)
     update inbox set attempts = attempts + 1, due_at = $2 from due where inbox.id = due.id
     returning inbox.id, turn, attempts as attempt, failures, raw, coalesce(retried_at, kept_at) as since,
       (select min(same.id) from inbox same where same.sha256 = inbox.sha256 and same.id < inbox.id
          and same.verdict is distinct from 'set-aside') as "firstId"`,
    values: [now, new Date(now.getTime() + LEASE), most],
  });
  return rows.sort((a, b) => a.turn - b.turn || a.id - b.id);
}

/** Renews the lease of mails in hand; without effect for those that have passed to another or have come to an end. */
export async function holdMails(db: Queryable, mails: readonly TakenMail[], now: Date): Promise<void> {
  await db.query(
    `update inbox set due_at = greatest(due_at, $3) from unnest($1::bigint[], $2::int[], $4::int[]) as held (id, attempt, failures)
     where inbox.id = held.id and attempts = held.attempt and inbox.failures = held.failures and ${OPEN}`,
    [
      mails.map(({ id }) => id),
      mails.map(({ attempt }) => attempt),
      new Date(now.getTime() + LEASE),
      mails.map(({ failures }) => failures),
    ],
  );
}

/** @throws Fenced when the lease had passed to another. */
async function setAside(tx: Queryable, mail: TakenMail, reason: string, now: Date): Promise<void> {
  const done = await tx.query(
    `update inbox set verdict = 'set-aside', reason = $3, answered_at = $4 where id = $1 and attempts = $2 and ${OPEN}`,
    [mail.id, mail.attempt, reason, now],
  );
  if (done.rowCount !== 1) throw new Fenced(`mail ${mail.id} was taken over`);
  await record(tx, { at: now, event: 'mail.set-aside', inboxId: mail.id, details: { reason } });
}

/** Notes that a mail could not be answered: it is tried again later, or set aside when that was the last try or no other would end better. */
export async function noteFailure(
  db: Database,
  mail: TakenMail,
  { reason, isForGood }: { reason: string; isForGood: boolean },
  now: Date,
): Promise<'later' | 'set-aside'> {
  const last = isForGood || mail.failures + 1 >= MAX_FAILURES;
  await transaction(db, async (tx) => {
    if (last) return await setAside(tx, mail, reason, now);
    await putOff(tx, mail, reason, new Date(now.getTime() + 5_000 * 2 ** mail.failures));
  });
  return last ? 'set-aside' : 'later';
}

/** Whether a mail may be tried once more before the try that has to come to an end. */
export const mayBePutOff = (mail: TakenMail): boolean => mail.failures + 1 < MAX_FAILURES;

/** Gives a taken mail back until `due`; that counts as a failure. Without effect when another copy has taken it over. */
export async function putOff(tx: Queryable, mail: TakenMail, reason: string, due: Date): Promise<void> {
  await tx.query(
    `update inbox set failures = failures + 1, reason = $3, due_at = $4 where id = $1 and attempts = $2 and ${OPEN}`,
    [mail.id, mail.attempt, reason, due],
  );
}
