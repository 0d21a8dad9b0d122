import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import { sha256 } from './ledger.ts';
import { hostile, request } from './people.ts';
import type { Action, Passing, Protocol, Watch } from './proxies.ts';
import { AGENTS, type Copy, type World } from './world.ts';

/** Does its harm and takes it back: when it returns, every server is there and friendly again. */
export type Fault = (world: World, copy: Copy, chance: Chance) => Promise<void>;

/** How long a fault that lasts lasts. */
const LASTS_MS = 2_000;
/** How long one that waits for its moment waits for it. */
const PATIENCE_MS = 4_000;

/** Every connection of this kind, of every copy, ends, and none is let in for a while: the server was stopped and started. */
const away =
  (protocol: Protocol): Fault =>
  async ({ copies }) => {
    const proxies = copies.map((copy) => copy.proxies[protocol]);
    for (const proxy of proxies) {
      proxy.refusing = true;
      proxy.cutAll();
    }
    await sleep(LASTS_MS);
    for (const proxy of proxies) proxy.refusing = false;
  };

const cut =
  (protocol: Protocol): Fault =>
  async (_, copy) =>
    copy.proxies[protocol].cutAll();

/** Messages of one copy meet `decide` for a while. */
const during =
  (protocol: Protocol, decide: (chance: Chance) => Watch, ms = LASTS_MS): Fault =>
  async (_, { proxies }, chance) => {
    const end = proxies[protocol].watch(decide(chance));
    await sleep(ms);
    end();
  };

/** The next message that fits meets `action`; then all is well again. Where none comes there was no fault. */
const once =
  (protocol: Protocol, fits: (message: Passing) => boolean, action: (message: Passing) => Action): Fault =>
  async (_, { proxies }) => {
    let end = (): void => undefined;
    const happened = new Promise<void>((resolve) => {
      end = proxies[protocol].watch((message) => {
        if (!fits(message)) return 'pass';
        end();
        resolve();
        return action(message);
      });
    });
    await Promise.race([happened, sleep(PATIENCE_MS)]);
    end();
  };

/** Every connection of now is mute for ever from its next message on: what a firewall does that has forgotten it. */
const silence =
  (protocol: Protocol): Fault =>
  async (world, copy, chance) => {
    const { connections } = copy.proxies[protocol];
    await during(
      protocol,
      () =>
        ({ connection }) =>
          connection <= connections ? 'stall' : 'pass',
    )(world, copy, chance);
  };

const isStatement = ({ from, kind }: Passing): boolean => from === 'bot' && /^(Parse|Query)/.test(kind);
const isCommand = ({ from, kind }: Passing): boolean =>
  from === 'bot' && /^(UID|NOOP|SELECT|SEARCH)/.test(kind);
const tagOf = ({ bytes }: Passing): string => bytes.toString('latin1').split(' ')[0] ?? '*';

/** PostgreSQL answers statements with this error, or connections where it is said at the door. */
const errors = (sqlState: string, atTheDoor = false): Fault =>
  during('postgres', (chance) => (message) => {
    const fits = atTheDoor
      ? message.kind === 'Startup'
      : isStatement(message) && !message.kind.startsWith('Query rollback');
    return fits && chance.next() < 0.5 ? { sqlState } : 'pass';
  });

/** SMTP says no at one stage for a while; to the second agent alone where it is for good, so that stories can go on. */
const says =
  (stage: 'mail' | 'rcpt' | 'data', responseCode: number): Fault =>
  async ({ smtp, ledger }) => {
    const [, victim] = AGENTS;
    smtp.answerWith((at, address) => {
      if (at !== stage || (responseCode >= 500 && address !== victim)) return null;
      if (responseCode >= 500) ledger.refused.add(address);
      return { responseCode, message: 'made by the torture' };
    });
    await sleep(LASTS_MS);
    smtp.answerWith(null);
  };

/** The server took the letter, and says so into the void. */
const muteAfterTheDot: Fault = during('smtp', () => {
  const dotted = new Set<number>();
  return ({ from, kind, connection }) => {
    if (kind === 'DOT') dotted.add(connection);
    return from === 'server' && dotted.has(connection) ? 'stall' : 'pass';
  };
});

