import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { type MailSource, type OpenMailbox, openMailbox } from '../../src/mail/mailbox.ts';
import type { Database } from '../../src/store/database.ts';
import { type Cursor, cursorOf, type KeptMail, keep, markRead, unmoved } from '../../src/store/mailboxes.ts';
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
  /** To find one new mail, fetch it and keep it. */
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
    tell('one new request, until it is kept', ...beside(full.request, empty.request));
    claim('  full over empty', full.request / empty.request, { most: 1.2 });
    tell("its move, which is the server's work alone", ...beside(full.move, empty.move));
  } finally {
    await world.close();
  }
}

async function costs(world: World, user: string, foreign: number): Promise<Costs> {
  const { db, url } = await world.newDatabase();
  const catchUp = await firstLook(world, { db, url }, user, foreign);
  const { port, password: pass } = world.dovecot;
  const server = { host: '127.0.0.1', port, tls: 'none' } as const;
  const config = { ...server, user, pass, folder: 'INBOX', archiveFolder: 'Portero' };
  const mailbox = await openMailbox(config, pino({ level: 'silent' }), new AbortController().signal);
  const cursor = await cursorOf(db, mailbox.name, mailbox.uidValidity, new Date());
  const house = { db, mailbox, cursor };
  const poll = await medianOf(POLLS, () => pollOnce(house));
  const steps = await requestSteps(world, user, house);
  await mailbox.close();
  return { catchUp, poll, ...steps };
}

interface House {
  readonly db: Database;
  readonly mailbox: OpenMailbox;
  readonly cursor: Cursor;
}

/** What jobs/collect.ts does in a round that finds nothing. */
async function pollOnce({ db, mailbox, cursor }: House): Promise<void> {
  await mailbox.uidsAfter(cursor.lastUid);
  await unmoved(db, cursor, mailbox.uidValidity, 500);
  await markRead(db, cursor, new Date());
}

/** Milliseconds that a bot takes until it has looked at everything that lies there. */
async function firstLook(
  world: World,
  { db, url }: { db: Database; url: string },
  user: string,
  foreign: number,
): Promise<number> {
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

function asKept({ uid, receivedAt, raw }: MailSource): KeptMail {
  if (raw === null) throw new Error('the server did not hand over a mail');
  const sha256 = createHash('sha256').update(raw).digest();
  return { uid, receivedAt, raw, size: raw.length, sha256, setAside: null };
}

/** What it does for one new request until that is in the database: its UID, its headers, the mail itself, the commit; then the move. */
async function requestSteps(
  world: World,
  user: string,
  { db, mailbox, cursor }: House,
): Promise<{ request: number; move: number }> {
  const person = await openClient(world, user);
  const requests: number[] = [];
  const moves: number[] = [];
  for (let i = 0; i < REQUESTS; i++) {
    await person.append('INBOX', requestMail(i, user));
    const start = performance.now();
    const uids = await mailbox.uidsAfter(cursor.lastUid);
    const mails = await mailbox.sources(await mailbox.headers(uids));
    const kept = mails.map(asKept);
    cursor.lastUid = uids.at(-1) ?? cursor.lastUid;
    await keep(db, cursor, mailbox.uidValidity, kept, cursor.lastUid, new Date());
    requests.push(performance.now() - start);
    const moving = performance.now();
    await mailbox.move(uids);
    moves.push(performance.now() - moving);
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
