import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openMailbox } from '../../src/mail/mailbox.ts';
import { openClient } from './mailbox.ts';
import { fillMaildir, foreignMail, requestMail } from './mails.ts';
import { claim, median, tell } from './measure.ts';
import type { Options } from './options.ts';
import { type Bot, environmentOf, openWorld, silentSmtp, type World } from './world.ts';

const POLLS = 60;
const REQUESTS = 15;

interface Costs {
  poll: number;
  request: number;
  catchUp: number;
}

/** A mailbox full of other people's mail: what one more poll and one more request cost there, and in an empty one. */
export async function benchForeign({ foreign }: Options): Promise<void> {
  const world = await openWorld();
  try {
    process.stdout.write(`foreign: a mailbox with ${foreign} foreign messages beside an empty one\n`);
    fillMaildir(world, 'lleno', foreign, foreignMail);
    fillMaildir(world, 'vacio', 0, foreignMail);
    const full = await openHouse(world, 'lleno', foreign);
    const empty = await openHouse(world, 'vacio', 0);
    const [here, there] = [await costs(world, full), await costs(world, empty)];
    tell('first look through all of it', `${(here.catchUp / 1000).toFixed(1)} s`, 'once, at the first start');
    tell('poll: full and empty', `${here.poll.toFixed(2)} ms`, `${there.poll.toFixed(2)} ms (median of ${POLLS})`);
    claim('  full over empty', here.poll / there.poll, { most: 1.2 });
    const of = `${there.request.toFixed(1)} ms (median of ${REQUESTS}, delivery to verdict)`;
    tell('one new request: full and empty', `${here.request.toFixed(1)} ms`, of);
    claim('  full over empty', here.request / there.request, { most: 1.2 });
  } finally {
    await world.close();
  }
}

interface House {
  user: string;
  bot: Bot;
  catchUp: number;
  verdicts(): Promise<number>;
}

/** A bot on that mailbox that has looked through all that lies there. */
async function openHouse(world: World, user: string, foreign: number): Promise<House> {
  const { db, url } = await world.newDatabase();
  const smtp = await silentSmtp();
  const bot = await world.startBot(environmentOf(world, user, url, smtp.port));
  const start = await bot.when('mailbox.open');
  for (;;) {
    const { rows } = await db.query('select from mailboxes where last_uid >= $1 and read_at is not null', [foreign]);
    if (rows.length > 0) break;
    await sleep(100);
  }
  const verdicts = async (): Promise<number> => {
    const { rows } = await db.query<{ n: number }>('select count(*) as n from inbox where moved_at is not null and verdict is not null');
    return rows[0]?.n ?? 0;
  };
  return { user, bot, catchUp: Date.now() - start, verdicts };
}

async function costs(world: World, house: House): Promise<Costs> {
  return {
    catchUp: house.catchUp,
    poll: await pollCost(world, house.user),
    request: await requestCost(world, house),
  };
}

/** Milliseconds for what the bot does at every poll: ask for mail above the last UID it has seen. */
async function pollCost(world: World, user: string): Promise<number> {
  const { port, password } = world.dovecot;
  const config = { host: '127.0.0.1', port, tls: 'none', user, pass: password, folder: 'INBOX', archiveFolder: 'Portero' } as const;
  const mailbox = await openMailbox(config, pino({ level: 'silent' }), new AbortController().signal);
  const last = (await mailbox.uidsAfter(0)).at(-1) ?? 0;
  const times: number[] = [];
  for (let i = 0; i < POLLS; i++) {
    const start = performance.now();
    await mailbox.uidsAfter(last);
    times.push(performance.now() - start);
  }
  await mailbox.close();
  return median(times);
}

/** Milliseconds from a request's delivery until it has its verdict and has left the mailbox. */
async function requestCost(world: World, house: House): Promise<number> {
  const person = await openClient(world, house.user);
  const times: number[] = [];
  for (let i = 0; i < REQUESTS; i++) {
    const start = performance.now();
    await person.append('INBOX', requestMail(i, house.user));
    while ((await house.verdicts()) <= i) await sleep(2);
    times.push(performance.now() - start);
    await sleep(50);
  }
  await person.logout();
  return median(times);
}
