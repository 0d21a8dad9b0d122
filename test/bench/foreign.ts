import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { type OpenMailbox, openMailbox } from '../../src/mail/mailbox.ts';
import { openClient } from './mailbox.ts';
import { fillMaildir, foreignMail, requestMail } from './mails.ts';
import { claim, median, tell } from './measure.ts';
import type { Options } from './options.ts';
import { environmentOf, openWorld, silentSmtp, type World } from './world.ts';

const POLLS = 200;
const REQUESTS = 15;

/** Milliseconds. */
interface Costs {
  readonly catchUp: number;
  readonly poll: number;
  /** To find and fetch one new mail. */
  readonly request: number;
  /** To move it away. */
  readonly move: number;
}

/** A mailbox full of other people's mail: what one more poll and one more request cost there, and in an empty one. */
export async function benchForeign({ foreign }: Options): Promise<void> {
  const world = await openWorld();
  try {
    process.stdout.write(`foreign: a mailbox with ${foreign} foreign messages beside an empty one\n`);
    fillMaildir(world, 'lleno', foreign, foreignMail);
    fillMaildir(world, 'vacio', 0, foreignMail);
    const full = await costs(world, 'lleno', foreign);
    const empty = await costs(world, 'vacio', 0);
    const beside = (figure: number, other: number): [string, string] => [
      `${figure.toFixed(2)} ms`,
      `${other.toFixed(2)} ms in the empty one (medians)`,
    ];
    tell('first look through all of it', `${(full.catchUp / 1000).toFixed(1)} s`, 'once, at the first start');
    tell('poll', ...beside(full.poll, empty.poll));
    claim('  full over empty', full.poll / empty.poll, { most: 1.2 });
    tell('one new request found and fetched', ...beside(full.request, empty.request));
    claim('  full over empty', full.request / empty.request, { most: 1.2 });
    tell("its move, which is the server's work alone", ...beside(full.move, empty.move));
  } finally {
    await world.close();
  }
}

async function costs(world: World, user: string, foreign: number): Promise<Costs> {
  const catchUp = await firstLook(world, user, foreign);
  const { port, password: pass } = world.dovecot;
  const server = { host: '127.0.0.1', port, tls: 'none' } as const;
  const config = { ...server, user, pass, folder: 'INBOX', archiveFolder: 'Portero' };
  const mailbox = await openMailbox(config, pino({ level: 'silent' }), new AbortController().signal);
  const last = (await mailbox.uidsAfter(0)).at(-1) ?? 0;
  const poll = await medianOf(POLLS, () => mailbox.uidsAfter(last));
  const steps = await requestSteps(world, user, mailbox, last);
  await mailbox.close();
  return { catchUp, poll, ...steps };
}

/** Milliseconds that a bot takes until it has looked at everything that lies there. */
async function firstLook(world: World, user: string, foreign: number): Promise<number> {
  const { db, url } = await world.newDatabase();
  const smtp = await silentSmtp();
  const bot = await world.startBot(environmentOf(world, user, url, smtp.port));
  const start = await bot.when('mailbox.open');
  const read = (): Promise<{ rows: { at: Date }[] }> =>
    db.query('select read_at as at from mailboxes where last_uid >= $1 and read_at is not null', [foreign]);
  let { rows } = await read();
  for (; rows.length === 0; { rows } = await read()) await sleep(50);
  await bot.stop();
  smtp.close();
  return (rows[0]?.at.getTime() ?? 0) - start;
}

/** What the bot asks the mailbox for one new request: its UID, its headers, the mail itself; then the move. */
async function requestSteps(
  world: World,
  user: string,
  mailbox: OpenMailbox,
  known: number,
): Promise<{ request: number; move: number }> {
  const person = await openClient(world, user);
  const requests: number[] = [];
  const moves: number[] = [];
  let last = known;
  for (let i = 0; i < REQUESTS; i++) {
    await person.append('INBOX', requestMail(i, user));
    const start = performance.now();
    const uids = await mailbox.uidsAfter(last);
    await mailbox.sources(await mailbox.headers(uids));
    requests.push(performance.now() - start);
    const moving = performance.now();
    await mailbox.move(uids);
    moves.push(performance.now() - moving);
    last = uids.at(-1) ?? last;
  }
  await person.logout();
  return { request: median(requests), move: median(moves) };
}

async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work();
    all.push(performance.now() - start);
  }
  return median(all);
}
