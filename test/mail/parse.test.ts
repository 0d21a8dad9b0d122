import { describe, expect, test } from '@jest/globals';
import { htmlToLines } from '../../src/mail/html.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { rawMail } from '../support/mail.ts';

describe('what a mail says', () => {
  test('headers are decoded, unfolded and put in one form', async () => {
    const read = await parseMail(
      rawMail([
        'Subject: =?UTF-8?Q?Solicitud_de_activaci?=\r\n =?UTF-8?Q?o=CC=81n?= cuenta',
        'To: Mesa <Soporte@LogTec.co>',
        'Delivered-To: soporte@logtec.co',
        'X-Original-To: otra@logtec.co',
        'Message-ID: <uno@acme.co>',
        'In-Reply-To: <dos@acme.co>',
        'References: <tres@acme.co>\r\n <dos@acme.co>',
      ]),
    );
    expect(read.subject).toBe('Solicitud de activación cuenta'.normalize('NFC'));
    expect(read.from).toEqual([{ name: 'Ana Ruiz', address: 'ana@acme.co' }]);
    expect(read.recipients).toEqual(['soporte@logtec.co', 'soporte@logtec.co', 'otra@logtec.co']);
    expect(read.messageId).toBe('<uno@acme.co>');
    expect(read.references).toEqual(['<dos@acme.co>', '<tres@acme.co>', '<dos@acme.co>']);
    expect(read.plain).toBeNull();
    expect(read.html).toBeNull();
  });

  test('every mailbox of every From header is seen, where libraries keep one', async () => {
    const two = await parseMail(rawMail(['From: Otro <otro@evil.example>'], 'x'));
    expect(two.from.map(({ address }) => address)).toEqual(['ana@acme.co', 'otro@evil.example']);
    const list = await parseMail(Buffer.from('From: a@acme.co, b@acme.co\r\n\r\nx'));
    expect(list.from).toHaveLength(2);
    expect((await parseMail(Buffer.from('Subject: x\r\n\r\nx'))).from).toHaveLength(0);
  });

  test('HTML alone leaves the plain text null, and the other way round', async () => {
    const html = await parseMail(rawMail(['Content-Type: text/html; charset=utf-8'], '<p>Cargo: Jefe</p>'));
    expect(html.plain).toBeNull();
    expect(html.html).toBe('Cargo: Jefe');
    const plain = await parseMail(rawMail([], 'Cargo: Jefe'));
    expect(plain.plain).toBe('Cargo: Jefe');
    expect(plain.html).toBeNull();
  });

  test('a report gives its status and the headers of the returned mail; other parts are counted, not opened', async () => {
    const read = await parseMail(
      rawMail(
        ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
        '--b\r\n\r\nNo llegó.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; x@acme.co\r\n' +
          '--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: la suya\r\nTo: x@acme.co\r\n\r\nsecreto\r\n' +
          '--b\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--b--\r\n',
      ),
    );
    expect(read.deliveryStatus).toContain('Final-Recipient: rfc822; x@acme.co');
    expect(read.returned).toContain('Subject: la suya');
    expect(read.returned).not.toContain('secreto');
    expect(read.plain?.trim()).toBe('No llegó.');
    expect(read.attachments).toBe(1);
  });

  test('bytes that are not in the charset they claim are read as Windows-1252', async () => {
    const latin1 = (headers: string) =>
      parseMail(Buffer.from(`From: a@acme.co\r\n${headers}\r\nNombre: Ram\xf3n N\xfa\xf1ez`, 'latin1'));
    for (const headers of [
      '',
      'Content-Type: text/plain; charset=utf-8\r\n',
      'Content-Type: text/plain; charset="x-unknown"\r\n',
    ])
      expect((await latin1(headers)).plain).toBe('Nombre: Ramón Núñez');
  });

  test('NUL and halves of characters never leave the parser', async () => {
    const read = await parseMail(rawMail(['Subject: a\0b'], 'x\0y &#xD800;'));
    expect(JSON.stringify(read)).not.toMatch(/\\u0000|\\ud[89ab]/i);
    expect(htmlToLines('a&#0;b')).not.toContain('\0');
  });
});

test('of blanks in a row a hundred are read, wherever they stand; nothing else is lost', async () => {
  const text = async (blanks: string): Promise<string | null> =>
    (await parseMail(rawMail([], `Cargo:${blanks}Jefe\r\n${blanks}\r\n\tplanta${blanks}`))).plain;
  expect(await text(' \t'.repeat(50))).toBe(
    `Cargo:${' \t'.repeat(50)}Jefe\n${' \t'.repeat(50)}\n\tplanta${' \t'.repeat(50)}`,
  );
  expect(await text(' \t'.repeat(4000))).toBe(await text(' \t'.repeat(50)));
});

describe('a sender is who stands in From as an address', () => {
  const senderOf = async (from: string): Promise<string[]> =>
    (await parseMail(Buffer.from(`From: ${from}\r\nSubject: x\r\n\r\nhola\r\n`))).from.map(
      ({ address }) => address,
    );

  test.each([
    ['ana@logtec.co', ['ana@logtec.co']],
    ['Ana <ana@logtec.co>', ['ana@logtec.co']],
    ['"Ana (Mesa)" <Ana@LogTec.co> (de turno)', ['Ana@LogTec.co']],
    ['=?utf-8?B?QW5h?= <ana@logtec.co>', ['ana@logtec.co']],
    ['ana@logtec.co, luis@logtec.co', ['ana@logtec.co', 'luis@logtec.co']],
    ['"ana@logtec.co" <x@evil.example>', ['x@evil.example']],
    ['=?utf-8?B?QW5hIDxhbmFAbG9ndGVjLmNvPg==?=', ['']],
    ['"ana@logtec.co" <>', ['']],
    ['Agentes: ana@logtec.co;', ['']],
    ['(ana@logtec.co)', []],
  ])('%s', async (from, expected) =>
    expect((await senderOf(from)).filter((one, i) => one !== '' || expected[i] === '')).toEqual(expected));
});

test('what servers write for each other is not kept, and nothing folded into it or standing around it is lost or gained', async () => {
  const lines = [
    'From: Ana <ana@andino.test>',
    'Auto-Submitted: no',
    'X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent',
  ];
  const trace = [
    'Received: from mx1\r\n\tby mx2;\r\n From: Otra <otra@evil.test>',
    'DKIM-Signature: v=1; d=evil.test;\r\n\tSubject: Otro asunto',
    'ARC-Seal: i=1',
    'X-MS-Exchange-CrossTenant-Id: 7',
    'Thread-Index: AdpX',
  ];
  const plain = await parseMail(rawMail([...lines, 'Subject: Solicitud'], 'Hola'));
  const [first, second, third] = lines as [string, string, string];
  const traced = await parseMail(
    rawMail([...trace, first, ...trace, second, third, 'Subject: Solicitud', ...trace], 'Hola'),
  );
  expect(traced).toEqual(plain);
  expect([...traced.headers.keys()]).toContain('x-ms-exchange-generated-message-source');
});
