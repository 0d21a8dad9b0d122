import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { pino } from 'pino';
import { type MailSource, type OpenMailbox, openMailbox } from '../../src/mail/mailbox.ts';
import type { Database } from '../../src/store/database.ts';
import { type Cursor, cursorOf, type KeptMail, keep, markRead, unmoved } from '../../src/store/mailboxes.ts';
import { openClient } from './mailbox.ts';
import { fillMaildir, foreignMail, importMaildir, requestMail } from './mails.ts';
import { claim, median, tell } from './measure.ts';
import type { Options } from './options.ts';
import { environmentOf, openWorld, type Storage, silentSmtp, type World } from './world.ts';

const POLLS = 400;
const REQUESTS = 150;

/** A mailbox full of other people's mail: what one more poll and one more request cost there, and in an empty one. */
export async function benchForeign({ foreign }: Options): Promise<void> {
  for (const storage of ['sdbox', 'maildir'] as const) await compareIn(storage, foreign);
}

async function compareIn(storage: Storage, foreign: number): Promise<void> {
  const world = await openWorld(storage);
  try {
    process.stdout.write(
      `foreign: a mailbox with ${foreign} foreign messages beside an empty one (${storage})\n`,
    );
    const full = await openHouse(world, storage, foreign);
    const empty = await openHouse(world, storage, 0);
    tell('first look through all of it', `${(full.catchUp / 1000).toFixed(1)} s`, 'once, at the first start');
    const [inFull = [], inEmpty = [], ...server] = await inTurn(POLLS, [
      () => timed(() => pollOnce(full)),
      () => timed(() => pollOnce(empty)),
      () => timed(() => serverAlone(full)),
      () => timed(() => serverAlone(empty)),
    ]);
    compare('poll', [inFull, inEmpty]);
    const [alone = 0, aloneInEmpty = 0] = server.map(median);
    tell("  of that Dovecot's NOOP and SEARCH alone", ...beside(alone, aloneInEmpty));
    const moves: number[][] = [[], []];
    const steps = [full, empty].map((house, which) => async (i: number) => {
      const { request, move } = await requestSteps(house, i);
      moves[which]?.push(move);
      return request;
    });
    compare('one new request, until it is kept', await inTurn(REQUESTS, steps));
    const [move = 0, moveInEmpty = 0] = moves.map(median);
    tell("its move, which is the server's work alone", ...beside(move, moveInEmpty));
    await full.close();
    await empty.close();
  } finally {
    await world.close();
  }
}

const beside = (figure: number, other: number): [string, string] => [
  `${figure.toFixed(2)} ms`,
  `${other.toFixed(2)} ms in the empty one (medians)`,
];

function compare(what: string, times: readonly (readonly number[])[]): void {
  const [full = Number.NaN, empty = Number.NaN] = times.map(median);
  tell(what, ...beside(full, empty));
  claim('  full over empty', full / empty, { most: 1.2 });
}

/** Does each work in its turn, so often, so that whatever else the machine does falls on all alike. @returns the milliseconds of each. */
async function inTurn(
  times: number,
  works: readonly ((i: number) => Promise<number>)[],
): Promise<number[][]> {
  const all: number[][] = works.map(() => []);
  for (let i = 0; i < times; i++)
    for (const [which, work] of works.entries()) all[which]?.push(await work(i));
  return all;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Fills a mailbox, lets a bot look through it, and opens it as the bot does. */
async function openHouse(world: World, storage: Storage, foreign: number): Promise<House> {
  const user = foreign > 0 ? 'lleno' : 'vacio';
  fillMaildir(world, user, foreign, foreignMail);
  if (storage === 'sdbox') importMaildir(world, user);
  const { db, url } = await world.newDatabase();
  const catchUp = await firstLook(world, { db, url }, user, foreign);
  const { port, password: pass } = world.dovecot;
  const server = { host: '127.0.0.1', port, tls: 'none' } as const;
  const config = { ...server, user, pass, folder: 'INBOX', archiveFolder: 'Portero' };
  const mailbox = await openMailbox(config, pino({ level: 'silent' }), new AbortController().signal);
  const cursor = await cursorOf(db, mailbox.name, mailbox.uidValidity, new Date());
  const person = await openClient(world, user);
  const close = async (): Promise<void> => {
    await mailbox.close();
    await person.logout();
  };
  return { db, mailbox, cursor, user, person, catchUp, close };
}

interface House {
  readonly db: Database;
  readonly mailbox: OpenMailbox;
  readonly cursor: Cursor;
  readonly user: string;
  /** Who delivers. */
  readonly person: ImapFlow;
  /** Milliseconds that the first look took. */
  readonly catchUp: number;
  close(): Promise<void>;
}

/** What jobs/collect.ts does in a round that finds nothing. */
async function pollOnce({ db, mailbox, cursor }: House): Promise<void> {
  await mailbox.uidsAfter(cursor.lastUid);
  await unmoved(db, cursor, mailbox.uidValidity, 500);
  await markRead(db, cursor, new Date());
}

/** The same commands by a bare client: what the server itself takes. */
async function serverAlone({ person, cursor }: House): Promise<void> {
  await person.noop();
  await person.search({ uid: `${cursor.lastUid + 1}:*` }, { uid: true });
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
  return { uid, receivedAt, raw, size: raw.length, sha256, sender: '', isReply: false, setAside: null };
}

/** What it does for one new request until that is in the database: its UID, its headers, the mail itself, the commit; then the move. Milliseconds. */
async function requestSteps(
  { db, mailbox, cursor, user, person }: House,
  i: number,
): Promise<{ request: number; move: number }> {
  await person.append('INBOX', requestMail(i, user));
  let uids: number[] = [];
  const request = await timed(async () => {
    uids = await mailbox.uidsAfter(cursor.lastUid);
    const mails = await mailbox.sources(await mailbox.headers(uids));
    const kept = mails.map(asKept);
    cursor.lastUid = uids.at(-1) ?? cursor.lastUid;
    await keep(db, cursor, mailbox.uidValidity, kept, cursor.lastUid, new Date());
  });
  return { request, move: await timed(() => mailbox.move(uids)) };
}
