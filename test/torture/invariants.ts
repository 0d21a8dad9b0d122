import { setTimeout as sleep } from 'node:timers/promises';
import { sealRows, verifyChain } from '../../src/store/audit-chain.ts';
import { sha256 } from './ledger.ts';
import { secretsSeenIn } from './secrets.ts';
import { AGENTS, notKept, type World } from './world.ts';

/** One broken promise, in a plain sentence that begins with its invariant of LIMITS.md. */
export type Breach = string;

type Check = (world: World) => Promise<Breach[]>;

/** Checks what LIMITS.md promises, after a settled run, from the harness's own book, the database, the mailbox and the logs. */
export async function breaches(world: World): Promise<Breach[]> {
  const found: Breach[] = [];
  for (const check of CHECKS) found.push(...(await check(world))); // in turn: worlds share the server's connections
  return [...found, ...world.ledger.complaints];
}

/** Runs a query and words each row it finds. */
async function each<Row extends Record<string, unknown>>(
  { db }: World,
  sql: string,
  words: (row: Row) => string,
): Promise<Breach[]> {
  return (await db.query<Row>(sql)).rows.map(words);
}

const everyMailHasAVerdict: Check = async (world) => {
  const { db, ledger } = world;
  const lost = await notKept(db, ledger);
  const kindOf = new Map(
    ledger.mails.map(({ sha256: sha, kind, person }) => [sha, `${kind} mail about ${person}`]),
  );
  const stranded = await each<{ id: number }>(
    world,
    'select id from inbox where verdict is null',
    ({ id }) => `I1: inbox row ${id} has no verdict`,
  );
  const twice = await each<{ sha: string; count: number }>(
    world,
    // What is set aside was not acted on: it waits for the operator, each time that its bytes come.
    `select encode(sha256, 'hex') as sha, count(*) from inbox where verdict not in ('duplicate', 'set-aside') group by 1 having count(*) > 1`,
    ({ sha, count }) => `I2: the same bytes were acted on ${count} times: ${kindOf.get(sha)}`,
  );
  return [...lost.map((sha) => `I1: lost: a ${kindOf.get(sha)}`), ...stranded, ...twice];
};

const everyRequestOnce: Check = async ({ db, ledger }) => {
  const { rows } = await db.query<{ email: string; count: number }>(
    'select email, count(*) from requests where email is not null group by email',
  );
  const counts = new Map(rows.map(({ email, count }) => [email, count]));
  const asked = new Set(ledger.mails.filter(({ kind }) => kind === 'good').map(({ person }) => person ?? ''));
  return [...asked].flatMap((email) => {
    const count = counts.get(email) ?? 0;
    return count === 1 ? [] : [`I2: ${email} asked once and has ${count} requests`];
  });
};

/** What each request and each decision owes, by kind, for each agent or for the person. */
const everyLetterOwedOnce: Check = async (world) =>
  await each<{
    code: string;
    receipts: number;
    notices: number;
    state: string;
    told: number;
    invited: number;
  }>(
    world,
    `select * from (select r.code, r.state,
       (select count(*) from outbox o where o.inbox_id = r.inbox_id and o.kind = 'requester-receipt') as receipts,
       (select count(*) from outbox o where o.request_id = r.id and o.kind = 'agent-notice') as notices,
       (select count(*) from outbox o where o.request_id = r.id and o.kind = 'agent-decided') as told,
       (select count(*) from outbox o where o.request_id = r.id and o.kind = 'person-activation') as invited
     from requests r where r.state in ('pending', 'approved')) as owed
     where receipts <> 1 or notices <> ${AGENTS.length} or told <> case state when 'approved' then ${AGENTS.length} else 0 end
        or invited <> case state when 'approved' then 1 else 0 end`,
    ({ code, state, receipts, notices, told, invited }) =>
      `I3: request ${code} (${state}) owes ${receipts} receipts, ${notices} notices, ${told} words of the decision, ${invited} activation letters`,
  );

const oneLiveLink: Check = async (world) => [
  ...(await each<{ email: string; live: number; spent: number }>(
    world,
    `select a.email, count(l.id) filter (where l.spent_at is null and l.revoked_at is null) as live, count(l.id) filter (where l.spent_at is not null) as spent
     from accounts a left join links l on l.account_id = a.id and l.purpose = 'activation' group by a.id
     having count(l.id) filter (where l.spent_at is not null) > 1
       or count(l.id) filter (where l.revoked_at is null and l.spent_at is null) <> case a.state when 'invited' then 1 else 0 end`,
    ({ email, live, spent }) => `I4: ${email} has ${live} live activation links, and ${spent} spent ones`,
  )),
  ...(await each<{ email: string; count: number }>(
    world,
    `select a.email, count(*) from audit join accounts a on a.id = audit.account_id where event = 'account.activated' group by 1 having count(*) > 1`,
    ({ email, count }) => `I5: the link of ${email} was spent ${count} times`,
  )),
  ...[...world.ledger.welcomes].flatMap(([, count]) =>
    count > 1 ? [`I5: one link was welcomed ${count} times`] : [],
  ),
];

const onlyAllowedMoves: Check = (world) =>
  each<{ code: string; events: string }>(
    world,
    `select r.code, string_agg(event, ', ' order by audit.id) as events from audit join requests r on r.id = audit.request_id
     where event in ('request.opened', 'request.approved', 'request.rejected') group by 1
     having count(*) filter (where event = 'request.opened') <> 1 or count(*) filter (where event <> 'request.opened') > 1`,
    ({ code, events }) => `I6: request ${code} moved as it must not: ${events}`,
  );

