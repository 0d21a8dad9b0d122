import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** A pool, or one client of it inside a transaction: whatever can run a statement. */
export type Queryable = Pick<pg.Pool, 'query'>;

/** One client of the pool inside a transaction. */
export interface Transaction extends Queryable {
  /** The last statement: COMMIT is sent along with it, for one round trip less. Should it fail, COMMIT rolls back. */
  last(config: pg.QueryConfig): Promise<pg.QueryResult>;
}
export type Database = pg.Pool;

const INT8 = 20;
/** Serialization failure, deadlock, unique violation (another copy was first), lock not available: worth another look. */
const PASSING = new Set(['40001', '40P01', '23505', '55P03']);
/** One arbitrary number for the lock that migrations are run under. */
const MIGRATION_LOCK = 7_350_417_001n;

/**
 * Milliseconds for which a row of work is taken; who works longer renews it. What a bot that was killed had in hand waits no longer than
 * this (recovery within 30 s). Half of it was tried: on a busy machine letters were handed in twice more often, and kills in a row were made good no sooner.
 */
export const LEASE = 20_000;

/** Text that PostgreSQL takes: NUL, and half of a character outside the basic plane, which strangers' words may hold, it refuses (22021, 22P02). */
export const asStored = (text: string): string => text.toWellFormed().replaceAll('\0', '');

export const asJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? asStored(inner) : inner));

/** Opens the pool that all rooms share. Ids fit in a double, so int8 comes as a number. */
export function openDatabase(config: pg.PoolConfig, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    max: 12,
    pipeline: true, // statements that need not wait for each other's answers share a round trip
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    query_timeout: 35_000, // statement_timeout is the server's: a connection that fell silent would be waited on for ever
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'portero',
    // Named statements are few, and good for any values: planning them anew for every mail cost as much as running them. Their plans
    // are made while the tables are empty, when reading all of one looks cheapest.
    options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
    ...config,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  pool.on('error', onError);
  return pool;
}

/**
 * Runs `work` in one transaction; on a conflict with another copy of the bot it looks again, three times in all.
 * `work` must have no effect outside the database.
 */
export async function transaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return await despiteConflicts(() => once(db, work));
}

/** One statement, which is a transaction by itself: tried as often as one. */
export async function statement<R extends pg.QueryResultRow>(
  db: Database,
  config: pg.QueryConfig,
): Promise<pg.QueryResult<R>> {
  return await despiteConflicts(() => db.query<R>(config));
}

async function despiteConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 3 || !PASSING.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** node-postgres has no code for its query_timeout. */
export const isSilence = (error: unknown): boolean => (error as Error).message === 'Query read timeout';

async function once<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await db.connect();
  let broken: Error | undefined;
  client.on('error', (error) => {
    broken = error;
  });
  try {
    let commit: Promise<unknown> | undefined;
    begin(client);
    const result = await work({
      query: client.query.bind(client),
      last: async (config) => {
        corked(client);
        const answer = client.query(config);
        commit = client.query('commit');
        commit.catch(() => undefined); // heard of below, unless the statement itself has failed
        return await answer;
      },
    });
    await (commit ?? client.query('commit'));
    return result;
  } catch (error) {
    // On a connection that fell silent a rollback would wait as long again; ending the session rolls back as well.
    if (isSilence(error)) broken = error as Error;
    else
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
    throw error;
  } finally {
    client.removeAllListeners('error');
    client.release(broken);
  }
}

/** The first statement need not wait for the answer to BEGIN. Where that fails, nothing may follow it: it would commit by itself. */
function begin(client: pg.PoolClient): void {
  corked(client);
  client.query('begin').catch(() => client.connection.stream.destroy());
}

/** What is sent until the end of this tick leaves in one write. */
function corked({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const AN_HOUR = 3_600_000;
const patient = (text: string, values: unknown[] = []): pg.QueryConfig & { query_timeout: number } => ({
  text,
  values,
  query_timeout: AN_HOUR,
});

/**
 * Applies the files of `folder` (0001_….sql, 0002_….sql) that the database does not have yet, in one transaction, under
 * an advisory lock: copies started together wait for each other.
 * @param tell hears the name of each before it is applied
 * @returns the names of those applied.
 */
export async function migrate(
  db: Database,
  folder: string,
  tell: (name: string) => void = () => undefined,
): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  return await transaction(db, async (tx) => {
    // Another copy's migration is waited for, and a long one may take its time.
    await tx.query('set local statement_timeout = 0');
    await tx.query(patient('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]));
    const { rows: tables } = await tx.query(`select where to_regclass('migrations') is not null`);
    // Not "if not exists", for which a bot with a role of its own (sql/bot-role.sql) would need the right to create.
    if (tables.length === 0)
      await tx.query(
        'create table migrations (name text primary key, applied_at timestamptz not null default now())',
      );
    const { rows } = await tx.query<{ name: string }>('select name from migrations');
    const known = new Set(rows.map((row) => row.name));
    const pending = files.filter((name) => !known.has(name));
    for (const name of pending) {
      tell(name);
      await tx.query(patient(await readFile(join(folder, name), 'utf8')));
      await tx.query('insert into migrations (name) values ($1)', [name]);
    }
    return pending;
  });
}
