import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { type App, type Clock, systemClock } from './app.ts';
import type { Config } from './config.ts';
import { joinPostgres, startPostgres } from './embedded/postgres.ts';
import { startJobs } from './jobs/index.ts';
import { openAuthentication } from './mail/authentication.ts';
import type { ResolveTxt } from './mail/dkim.ts';
import { openMailAccess } from './mail/mail-access.ts';
import { openParsers } from './mail/parsing.ts';
import { loadTemplates, type Templates } from './mail/render.ts';
import { openTransport } from './mail/transport.ts';
import { openMetrics } from './metrics.ts';
import { type Database, migrate, openDatabase } from './store/database.ts';
import { targets } from './targets/index.ts';
import { openOps } from './web/ops.ts';
import { loadPages } from './web/pages.ts';
import { openPages } from './web/server.ts';

/** The running bot. */
export interface Service {
  readonly app: App;
  /** Where the pages listen: http://127.0.0.1:3000 */
  readonly pagesUrl: string;
  readonly opsUrl: string;
  /** Closes everything in the reverse of the order it was opened in; letters in hand are finished. */
  close(): Promise<void>;
}

/** Files beside src/ and dist/. */
export const projectPath = (...parts: string[]): string =>
  join(fileURLToPath(new URL('..', import.meta.url)), ...parts);

/** Everything that was opened. */
export interface Closing {
  readonly add: (name: string, close: () => unknown) => void;
  readonly all: () => Promise<void>;
}

/** Everything that was opened, to be closed last first. A close that fails does not keep the others open. */
export function closing(log: Logger): Closing {
  const steps: { name: string; close: () => unknown }[] = [];
  return {
    add: (name, close) => void steps.push({ name, close }),
    async all() {
      for (let step = steps.pop(); step; step = steps.pop()) {
        try {
          await step.close();
        } catch (error) {
          log.error(
            { event: 'close.failed', err: error, target: step.name },
            `${step.name} did not close cleanly`,
          );
        }
      }
    },
  };
}

/**
 * Reads the templates of letters, then opens database, parsers, transport, pages, ops port and jobs, in this order. What was opened is closed again when a later step fails.
 * @param resolve answers for DNS instead of the machine's name servers.
 */
export async function openService(
  config: Config,
  log: Logger,
  clock: Clock = systemClock,
  resolve?: ResolveTxt,
): Promise<Service> {
  const templates = loadLetters(config);
  const opened = closing(log);
  try {
    const db = await openMigratedDatabase(config, log, opened.add, startPostgres);
    const metrics = openMetrics();
    const parsers = openParsers(config.mailFrom.address, (reason) => metrics.parseKills.inc({ reason }));
    opened.add('parsers', () => parsers.close());
    const mailAccess = openMailAccess(config, log);
    const transport = openTransport(config.smtp, log, undefined, mailAccess);
    opened.add('transport', () => transport.close());
    const app: App = {
      config,
      db,
      clock,
      log,
      metrics,
      judge: parsers.judge,
      read: parsers.read,
      authenticate: openAuthentication(config, resolve),
      mailAccess,
      transport,
      templates,
      targets,
    };
    const pages = await openPages(app);
    opened.add('pages', () => pages.close());
    const ops = await openOps(app);
    opened.add('ops', () => ops.close());
    const jobs = startJobs(app);
    opened.add('jobs', () => jobs.stop());
    return {
      app,
      pagesUrl: urlOf(pages.server.address()),
      opsUrl: urlOf(ops.server.address()),
      close: opened.all,
    };
  } catch (error) {
    await opened.all();
    throw error;
  }
}

const loadLetters = (config: Config): Templates =>
  loadTemplates(projectPath('templates', 'mail'), config.timeZone, config.brand);

/** Tries every template as a start does. @throws ConfigError */
export function checkTemplates(config: Config): void {
  loadLetters(config);
  loadPages(config);
}

/** The database of the configuration, or the embedded one, with every migration applied. A command joins the embedded one of a running bot. */
export async function openMigratedDatabase(
  config: Config,
  log: Logger,
  add: Closing['add'],
  start: typeof startPostgres = joinPostgres,
): Promise<Database> {
  const db = await openUnmigratedDatabase(config, log, add, start);
  const applied = await migrate(db, projectPath('sql'));
  const database = config.databaseUrl === null ? 'embedded' : 'external';
  log.info({ event: 'database.ready', database, migrations: applied.length }, 'database ready');
  return db;
}

/** The same, as it is. */
export async function openUnmigratedDatabase(
  config: Config,
  log: Logger,
  add: Closing['add'],
  start: typeof startPostgres = joinPostgres,
): Promise<Database> {
  const embedded =
    config.databaseUrl === null
      ? await start({
          dir: join(config.dataDir, 'postgres'),
          onEnd: (why) =>
            log.error({ event: 'database.ended', why }, 'PostgreSQL ended by itself; it is started again'),
          onReturn: () => log.warn({ event: 'database.returned' }, 'PostgreSQL is up again'),
        })
      : null;
  if (embedded) add('embedded PostgreSQL', () => embedded.stop());
  let isClosing = false;
  const onError = (error: Error): void =>
    log[isClosing ? 'debug' : 'warn'](
      { event: 'database.connection-lost', err: error },
      'an idle database connection was lost',
    );
  const db = openDatabase(
    embedded ? embedded.poolConfig : { connectionString: config.databaseUrl as string },
    onError,
  );
  add('database', () => {
    isClosing = true;
    return db.end();
  });
  return db;
}

function urlOf(address: string | { address: string; port: number; family: string } | null): string {
  if (address === null || typeof address === 'string') return address ?? '';
  const anywhere = address.address === '0.0.0.0' || address.address === '::';
  const host = anywhere ? '127.0.0.1' : address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
