import type { Change, RequestFacts } from '../core/command.ts';
import type { Letter } from '../core/letters.ts';
import { record } from './audit.ts';
import { type Database, type Queryable, transaction } from './database.ts';
import { ANSWERS, REQUESTS, type RequestRow, requestOf } from './facts.ts';
import { owe } from './outbox.ts';
import { make } from './requests.ts';

/** Requests that wait for room: those that are held, and incomplete ones whose requester could not be asked for the rest. */

/** A request mail for which there seems to be room. Whether there is, is known only under the locks of `lookUp`. */
export interface WaitingMail {
  inboxId: number;
  isHeld: boolean;
  requester: string;
  subject: string;
  messageId: string | null;
  emails: string[];
  companies: string[];
  leftOut: number;
}

/**
 * The mail that may go on first: of companies that have accounts before others, then in the order they came. Senders and companies
 * that have used up their amount are passed over, so that they hold up nobody.
 */
export async function nextWaiting(db: Queryable, limitScale: number, now: Date): Promise<WaitingMail | null> {
  const found = await db.query<{ waits: boolean }>(
    `select exists (select from requests where state = 'held') or exists (select from requests where state = 'incomplete' and unasked) as waits`,
  );
  if (!found.rows[0]?.waits) return null;
  const { sender, company, all } = REQUESTS;
  const most = [sender.hour, sender.day, company, all, ANSWERS.hour, ANSWERS.day];
  const { rows } = await db.query<WaitingMail>(NEXT, [now, most.map((n) => Math.ceil(n * limitScale))]);
  return rows[0] ?? null;
}

// $1 now, $2 the amounts. Few senders can have used up theirs within a day; how many requests they have waiting does not matter.
const NEXT = `with busy as (
    select requester from requests where admitted_at > $1::timestamptz - interval '1 day' group by requester
    having count(*) >= ($2::int[])[2] or count(*) filter (where admitted_at > $1::timestamptz - interval '1 hour') >= ($2::int[])[1]
  ), full_up as (
    select domain from requests where admitted_at > $1::timestamptz - interval '1 hour' group by domain having count(*) >= ($2::int[])[3]
  ), next as (
    (select inbox_id, true as held from requests r where state = 'held'
       and (select count(*) from requests where admitted_at > $1::timestamptz - interval '1 hour') < ($2::int[])[4]
       and requester not in (select requester from busy) and domain not in (select domain from full_up)
       and not exists (select from requests same where same.inbox_id = r.inbox_id and same.domain in (select domain from full_up))
     order by familiar desc, id limit 1)
    union all
    (select inbox_id, false from requests r where state = 'incomplete' and unasked
       and (select count(*) from outbox where recipient = r.requester and is_answer and owed_at > $1::timestamptz - interval '1 hour') < ($2::int[])[5]
       and (select count(*) from outbox where recipient = r.requester and is_answer and owed_at > $1::timestamptz - interval '1 day') < ($2::int[])[6]
     order by id limit 1)
  )
  select r.inbox_id as "inboxId", next.held as "isHeld", min(requester) as requester, min(subject) as subject, min(message_id) as "messageId",
    array_remove(array_agg(distinct email), null) as emails, array_agg(distinct domain) as companies,
    coalesce(substring(min(i.reason) from 'left out (\\d+)')::int, 0) as "leftOut"
  from (select * from next limit 1) next join requests r using (inbox_id) join inbox i on i.id = r.inbox_id
  group by r.inbox_id, next.held`;

/** What of the mail still waits, locked, in the order it was stated. */
export async function waitingOf(tx: Queryable, { inboxId, isHeld }: WaitingMail): Promise<RequestFacts[]> {
  const { rows } = await tx.query<RequestRow>(
    `select * from requests where inbox_id = $1 and case when $2 then state = 'held' else state = 'incomplete' and unasked end order by place for update`,
    [inboxId, isHeld],
  );
  return rows.map(requestOf);
}

/** Saves what became of a mail that waited: the changes, and the letters owed. */
export async function saveResumed(
  tx: Queryable,
  mail: WaitingMail,
  { changes, letters }: { changes: readonly Change[]; letters: readonly Letter[] },
  cause: { now: Date; linkId(): Buffer },
): Promise<void> {
  const { inboxId, messageId: answers } = mail;
  for (const change of changes)
    if (change.do !== 'open')
      await make(tx, change, { ...cause, inboxId, answers, proof: null, words: null });
  const codes = letters.flatMap(({ code }) => code ?? []);
  const { rows } = await tx.query<{ code: string; id: number }>(
    'select code, id from requests where code = any($1::text[])',
    [codes],
  );
  const ids = new Map(rows.map(({ code, id }) => [code, id]));
  await owe(
    tx,
    letters.map(({ kind, to, code, data, answers: isAnswer = false }) => {
      const requestId = code === null ? undefined : ids.get(code);
      return {
        cause: `resumed:${inboxId}:${cause.now.getTime()}:${code ?? ''}`,
        kind,
        recipient: to,
        data: { ...data },
        inboxId,
        isAnswer,
        answers: isAnswer ? answers : null,
        ...(requestId === undefined ? {} : { requestId }),
      };
    }),
    cause.now,
  );
}

/** For the operator: who has requests held, most first. */
export interface HeldOf {
  requester: string;
  count: number;
  since: Date;
  /** Which amount was used up when the first was held. */
  why: 'sender' | 'company' | 'all';
  codes: string[];
}

/** Held requests by who wrote them, at most `limit` senders; of each the first five codes. */
export async function heldBySender(db: Queryable, limit: number): Promise<HeldOf[]> {
  const { rows } = await db.query<HeldOf>(
    `select requester, count(*) as count, min(opened_at) as since, (array_agg(reason order by id))[1] as why, (array_agg(code order by id))[1:5] as codes
     from requests where state = 'held' group by requester order by count(*) desc, requester limit $1`,
    [limit],
  );
  return rows;
}

/** Closes all that is held of one sender (canonical address), as after a mail bomb: nobody is told. @returns how many there were. */
export async function closeHeld(db: Database, requester: string, now: Date): Promise<number> {
  return await transaction(db, async (tx) => {
    const { rowCount } = await tx.query(
      `update requests set state = 'closed', reason = 'closed-by-operator' where requester = $1 and state = 'held'`,
      [requester],
    );
    const count = rowCount ?? 0;
    if (count > 0)
      await record(tx, {
        at: now,
        event: 'requests.held-closed',
        actor: 'operator',
        details: { requester, count },
      });
    return count;
  });
}
