import type { Change, Outcome } from '../core/command.ts';
import { asJson, type Transaction } from './database.ts';
import { Fenced, OPEN, type TakenMail } from './inbox.ts';
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
 * Ends a mail and commits the caller's transaction: the changes that were decided, then in one statement the requests it opens, the
 * letters owed, the audit lines and its verdict. A letter already owed to the same cause is left as it is.
 * @throws Fenced when the lease had passed to another: nothing of this may be committed then.
 */
export async function saveAnswer(
  tx: Transaction,
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
    opened.map((one) => one.untold),
    opened.map((one) => one.unasked ?? false),
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
  await tx.last({ name: 'save-answer', text: SAVE, values }).catch((error: Error & { column?: string }) => {
    throw error.column === 'event' ? new Fenced(`mail ${mail.id} was taken over`) : error;
  });
}

// Its COMMIT is on the way already: where the mail is not ours any more, the verdict's audit line has no event, which fails it all.
const SAVE = `with mine as (
    update inbox set verdict = $4, reason = $5, answered_at = $3 where id = $1 and attempts = $2 and ${OPEN} returning id
  ), opened as (
    insert into requests (inbox_id, opened_at, completed_at, asked_at, admitted_at, admission, familiar, untold_at, code, place, state, full_name, company, role, email, requester, subject, message_id, reason, unasked)
    select mine.id, $3, case when r.state not in ('held', 'incomplete') then $3 end, case when r.state = 'incomplete' and not r.unasked then $3 end,
      case when r.state <> 'held' then $3 end, case when r.state <> 'held' then nextval('admissions') end,
      r.state = 'held' and exists (select from accounts where split_part(accounts.email, '@', 2) = split_part(coalesce(r.email, r.requester), '@', 2)),
      case when r.untold then $3 end, r.code, r.place, r.state, r.full_name, r.company, r.role, r.email, r.requester, r.subject, r.message_id, r.reason, r.unasked
    from mine, unnest($8::text[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::boolean[], $20::boolean[])
      as r (code, place, state, full_name, company, role, email, requester, subject, message_id, reason, untold, unasked)
    returning id, code, state, reason, requester
  ), owed as (
    insert into outbox (inbox_id, owed_at, due_at, cause, request_id, kind, recipient, data, is_answer, answers)
    select mine.id, $3, $3, 'inbox:' || mine.id || coalesce(':' || l.code, ''),
      coalesce((select id from opened where code = l.code), (select id from requests where code = l.code)),
      l.kind, l.recipient, l.data, l.is_answer, case when l.is_answer then $26 end
    from mine, unnest($21::text[], $22::text[], $23::text[], $24::jsonb[], $25::boolean[]) as l (code, kind, recipient, data, is_answer)
    on conflict (cause, kind, recipient) do nothing
  ), heard as (
    insert into words_read (digest, inbox_id, salt, words, read_at) select $27, mine.id, $28, $29, $3 from mine where $27::bytea is not null
  )
  insert into audit (at, event, request_id, inbox_id, actor, details)
  select $3::timestamptz, 'request.opened', opened.id, $1::bigint, requester, jsonb_build_object('state', state, 'reason', reason) from opened
  union all select $3, case when mine.id is not null then 'mail.' || $4::text end, null, mine.id, $6::text, $7::jsonb
    from (values (1)) as one left join mine on true`;
