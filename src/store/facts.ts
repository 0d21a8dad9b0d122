import type { About, AccountFacts, Facts, RequestFacts, Thread } from '../core/command.ts';
import { digestOf, replyKey } from '../core/links.ts';
import type { Proof } from '../core/proof.ts';
import type { Queryable } from './database.ts';
import { pastOf } from './past.ts';

/** LIMITS.md, Amounts: answers to one outside address, and alerts to the agents about replies that proved nothing. */
export const ANSWERS = { hour: 3, day: 10 };
/** To an agent: far more than a person needs, and an end to a conversation with their answering machine. */
const AGENTS_ANSWERS = { hour: 60, day: 300 };
/**
 * About one request, and about mail whose key is none of ours: who has no key uses up only the latter, who has one only what its
 * request has. And about all requests together, for the holder of many old keys.
 */
const ALERTS = { each: 3, all: 20 };
/** Requests of one sender, for one company and in all. What goes beyond is held. */
export const REQUESTS = { sender: { hour: 5, day: 20 }, company: 60, all: 300 };
/** Requests that the agents are told of one by one, and as many notes on what requesters and others say of open ones; then the digest. */
const NOTICES = 20;

export interface RequestRow {
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
  proof: Proof;
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
  const isRequesters = letter !== null && !letter.kind.startsWith('agent-');
  const answered = isRequesters ? letter.recipient : about.sender;
  // Whatever may end in an alert takes turns, so that alerts can be counted.
  const alerts = about.keys.length > 0 && !isRequesters ? ['alerts'] : [];
  const companies = about.companies ?? (isRequesters ? [] : null);
  // Sent together; each statement sees what was committed when its turn comes, so the later ones all that the locks waited for.
  const [, thread, past, found] = await Promise.all([
    lock(tx, [...emails, `sender ${answered}`, ...alerts]),
    letter && threadOf(tx, letter),
    companies === null || emails.length === 0 ? new Map() : pastOf(tx, emails, answered),
    standing(tx, { emails, sender: answered, companies, letter }, given),
  ]);
  return {
    now: given.now,
    agents: given.agents,
    codes: given.codes,
    proof: given.proof,
    thread,
    past,
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
    `select o.id, r.code, o.kind, o.recipient, o.bounced_at is not null as "hasBounced", r.id as "requestId", r.inbox_id as "inboxId",
       array(select email from requests same where same.inbox_id = r.inbox_id and email is not null) as emails
     from (select key_digest as digest, id, request_id from outbox where key_digest = any($1::bytea[])
           union all select digest, outbox_id, request_id from outbox_keys where digest = any($1::bytea[])) k
       join outbox o on o.id = k.id join requests r on r.id = k.request_id
     where (k.digest, r.code) in (select * from unnest($1::bytea[], $2::text[]))
     order by array_position($1::bytea[], k.digest)`,
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

// Planned while the tables are empty, when all that is pending seems as little as what one address asked for: `case` and `coalesce`
// leave the planner only the indexes of which little is ever read.
const STANDING = `with pending as (
    select * from requests where email = any($1::text[])
      and case state when 'pending' then true when 'incomplete' then requester = $2 when 'held' then requester = $2 else false end order by id for update
  ), answers as (
    select count(*) filter (where owed_at > $3::timestamptz - interval '1 hour') as hour, count(*) as day
    from outbox where recipient = $2 and is_answer and owed_at > $3::timestamptz - interval '1 day'
  ), alerts as (
    select count(distinct cause) filter (where request_id is not distinct from $6::bigint) as alerts, count(distinct cause) filter (where request_id is not null) as "alertsInAll"
    from outbox where kind = 'agent-alert' and owed_at > $3::timestamptz - interval '1 hour'
  )
  select hour, day, alerts, "alertsInAll", held_for as "heldFor", notices, notes,
    (select coalesce(json_agg(pending), '[]') from pending) as pending,
    (select coalesce(json_agg(json_build_object('email', email, 'id', id, 'state', state, 'fullName', full_name)), '[]')
     from accounts where email = any($1::text[])) as accounts,
    (select coalesce(json_agg(recipient), '[]') from outbox where recipient = any($1::text[]) and coalesce(kind) = 'person-account-exists'
       and owed_at > $3::timestamptz - interval '1 day') as told
  from answers, alerts, amounts($2, $4::text[], $3, $5::bigint[])`;

interface StandingRow {
  hour: number;
  day: number;
  alerts: number;
  alertsInAll: number;
  heldFor: Facts['heldFor'];
  notices: number;
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
  about: {
    emails: readonly string[];
    sender: string;
    companies: readonly string[] | null;
    letter: LetterRow | null;
  },
  given: Given,
): Promise<Omit<Facts, 'now' | 'agents' | 'codes' | 'thread' | 'proof' | 'past'>> {
  const { emails, sender, companies, letter } = about;
  const scaled = (amount: number): number => Math.ceil(amount * given.limitScale);
  const most = [REQUESTS.sender.hour, REQUESTS.sender.day, REQUESTS.company, REQUESTS.all, NOTICES, NOTICES];
  const values = [emails, sender, given.now, companies, most.map(scaled), letter?.requestId ?? null];
  const { rows } = await tx.query<StandingRow>({ name: 'standing', text: STANDING, values });
  const [row] = rows;
  if (!row) throw new Error('a count found no row');
  const answers = given.agents.includes(sender) ? AGENTS_ANSWERS : ANSWERS;
  const inState = (state: RequestRow['state']): Map<string, RequestFacts> =>
    new Map(row.pending.filter((one) => one.state === state).map((one) => [one.email, requestOf(one)]));
  return {
    openRequests: inState('pending'),
    unfinished: inState('incomplete'),
    held: new Set(inState('held').keys()),
    heldFor: row.heldFor,
    accounts: new Map(row.accounts.map(({ email, ...account }) => [email, account])),
    toldOfAccount: new Set(row.told),
    answersLeft: Math.min(scaled(answers.hour) - row.hour, scaled(answers.day) - row.day),
    noticesLeft: scaled(NOTICES) - row.notices,
    notesLeft: scaled(NOTICES) - row.notes,
    alertsLeft: Math.min(
      scaled(ALERTS.each) - row.alerts,
      letter ? scaled(ALERTS.all) - row.alertsInAll : Number.POSITIVE_INFINITY,
    ),
  };
}

/** A row of `requests` in the words of a decision. */
export function requestOf(row: RequestRow): RequestFacts {
  const { id, code, state, requester, reason } = row;
  const person = { fullName: row.full_name, company: row.company, role: row.role, email: row.email };
  return { id, code, state, person, requester, reason, decidedBy: row.decided_by, decidedAt: row.decided_at };
}
