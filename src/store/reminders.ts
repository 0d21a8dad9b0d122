import type { Letter } from '../core/letters.ts';
import type { Unanswered } from '../core/reminding.ts';
import { workingHours } from '../core/working-time.ts';
import type { Database, Queryable } from './database.ts';
import { ANSWERS, type RequestRow, requestOf } from './facts.ts';
import { owe } from './outbox.ts';

/** Requests that somebody does not go on with: their requester, who was asked for missing data, or the agents. */

const DAY = 86_400_000;
/** After the requester was last asked. */
const REMIND_AFTER = 2 * DAY;
const CLOSE_AFTER = 7 * DAY;
/** Hours of working time that a request awaits its decision before it stands in a digest again. */
const AGENTS_AFTER = [4, 24] as const;
const AT_ONCE = 500;

/** A mail with requests that lack data, whose requester may be reminded now. */
export interface UnansweredMail {
  inboxId: number;
  requester: string;
}

/**
 * One mail a requester, those that wait longest first. Who has been answered as often as the limit allows is passed over until there
 * is room, and who could not be reached altogether.
 */
export async function unansweredMails(
  db: Queryable,
  limitScale: number,
  now: Date,
): Promise<UnansweredMail[]> {
  const most = [ANSWERS.hour, ANSWERS.day].map((n) => Math.ceil(n * limitScale));
  const { rows } = await db.query<UnansweredMail>(
    `select min(inbox_id) as "inboxId", requester from requests r
     where state = 'incomplete' and reminded = 0 and asked_at <= $1 and asked_at > $2
       and not exists (select from outbox where recipient = r.requester and owed_at > $2 and (bounced_at is not null or state = 'refused'))
       and (select count(*) from outbox where recipient = r.requester and is_answer and owed_at > $3::timestamptz - interval '1 hour') < $4
       and (select count(*) from outbox where recipient = r.requester and is_answer and owed_at > $3::timestamptz - interval '1 day') < $5
     group by requester order by min(asked_at) limit ${AT_ONCE}`,
    [before(now, REMIND_AFTER), before(now, CLOSE_AFTER), now, ...most],
  );
  return rows;
}

const before = (now: Date, milliseconds: number): Date => new Date(now.getTime() - milliseconds);

interface UnansweredRow extends RequestRow {
  subject: string;
  message_id: string | null;
  asked_at: Date;
}

/** What of the mail still lacks data, locked; null where it came meanwhile. Where it cannot be told how it was asked for, no words are repeated. */
export async function unansweredOf(
  tx: Queryable,
  inboxId: number,
): Promise<(Unanswered & { messageId: string | null }) | null> {
  const { rows } = await tx.query<UnansweredRow>(
    `select * from requests where inbox_id = $1 and state = 'incomplete' and reminded = 0 and asked_at is not null order by place for update`,
    [inboxId],
  );
  const [first] = rows;
  if (!first) return null;
  const asked = await tx.query<{ worded: boolean | null }>(
    `select bool_and(not data ? 'isWordless') as worded from outbox
     where kind = 'requester-receipt' and request_id in (select id from requests where inbox_id = $1)`,
    [inboxId],
  );
  return {
    requester: first.requester,
    subject: first.subject,
    messageId: first.message_id,
    requests: rows.map(requestOf),
    until: new Date(Math.min(...rows.map(({ asked_at }) => asked_at.getTime())) + CLOSE_AFTER),
    isWordless: !asked.rows[0]?.worded,
  };
}

/** The letter is owed, and this mail's requests are not reminded of again. */
export async function saveReminder(
  tx: Queryable,
  mail: { inboxId: number; requestIds: readonly number[]; messageId: string | null },
  { kind, to, data }: Letter,
  now: Date,
): Promise<void> {
  const [requestId] = mail.requestIds;
  await tx.query('update requests set reminded = 1 where id = any($1::bigint[])', [mail.requestIds]);
  const letter = {
    cause: `reminder:${mail.inboxId}`,
    kind,
    recipient: to,
    data: { ...data },
    inboxId: mail.inboxId,
    isAnswer: true,
    answers: mail.messageId,
  };
  await owe(tx, [requestId === undefined ? letter : { ...letter, requestId }], now);
}

/**
 * Closes some requests whose requester did not give the missing data in time; nobody is told. Nothing is closed while mail is still to
 * be read, as after a week in which no bot ran: the answer may lie in it. @returns how many
 */
export async function closeUnanswered(db: Database, now: Date): Promise<number> {
  const { rowCount } = await db.query(
    `with late as (
       select id from requests where state = 'incomplete' and asked_at <= $1
         and exists (select from mailboxes where read_at > $2::timestamptz - interval '10 minutes')
         and not exists (select from inbox where verdict is null)
       order by asked_at limit ${AT_ONCE} for update skip locked
     ), closed as (
       update requests set state = 'closed', reason = 'unanswered' from late where requests.id = late.id and state = 'incomplete' returning requests.id
     )
     insert into audit (at, event, request_id, details) select $2, 'request.closed', id, '{"reason": "unanswered"}' from closed`,
    [before(now, CLOSE_AFTER), now],
  );
  return rowCount ?? 0;
}

/** Requests that have awaited a decision for too long stand in the agents' next digest again, each time once. @returns how many */
export async function listAwaiting(db: Database, timeZone: string, now: Date): Promise<number> {
  let count = 0;
  for (const [level, hours] of AGENTS_AFTER.entries()) {
    // Working time is never more than time, so that none is missed; and who came later has not waited longer.
    const { rows } = await db.query<{ id: number; since: Date }>(
      `select id, completed_at as since from requests where state = 'pending' and reminded = $1 and completed_at <= $2 order by completed_at limit ${AT_ONCE}`,
      [level, before(now, hours * 3_600_000)],
    );
    const times = rows.map(({ since }) => {
      const waited = workingHours(since, now, timeZone);
      return AGENTS_AFTER.filter((after) => waited >= after).length;
    });
    const due = rows.map(({ id }, i) => ({ id, times: times[i] ?? 0 })).filter((one) => one.times > level);
    const listed = await db.query(
      `update requests set untold_at = coalesce(untold_at, $3), reminded = due.times from unnest($1::bigint[], $2::int[]) as due (id, times)
       where requests.id = due.id and state = 'pending' and reminded = $4`,
      [due.map(({ id }) => id), due.map((one) => one.times), now, level],
    );
    count += listed.rowCount ?? 0;
  }
  return count;
}
