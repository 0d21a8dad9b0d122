import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type AcceptedLetter, type MailServer, startMailServer } from '../../src/embedded/mail-server.ts';
import { freePort } from '../support/free-port.ts';

const BOT = 'soporte@desk.test';
const ANA = 'ana@cliente.test';
const AT = new Date('2026-11-22T15:04:05Z');

let server: MailServer;
let heard: AcceptedLetter[];

beforeEach(async () => {
  heard = [];
  const users = [BOT, ANA].map((address) => ({ address, password: 'secret' }));
  server = await startMailServer({
    users,
    now: () => AT,
    onLetter: (letter) => heard.push(letter),
    port: freePort,
  });
});

afterEach(() => server.stop());

async function post(to: string[], user?: { user: string; pass: string }): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: server.smtpPort,
    ignoreTLS: true,
    ...(user ? { auth: user } : {}),
  });
  await transport.sendMail({
    envelope: { from: 'x@y.test', to },
    raw: 'From: x@y.test\r\nSubject: año\r\n\r\nhola ñ\r\n',
  });
}

test('delivers to the base mailbox, keeps the plus-address in Delivered-To, and records the world outside', async () => {
  await post(['soporte+sol.abc.key@desk.test', 'Ana@cliente.test', 'nobody@elsewhere.test'], {
    user: BOT,
    pass: 'secret',
  });
  const [kept] = server.messages(BOT);
  expect(kept?.raw.toString()).toBe(
    'Return-Path: <x@y.test>\r\nDelivered-To: soporte+sol.abc.key@desk.test\r\nFrom: x@y.test\r\nSubject: año\r\n\r\nhola ñ\r\n',
  );
  expect(kept).toMatchObject({ uid: 1, flags: [], receivedAt: AT });
  expect(server.messages(ANA)).toHaveLength(1);
  expect(heard).toEqual(server.letters);
  expect(heard[0]).toMatchObject({ from: 'x@y.test', at: AT });
  expect(heard[0]?.to).toEqual([
    'soporte+sol.abc.key@desk.test',
    'Ana@cliente.test',
    'nobody@elsewhere.test',
  ]);
});

test('misbehaves when told to, at the stage told', async () => {
  for (const stage of ['mail', 'rcpt', 'data'] as const) {
    server.answerWith((at) => (at === stage ? { responseCode: 451, message: `not now (${stage})` } : null));
    await expect(post([ANA])).rejects.toMatchObject({
      responseCode: 451,
      response: expect.stringContaining(stage),
    });
  }
  expect(server.letters).toHaveLength(0);
  server.answerWith(null);
  await post([ANA]);
  expect(server.letters).toHaveLength(1);
});

test('refuses a wrong password', async () => {
  await expect(post([ANA], { user: BOT, pass: 'wrong' })).rejects.toMatchObject({ code: 'EAUTH' });
});

test('keeps the messages and the ports over a restart', async () => {
  server.appendTo(BOT, 'Subject: uno\r\n\r\n', { flags: ['\\Seen', 'Important'] });
  server.appendTo(BOT, 'Subject: dos\r\n\r\n', { folder: 'Portero' });
  await server.restart();
  expect(server.messages(BOT)).toMatchObject([{ uid: 1, flags: ['\\Seen', 'Important'] }]);
  expect(server.messages(BOT, 'Portero')).toHaveLength(1);
  await post([BOT]);
  expect(server.messages(BOT)).toHaveLength(2);
});
