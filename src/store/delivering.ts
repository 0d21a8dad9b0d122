import type { LetterKind } from '../core/letters.ts';
import type { Purpose } from '../core/links.ts';
import { type Database, LEASE, type Queryable, transaction } from './database.ts';
import { owe } from './outbox.ts';

/** A letter that was taken to be sent. `attempt` is the fence. */
export interface TakenLetter {
  id: number;
  attempt: number;
  /** How often a server said "later" to it; a bot that was killed with it in hand says nothing about the letter. */
  laters: number;
  /** When it is held for the operator if it has not left by then. */
  holdAfter: Date;
  cause: string;
  kind: LetterKind;
  recipient: string;
  data: Record<string, unknown>;
  requestId: number | null;
  code: string | null;
  /** Of the request that its account came from, where it has no code itself: for the log. */
  accountCode: string | null;
  answers: string | null;
  isAnswer: boolean;
  owedAt: Date;
  linkId: Buffer | null;
  purpose: Purpose | null;
  /** Of the Message-ID it was handed in with before, by which the key that made it is known. */
  messageDigest: Buffer | null;
  /** The link was replaced, spent or revoked meanwhile: the letter has nothing to say any more. */
  linkDead: boolean;
}

export type AttemptResult = 'sent' | 'later' | 'refused';

/** For so long a letter is tried, whatever servers say or fail to say (RFC 5321 §4.5.4.1 asks for four to five days; an account is wanted sooner). */
const PATIENCE = '2 days';

/** Takes the letters that have waited longest, at most `most`. A try that was taken and never written back is put on record as lost. */
export async function takeLetters(db: Database, most: number, now: Date): Promise<TakenLetter[]> {
  const { rows } = await db.query<TakenLetter>({
    name: 'take-letters',
    text: `with due as (
       select id as due_id from outbox where state = 'queued' and due_at <= $1 order by due_at, id limit $3 for update skip locked
     ), taken as (
       update outbox set attempts = attempts + 1, due_at = $2 from due where id = due_id returning outbox.*
     ), lost as (
       insert into outbox_attempts (outbox_id, attempt, at, result, answer)
       select id, attempts - 1, $1, 'lost', 'the process ended, or its lease, before the answer was written down' from taken where attempts > 1
       on conflict do nothing
     )
     select t.id, t.attempts as attempt, coalesce(t.retried_at, t.owed_at) + interval '${PATIENCE}' as "holdAfter", t.cause, t.kind, t.recipient, t.data, t.request_id as "requestId", r.code,
       case when r.code is null then (select code from accounts a join requests on requests.id = a.request_id where a.id = t.account_id) end as "accountCode",
       coalesce(t.answers, case when t.kind = 'requester-rejected' then r.message_id end) as answers, t.is_answer as "isAnswer",
       t.owed_at as "owedAt", case when t.attempts > 1 then (select count(*) from outbox_attempts a where a.outbox_id = t.id and a.result = 'later') else 0 end as laters,
       t.message_digest as "messageDigest", l.id as "linkId", l.purpose,
       coalesce(l.revoked_at is not null or l.spent_at is not null, false) as "linkDead"
     from taken t left join requests r on r.id = t.request_id left join links l on l.outbox_id = t.id`,
    values: [now, new Date(now.getTime() + LEASE), most],
  });
  return rows;
}

/** For the planner, which would rather walk all letters that are queued than look up a few by their ids. */
const QUEUED = `coalesce(state) = 'queued'`;

/** Renews the lease of a letter in hand; without effect when it has passed to another, or an answer was written down. */
export async function holdLetter(db: Queryable, letter: TakenLetter, now: Date): Promise<void> {
  await db.query(
    `update outbox set due_at = greatest(due_at, $3) where id = $1 and attempts = $2 and ${QUEUED}`,
    [letter.id, letter.attempt, new Date(now.getTime() + LEASE)],
  );
}

/** A letter about to be sent: the digests of its Message-ID and reply key (in a digest, of each request's), and until when its link will hold. */
export interface Departure {
  letter: TakenLetter;
  digests: {
    message: Buffer;
    key: Buffer | null;
    listed: readonly { code: string; digest: Buffer }[];
  };
  linkUntil: Date | null;
}

/**
 * Before letters are handed to SMTP: the digests are known from now on (an answer may come before the server's is written down), and their links
 * hold from now on. @returns the ids of those whose lease has not passed to another.
 */