/** Between the bot's search and its fetch another client takes a mail away: this one, whatever else the bot is fetching. */
const expunged: Fault = async (world, { proxies }, chance) => {
  const { lane, ledger } = world;
  const raw = hostile(`victima${chance.below(1e9)}@andino.test`, 0);
  ledger.gone.add(sha256(raw));
  const takeAway = async (): Promise<void> => {
    const victim = (await lane.look()).find((mail) => mail.raw === raw.toString('latin1'));
    if (victim) await lane.expunge(victim.uid);
  };
  const end = proxies.imap.watch((message) => {
    if (message.from !== 'bot' || !message.kind.startsWith('UID FETCH')) return 'pass';
    takeAway().catch(() => undefined); // a server just being renumbered: then nobody takes it
    return { wait: 400 };
  });
  await world.mails('hostile', raw);
  await sleep(LASTS_MS);
  end();
};

/** The faults of issue C, by what a person would call them. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'PostgreSQL is stopped and started': away('postgres'),
  'PostgreSQL connections are cut': cut('postgres'),
  'PostgreSQL ends all sessions (57P01)': async ({ db }) =>
    void (await db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bot' and datname = current_database()`,
    )),
  'PostgreSQL has no connection left (53300)': async (world, copy, chance) => {
    copy.proxies.postgres.cutAll();
    await errors('53300', true)(world, copy, chance);
  },
  'PostgreSQL cannot serialize (40001)': errors('40001'),
  'PostgreSQL finds a deadlock (40P01)': errors('40P01'),
  'PostgreSQL is read-only (25006)': errors('25006'),
  'PostgreSQL has a full disk (53100)': errors('53100'),
  'PostgreSQL commits and the answer is lost': once(
    'postgres',
    ({ kind }) => kind === 'Query commit',
    () => 'swallow',
  ),
  'PostgreSQL falls silent': silence('postgres'),
  'PostgreSQL is slow': during('postgres', (chance) => () => ({ wait: 1 + chance.below(10) })),
  'IMAP is stopped and started': away('imap'),
  'IMAP is cut': cut('imap'),
  'IMAP is cut inside a literal': once(
    'imap',
    ({ from, kind }) => from === 'server' && kind === 'literal',
    () => 'cut-inside',
  ),
  'IMAP falls silent': silence('imap'),
  'IMAP says BYE': once('imap', isCommand, () => ({ say: '* BYE shutting down\r\n', end: true })),
  'IMAP says NO': once('imap', isCommand, (message) => ({ say: `${tagOf(message)} NO not now\r\n` })),
  'IMAP is slow': during('imap', (chance) => () => ({ wait: 5 + chance.below(50) })),
  'IMAP has no room to move': during(
    'imap',
    () => (message) =>
      message.kind.startsWith('UID MOVE')
        ? { say: `${tagOf(message)} NO [OVERQUOTA] mailbox is full\r\n` }
        : 'pass',
  ),
  'IMAP lets another client expunge': expunged,
  'IMAP renumbers the mailbox': ({ lane }) => lane.renumber(),
  'SMTP is stopped and started': away('smtp'),
  'SMTP is cut': cut('smtp'),
  'SMTP says 421': says('mail', 421),
  'SMTP says 450': says('rcpt', 450),
  'SMTP says 451 after DATA': says('data', 451),
  'SMTP says 550': says('rcpt', 550),
  'SMTP says 554': says('data', 554),
  'SMTP falls silent before the dot': once(
    'smtp',
    ({ kind }) => kind === 'BODY',
    () => 'stall',
  ),
  'SMTP falls silent after the dot': muteAfterTheDot,
  'SMTP takes the letter and the answer is lost': once(
    'smtp',
    ({ kind }) => kind === 'DOT',
    () => 'swallow',
  ),
};

/** Those of the bot's own clock: a storm would take them back with each kill, so they are met one at a time. */
export const CLOCK_FAULTS: Readonly<Record<string, Fault>> = {
  'the clock jumps an hour ahead': async (_, { bot }) => bot.signal('SIGUSR2'),
  'the clock jumps ahead and back': async (world, { bot, proxies }, chance) => {
    proxies.smtp.refusing = true; // letters wait, with a time to try again that will lie an hour ahead
    proxies.smtp.cutAll();
    bot.signal('SIGUSR2');
    const email = `adelantada${chance.below(1e9)}@andino.test`;
    await world.mails('good', request(email), email);
    await sleep(LASTS_MS);
    bot.signal('SIGUSR2');
    proxies.smtp.refusing = false;
  },
};
