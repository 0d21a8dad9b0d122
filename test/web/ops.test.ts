import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { openLog } from '../../src/log.ts';
import { openMetrics } from '../../src/metrics.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { openOps } from '../../src/web/ops.ts';
import { type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';

let house: Gatehouse;
let ops: FastifyInstance;
const parts = (db: Database, metrics = openMetrics()) => ({
  config: { ...house.config, opsPort: 0 },
  db,
  clock: house.clock,
  log: openLog('silent'),
  metrics,
});
beforeAll(async () => {
  house = await openGatehouse();
  ops = await openOps(parts(house.db, house.metrics));
});
afterAll(async () => {
  await ops.close();
  await house.close();
});

const get = async (path: string, server = ops): Promise<[number, string]> => {
  const response = await fetch(server.listeningOrigin + path);
  return [response.status, await response.text()];
};

test('healthz lives, readyz asks the database, metrics speak Prometheus', async () => {
  expect(await get('/healthz')).toEqual([200, '{"status":"ok"}']);
  expect(await get('/readyz')).toEqual([200, '{"status":"ready"}']);
  const [status, text] = await get('/metrics');
  expect(status).toBe(200);
  expect(text).toContain('# TYPE process_cpu_seconds_total counter');
  expect(text).toMatch(/^portero_mails_total\{verdict="request"\} 0$/m);
  expect(text).toMatch(/^portero_database_up 1$/m);
  expect(text).toMatch(/^portero_outbox_letters\{state="queued"\} 0$/m);
});

test('every metric of ours is in the list of docs/operations.md, and no other', async () => {
  const [, text] = await get('/metrics');
  const shown = [...text.matchAll(/^# TYPE (portero_\w+) /gm)].map(([, name]) => name);
  const [, list = ''] = /^## Metrics$(.*?)^## /ms.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  const listed = [...list.matchAll(/^\| (`.*?) \|/gm)].flatMap(
    ([, names = '']) => names.match(/portero_\w+/g) ?? [],
  );
  expect(new Set(listed)).toEqual(new Set(shown));
  expect(listed).toHaveLength(shown.length);
});

test('what happens at the gate is counted: sign-ins, links and limits', async () => {
  const { email } = await house.account('active');
  await house.browser().signIn(email);
  await house.browser().signIn(email, 'otra frase bien larga');
  const { path } = await house.link((await house.account('invited')).id, 'activation');
  const privacy = { acepto: 'on' };
  expect((await house.browser().submit(path, { ...twice(SECRET), ...privacy })).status).toBe(303);
  expect((await house.browser().get(path)).status).toBe(410);
  const strangers = Array.from({ length: 11 }, (_, i) => `/activar/nada${i}`);
  const guesser = house.browser(); // of one network
  for (const one of strangers) await guesser.get(one);
  const [, text] = await get('/metrics');
  for (const line of [
    'portero_sign_ins_total{outcome="opened"} 1',
    'portero_sign_ins_total{outcome="refused"} 1',
    'portero_links_total{purpose="activation",result="redeemed"} 1',
    'portero_links_total{purpose="activation",result="used"} 1',
    'portero_links_total{purpose="activation",result="unknown"} 11',
    'portero_limits_hit_total{limit="unknown-link"} 1',
  ])
    expect(text.split('\n')).toContain(line);
});

test('a missing migration makes it not ready, and is named', async () => {
  await house.db.query(`update migrations set name = 'x' || name where name = '0001_portero.sql'`);
  const [status, text] = await get('/readyz');
  await house.db.query(`update migrations set name = substr(name, 2) where name = 'x0001_portero.sql'`);
  expect([status, text]).toEqual([503, expect.stringContaining('migration 0001_portero.sql is not applied')]);
});

test('so does a database that is away; the process still lives, and the pages say so', async () => {
  const away = openDatabase(
    { host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' },
    () => undefined,
  );
  const server = await openOps(parts(away));
  expect(await get('/readyz', server)).toEqual([
    503,
    expect.stringContaining('the database cannot be reached (ECONNREFUSED)'),
  ]);
  expect((await get('/healthz', server))[0]).toBe(200);
  const [status, text] = await get('/metrics', server);
  expect(status).toBe(200);
  expect(text).toMatch(/^portero_database_up 0$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  expect(text).not.toContain('portero_outbox'); // an old figure would look like a good one
  await server.close();
  await away.end();
});

test('none of it is on the public port', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics'])
    expect((await house.browser().get(path)).status).toBe(404);
});

test('healthz says 503 when the event loop stood still for a second, and 200 again soon after', async () => {
  const until = performance.now() + 1_300;
  while (performance.now() < until);
  const [status, text] = await get('/healthz');
  expect(status).toBe(503);
  expect(JSON.parse(text).ms).toBeGreaterThanOrEqual(1_200);
  for (const deadline = Date.now() + 60_000; (await get('/healthz'))[0] !== 200; await sleep(500))
    expect(Date.now()).toBeLessThan(deadline);
}, 70_000);
