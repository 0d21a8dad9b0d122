import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { serverAccount } from '../../src/embedded/postgres-binaries.ts';
import { freePort } from '../support/free-port.ts';

const ROOT = '/usr/lib/postgresql';

/** Where Debian keeps the newest PostgreSQL that is installed, with pg_dump; null when there is none. */
export function debianPostgres(): string | null {
  const versions = existsSync(ROOT) ? readdirSync(ROOT).map(Number) : [];
  const newest = versions.sort((a, b) => b - a).map((version) => join(ROOT, String(version), 'bin'));
  return newest.find((bin) => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'pg_dump'))) ?? null;
}

/** A server as an operator has one: reached by TCP with a password. */
export interface OperatorsPostgres {
  /** The URL of a database on it. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** Starts one on loopback with the empty databases `before` and `after`. */
export async function startDebianPostgres(bin: string): Promise<OperatorsPostgres> {
  const dir = mkdtempSync(join(tmpdir(), 'dp-'));
  const account = serverAccount();
  const how = { ...account, cwd: '/', env: { LC_ALL: 'C.UTF-8' } };
  const port = await freePort();
  writeFileSync(join(dir, 'password'), 'wort');
  for (const path of [dir, join(dir, 'password')])
    if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
  const cluster = ['-D', join(dir, 'data'), '-U', 'portero', '-A', 'scram-sha-256', '--no-sync'];
  execFileSync(join(bin, 'initdb'), [...cluster, `--pwfile=${join(dir, 'password')}`], {
    ...how,
    stdio: 'ignore',
  });
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', join(dir, 'data'), ...settings.flatMap((line) => ['-c', line])],
    { ...how, stdio: 'ignore' },
  );
  const url = (database: string): string => `postgres://portero:wort@127.0.0.1:${port}/${database}`;
  await createDatabases(url('postgres'));
  return {
    url,
    async stop() {
      server.kill('SIGINT');
      await once(server, 'exit');
      rmSync(dir, { recursive: true });
    },
  };
}

async function createDatabases(connectionString: string): Promise<void> {
  for (const deadline = Date.now() + 15_000; ; await sleep(100)) {
    const admin = new pg.Client({ connectionString });
    admin.on('error', () => undefined);
    try {
      await admin.connect();
      for (const name of ['before', 'after']) await admin.query(`create database ${name}`);
      return await admin.end();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
