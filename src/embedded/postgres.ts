import { type ChildProcess, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, findBinaries, serverAccount } from './postgres-binaries.ts';
import { type Place, placeIn } from './postgres-place.ts';
import { environment, keptUp, spawnServer, startServer, type Watched } from './postgres-server.ts';

/** A running server, reached through a Unix socket in a folder that only its account may enter: there is no TCP port. */
export interface EmbeddedPostgres {
  readonly poolConfig: { host: string; user: string; database: string };
  /** Ends all sessions and shuts down cleanly. */
  stop(): Promise<void>;
}

export interface PostgresOptions extends Watched {
  /** Where data and socket live; made when missing. */
  readonly dir: string;
  /** False only for tests: trades safety in a power cut for speed. */
  readonly durable?: boolean;
}

const USER = 'portero';
const DATABASE = 'portero';

/**
 * Starts the PostgreSQL that npm brings, on the data in `dir` (made when there is none), with an empty database `portero`.
 * A server left behind by a bot that was killed is stopped first; one that ends by itself is started again, until `stop`.
 * @throws Error that says what to do when the platform has no binaries, the folder is in use, or the server does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true } = options;
  const account = serverAccount();
  const place = placeIn(resolve(options.dir), account);
  const { postgres, initdb } = await findBinaries(place.dir, account);
  if (!existsSync(join(place.data, 'PG_VERSION'))) makeCluster(initdb, place, account, durable);
  await clearPredecessor(place);
  const spawned = (): ChildProcess => {
    writeFileSync(place.ownerFile, String(process.pid)); // each time: a command may have owned it while ours was down
    return spawnServer(postgres, place, account, durable);
  };
  const server = await startServer(spawned(), place, options);
  try {
    await ensureDatabase(place.socketDir);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    poolConfig: poolConfigOf(place),
    stop: keptUp(server, () => startServer(spawned(), place, options), options),
  };
}

/** For a command beside a running bot: reaches the server that the bot started in `dir`, or starts one while none runs. */
export async function joinPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const place = placeIn(resolve(options.dir), serverAccount());
  const pid = existsSync(place.pidFile) ? Number(readFileSync(place.pidFile, 'utf8').split('\n')[0]) : 0;
  if (pid === 0 || !isPostgresOf(pid, place.data)) return await startPostgres(options);
  return { poolConfig: poolConfigOf(place), stop: async () => undefined };
}

/** Drops the database in `dir` and keeps its cluster, which takes seconds to make. Refused while another process uses it. */
export async function forgetRows(dir: string): Promise<void> {
  if (!existsSync(join(dir, 'data', 'PG_VERSION'))) return;
  const server = await startPostgres({ dir });
  try {
    await asAdmin(server.poolConfig.host, (admin) => admin.query(`drop database ${DATABASE} with (force)`));
  } finally {
    await server.stop();
  }
}

const poolConfigOf = ({ socketDir }: Place): EmbeddedPostgres['poolConfig'] => ({
  host: socketDir,
  user: USER,
  database: DATABASE,
});

function makeCluster(initdb: string, place: Place, account: Account, durable: boolean): void {
  const flags = ['-D', place.data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--data-checksums'];
  flags.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (!durable) flags.push('--no-sync');
  execFileSync(initdb, flags, {
    ...account,
    env: environment(),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Stops the server of a bot that was killed, and removes the pid file of a server that was. */
async function clearPredecessor({ dir, data, socketDir, pidFile, ownerFile }: Place): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isPostgresOf(pid, data)) {
    // A zombie or a recycled pid, which PostgreSQL itself would take for a live server.
    rmSync(pidFile, { force: true });
    rmSync(join(socketDir, '.s.PGSQL.5432.lock'), { force: true });
    return;
  }
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, 'utf8')) : 0;
  if (owner !== 0 && owner !== process.pid && isAlive(owner))
    throw new Error(`the database in ${dir} is in use by process ${owner}: stop it, or set another DATA_DIR`);
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 300 && existsSync(pidFile); tries++) await sleep(50);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostgresOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data); // empty for a zombie
  } catch {
    return true; // no /proc (macOS, Windows): believe the file
  }
}

async function ensureDatabase(host: string): Promise<void> {
  await asAdmin(host, async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await admin.query(`create database ${DATABASE}`);
  });
}

async function asAdmin(host: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ host, user: USER, database: 'postgres' });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
