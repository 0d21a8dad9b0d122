import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { Database } from '../../src/store/database.ts';
import { bareLoop } from './intake.ts';
import { openClient } from './mailbox.ts';
import { AGENTS, BOT, dropIntoMaildir, fillMaildir } from './mails.ts';
import { claim, percentile, tell } from './measure.ts';
import type { Options } from './options.ts';
import { type Sink, startSink } from './sink.ts';
import { environmentOf, openWorld, type World } from './world.ts';

/** People who write while the bomb goes off, one after the other. */
const GOOD = 12;
const APART_MS = 1_500;
/** "On time": good mail waits its turn, in so many times what a bare script takes to fetch and parse as many mails as the bomb has. */
const ON_TIME = 4;
/** And in any case, seconds. */
const AT_MOST = 60;

/** Mail bombs against a bot with the limits of LIMITS.md: what leaves, what the agents hear, and how long good mail takes. */
export async function benchBomb({ bomb: [one = 0, many = 0] }: Options): Promise<void> {
  const world = await openWorld();
  try {
    if (one > 0) await explode(world, { name: 'uno', count: one, senderOf: () => 'bomba@uno.test' });
    if (many > 0)
      await explode(world, { name: 'muchos', count: many, senderOf: (i) => `b${i}@empresa${i}.test` });
  } finally {
    await world.close();
  }
}

interface Bomb {
  readonly name: string;
  readonly count: number;
  senderOf(i: number): string;
}

async function explode(world: World, bomb: Bomb): Promise<void> {
  const senders = new Set(Array.from({ length: bomb.count }, (_, i) => bomb.senderOf(i)));
  process.stdout.write(
    `bomb: ${bomb.count} requests from ${senders.size === 1 ? 'one sender' : `${senders.size} senders`}\n`,
  );
  const user = `bomba-${bomb.name}`;
  fillMaildir(world, user, 0, String);
  const { db, url } = await world.newDatabase();
  const sink = await startSink({ keep: true });
  const bot = await world.startBot({ ...environmentOf(world, user, url, sink.port), LIMIT_SCALE: '1' });
  await bot.when('mailbox.open');
  const bare = await bareLoop(world, bomb.count, serial++);
  const person = await openClient(world, user);
  const before = await inThread(person, sink);
  const from = new Date();
  const start = performance.now();
  const dropped = dropIntoMaildir(world, user, bomb.count, (i) =>
    request(bomb.senderOf(i), { Cargo: 'Analista', 'Correo corporativo': `b${i}@empresa${i}.test` }),
  );
  const during = await goodMail(person, sink, db, before);
  await dropped;
  await settled(db, bomb.count + 5 * GOOD);
  const seconds = (performance.now() - start) / 1000;
  await sleep(3_000); // for what would still come
  tell('read, answered or held', `${seconds.toFixed(0)} s`, `${Math.round(bomb.count / seconds)} mails/s`);
  await whereItWaited(db, from);
  report(sink, senders);
  await lost(db, bomb.count);
  for (const [what, times] of Object.entries(during)) {
    const answered = times.filter((ms) => ms !== null);
    tell(
      `good mail: ${what}`,
      `${answered.length} of ${times.length}`,
      answered.length < times.length ? 'the others are held' : '',
    );
    if (answered.length === 0) continue;
    const slowest = percentile(answered, 1) / 1000;
    tell(
      '  answered within',
      `${slowest.toFixed(1)} s`,
      `a bare loop takes ${bare.toFixed(1)} s to read as many`,
    );
    claim('  seconds', slowest, { most: AT_MOST });
    claim('  times the bare loop', slowest / bare, { most: ON_TIME });
  }
  await person.logout();
  await bot.stop();
  await sink.close();
}

const SUBJECT = 'Solicitud de =?utf-8?Q?activaci=C3=B3n?= cuenta mesa de ayuda';
let serial = 0;

