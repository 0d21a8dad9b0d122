import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { canonicalAddress } from '../../src/core/address.ts';
import { type FakeSmtp, startFakeSmtp } from '../support/fake-smtp.ts';
import { AGENT, BOT, COLLEAGUE, openTown, type Town } from '../support/town.ts';

/** What the SMTP server is really told, byte by byte, whoever asks and whatever they call themselves (issue 5, 2). */

const CRLF = '\r\n';
const b64 = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
const q = (text: string): string =>
  `=?UTF-8?Q?${Array.from(Buffer.from(text), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')}?=`;

interface Hostile {
  from?: string;
  subject?: string;
  name?: string;
  email?: string;
  messageId?: string;
  more?: string;
}

const SUBJECT = 'Solicitud de activacion cuenta mesa de ayuda';
const EVIL = 'victima@evil.example';

const HOSTILE: readonly Hostile[] = [
  // whom an answer goes to
  { from: `ana@cliente.test, ${EVIL}` },
  { from: `ana@cliente.test,${EVIL}` },
  { from: `"ana@cliente.test\\" <${EVIL}>" <ana@cliente.test>` },
  { from: `ana@cliente.test <${EVIL}> <ana@cliente.test>` },
  { from: `ana@cliente.test(${EVIL})` },
  { from: `Grupo: ana@cliente.test, ${EVIL};` },
  { from: `<@evil.example:ana@cliente.test>` },
  { from: `"ana\\@cliente.test ${EVIL}"@cliente.test` },
  { from: `"ana cliente"@cliente.test` },
  { from: `ana%evil.example@cliente.test` },
  { from: `ana@cliente.test${q(`\r\nBcc: ${EVIL}`)}` },
  { from: `${q(`ana@cliente.test>\r\nBcc: <${EVIL}`)} <ana@cliente.test>` },
  { from: `${b64(`Ana\r\nBcc: ${EVIL}`)} <ana@cliente.test>` },
  { from: `${b64(`Ana\nRCPT TO:<${EVIL}>`)} <ana@cliente.test>` },
  { from: `ana@[127.0.0.1]` },
  { from: `ana@cliente.test@evil.example` },
  { from: `ana@cliente.test.` },
  { from: `an\u0430@cliente.test` },
  { from: `ana\uff20cliente.test` },
  { from: `ana@cliente.test;${EVIL}` },
  { from: 'Ana <ana@cliente.test>', more: `Reply-To: ${EVIL}` },
  {
    from: 'Ana <ana@cliente.test>',
    more: `Sender: ${EVIL}${CRLF}Return-Path: <${EVIL}>${CRLF}Errors-To: ${EVIL}`,
  },
  {
    from: 'Ana <ana@cliente.test>',
    more: `Disposition-Notification-To: ${EVIL}${CRLF}Return-Receipt-To: ${EVIL}`,
  },
  { from: `'${EVIL}' <ana@cliente.test>` },
  // whom a link would go to
  { email: `ana@cliente.test, ${EVIL}` },
  { email: `ana@cliente.test;${EVIL}` },
  { email: `ana@cliente.test <${EVIL}>` },
  { email: `ana@cliente.test(${EVIL})` },
  { email: `"ana@cliente.test"@evil.example` },
  { email: `ana@cliente.test%0d%0aBcc:${EVIL}` },
  { email: `ana@cliente.test\\r\\nBcc: ${EVIL}` },
  // what stands in our headers
  { subject: b64(`${SUBJECT}\r\nBcc: ${EVIL}`) },
  { subject: q(`${SUBJECT}\r\n\r\nCuerpo ajeno`) },
  { subject: b64(`${SUBJECT}\n.\nMAIL FROM:<${EVIL}>`) },
  { subject: b64(`${SUBJECT}\u2028Bcc: ${EVIL}\u0085X-Evil: 1`) },
  { name: `Ana Ruiz${CRLF}.${CRLF}MAIL FROM:<${EVIL}>` },
  { name: `Ana Ruiz Bcc: ${EVIL}` },
  { name: `Ana Ruiz\u2028Bcc: ${EVIL}` },
  { messageId: `<a@b>${CRLF}\tBcc:${EVIL}` },
  { messageId: `<a@b> <${EVIL}>`, more: `References: <x@y>,<${EVIL}>${CRLF} <.${CRLF} z@y>` },
  { messageId: `<${'a'.repeat(900)}@b>` },
  { messageId: '<\u00e1\u007f@b>' },
];

