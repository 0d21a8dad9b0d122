import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type MailServer, startMailServer } from '../src/embedded/mail-server.ts';

/** `npm start` as an operator meets it: a process of its own, told by environment and `.env` alone. */

let folder: string;
let mail: MailServer;
let bot: ChildProcess | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'p-'));
  chmodSync(folder, 0o755); // as root the database runs under another account
  mail = await startMailServer({ users: [{ address: 'soporte@logtec.co', password: 'secret' }] });
});
afterEach(async () => {
  if (bot && bot.exitCode === null && bot.signalCode === null) {
    bot.kill('SIGKILL');
    await once(bot, 'exit');
  }
  await mail.stop();
  rmSync(folder, { recursive: true, force: true });
});

const good = (): Record<string, string> => ({
  IMAP_URL: `imap://soporte%40logtec.co:secret@127.0.0.1:${mail.imapPort}/INBOX?tls=none`,
  SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}?tls=none`,
  MAIL_FROM: 'Mesa de Ayuda <soporte@logtec.co>',
  AGENTS: 'ana@logtec.co',
  PUBLIC_URL: 'http://127.0.0.1:3000',
  PORT: '0',
  OPS_PORT: '0',
});

interface Run {
  started: Promise<Record<string, unknown>>;
  ended: Promise<{ code: number | null; out: string; err: string }>;
}

function start(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  bot = child;
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  const started = new Promise<Record<string, unknown>>((resolveStarted, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const line = out.split('\n').find((text) => text.includes('"event":"started"'));
      if (line) resolveStarted(JSON.parse(line));
    });
    ended.then(({ err: said }) => reject(new Error(`ended before it started: ${said}`)), reject);
  });
  started.catch(() => undefined);
  return { started, ended };
}

describe('a bad configuration', () => {
  test('ends with 78 and one message that names every problem and masks secrets', async () => {
    const { code, err } = await start({
      ...good(),
      IMAP_URL: 'imap://ana:geheim@imap.example.com/INBOX?tls=none',
      AGENTS: 'ana@logtec.co, nadie',
      PUBLIC_URL: 'http://soporte.example.com',
      ACTIVATION_TTL: 'cuatro',
      AGENT_AUTH: 'nose',
      MAIL_FROM: '',
    }).ended;
    expect(code).toBe(78);
    for (const name of ['IMAP_URL', 'AGENTS', 'PUBLIC_URL', 'ACTIVATION_TTL', 'AGENT_AUTH', 'MAIL_FROM'])
      expect(err).toContain(`- ${name}: found`);
    expect(err).toContain('"nadie" is none');
    expect(err).not.toContain('geheim');
    expect(err.match(/cannot start/g)).toHaveLength(1);
  });

  test('with a database elsewhere a SECRET_KEY is demanded', async () => {
    const { code, err } = await start({ ...good(), DATABASE_URL: 'postgres://portero:wort@db/portero' })
      .ended;
    expect(code).toBe(78);
    expect(err).toContain('SECRET_KEY');
    expect(err).not.toContain('wort');
  });
});

test('a template that asks for a value which its letter does not give ends the start with 78, before anything is opened', async () => {
  const brand = join(folder, 'brand');
  cpSync(resolve('templates/brand/logtecgroup'), brand, { recursive: true });
  mkdirSync(join(brand, 'mail'));
  writeFileSync(join(brand, 'mail', 'agent-late.txt.eta'), 'Subject: x\n\n<%= letter.when %>\n');
  const { code, out, err } = await start({ ...good(), BRAND_DIR: brand }).ended;
  expect({ code, out }).toEqual({ code: 78, out: '' });
  expect(err).toContain(
    'agent-late.txt.eta:3: letter.when: there is no such value. letter has code, person, state,',
  );
  expect(err).toContain('docs/brands.md');
  expect(existsSync(join(folder, 'data', 'postgres'))).toBe(false);
});

describe('AGENT_AUTH', () => {
  test('results wants to know whose header it is to believe', async () => {
    const { code, err } = await start({ ...good(), AGENT_AUTH: 'results' }).ended;
    expect(code).toBe(78);
    expect(err).toContain('- MAIL_AUTHSERV_ID: found no value, expected the name');
    const garbled = await start({ ...good(), AGENT_AUTH: 'results', MAIL_AUTHSERV_ID: 'mx; a=b' }).ended;
    expect(garbled.err).toContain('- MAIL_AUTHSERV_ID: found "mx; a=b", expected one name');
  });

  test('is told at the start, with what it leaves open', async () => {
    const run = start({ ...good(), AGENT_AUTH: 'dkim' });
    await run.started;
    bot?.kill('SIGTERM');
    const lines = (await run.ended).out.trim().split('\n');
    const told = lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'agent-auth');
    const msg = expect.stringMatching(/^AGENT_AUTH=dkim: .* does not protect from/);
    expect(told).toMatchObject({ agentAuth: 'dkim', msg });
  });
});

describe('with no DATABASE_URL', () => {
  test('the embedded PostgreSQL runs, .env is read, a SECRET_KEY is made once, and SIGTERM ends all of it within 10 s', async () => {
    const lines = Object.entries(good()).map(([name, value]) => `${name}="${value}"`);
    writeFileSync(join(folder, '.env'), lines.join('\n'));
    const first = start({});
    const { address } = await first.started;
    const page = await fetch(`${String(address)}/ingresar`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Iniciar sesión');
    const stopping = Date.now();
    bot?.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    expect(Date.now() - stopping).toBeLessThan(10_000);
    const second = start({});
    await second.started;
    bot?.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
  }, 60_000);

  test('SIGTERM finishes the letter in hand', async () => {
    let taken: () => void = () => undefined;
    const inHand = new Promise<void>((done) => {
      taken = done;
    });
    const run = start(good());
    await run.started;
    mail.answerWith((stage) => {
      if (stage === 'data') taken();
      return null;
    });
    mail.appendTo(
      'soporte@logtec.co',
      'From: carlos@andino.test\r\nTo: soporte@logtec.co\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\n\r\nNombre: Carlos Ruiz\r\n',
    );
    await inHand;
    bot?.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
    expect((await run.ended).out).toContain('"event":"letter.sent"');
  }, 60_000);

  test('`npm start` hands SIGTERM on, and ends when the bot has ended', async () => {
    const env = { ...process.env, ...good(), DATA_DIR: join(folder, 'data') };
    const npm = spawn('npm', ['start'], { env });
    bot = npm;
    let out = '';
    npm.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const ended = once(npm, 'close');
    while (!out.includes('"event":"started"') && npm.exitCode === null) await once(npm.stdout, 'data');
    npm.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
    expect(out).toContain('"event":"stopped"');
  }, 60_000);
});
