import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import { type MailServer, startMailServer } from '../../src/embedded/mail-server.ts';
import { type Database, LEASE } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { type Lane, lanes } from '../support/lanes.ts';
import { type Bot, startBot } from './bots.ts';
import { HISTORY } from './copies-sent.ts';
import { type Kind, type Ledger, openLedger } from './ledger.ts';
import { openProxy, type Protocol, type Tap } from './proxies.ts';
import { secretsSeenIn } from './secrets.ts';

export const BOT = 'soporte@desk.test';
export const AGENTS = ['ana@logtec.co', 'luis@logtec.co'] as const;

/** A copy of the bot, and the proxies between it and its servers. */
export interface Copy {
  readonly bot: Bot;
  readonly proxies: Record<Protocol, Tap>;
  /** SIGKILL, with everything it had open. */
  kill(why: string): void;
}

/** A world of its own around some copies of the bot: database, mailbox, SMTP server, and the book of what went in and out. */
export interface World {
  readonly db: Database;
  readonly lane: Lane;
  readonly smtp: MailServer;
  readonly copies: readonly Copy[];
  readonly ledger: Ledger;
  /** So long people wait for a letter or a page before they say that it never came. */
  readonly patienceMs: number;
  /** Puts a mail into the mailbox, and into the book before it. */
  mails(kind: Kind, raw: Buffer, person?: string | null): Promise<void>;
  /** Takes every fault away: proxies pass, servers are friendly. */
  calm(): void;
  /** Waits until nothing is owed. @returns what is left after `withinMs`, in words; null when all is done. */
  settles(withinMs: number): Promise<string | null>;
  /** Ends the leases of a bot that was killed at that moment, as if their time had passed. Who came after it keeps what it took. */
  endLeases(killedAt: number): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly main: string;
  readonly copies?: number;
  readonly dovecot?: boolean;
  /** By default longer than any recovery may take. */
  readonly patienceMs?: number;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const ledger = openLedger();
  const database = await freshDatabase();
  await database.db.query(HISTORY);
  const lane = await openLane(options.dovecot ?? false);
  const smtp = await startMailServer({
    users: [{ address: BOT, password: 'secret' }],
    onLetter: (letter) => ledger.cameOut(letter),
  });
  const secretKey = randomBytes(32).toString('base64');
  const copies: Copy[] = [];
  for (let i = 0; i < (options.copies ?? 1); i++)
    copies.push(
      await openCopy(`copy ${i + 1}`, options.main, ledger, {
        postgres: database.config,
        imap: lane.config.port,
        smtp: smtp.smtpPort,
        secretKey,
      }),
    );
  const { db } = database;
  const world: World = {
    db,
    lane,
    smtp,
    copies,
    ledger,
    patienceMs: options.patienceMs ?? 70_000,
    mails: async (kind, raw, person = null) => {
      ledger.putIn(kind, raw, person);
      await lane.deliver(raw);
    },
    calm: () => {
      smtp.answerWith(null);
      for (const { proxies } of copies) for (const proxy of Object.values(proxies)) proxy.calm();
    },
    settles: (withinMs) => settles(world, withinMs),
    endLeases: async (killedAt) => {
      for (const [table, open] of LEASED)
        await db.query(
          `update ${table} set due_at = now() where ${open} and attempts > 0 and due_at > now() and due_at <= $1`,
          [new Date(killedAt + LEASE)],
        );
    },
    close: async () => {
      await Promise.all(copies.map(({ bot }) => bot.stop()));
      await Promise.all(
        copies.flatMap(({ proxies }) => Object.values(proxies).map((proxy) => proxy.close())),
      );
      await Promise.all([smtp.stop(), lane.stop()]);
      await database.drop();
    },
  };
  await Promise.all(copies.map(({ bot }) => bot.up()));
  return world;
}

/** Tables of work, and what marks a row that is not finished. */
const LEASED = [
  ['inbox', 'verdict is null'],
  ['outbox', `state = 'queued'`],
  ['accounts', 'provisioned_at is null'],
  ['recoveries', 'outcome is null'],
] as const;