let town: Town;
let smtp: FakeSmtp;
beforeAll(async () => {
  smtp = await startFakeSmtp();
  town = await openTown({
    environment: { LIMIT_SCALE: '100', SMTP_URL: `smtp://127.0.0.1:${smtp.port}?tls=none` },
  });
});
afterAll(async () => {
  await town.close();
  await smtp.stop();
});

interface Transaction {
  from: string[];
  to: string[];
  /** Header fields of the letter, unfolded. */
  head: string[];
}

/** What was said between each MAIL FROM and the dot after its letter. */
function transactions(lines: readonly string[]): Transaction[] {
  const all: Transaction[] = [];
  let place: 'commands' | 'head' | 'body' = 'commands';
  for (const line of lines) {
    const now = all.at(-1);
    if (place === 'commands') {
      if (/^MAIL FROM/i.test(line)) all.push({ from: [line], to: [], head: [] });
      else if (/^RCPT TO/i.test(line)) now?.to.push(line);
      else if (line === 'DATA') place = 'head';
    } else if (line === '.') place = 'commands';
    else if (place === 'head' && line === '') place = 'body';
    else if (place === 'head' && /^[ \t]/.test(line)) now?.head.push(`${now.head.pop()}${line}`);
    else if (place === 'head') now?.head.push(line);
  }
  return all;
}

const OURS = new Set(
  'From Reply-To To Subject Message-ID In-Reply-To References Date MIME-Version Content-Type Auto-Submitted X-Auto-Response-Suppress X-Loop'.split(
    ' ',
  ),
);

test(`${HOSTILE.length} hostile recipients, names and subjects: one RCPT TO each, and no header that is not ours`, async () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(40);
  for (const [
    n,
    {
      from = `Ana <ana${n}@cliente.test>`,
      subject = SUBJECT,
      name = 'Ana Ruiz',
      email = `ana${n}@cliente.test`,
      messageId = `<${n}@cliente.test>`,
      more,
    },
  ] of HOSTILE.entries())
    town.mail.appendTo(
      BOT,
      Buffer.from(
        `From: ${from}${CRLF}To: ${BOT}${CRLF}Subject: ${subject}${CRLF}Message-ID: ${messageId}${CRLF}${more ? `${more}${CRLF}` : ''}Content-Type: text/plain; charset=utf-8${CRLF}X-N: ${n}${CRLF}${CRLF}Nombre completo: ${name}${CRLF}Empresa: Andino ${n} Ltda.${CRLF}Cargo: Jefe${CRLF}Correo corporativo: ${email}${CRLF}`,
      ),
    );
  await town.settles();
  const { rows } = await town.db.query<{ recipient: string; count: number }>(
    "select recipient, count(*)::int from outbox where state = 'sent' group by 1",
  );
  const owed = new Map(rows.map(({ recipient, count }) => [recipient, count]));
  const sent = smtp.conversations.flatMap(transactions);
  expect(sent.length).toBe([...owed.values()].reduce((sum, count) => sum + count, 0));
  expect(sent.length).toBeGreaterThan(60);
  for (const { from, to, head } of sent) {
    const [, address = ''] = /^RCPT TO:<([^<>\s]+)>$/.exec(to[0] ?? '') ?? [];
    expect({ from: from.map((line) => line.split(' BODY=')[0]), recipients: to.length }).toEqual({
      from: [`MAIL FROM:<${BOT}>`],
      recipients: 1,
    });
    expect(canonicalAddress(address)).toBe(address);
    expect(owed.has(address)).toBe(true);
    expect(address).not.toMatch(/@.*evil/);
    const names = head.map((line) => line.split(':')[0] ?? '');
    expect(names.filter((field) => !OURS.has(field))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(head.find((line) => line.startsWith('To:'))).toBe(`To: ${address}`);
    expect(head.filter((line) => /[^\t\x20-\x7e]/.test(line))).toEqual([]);
    expect(head.find((line) => line.startsWith('Reply-To:')) ?? 'soporte@logtec.co').toMatch(
      /soporte(?:\+sol\.[0-9a-z.]+)?@logtec\.co>?$/,
    );
  }
  const people = [...owed.keys()].filter((one) => one !== AGENT && one !== COLLEAGUE);
  expect(people.filter((one) => !/^(?:ana\d*|ana%evil\.example)@cliente\.test$/.test(one))).toEqual([]);
}, 60_000);
