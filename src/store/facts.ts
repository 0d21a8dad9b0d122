import type { About, AccountFacts, Facts, RequestFacts, Thread } from '../core/command.ts';
import { digestOf, replyKey } from '../core/links.ts';
import type { Queryable } from './database.ts';

/** LIMITS.md, Amounts: answers to one outside address, and alerts to the agents about replies that proved nothing. */
const ANSWERS = { hour: 3, day: 10 };
/** To an agent: far more than a person needs, and an end to a conversation with their answering machine. */
const AGENTS_ANSWERS = { hour: 60, day: 300 };
const ALERTS_AN_HOUR = 3;
/** As many as notices: what requesters and others say of requests that are open. */
const NOTES_AN_HOUR = 20;

interface RequestRow {
  id: number;
  code: string;
  state: RequestFacts['state'];
  full_name: string | null;
  company: string | null;
  role: string | null;
  email: string | null;
  requester: string;
  reason: string | null;
  decided_by: string | null;
  /** Null in every request that is still open, which are the ones that come as JSON. */
  decided_at: Date | null;
}

/** What the caller knows and the database does not. */
export interface Given {
  now: Date;
  agents: readonly string[];
  codes: readonly string[];
  limitScale: number;
  /** SECRET_KEY, and the old one while it is accepted. */
  secretKeys: readonly Buffer[];
}

/**
 * Looks up everything that a decision needs, once, and locks it: the requests of the thread, and each address that an
 * account may be asked for. Locks are taken in a fixed order, so that two decisions wait for each other instead of both acting.
 */
export async function lookUp(tx: Queryable, about: About, given: Given): Promise<Facts> {
  const letter = await letterOf(tx, about, given.secretKeys);
  const emails = [...new Set([...about.emails, ...(letter?.emails ?? [])])];
  // In the thread of a requester's letter the answer goes to whom that letter was for, whoever wrote.
  const answered = letter && !letter.kind.startsWith('agent-') ? letter.recipient : about.sender;
  await lock(tx, [...emails, `sender ${answered}`]);
  const thread = letter && (await threadOf(tx, letter));
  const found = await standing(tx, emails, answered, given);
  return {
    now: given.now,
    agents: given.agents,
    codes: given.codes,
    thread,
    ...found,
  };
}

interface LetterRow {
  id: number;
  code: string;
  kind: string;
  recipient: string;
  hasBounced: boolean;
  requestId: number;
  inboxId: number;
  emails: string[];
}

/** The letter of ours that a key names; it counts only with the code it was made for, and while the SECRET_KEY that made it is accepted. */
async function letterOf(
  tx: Queryable,
  about: About,
  secretKeys: readonly Buffer[],
): Promise<LetterRow | null> {
  if (about.keys.length === 0) return null;
  const { rows } = await tx.query<LetterRow>(
    `select o.id, r.code, o.kind, o.recipient, o.bounced_at is not null as "hasBounced", o.request_id as "requestId", r.inbox_id as "inboxId",
       array(select email from requests same where same.inbox_id = r.inbox_id and email is not null) as emails
     from outbox o join requests r on r.id = o.request_id
     where (o.key_digest, r.code) in (select * from unnest($1::bytea[], $2::text[]))
     order by array_position($1::bytea[], o.key_digest)`,
    [about.keys.map((k) => digestOf(k.key)), about.keys.map((k) => k.code)],
  );
  const given = new Set(about.keys.map(({ key }) => key));
  return rows.find((row) => secretKeys.some((secret) => given.has(replyKey(secret, row)))) ?? null;
}

async function lock(tx: Queryable, names: readonly string[]): Promise<void> {
  await tx.query({
    name: 'lock',
    text: 'select pg_advisory_xact_lock(hashtextextended(name, 1)) from (select name from unnest($1::text[]) as name order by name) as sorted',
    values: [names],
  });
}

async function threadOf(tx: Queryable, letter: LetterRow): Promise<Thread | null> {
  const { rows } = await tx.query<RequestRow>(
    'select * from requests where inbox_id = $1 order by id for update',
    [letter.inboxId],
  );
  const requests = rows.map(requestOf);
  const first = requests.find((request) => request.id === letter.requestId);
  if (!first) return null;
  const rest = requests.filter((request) => request !== first);
  const { id: outboxId, kind, recipient, hasBounced } = letter;
  return { outboxId, kind, recipient, hasBounced, requests: [first, ...rest] };
}

const STANDING = `with pending as (
    select * from requests where email = any($1::text[]) and (state = 'pending' or state = 'incomplete' and requester = $2) order by id for update
  ), answers as (
    select count(*) filter (where owed_at > $3::timestamptz - interval '1 hour') as hour, count(*) as day
    from outbox where recipient = $2 and is_answer and owed_at > $3::timestamptz - interval '1 day'
  )
  select hour, day,
    (select coalesce(json_agg(pending), '[]') from pending) as pending,
    (select coalesce(json_agg(json_build_object('email', email, 'id', id, 'state', state, 'fullName', full_name)), '[]')
     from accounts where email = any($1::text[])) as accounts,
    (select coalesce(json_agg(recipient), '[]') from outbox where recipient = any($1::text[]) and kind = 'person-account-exists'
       and owed_at > $3::timestamptz - interval '1 day') as told,
    (select count(distinct cause) from outbox where kind = 'agent-note' and owed_at > $3::timestamptz - interval '1 hour') as notes,
    (select count(distinct cause) from outbox where kind = 'agent-alert' and owed_at > $3::timestamptz - interval '1 hour') as alerts
  from answers`;

interface StandingRow {
  hour: number;
  day: number;
  alerts: number;
  notes: number;
  told: string[];
  pending: (RequestRow & { email: string })[];
  accounts: (AccountFacts & { email: string })[];
}

/**
 * Who asked for the same addresses, and what may still be sent, in one round trip. Amounts are counted over what was owed, so
 * that all copies of the bot share one count.
 */
async function standing(
  tx: Queryable,
  emails: readonly string[],
  sender: string,
  given: Given,
): Promise<
  Pick<
    Facts,
    'openRequests' | 'unfinished' | 'accounts' | 'toldOfAccount' | 'answersLeft' | 'notesLeft' | 'alertsLeft'
  >
> {
  const values = [emails, sender, given.now];
  const { rows } = await tx.query<StandingRow>({ name: 'standing', text: STANDING, values });
  const [row] = rows;
  if (!row) throw new Error('a count found no row');
  const scaled = (amount: number): number => Math.ceil(amount * given.limitScale);
  const most = given.agents.includes(sender) ? AGENTS_ANSWERS : ANSWERS;
  const inState = (state: RequestRow['state']): Map<string, RequestFacts> =>
    new Map(row.pending.filter((one) => one.state === state).map((one) => [one.email, requestOf(one)]));
  return {
    openRequests: inState('pending'),
    unfinished: inState('incomplete'),
    accounts: new Map(row.accounts.map(({ email, ...account }) => [email, account])),
    toldOfAccount: new Set(row.told),
    answersLeft: Math.min(scaled(most.hour) - row.hour, scaled(most.day) - row.day),
    notesLeft: scaled(NOTES_AN_HOUR) - row.notes,
    alertsLeft: scaled(ALERTS_AN_HOUR) - row.alerts,
  };
}

function requestOf(row: RequestRow): RequestFacts {
  const { id, code, state, requester, reason } = row;
  const person = { fullName: row.full_name, company: row.company, role: row.role, email: row.email };
  return { id, code, state, person, requester, reason, decidedBy: row.decided_by, decidedAt: row.decided_at };
}
