import type { Change, Outcome } from '../core/command.ts';
import { asJson, type Queryable } from './database.ts';
import { Fenced, type TakenMail } from './inbox.ts';
import { type Cause, make } from './requests.ts';

/** What the trail tells of a mail besides its verdict. */
export interface Said {
  /** Canonical address of who wrote it, or null. */
  readonly actor: string | null;
  readonly details: Record<string, unknown>;
  /** Of a reply: the words it was read by. The trail gets their digest. */
  readonly words: Words | null;
}

/** What a person wrote, to be kept where it can be erased. `digest` is SHA-256 of salt and text. */
export interface Words {
  readonly text: string;
  readonly salt: Buffer;
  readonly digest: Buffer;
}

/**
 * Ends a mail, in the caller's transaction: the changes that were decided, then in one statement the requests it opens, the
 * letters owed, the audit lines and its verdict. A letter already owed to the same cause is left as it is.
 * @throws Fenced when the lease had passed to another: nothing of this may be committed then.
 */
export async function saveAnswer(
  tx: Queryable,
  mail: TakenMail,
  outcome: Outcome,
  said: Said,
  cause: Cause,
): Promise<void> {
  for (const change of outcome.changes) if (change.do !== 'open') await make(tx, change, cause);
  const opened = outcome.changes.filter((change): change is Change & { do: 'open' } => change.do === 'open');
  const { letters } = outcome;
  const values = [
    mail.id,
    mail.attempt,
    cause.now,
    outcome.verdict,
    outcome.reason,
    said.actor,
    asJson({ reason: outcome.reason, ...said.details }),
    opened.map((one) => one.code),
    opened.map((one) => one.place),
    opened.map((one) => one.state),
    opened.map((one) => one.person.fullName),
    opened.map((one) => one.person.company),
    opened.map((one) => one.person.role),
    opened.map((one) => one.person.email),
    opened.map((one) => one.requester),
    opened.map((one) => one.subject),
    opened.map((one) => one.messageId),
    opened.map((one) => one.reason),
    letters.map(({ code }) => code),
    letters.map(({ kind }) => kind),
    letters.map(({ to }) => to),
    letters.map(({ data }) => asJson(data)),
    letters.map(({ answers = false }) => answers),
    cause.answers,
    said.words?.digest ?? null,
    said.words?.salt ?? null,
    said.words?.text ?? null,
  ];
  const { rowCount } = await tx.query({ name: 'save-answer', text: SAVE, values });
  if (rowCount === 0) throw new Fenced(`mail ${mail.id} was taken over`);
}

const SAVE = `with mine as (
    update inbox set verdict = $4, reason = $5, answered_at = $3 where id = $1 and attempts = $2 and verdict is null returning id
  ), opened as (
    insert into requests (inbox_id, opened_at, completed_at, code, place, state, full_name, company, role, email, requester, subject, message_id, reason)
    select mine.id, $3, case when r.state <> 'incomplete' then $3 end, r.*
    from mine, unnest($8::text[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[])
      as r (code, place, state, full_name, company, role, email, requester, subject, message_id, reason)
    returning id, code, state, reason, requester
  ), owed as (
    insert into outbox (inbox_id, owed_at, due_at, cause, request_id, kind, recipient, data, is_answer, answers)
    select mine.id, $3, $3, 'inbox:' || mine.id || coalesce(':' || l.code, ''),
      coalesce((select id from opened where code = l.code), (select id from requests where code = l.code)),
      l.kind, l.recipient, l.data, l.is_answer, case when l.is_answer then $24 end
    from mine, unnest($19::text[], $20::text[], $21::text[], $22::jsonb[], $23::boolean[]) as l (code, kind, recipient, data, is_answer)
    on conflict (cause, kind, recipient) do nothing
  ), heard as (
    insert into words_read (digest, inbox_id, salt, words, read_at) select $25, mine.id, $26, $27, $3 from mine where $25::bytea is not null
  )
  insert into audit (at, event, request_id, inbox_id, actor, details)
  select $3::timestamptz, 'request.opened', opened.id, $1::bigint, requester, jsonb_build_object('state', state, 'reason', reason) from opened
  union all select $3, 'mail.' || $4::text, null, mine.id, $6::text, $7::jsonb from mine`;