export async function aboutToSend(db: Queryable, departures: readonly Departure[]): Promise<Set<number>> {
  const listed = departures.flatMap(({ letter, digests }) =>
    digests.listed.map(({ code, digest }) => ({ letter: letter.id, code, digest })),
  );
  const { rows } = await db.query<{ id: number }>({
    name: 'about-to-send',
    text: `with going as (select * from unnest($1::bigint[], $2::int[], $3::bytea[], $4::bytea[], $5::timestamptz[]) as l (id, attempt, message, key, link_until)),
       mine as (
         update outbox set message_digest = message, key_digest = key from going
         where outbox.id = going.id and attempts = attempt and ${QUEUED} returning outbox.id, link_until),
       link as (update links set expires_at = link_until from mine where outbox_id = mine.id and link_until is not null),
       listed as (
         insert into outbox_keys (digest, outbox_id, request_id)
         select k.digest, mine.id, r.id from unnest($6::bigint[], $7::text[], $8::bytea[]) as k (letter, code, digest)
           join mine on mine.id = k.letter join requests r using (code) on conflict do nothing)
     select id from mine`,
    values: [
      departures.map(({ letter }) => letter.id),
      departures.map(({ letter }) => letter.attempt),
      departures.map(({ digests }) => digests.message),
      departures.map(({ digests }) => digests.key),
      departures.map(({ linkUntil }) => linkUntil),
      listed.map(({ letter }) => letter),
      listed.map(({ code }) => code),
      listed.map(({ digest }) => digest),
    ],
  });
  return new Set(rows.map(({ id }) => id));
}

/** What became of a try. `at` is when the server answered; a link's time runs from there. */
export interface Attempt {
  letter: TakenLetter;
  at: Date;
  result: AttemptResult;
  answer: string;
  /** When to try again, or null to hold the letter for the operator. */
  again: Date | null;
  linkUntil: Date | null;
  /** Agents to be told, should the server refuse an activation letter for good. */
  tell: readonly string[];
}

/** Writes down what became of some letters, in one commit. */
export async function recordAttempts(db: Database, attempts: readonly Attempt[]): Promise<void> {
  const isTold = ({ result, letter }: Attempt): boolean =>
    result === 'refused' && letter.kind === 'person-activation';
  if (!attempts.some(isTold)) return void (await writeDown(db, attempts));
  await transaction(db, async (tx) => {
    const ended = await writeDown(tx, attempts);
    for (const attempt of attempts)
      if (isTold(attempt) && ended.has(attempt.letter.id)) await tellRefused(tx, attempt);
  });
}

// One statement, which is a transaction of its own. An acceptance holds whoever has the lease by now: the letter has left.
const WRITE_DOWN = `with done as (
    select * from unnest($1::bigint[], $2::int[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[])
      as d (id, attempt, new_state, at, result, answer, again, link_until)
  ), attempt as (
    insert into outbox_attempts (outbox_id, attempt, at, result, answer)
    select done.id, attempt, at, result, answer from done join outbox on outbox.id = done.id -- unless it was erased while it was in hand
    on conflict (outbox_id, attempt) do update set at = excluded.at, result = excluded.result, answer = excluded.answer
  ), mine as (
    update outbox set state = new_state, sent_at = case when new_state = 'sent' then at end, due_at = coalesce(again, due_at) from done
    where outbox.id = done.id and ${QUEUED} and (attempts = attempt or new_state = 'sent') returning outbox.id, state, link_until
  ), link as (
    update links set expires_at = link_until from mine
    where outbox_id = mine.id and mine.state = 'sent' and link_until is not null and spent_at is null
  )
  select id from mine`;

/** @returns the ids of those that had not come to an end before, and whose lease had not passed to another. */
async function writeDown(tx: Queryable, attempts: readonly Attempt[]): Promise<Set<number>> {
  const stateOf = ({ result, again }: Attempt): string =>
    result === 'later' ? (again ? 'queued' : 'held') : result;
  const values = [
    attempts.map(({ letter }) => letter.id),
    attempts.map(({ letter }) => letter.attempt),
    attempts.map(stateOf),
    attempts.map(({ at }) => at),
    attempts.map(({ result }) => result),
    attempts.map(({ answer }) => answer),
    attempts.map(({ again }) => again),
    attempts.map(({ linkUntil }) => linkUntil),
  ];
  const { rows } = await tx.query<{ id: number }>({ name: 'write-down', text: WRITE_DOWN, values });
  return new Set(rows.map(({ id }) => id));
}

/** The person was approved and cannot be reached: agents hear of it as of a bounce. */
async function tellRefused(tx: Queryable, { letter, tell, answer, at }: Attempt): Promise<void> {
  const { rows } = await tx.query<{
    code: string;
    fullName: string;
    company: string;
    role: string;
    email: string;
  }>('select code, full_name as "fullName", company, role, email from requests where id = $1', [
    letter.requestId,
  ]);
  for (const { code, ...person } of rows)
    await owe(
      tx,
      tell.map((recipient) => ({
        cause: `letter:${letter.id}`,
        kind: 'agent-bounced',
        recipient,
        data: { code, person, answer },
        requestId: letter.requestId as number,
      })),
      at,
    );
}

/**
 * A letter whose link holds no more is not sent again. A link that was used shows that its letter had arrived, although the process
 * that handed it in never wrote that down.
 */
export async function dropLetter(db: Queryable, letter: TakenLetter, now: Date): Promise<void> {
  await db.query(
    `with used as (select from links where outbox_id = $1 and spent_at is not null)
     update outbox set state = case when exists (select from used) then 'sent' else 'dropped' end,
       sent_at = case when exists (select from used) then $3::timestamptz end
     where id = $1 and attempts = $2 and ${QUEUED}`,
    [letter.id, letter.attempt, now],
  );
}
