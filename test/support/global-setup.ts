import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { migrate, openDatabase } from '../../src/store/database.ts';
import { keepIn } from './canaries.ts';

/** What the set-up leaves behind for the teardown, on globalThis. */
export interface Teardown {
  stopDatabase?: () => Promise<void>;
}

/**
 * Builds `dist` (worker threads need JavaScript on Node 20; the tests that start one use what was built here), and starts
 * one PostgreSQL for the run with a migrated template that each test file copies its database from.
 */
export default async function setup(): Promise<void> {
  build();
  const dir = mkdtempSync(join(tmpdir(), 'pg-'));
  chmodSync(dir, 0o755); // as root the server runs under another account
  const logs = mkdtempSync(join(tmpdir(), 'portero-log-'));
  keepIn(logs);
  const server = await startPostgres({ dir, durable: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
    rmSync(logs, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server.poolConfig);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env['TEST_PG_HOST'] = server.poolConfig.host;
  process.env['TEST_PG_USER'] = server.poolConfig.user;
  (globalThis as Teardown).stopDatabase = stop;
}

/** A room that does not compile yet fails its own tests, not everybody's: what tsc could build is used. */
function build(): void {
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
      stdio: 'pipe',
    });
  } catch (error) {
    const { stdout } = error as { stdout?: Buffer };
    process.stderr.write(`dist was built with errors:\n${stdout?.toString() ?? String(error)}`);
  }
}

async function makeTemplate({ host, user }: { host: string; user: string }): Promise<void> {
  const admin = new pg.Client({ host, user, database: 'postgres' });
  await admin.connect();
  await admin.query('create database template_portero');
  const pool = openDatabase({ host, user, database: 'template_portero' }, () => undefined);
  await migrate(pool, 'sql');
  await pool.end();
  await admin.query('alter database template_portero is_template true allow_connections false');
  await admin.end();
}