function mail(from: string, to: string, subject: string, text: string): string {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${serial++}@cliente.test>`,
  ];
  return [...head, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n');
}

const request = (from: string, data: Record<string, string>): string =>
  mail(from, BOT, SUBJECT, lines({ 'Nombre completo': 'Carlos Pérez', Empresa: 'Cliente S.A.S.', ...data }));

const lines = (data: Record<string, string>): string =>
  Object.entries(data)
    .map(([label, value]) => `${label}: ${value}`)
    .join('\r\n');

const email = (kind: string, i: number): string => `${kind}${i}@buena${i}.test`;

/** Threads that were open before: receipts that ask for a role, and notices that ask for a decision. */
async function inThread(person: ImapFlow, sink: Sink): Promise<Map<string, string>> {
  for (let i = 0; i < GOOD; i++) {
    for (const [kind, data] of [
      ['incompleta', {}],
      ['decidir', { Cargo: 'Analista' }],
    ] as const) {
      const address = email(kind, i);
      const receipt = sink.letterTo(address);
      await person.append('INBOX', request(address, { ...data, 'Correo corporativo': address }));
      await receipt;
    }
  }
  while (sink.kept.filter(({ recipient }) => recipient === AGENTS[0]).length < GOOD) await sleep(50);
  const notices = sink.kept
    .filter(({ recipient }) => recipient === AGENTS[0])
    .map(({ replyTo }, i) => [`notice${i}`, replyTo] as const);
  return new Map([...sink.kept.map(({ recipient, replyTo }) => [recipient, replyTo] as const), ...notices]);
}

type Times = (number | null)[];

/** Milliseconds from delivery to the letter that answers; null where the request is held. */
async function goodMail(
  person: ImapFlow,
  sink: Sink,
  db: Database,
  replyTo: ReadonlyMap<string, string>,
): Promise<Record<'requests' | 'completions' | 'decisions', Times>> {
  const times: Promise<number | null>[][] = [[], [], []];
  const posted = async (raw: string, to: string): Promise<number> => {
    const letter = sink.letterTo(to);
    const start = performance.now();
    await person.append('INBOX', raw);
    return (await letter) - start;
  };
  for (let i = 0; i < GOOD; i++) {
    const [fresh, begun] = [email('nueva', i), email('incompleta', i)];
    const asked = posted(request(fresh, { Cargo: 'Analista', 'Correo corporativo': fresh }), fresh);
    times[0]?.push(Promise.race([asked, isHeld(db, fresh)]));
    times[1]?.push(posted(mail(begun, replyTo.get(begun) ?? '', 'Re: Solicitud', 'Cargo: Analista'), begun));
    const notice = replyTo.get(`notice${i}`) ?? '';
    times[2]?.push(posted(mail(AGENTS[0], notice, 'Re: Por decidir', 'Aprobar'), await emailOf(db, notice)));
    await sleep(APART_MS);
  }
  const [requests = [], completions = [], decisions = []] = await Promise.all(
    times.map((all) => Promise.all(all)),
  );
  return { requests, completions: completions, decisions };
}

async function emailOf(db: Database, notice: string): Promise<string> {
  const { rows } = await db.query<{ email: string }>('select email from requests where code = $1', [
    /\+sol\.(\w+)\./.exec(notice)?.[1],
  ]);
  return rows[0]?.email ?? '';
}

async function isHeld(db: Database, address: string): Promise<null> {
  for (;;) {
    const { rowCount } = await db.query(`select from requests where email = $1 and state = 'held'`, [
      address,
    ]);
    if (rowCount === 1) return null;
    await sleep(500);
  }
}

async function settled(db: Database, count: number): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ done: boolean }>(
      `select (select count(*) from inbox) >= $1 and not exists (select from inbox where verdict is null or moved_at is null)
         and not exists (select from outbox where state = 'queued') as done`,
      [count],
    );
    if (rows[0]?.done) return;
    await sleep(200);
  }
}

/** By the database: until everything was read from the mailbox, and how long good mail waited once it was. */
async function whereItWaited(db: Database, from: Date): Promise<void> {
  const { rows } = await db.query<{ read: number; rate: number; slowest: number }>(
    `select extract(epoch from max(kept_at) - $1) as read, count(*) / extract(epoch from max(kept_at) - $1) as rate,
       (select extract(epoch from max(answered_at - kept_at)) from inbox i where kept_at > $1
          and not exists (select from requests r where r.inbox_id = i.id and (${OF_BOMB} or state = 'held'))) as slowest
     from inbox where kept_at > $1`,
    [from],
  );
  const { read = 0, rate = 0, slowest = 0 } = rows[0] ?? {};
  tell('read from the mailbox within', `${Number(read).toFixed(0)} s`, `${Number(rate).toFixed(0)} mails/s`);
  tell('good mail: kept to answered, at most', `${Number(slowest).toFixed(1)} s`);
}

const OF_BOMB = `full_name = 'Carlos Pérez' and email like 'b%@empresa%'`;

/** What left, by the SMTP server's own count. */
function report({ kept }: Sink, senders: ReadonlySet<string>): void {
  const counts = new Map<string, number>();
  for (const { recipient } of kept) counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
  const toBombers = [...senders].map((sender) => counts.get(sender) ?? 0);
  claim('letters to one of the senders', Math.max(...toBombers), { most: 3 });
  claim(
    'letters to all of them',
    toBombers.reduce((a, b) => a + b, 0),
    { most: 300 },
  );
  const toAgent = kept.filter(({ recipient }) => recipient === AGENTS[0]);
  const digests = toAgent.filter(({ subject }) => subject.startsWith('Resumen')).length;
  claim(
    'notices to an agent',
    toAgent.filter(({ subject }) => /Por_decidir|Por decidir/.test(subject)).length,
    { most: 20 },
  );
  claim('digests to an agent', digests, { most: 1 });
}

async function lost(db: Database, count: number): Promise<void> {
  const { rows } = await db.query<{ held: number; open: number }>(
    `select count(*) filter (where state = 'held') as held, count(*) filter (where state <> 'held') as open from requests where ${OF_BOMB}`,
  );
  const { held = 0, open = 0 } = rows[0] ?? {};
  tell('of the bomb: opened, held', `${open}, ${held}`);
  claim('lost', count - open - held, { most: 0 });
}
