import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { AGENTS, BOT } from './mails.ts';
import { portOf } from './measure.ts';

/** A process of the bot as it runs in production: `node dist/main.js`. */
export interface Bot {
  readonly pid: number;
  readonly pagesUrl: string;
  readonly opsUrl: string;
  /** Its log so far, a line each. */
  log(): string[];
  /** When it first logged this event, in milliseconds since 1970; waits for it. */
  when(event: string): Promise<number>;
  stop(): Promise<void>;
}

/** Real servers and a built copy of the bot, all in one folder that is removed at the end. */
export interface World {
  readonly dir: string;
  readonly dovecot: Dovecot;
  /** An empty database, and its URL for a bot. */
  newDatabase(): Promise<{ db: Database; url: string }>;
  startBot(environment: Readonly<Record<string, string>>): Promise<Bot>;
  close(): Promise<void>;
}

const WITHIN_MS = 30_000;
/** As in package.json's `start`. */
const FLAGS = ['--enable-source-maps', '--max-semi-space-size=2', '--heap-growing-percent=50'];

/** How Dovecot keeps mail: a file a mail that anybody may touch, or its own format, which needs no look at a folder or a list of names. */
export type Storage = 'maildir' | 'sdbox';

/** Starts PostgreSQL (durable, as in production) and Dovecot, and builds the bot. */
export async function openWorld(storage: Storage = 'maildir'): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  chmodSync(dir, 0o755); // servers that do not run as root must get in
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = dir; // so that what the servers make lies in it too
  const postgres = await startPostgres({ dir: join(dir, 'pg') });
  const dovecot = await startDovecot();
  const home = dovecotIn(dir);
  // As servers with large Maildirs are set (Dovecot's documentation): without it each new or moved file costs a look at all.
  const settings = {
    maildir: 'maildir_very_dirty_syncs = yes',
    sdbox: `mail_location = sdbox:${home}/sdbox/%u`,
  };
  appendFileSync(join(home, 'dovecot.conf'), `${settings[storage]}\n`);
  if (storage === 'sdbox') giveToDovecot(join(home, 'sdbox'), home);
  await dovecot.restart();
  const main = buildHouse(dir);
  const { host, user } = postgres.poolConfig;
  const bots: Bot[] = [];
  const pools: Database[] = [];
  return {
    dir,
    dovecot,
    async newDatabase() {
      const database = `bench${pools.length}`;
      const admin = new pg.Client({ host, user, database: 'postgres' });
      await admin.connect();
      await admin.query(`create database ${database}`);
      await admin.end();
      const db = openDatabase({ host, user, database }, () => undefined);
      pools.push(db);
      return { db, url: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}` };
    },
    async startBot(environment) {
      const bot = await startBot(main, join(dir, `bot${bots.length}.log`), environment);
      bots.push(bot);
      return bot;
    },
    async close() {
      await Promise.all(bots.map((bot) => bot.stop()));
      await Promise.all(pools.map((pool) => pool.end()));
      await dovecot.stop();
      await postgres.stop();
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function giveToDovecot(folder: string, home: string): void {
  const { uid, gid } = statSync(join(home, 'mail'));
  mkdirSync(folder);
  chownSync(folder, uid, gid);
}

/** The folder that test/support/dovecot.ts has made for its server. */
export const dovecotIn = (dir: string): string =>
  join(dir, readdirSync(dir).find((name) => name.startsWith('dc-')) ?? '');

/** What a bot of the bench is configured with; limits on answers are out of the way. */
export function environmentOf(
  world: World,
  mailbox: string,
  databaseUrl: string,
  smtpPort: number,
): Record<string, string> {
  return {
    IMAP_URL: `imap://${encodeURIComponent(mailbox)}:${world.dovecot.password}@127.0.0.1:${world.dovecot.port}/INBOX?tls=none`,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}?tls=none`,
    MAIL_FROM: `Mesa de Ayuda <${BOT}>`,
    AGENTS: AGENTS.join(', '),
    PUBLIC_URL: 'https://portero.test',
    DATABASE_URL: databaseUrl,
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    HOST: '127.0.0.1',
    TRUST_PROXY: '127.0.0.1',
    PORT: '0',
    OPS_PORT: '0',
    LIMIT_SCALE: '1000000',
    LOG_LEVEL: 'info',
  };
}

/** An SMTP server that takes the connection and never says a word: letters stay queued, and trying costs nothing. */
export async function silentSmtp(): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return { port: portOf(server), close: () => void server.close() };
}

/** The bot built from src/ into the folder of this bench: what others build in dist/ meanwhile does not reach it. */
function buildHouse(dir: string): string {
  const house = join(dir, 'house');
  mkdirSync(house);
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--incremental', 'false'];
  const built = spawnSync(
    process.execPath,
    [...tsc, '--tsBuildInfoFile', 'null', '--outDir', join(house, 'dist')],
    { encoding: 'utf8' },
  );
  if (built.status !== 0) process.stderr.write(`the bot was built with errors:\n${built.stdout}`);
  for (const name of ['package.json', 'node_modules', 'templates', 'sql'])
    symlinkSync(resolve(name), join(house, name));
  return join(house, 'dist', 'main.js');
}

async function startBot(
  main: string,
  logFile: string,
  environment: Readonly<Record<string, string>>,
): Promise<Bot> {
  const out = openSync(logFile, 'w');
  const options = (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter(Boolean);
  const child = spawn(process.execPath, [...FLAGS, ...options, main], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', out, 'inherit'],
  });
  closeSync(out);
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const log = (): string[] => readFileSync(logFile, 'utf8').split('\n').filter(Boolean);
  const line = (event: string): Promise<LogLine> => logged(child, log, event);
  const { msg } = await line('started');
  const [pagesUrl = '', opsUrl = ''] = msg.match(/http:\/\/[^ ,]+/g) ?? [];
  return {
    pid: child.pid as number,
    pagesUrl,
    opsUrl,
    log,
    when: async (event) => (await line(event)).time,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

interface LogLine {
  time: number;
  msg: string;
}

async function logged(child: ChildProcess, log: () => string[], event: string): Promise<LogLine> {
  for (const deadline = Date.now() + WITHIN_MS; ; await sleep(25)) {
    const line = log().find((text) => text.includes(`"event":"${event}"`));
    if (line) return JSON.parse(line) as LogLine;
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`the bot did not log ${event}:\n${log().slice(-10).join('\n')}`);
  }
}