async function openLane(dovecot: boolean): Promise<Lane> {
  const name = dovecot ? 'dovecot' : 'in-memory';
  const start = lanes().find(([lane]) => lane === name)?.[1];
  if (!start)
    throw new Error('Dovecot is not installed: leave --dovecot out, or apt-get install dovecot-imapd');
  return await start();
}

interface Servers {
  readonly postgres: PoolConfig;
  readonly imap: number;
  readonly smtp: number;
  readonly secretKey: string;
}

async function openCopy(name: string, main: string, ledger: Ledger, servers: Servers): Promise<Copy> {
  const { host = '', user = '', database = '' } = servers.postgres;
  const proxies = {
    postgres: await openProxy('postgres', { path: `${host}/.s.PGSQL.5432` }),
    imap: await openProxy('imap', { port: servers.imap, host: '127.0.0.1' }),
    smtp: await openProxy('smtp', { port: servers.smtp, host: '127.0.0.1' }),
  };
  const bot = startBot({
    name,
    main,
    environment: {
      DATABASE_URL: `postgres://${user}@127.0.0.1:${proxies.postgres.port}/${database}?sslmode=disable&application_name=bot`,
      IMAP_URL: `imap://${encodeURIComponent(BOT)}:secret@127.0.0.1:${proxies.imap.port}/INBOX?tls=none`,
      SMTP_URL: `smtp://127.0.0.1:${proxies.smtp.port}?tls=none`,
      MAIL_FROM: `Mesa de Ayuda <${BOT}>`,
      AGENTS: AGENTS.join(','),
      PUBLIC_URL: 'https://portero.test',
      SECRET_KEY: servers.secretKey,
      HOST: '127.0.0.1',
      PORT: '0',
      OPS_PORT: '0',
      LOG_LEVEL: 'debug',
      LIMIT_SCALE: '100000',
    },
    onLine: (line) => {
      for (const secret of secretsSeenIn(line))
        ledger.complaints.add(`I11: the log of ${name} holds ${secret}`);
    },
    onEnd: ({ code, started, said }) => {
      if (started) ledger.complaints.add(`${name} ended by itself with code ${code}: ${said.slice(0, 400)}`);
    },
  });
  const kill = (why: string): void => {
    ledger.disrupted(`${name} killed: ${why}`);
    bot.kill();
  };
  return { bot, proxies, kill };
}

const POLL_MS = 40;

async function settles(world: World, withinMs: number): Promise<string | null> {
  for (const deadline = Date.now() + withinMs; ; await sleep(POLL_MS)) {
    const left = await whatIsLeft(world);
    if (left === null || Date.now() > deadline) return left;
  }
}

async function whatIsLeft({ db, ledger }: World): Promise<string | null> {
  const { rows } = await db.query<{
    unread: number;
    unmoved: number;
    queued: number;
    unprovisioned: number;
    asked: number;
  }>(
    `select (select count(*) from inbox where verdict is null) as unread, (select count(*) from inbox where moved_at is null) as unmoved,
       (select count(*) from outbox where state = 'queued') as queued, (select count(*) from accounts where provisioned_at is null) as unprovisioned,
       (select count(*) from recoveries where outcome is null) as asked`,
  );
  const left = Object.entries(rows[0] ?? {}).filter(([, count]) => count > 0);
  const missing = (await notKept(db, ledger)).length;
  if (missing > 0) left.push(['not in the inbox', missing]);
  return left.length === 0 ? null : left.map(([what, count]) => `${count} ${what}`).join(', ');
}

/** Mails of the bot's that have no inbox row. */
export async function notKept(db: Database, ledger: Ledger): Promise<string[]> {
  const { rows } = await db.query<{ sha: string }>(`select distinct encode(sha256, 'hex') as sha from inbox`);
  const kept = new Set(rows.map(({ sha }) => sha));
  const ours = ledger.mails.filter(({ kind, sha256 }) => kind !== 'foreign' && !ledger.gone.has(sha256));
  return [...new Set(ours.map(({ sha256 }) => sha256))].filter((sha) => !kept.has(sha));
}
