import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import hoodiecrow from 'hoodiecrow-imap';
import { pino } from 'pino';
import type { Config } from '../../src/config.ts';
import { type MailServer, startMailServer } from '../../src/embedded/mail-server.ts';
import { type OpenMailbox, openMailbox } from '../../src/mail/mailbox.ts';
import { startCutter, startFakeImap, startSilence } from '../support/fake-imap.ts';

const USER = 'soporte@desk.test';
const silent = pino({ level: 'silent' });
const signal = new AbortController().signal;

let server: MailServer;
let config: Config['imap'];

const configFor = (port: number, tls: Config['imap']['tls'] = 'none'): Config['imap'] => ({
  host: '127.0.0.1',
  port,
  tls,
  user: USER,
  pass: 'open sesame',
  folder: 'INBOX',
  archiveFolder: 'Portero',
});

async function startServer(move: boolean): Promise<void> {
  server = await startMailServer({ users: [{ address: USER, password: 'open sesame' }], move });
  config = configFor(server.imapPort);
}

beforeEach(() => startServer(true));

afterEach(() => server.stop());

test('without MOVE: copied and taken away, and what people marked as deleted stays', async () => {
  await server.stop();
  await startServer(false);
  server.appendTo(USER, 'Subject: ours\r\n\r\n');
  server.appendTo(USER, "Subject: a person's\r\n\r\n", { flags: ['\\Deleted'] });
  server.appendTo(USER, 'Subject: ours too\r\n\r\n');
  const mailbox = await openMailbox(config, silent, signal);
  await mailbox.move([1, 3]);
  expect(server.messages(USER)).toMatchObject([{ uid: 2, flags: ['\\Deleted'] }]);
  expect(server.messages(USER, 'Portero').map(({ raw }) => raw.toString())).toEqual([
    'Subject: ours\r\n\r\n',
    'Subject: ours too\r\n\r\n',
  ]);
  await mailbox.move([1, 3]);
  expect(server.messages(USER, 'Portero')).toHaveLength(2);
  await mailbox.close();
});

test('a server that hands over the first mail of several, and nothing of the others', async () => {
  const stock = hoodiecrow({
    plugins: ['IDLE', 'MOVE'],
    users: { [USER]: { password: 'open sesame' } },
    storage: { INBOX: { messages: [] } },
  });
  const mails = Array.from(
    { length: 20 },
    (_, i) => `Subject: request ${i}\r\n\r\n${'Hola. '.repeat(i)}\r\n`,
  );
  for (const mail of mails) stock.appendMessage('INBOX', [], '22-Nov-2026 10:00:00 +0000', mail);
  await new Promise<void>((resolve) => stock.listen(0, '127.0.0.1', resolve));
  const { port } = stock.server.address() as AddressInfo;
  let mailbox: OpenMailbox | undefined;
  try {
    mailbox = await openMailbox(configFor(port), silent, signal);
    const uids = await mailbox.uidsAfter(0);
    const headers = await mailbox.headers(uids);
    expect(headers.map((mail) => mail.headers.toString().trim())).toEqual(
      mails.map((mail) => mail.split('\r\n')[0]),
    );
    const sources = await mailbox.sources(headers);
    expect(sources.map(({ raw }) => raw?.toString())).toEqual(mails);
  } finally {
    await mailbox?.close();
    await new Promise<void>((resolve) => stock.close(resolve));
  }
});

test('a full mailbox refuses the move: the mail stays, and the next try works', async () => {
  server.appendTo(USER, 'Subject: ours\r\n\r\n');
  const mailbox = await openMailbox(config, silent, signal);
  server.refuseMoves('[OVERQUOTA] mailbox is full');
  await expect(mailbox.move([1])).rejects.toMatchObject({ code: 'refused', passing: true });
  expect(server.messages(USER)).toHaveLength(1);
  server.refuseMoves(null);
  await mailbox.move([1]);
  expect(server.messages(USER)).toHaveLength(0);
  await mailbox.close();
});

