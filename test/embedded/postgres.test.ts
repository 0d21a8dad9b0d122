import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { freshDatabase } from '../support/database.ts';

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'pe-'));
  chmodSync(dir, 0o755);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function ask(config: pg.ClientConfig, statement: string): Promise<unknown[]> {
  const client = new pg.Client(config);
  client.on('error', () => undefined); // the server may be killed under it
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return rows.map((row) => Object.values(row)[0]);
}

test('starts empty, keeps its rows over a restart, and listens on no port', async () => {
  const first = await startPostgres({ dir });
  expect(first.poolConfig.database).toBe('portero');
  await ask(first.poolConfig, 'create table kept as select 42 as n');
  expect(await ask(first.poolConfig, 'show listen_addresses')).toEqual(['']);
  expect(await ask(first.poolConfig, 'show fsync')).toEqual(['on']);
  await first.stop();
  const second = await startPostgres({ dir });
  expect(await ask(second.poolConfig, 'select n from kept')).toEqual([42]);
  await second.stop();
  await second.stop();
});

test('a server that is killed is started again with its rows, and one that is stopped meanwhile stays down', async () => {
  const ends: string[] = [];
  let back: () => void = () => undefined;
  const server = await startPostgres({ dir, onEnd: (why) => ends.push(why), onReturn: () => back() });
  await ask(server.poolConfig, 'create table survives as select 42 as n');
  const pidOf = (): number =>
    Number(readFileSync(join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const busy = ask(server.poolConfig, 'select pg_sleep(60)').catch(() => 'cut off');
  const returned = new Promise<void>((resolve) => {
    back = resolve;
  });
  process.kill(pidOf(), 'SIGKILL');
  await returned;
  expect(await busy).toBe('cut off');
  expect(await ask(server.poolConfig, 'select n from survives')).toEqual([42]);
  expect(ends).toEqual([expect.stringMatching(/^SIGKILL/)]);
  const pid = pidOf();
  process.kill(pid, 'SIGKILL');
  for (; ends.length < 2; await sleep(5));
  await server.stop();
  await sleep(700); // longer than it waits to start again
  await expect(ask(server.poolConfig, 'select 1')).rejects.toThrow(/ECONNREFUSED|ENOENT/);
});

test('a folder that only root may enter, and one whose path is too long for a socket, will do', async () => {
  const home = mkdtempSync(join(tmpdir(), 'pe-')); // mode 0700, as /root has
  for (const place of [join(home, 'data', 'postgres'), join(dir, 'x'.repeat(100))]) {
    const server = await startPostgres({ dir: place, durable: false });
    expect(await ask(server.poolConfig, 'select 1')).toEqual([1]);
    await server.stop();
    rmSync(realpathSync(place), { recursive: true });
    rmSync(server.poolConfig.host, { recursive: true, force: true });
  }
  rmSync(home, { recursive: true });
});

test('each test database is a copy of the migrated template', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  await one.db.query("insert into mailboxes (name) values ('a@b/INBOX')");
  expect((await one.db.query('select from mailboxes')).rowCount).toBe(1);
  expect((await two.db.query('select from mailboxes')).rowCount).toBe(0);
  await Promise.all([one.drop(), two.drop()]);
});