const everyApprovalIsGenuine: Check = async (world) => {
  const genuine = new Set(
    world.ledger.mails
      .filter(({ kind }) => kind === 'approval')
      .map((mail) => `${mail.sha256} ${mail.person}`),
  );
  const { rows } = await world.db.query<{ email: string; sha: string | null; verdict: string | null }>(
    `select r.email, encode(i.sha256, 'hex') as sha, i.verdict from requests r left join inbox i on i.id = r.decision_mail where r.state = 'approved'`,
  );
  const wrong = rows.filter(
    ({ email, sha, verdict }) => verdict !== 'approved' || !genuine.has(`${sha} ${email}`),
  );
  const loose = await each<{ recipient: string }>(
    world,
    `select o.recipient from outbox o left join accounts a on a.id = o.account_id left join requests r on r.id = a.request_id
     where o.kind = 'person-activation' and r.state is distinct from 'approved'`,
    ({ recipient }) => `I7: an activation letter to ${recipient} traces to no approval`,
  );
  return [...wrong.map(({ email }) => `I7: ${email} was approved by no genuine mail`), ...loose];
};

const nothingOlderLives: Check = (world) =>
  each<{ email: string; links: number; sessions: number }>(
    world,
    `select * from (select a.email,
       (select count(*) from links l where l.account_id = a.id and l.made_at < e.at and l.spent_at is null and l.revoked_at is null) as links,
       (select count(*) from sessions s where s.account_id = a.id and s.opened_at < e.at) as sessions
     from accounts a join (select account_id, max(at) as at from audit where event in ('account.activated', 'password.reset') group by 1) e on e.account_id = a.id) as old
     where links > 0 or sessions > 0`,
    ({ email, links, sessions }) =>
      `I8: ${email} has ${links} links and ${sessions} sessions older than the password`,
  );

const theMailboxIsAsItShouldBe: Check = async ({ lane, db, ledger }) => {
  const { rows } = await db.query<{ sha: string }>(`select encode(sha256, 'hex') as sha from inbox`);
  const kept = new Set(rows.map(({ sha }) => sha));
  const shaOf = (raw: string): string => sha256(Buffer.from(raw, 'latin1'));
  const moved = (await lane.look('Portero')).filter(({ raw }) => !kept.has(shaOf(raw)));
  const left = await lane.look('INBOX');
  const foreign = ledger.mails.filter(({ kind }) => kind === 'foreign').map((mail) => mail.sha256);
  const untouched = new Set(left.filter(({ flags }) => flags.length === 0).map(({ raw }) => shaOf(raw)));
  const ours = left.filter(({ raw }) => kept.has(shaOf(raw)));
  return [
    ...moved.map(
      ({ uid }) => `I9: mail ${uid} was moved to the archive folder and is not in the inbox table`,
    ),
    ...ours.map(({ uid }) => `I13: mail ${uid} was kept and still lies in the mailbox`),
    ...foreign.filter((sha) => !untouched.has(sha)).map(() => 'I9: a mail of other people was touched'),
  ];
};

const auditRefusesChange: Check = async ({ db }) => {
  const changed = await db.query(`update audit set event = event`).then(
    () => true,
    () => false,
  );
  return changed ? ['I10: the audit trail let itself be changed'] : [];
};

/** Copies sealed side by side and were killed at it: there is one chain, and every row has its place in it. */
const theChainHolds: Check = async ({ db }) => {
  // A copy that is sealing at this moment has the lock, and its rows wait for it.
  for (const deadline = Date.now() + 5_000; ; await sleep(100)) {
    while ((await sealRows(db, 1_000)) > 0); // what the copies would seal in the next second
    const { fault, waiting } = await verifyChain(db, null, () => undefined);
    if (fault)
      return [`I10: the audit chain is broken at seal ${fault.seq}, row ${fault.auditId}: ${fault.what}`];
    if (waiting === 0) return [];
    if (Date.now() > deadline) return [`I10: ${waiting} rows of the audit trail cannot be sealed`];
  }
};

const noSecretAtRest: Check = async ({ db }) => {
  const { rows } = await db.query<{ place: string; text: string }>(
    `select 'outbox.data' as place, data::text as text from outbox where data::text ~ 'activar/|restablecer/'
     union all select 'audit.details', details::text from audit
     union all select 'outbox_attempts.answer', answer from outbox_attempts`,
  );
  const found = rows.flatMap(({ place, text }) =>
    secretsSeenIn(text)
      .filter((secret) => !secret.startsWith('a whole address'))
      .map((secret) => `I11: ${place} holds ${secret}`),
  );
  return [...new Set(found)];
};

const nothingIsOwed: Check = async (world) => [
  ...(await each<{ id: number; kind: string; state: string }>(
    world,
    `select id, kind, state from outbox where state in ('queued', 'held')`,
    ({ id, kind, state }) => `I13: letter ${id} (${kind}) is still ${state}`,
  )),
  ...(await each<{ email: string }>(
    world,
    'select email from accounts where provisioned_at is null',
    ({ email }) => `I13: the account of ${email} was never provisioned`,
  )),
  ...(await each<{ id: number }>(
    world,
    'select id from inbox where moved_at is null',
    ({ id }) => `I13: the mail of inbox row ${id} was never moved`,
  )),
];

const CHECKS: readonly Check[] = [
  everyMailHasAVerdict,
  everyRequestOnce,
  everyLetterOwedOnce,
  oneLiveLink,
  onlyAllowedMoves,
  everyApprovalIsGenuine,
  nothingOlderLives,
  theMailboxIsAsItShouldBe,
  auditRefusesChange,
  theChainHolds,
  noSecretAtRest,
  nothingIsOwed,
];