test.each([
  0, 1, 30, 200, 5_000,
])('cut %i bytes into the answer, work is rejected as closed and never looks empty', async (bytes) => {
  for (let i = 0; i < 20; i++) server.appendTo(USER, `Subject: ${i}\r\n\r\n${'x'.repeat(5_000)}\r\n`);
  const uids = Array.from({ length: 20 }, (_, i) => i + 1);
  const works = [
    (m: Awaited<ReturnType<typeof openMailbox>>) => m.uidsAfter(0),
    (m: Awaited<ReturnType<typeof openMailbox>>) => m.headers(uids),
    (m: Awaited<ReturnType<typeof openMailbox>>) => m.sources(uids.map((uid) => ({ uid, size: 5_000 }))),
    (m: Awaited<ReturnType<typeof openMailbox>>) => m.mentioning(uids, 'xxx'),
    (m: Awaited<ReturnType<typeof openMailbox>>) => m.move([1]),
  ];
  for (const [i, work] of works.entries()) {
    const cutter = await startCutter(server.imapPort);
    const mailbox = await openMailbox(configFor(cutter.port), silent, signal);
    cutter.cutAfter(bytes);
    const outcome = await work(mailbox).catch((error: unknown) => error);
    // A short answer may have come whole before the cut; then it must be right.
    if (!(outcome instanceof Error)) expect(i === 4 ? uids : outcome).toHaveLength(20);
    else expect(outcome).toMatchObject({ name: 'MailboxError', code: 'closed', passing: true });
    await mailbox.close();
    await cutter.stop();
  }
});

test('mail cut off while IDLE listens wakes the wait', async () => {
  const mailbox = await openMailbox(config, silent, signal);
  await mailbox.uidsAfter(0);
  const waiting = mailbox.wait(20_000, signal);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const since = performance.now();
  server.cutImap();
  await waiting;
  expect(performance.now() - since).toBeLessThan(10_000);
  await mailbox.close();
});

test('a renumbering that leaves the connection alone is noticed within a minute', async () => {
  const mailbox = await openMailbox(config, silent, signal);
  server.bumpUidValidity({ keepSessions: true });
  expect(await mailbox.uidsAfter(0)).toEqual([]);
  const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_001);
  await expect(mailbox.uidsAfter(0)).rejects.toMatchObject({ code: 'uid-validity', passing: true });
  clock.mockRestore();
  await mailbox.close();
});

test('STARTTLS demanded and not offered, or taken away: the password is never said', async () => {
  for (const capabilities of [
    'IMAP4rev1 AUTH=PLAIN UIDPLUS MOVE',
    'IMAP4rev1 STARTTLS AUTH=PLAIN UIDPLUS MOVE',
  ]) {
    const fake = await startFakeImap(capabilities);
    await expect(openMailbox(configFor(fake.port, 'starttls'), silent, signal)).rejects.toMatchObject({
      code: 'tls',
      passing: false,
    });
    expect(fake.lines.filter((line) => /AUTH|LOGIN/i.test(line))).toEqual([]);
    await fake.stop();
  }
});

test('a certificate that nobody vouches for is refused', async () => {
  const folder = createRequire(import.meta.url)
    .resolve('hoodiecrow-imap/cert/server.key')
    .replace(/server\.key$/, '');
  const [key, cert] = ['server.key', 'server.crt'].map((name) => readFileSync(folder + name));
  const fake = createServer({ key: key ?? '', cert: cert ?? '' }, (socket) =>
    socket.write('* OK hello\r\n'),
  ).listen(0, '127.0.0.1');
  await once(fake, 'listening');
  const { port } = fake.address() as AddressInfo;
  await expect(openMailbox(configFor(port, 'implicit'), silent, signal)).rejects.toMatchObject({
    code: 'tls',
    passing: false,
    message: expect.stringMatching(/CERT|VERIFY|SELF_SIGNED|KEY_TOO_SMALL|MD_TOO_WEAK/),
  });
  fake.close();
});

test('a server with neither MOVE nor UIDPLUS is refused before anything is read', async () => {
  const fake = await startFakeImap('IMAP4rev1');
  await expect(openMailbox(configFor(fake.port), silent, signal)).rejects.toMatchObject({
    code: 'extension',
    passing: false,
  });
  await fake.stop();
});

test('aborting ends a connection that is still being made', async () => {
  const silence = await startSilence();
  const stopping = new AbortController();
  const opening = openMailbox(configFor(silence.port), silent, stopping.signal);
  const since = performance.now();
  setTimeout(() => stopping.abort(), 50);
  await expect(opening).rejects.toMatchObject({ code: 'closed' });
  expect(performance.now() - since).toBeLessThan(10_000);
  await silence.stop();
});

test('the log names events and codes, and neither address, password nor mail', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  server.appendTo(USER, 'Subject: secret subject\r\n\r\nsecret body\r\n');
  const mailbox = await openMailbox(config, log, signal);
  await mailbox.headers(await mailbox.uidsAfter(0));
  server.refuseMoves('no room for soporte@desk.test');
  await mailbox.move([1]).catch(() => undefined);
  server.cutImap();
  await mailbox.uidsAfter(0).catch(() => undefined);
  await openMailbox({ ...config, pass: 'wrong sesame' }, log, signal).catch((error: Error) =>
    log.warn({ err: error.message }),
  );
  const all = lines.join('');
  expect(all).toContain('"event":"mailbox.open"');
  expect(all).not.toMatch(/soporte|desk\.test|sesame|secret|subject/i);
});
