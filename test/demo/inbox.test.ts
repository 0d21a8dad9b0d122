import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type OpenDemo, openDemo, runDemo } from '../support/demo.ts';

let demo: OpenDemo;
let url: string;
beforeAll(async () => {
  demo = await openDemo();
  url = demo.url;
}, 60_000);
afterAll(() => demo.stop());

const mailbox = (address: string): string => `${url}/buzon/${encodeURIComponent(address)}`;

async function send(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<number> {
  const answer = await fetch(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
  return answer.status;
}

/** The status of a page asked for under another name. */
function statusAs(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asking.on('error', reject).end();
  });
}

/** Reads a page again at each change that the server tells of, until `found` is in it. */
async function until(page: string, found: RegExp): Promise<string> {
  const signal = AbortSignal.timeout(20_000);
  const events = await fetch(`${url}/cambios`, { signal });
  for await (const _ of events.body ?? []) {
    const body = await (await fetch(page)).text();
    if (found.test(body)) return body;
  }
  throw new Error(`${page} never showed ${found}`);
}

test('prints where to click, what to do, how to stop', () => {
  expect(
    demo
      .stdout()
      .trimEnd()
      .split('\n')
      .map((line) => /^\w+|\d/.exec(line)?.[0]),
  ).toEqual(['Open', 'Do', '2', '3', 'Stop']);
});

test('answers under its own names and refuses all others', async () => {
  const { port } = new URL(url);
  expect(await statusAs(`127.0.0.1:${port}`)).toBe(200);
  expect(await statusAs(`localhost:${port}`)).toBe(200);
  for (const foreign of [
    `evil.example:${port}`,
    'evil.example',
    '127.0.0.1',
    `127.0.0.1.evil.example:${port}`,
  ])
    expect(await statusAs(foreign)).toBe(421);
});

test('refuses forms that other sites send', async () => {
  expect(await send(`${url}/reloj`, { horas: '4' }, { origin: 'http://evil.example' })).toBe(403);
  expect(await send(`${url}/reloj`, { horas: '4' }, { 'sec-fetch-site': 'cross-site' })).toBe(403);
});

test("a request written in the composer is approved with the agent's button", async () => {
  const carlos = mailbox('carlos@cliente.com.co');
  const composer = await (await fetch(`${carlos}/escribir?ejemplo=completa`)).text();
  const [, body = ''] = /<textarea name="body"[^>]*>([^<]*)</.exec(composer) ?? [];
  const mail = {
    from: 'Carlos Rojas <carlos@cliente.com.co>',
    to: 'soporte@logtecgroup.com.co',
    subject: 'Solicitud de activación cuenta mesa de ayuda',
    body,
    format: 'text',
  };
  expect(await send(`${carlos}/escribir`, mail)).toBe(303);

  const ana = mailbox('ana@logtecgroup.com.co');
  const list = await until(ana, /\[SOL-/);
  expect(list).toMatch(/class="unread"/);
  const [, notice = ''] = /<li class="unread"><a href="([^"]+)"/.exec(list) ?? [];
  const letter = await fetch(`${url}${notice}/html`);
  expect(letter.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox allow-popups/);
  expect(await send(`${url}${notice}/responder`, { texto: 'Aprobar' })).toBe(303);

  const laura = await until(mailbox('laura.gomez@cliente.com.co'), /Solicitud activación usuario/);
  expect(laura).toMatch(/class="unread"/);
}, 60_000);

test('what goes on behind is told by the clock of the story', async () => {
  const format = new Intl.DateTimeFormat('es-CO', { timeZone: 'America/Bogota', hour: 'numeric' });
  const hour = (): string => /\d+/.exec(format.format(Date.now() + 4 * 3_600_000))?.[0] ?? '';
  const before = hour();
  expect(await send(`${url}/reloj`, { horas: '4' })).toBe(303);
  const board = await (await fetch(url)).text();
  const [, line = ''] = /<ol class="log"[^>]*><li class="plain"><time>([^<]+)/.exec(board) ?? [];
  expect(line).toMatch(new RegExp(`^(?:${before}|${hour()}):\\d\\d:\\d\\d\\s[ap]`));
});

test('a letter of an earlier story leads to the list', async () => {
  const ana = mailbox('ana@logtecgroup.com.co');
  for (const page of ['/9999', '/9999/html', '/9999/responder']) {
    const answer = await fetch(`${ana}${page}`, { redirect: 'manual' });
    expect([answer.status, `${url}${answer.headers.get('location')}`]).toEqual([303, ana]);
  }
  expect(await send(`${ana}/9999/responder`, { texto: 'Aprobar' })).toBe(303);
  expect((await fetch(`${mailbox('nadie@cliente.com.co')}/1`)).status).toBe(404);
});

test('a second demo in the same folder says that the first one runs', async () => {
  const second = runDemo(demo.dir);
  expect(await second.ended).toBe(1);
  expect(second.stderr()).toBe(
    `A demo is already running in data/demo (process ${demo.child.pid}): use that one (its terminal says where), or stop it there with Ctrl-C.\n`,
  );
  expect(second.stdout()).toBe('');
});

test('ends cleanly within ten seconds of SIGTERM', async () => {
  const began = performance.now();
  demo.child.kill('SIGTERM');
  expect(await demo.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(demo.stderr()).toBe('');
  expect(demo.stdout().trimEnd().split('\n').at(-1)).toBe('Stopped.');
  const events = readFileSync(join(demo.dir, 'data/demo/portero.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event?: string }).event);
  expect([events[0], events.at(-1)]).toEqual(['starting', 'stopped']);
  expect(events).toEqual(expect.arrayContaining(['started', 'demo.clock-moved', 'stopping']));
});
