import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import type { Config } from '../../src/config.ts';
import { type MailServer, type Stage, startMailServer } from '../../src/embedded/mail-server.ts';
import {
  openTransport,
  type RenderedLetter,
  type Sent,
  type Transport,
  type TransportLimits,
} from '../../src/mail/transport.ts';
import { type FakeSmtp, startFakeSmtp } from '../support/fake-smtp.ts';
import { freePort } from '../support/free-port.ts';

const BOT = 'soporte@desk.test';
const log = pino({ level: 'silent' });

const letter: RenderedLetter = {
  messageId: '<sol.abc123.0123456789abcdefghjkmnpqrs@desk.test>',
  from: { name: 'Mesa de Ayuda — Ñandú', address: BOT },
  to: 'ana@cliente.test',
  replyTo: 'soporte+sol.abc123.0123456789abcdefghjkmnpqrs@desk.test',
  subject: '[SOL-ABC123] Solicitud de activación recibida',
  text: 'Señora Ana:\n\nSu solicitud se recibió.\n.\nhttps://soporte.desk.test/activar/x\n',
  html: '<p>Señora Ana:</p>',
  inReplyTo: '<original@cliente.test>',
  references: ['<first@cliente.test>', '<original@cliente.test>'],
  date: new Date('2026-11-22T15:04:05Z'),
  headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
};

function transportTo(
  port: number,
  change: Partial<Config['smtp']> = {},
  limits?: TransportLimits,
): Transport {
  return openTransport({ host: '127.0.0.1', port, tls: 'none', user: '', pass: '', ...change }, log, limits);
}

describe('against the embedded server', () => {
  let server: MailServer;
  let transport: Transport;

  beforeEach(async () => {
    server = await startMailServer({ users: [{ address: BOT, password: 'secret' }], port: freePort });
    transport = transportTo(server.smtpPort, { user: BOT, pass: 'secret' });
  });

  afterEach(async () => {
    transport.close();
    await server.stop();
  });

  test('a letter arrives as it was written, to one recipient', async () => {
    expect(await transport.send(letter)).toMatchObject({
      result: 'sent',
      answer: expect.stringMatching(/^250 /),
    });
    expect(server.letters).toHaveLength(1);
    const [{ from, to, raw } = { from: '', to: [], raw: Buffer.alloc(0) }] = server.letters;
    expect([from, to]).toEqual([BOT, ['ana@cliente.test']]);
    const mail = await simpleParser(raw);
    expect(mail.from?.value).toEqual([letter.from]);
    expect(mail.replyTo?.value).toEqual([{ ...letter.from, address: letter.replyTo }]);
    expect(mail).toMatchObject({
      subject: letter.subject,
      messageId: letter.messageId,
      inReplyTo: letter.inReplyTo,
      references: letter.references,
      date: letter.date,
      text: letter.text,
      html: letter.html,
    });
    expect(raw.toString()).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    expect(raw.toString()).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
    expect(raw.toString()).not.toMatch(/^(X-Mailer|Bcc|Cc):/im);
  });

  test('sent again, it is the same mail but for the boundary', async () => {
    await transport.send(letter);
    await transport.send(letter);
    const [one, two] = server.letters.map(({ raw }) => raw.toString().replaceAll(/--[-_\w]+Part\S*/g, '--b'));
    expect(one?.split('\r\n\r\n')[0]?.replace(/boundary=.*/, '')).toBe(
      two?.split('\r\n\r\n')[0]?.replace(/boundary=.*/, ''),
    );
  });

  test('a header made to break out of its line does not', async () => {
    const evil = 'x\r\nBcc: victim@elsewhere.test\r\n\r\nbody\u0000\u0085\u2028end';
    const result = await transport.send({
      ...letter,
      subject: evil,
      from: { name: evil, address: BOT },
      headers: { 'X-Note': evil },
      inReplyTo: `<${evil}>`,
      references: [`<${evil}>`, '<two@x.test> <three@x.test>', '<fine@x.test>', 'no-brackets@x.test', ''],
    });
    expect(result.result).toBe('sent');
    const [{ to, raw } = { to: [], raw: Buffer.alloc(0) }] = server.letters;
    expect(to).toEqual(['ana@cliente.test']);
    const mail = await simpleParser(raw);
    expect([...mail.headers.keys()]).not.toContain('bcc');
    expect(raw.toString()).not.toMatch(/^Bcc/im);
    expect(mail.subject).toBe('x Bcc: victim@elsewhere.test body end');
    expect(mail.from?.value).toEqual([{ name: 'x Bcc: victim@elsewhere.test body end', address: BOT }]);
    expect(mail.inReplyTo).toBeUndefined();
    expect(mail.references).toEqual(['<fine@x.test>', '<no-brackets@x.test>']);
  });

  test.each<[string, Partial<RenderedLetter>]>([
    ['a second recipient', { to: 'ana@cliente.test, eve@evil.test' }],
    ['a line break in the recipient', { to: 'ana@cliente.test\r\nRCPT TO:<eve@evil.test>' }],
    ['a group', { to: 'all: ana@cliente.test;' }],
    ['a display name', { to: 'Ana <ana@cliente.test>' }],
    ['upper case, which is not canonical', { to: 'Ana@cliente.test' }],
    ['a second reply address', { replyTo: 'a@b.test, c@d.test' }],
    ['a broken message id', { messageId: '<a b@c.test>' }],
    ['a header name with a colon', { headers: { 'X: y\r\nBcc': 'eve@evil.test' } }],
  ])('refuses by itself: %s', async (_what, change) => {
    expect(await transport.send({ ...letter, ...change })).toMatchObject({
      result: 'refused',
      unreachable: false,
    });
    expect(server.letters).toHaveLength(0);
  });

  test.each<[Stage, number, Sent['result']]>([
    ['mail', 450, 'later'],
    ['mail', 550, 'later'],
    ['mail', 552, 'later'],
    ['rcpt', 421, 'later'],
    ['rcpt', 450, 'later'],
    ['rcpt', 451, 'later'],
    ['rcpt', 550, 'refused'],
    ['rcpt', 554, 'refused'],
    ['rcpt', 552, 'later'],
    ['rcpt', 530, 'later'],
    ['data', 421, 'later'],
    ['data', 451, 'later'],
    ['data', 552, 'refused'],
    ['data', 550, 'refused'],
    ['data', 554, 'refused'],
  ])('%s answered %i is %s; once the server is well again the next letter is sent', async (stage, responseCode, result) => {
    server.answerWith((at) =>
      at === stage ? { responseCode, message: 'says <ana@cliente.test> no' } : null,
    );
    const answer = await transport.send(letter);
    expect(answer.result).toBe(result);
    expect(answer.answer).toContain(String(responseCode));
    expect(answer.answer).not.toContain('ana@cliente.test');
    server.answerWith(null);
    expect(await transport.send(letter)).toMatchObject({ result: 'sent' });
    expect(server.letters).toHaveLength(1);
  });

  test('a wrong password is no fault of the letter', async () => {
    const wrong = transportTo(server.smtpPort, { user: BOT, pass: 'wrong' });
    expect(await wrong.send(letter)).toMatchObject({
      result: 'later',
      answer: expect.stringContaining('535'),
    });
    wrong.close();
  });

  test('twenty at once go over at most four connections, each once', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `<n${i}@desk.test>`);
    const results = await Promise.all(ids.map((messageId) => transport.send({ ...letter, messageId })));
    expect(results.every(({ result }) => result === 'sent')).toBe(true);
    expect(server.letters).toHaveLength(20);
  });

  test('a restart of the server between two letters', async () => {
    expect(await transport.send(letter)).toMatchObject({ result: 'sent' });
    await server.restart();
    const results = [await transport.send(letter), await transport.send(letter)];
    expect(results.at(-1)).toMatchObject({ result: 'sent' });
  });
});

describe('against a server that misbehaves', () => {
  const opened: { close(): unknown }[] = [];

  const fakeSmtp = async (answers?: Record<string, string | null>): Promise<FakeSmtp> => {
    const fake = await startFakeSmtp(answers);
    opened.push({ close: () => fake.stop() });
    return fake;
  };

  const opening = (transport: Transport): Transport => {
    opened.push(transport);
    return transport;
  };

  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close();
  });

  /** For a server that says nothing; from one that answers, a busy machine hears in time. */
  const limits = { timeoutMs: 1_500, deadlineMs: 4_000 };

  test.each<[string, Record<string, string | null>, Sent['result'], boolean]>([
    ['554 at the greeting', { greeting: '554 go away' }, 'later', true],
    ['552 at the greeting', { greeting: '552 go away' }, 'later', true],
    ['421 at the greeting', { greeting: '421 busy' }, 'later', true],
    ['no greeting', { greeting: null }, 'later', true],
    ['no answer to RCPT', { 'RCPT TO': null }, 'later', false],
    ['no answer after the final dot', { '.': null }, 'later', false],
    ['an answer lost after the final dot', { '.': 'cut' }, 'later', false],
    ['a connection cut at RCPT', { 'RCPT TO': 'cut' }, 'later', false],
    ['534 to the password', { AUTH: '534 too weak' }, 'later', false],
    ['554 to the password', { AUTH: '554 no' }, 'later', false],
    ['550 to DATA', { DATA: '550 no' }, 'refused', false],
    [
      'a long answer of many lines',
      { '.': `250-${'x'.repeat(400)}\r\n250 ${'y'.repeat(400)}` },
      'sent',
      false,
    ],
  ])('%s', async (_what, answers, result, unreachable) => {
    const fake = await fakeSmtp(answers);
    const isSilent = Object.values(answers).includes(null);
    const transport = opening(
      transportTo(fake.port, { user: 'u', pass: 'p' }, isSilent ? limits : undefined),
    );
    const answer = await transport.send(letter);
    expect(answer).toMatchObject({ result, unreachable });
    expect(answer.answer.length).toBeLessThanOrEqual(500);
    expect(answer.answer).not.toMatch(/[\r\n]/);
    expect(fake.lines.filter((line) => line.startsWith('DATA')).length).toBeLessThanOrEqual(1);
  });

  test('on the wire: one MAIL FROM, one RCPT TO, a lone dot doubled', async () => {
    const fake = await fakeSmtp();
    const transport = opening(transportTo(fake.port));
    await transport.send({ ...letter, text: 'a\n.\nb\n' });
    expect(fake.lines.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
      `MAIL FROM:<${BOT}>`,
      'RCPT TO:<ana@cliente.test>',
    ]);
    expect(fake.lines).toContain('..');
    expect(fake.lines.filter((line) => line === '.')).toHaveLength(1);
  });

  test('STARTTLS demanded and not offered: neither password nor letter is sent in clear text', async () => {
    const fake = await fakeSmtp({ STARTTLS: '454 not now' });
    const transport = opening(transportTo(fake.port, { tls: 'starttls', user: 'u', pass: 'p' }, limits));
    expect(await transport.send(letter)).toMatchObject({ result: 'later' });
    expect(fake.lines.filter((line) => /^(AUTH|MAIL)/.test(line))).toEqual([]);
  });

  test('nobody listens', async () => {
    const transport = opening(transportTo(1, {}, limits));
    expect(await transport.send(letter)).toMatchObject({ result: 'later', unreachable: true });
  });
});
