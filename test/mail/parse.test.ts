import { describe, expect, test } from '@jest/globals';
import { htmlToLines } from '../../src/mail/html.ts';
import { LIMITS } from '../../src/mail/limits.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { UnreadableMail } from '../../src/mail/unreadable.ts';
import { processorTimeFor, processorTimeOf } from '../support/processor.ts';

const mail = (headers: string[], body = ''): Buffer =>
  Buffer.from(`${['From: Ana Ruiz <ana@acme.co>', ...headers].join('\r\n')}\r\n\r\n${body}`, 'utf8');

async function reasonOf(raw: Buffer): Promise<string> {
  const error = await parseMail(raw).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return 'read';
  expect(error).toBeInstanceOf(UnreadableMail);
  return (error as UnreadableMail).reason;
}

const multipart = (parts: number): Buffer =>
  mail(['Content-Type: multipart/mixed; boundary=b'], `${'--b\r\n\r\nx\r\n'.repeat(parts)}--b--\r\n`);

const nested = (depth: number): Buffer => {
  const open = Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
  );
  return Buffer.from(`From: a@acme.co\r\n${open.join('')}\r\nhola\r\n`);
};

describe('what a mail says', () => {
  test('headers are decoded, unfolded and put in one form', async () => {
    const read = await parseMail(
      mail([
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
    const two = await parseMail(mail(['From: Otro <otro@evil.example>'], 'x'));
    expect(two.from.map(({ address }) => address)).toEqual(['ana@acme.co', 'otro@evil.example']);
    const list = await parseMail(Buffer.from('From: a@acme.co, b@acme.co\r\n\r\nx'));
    expect(list.from).toHaveLength(2);
    expect((await parseMail(Buffer.from('Subject: x\r\n\r\nx'))).from).toHaveLength(0);
  });

  test('HTML alone leaves the plain text null, and the other way round', async () => {
    const html = await parseMail(mail(['Content-Type: text/html; charset=utf-8'], '<p>Cargo: Jefe</p>'));
    expect(html.plain).toBeNull();
    expect(html.html).toBe('Cargo: Jefe');
    const plain = await parseMail(mail([], 'Cargo: Jefe'));
    expect(plain.plain).toBe('Cargo: Jefe');
    expect(plain.html).toBeNull();
  });

  test('a report gives its status and the headers of the returned mail; other parts are counted, not opened', async () => {
    const read = await parseMail(
      mail(
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
    const read = await parseMail(mail(['Subject: a\0b'], 'x\0y &#xD800;'));
    expect(JSON.stringify(read)).not.toMatch(/\\u0000|\\ud[89ab]/i);
    expect(htmlToLines('a&#0;b')).not.toContain('\0');
  });
});

describe('limits, at the limit and one past it', () => {
  test('parts', async () => {
    expect(await reasonOf(multipart(LIMITS.parts))).toBe('read');
    expect(await reasonOf(multipart(LIMITS.parts + 1))).toBe('too-many-parts');
  });

  test('depth', async () => {
    expect(await reasonOf(nested(LIMITS.depth))).toBe('read');
    expect(await reasonOf(nested(LIMITS.depth + 1))).toBe('too-deep');
  });

  test('header fields', async () => {
    const fields = (count: number) =>
      mail(
        Array.from({ length: count - 1 }, (_, n) => `X-${n}: v`),
        'x',
      );
    expect(await reasonOf(fields(LIMITS.fields))).toBe('read');
    expect(await reasonOf(fields(LIMITS.fields + 1))).toBe('too-many-fields');
  });

  test('bytes of the header block', async () => {
    const block = (size: number) => {
      const head = 'From: ana@acme.co\r\nX-Pad: ';
      return Buffer.from(`${head}${'p'.repeat(size - head.length - 2)}\r\n\r\nx`);
    };
    expect(await reasonOf(block(LIMITS.headerBytes))).toBe('read');
    expect(await reasonOf(block(LIMITS.headerBytes + 1))).toBe('header-too-large');
  });

  test('HTML too large is unreadable alone, and left aside where there is text', async () => {
    const html = (size: number) => 'x'.repeat(size);
    const alone = (size: number) => mail(['Content-Type: text/html'], html(size));
    expect(await reasonOf(alone(LIMITS.html))).toBe('read');
    expect(await reasonOf(alone(LIMITS.html + 1))).toBe('html-too-large');
    const both = await parseMail(
      mail(
        ['Content-Type: multipart/alternative; boundary=b'],
        `--b\r\n\r\nCargo: Jefe\r\n--b\r\nContent-Type: text/html\r\n\r\n${html(LIMITS.html + 10)}\r\n--b--\r\n`,
      ),
    );
    expect(both.plain?.trim()).toBe('Cargo: Jefe');
    expect(both.html).toBeNull();
  });

  test('text is cut', async () => {
    expect((await parseMail(mail([], 'á'.repeat(LIMITS.text + 5)))).plain).toHaveLength(LIMITS.text);
  });
});

test('of blanks in a row a hundred are read, wherever they stand; nothing else is lost', async () => {
  const text = async (blanks: string): Promise<string | null> =>
    (await parseMail(mail([], `Cargo:${blanks}Jefe\r\n${blanks}\r\n\tplanta${blanks}`))).plain;
  expect(await text(' \t'.repeat(50))).toBe(
    `Cargo:${' \t'.repeat(50)}Jefe\n${' \t'.repeat(50)}\n\tplanta${' \t'.repeat(50)}`,
  );
  expect(await text(' \t'.repeat(4000))).toBe(await text(' \t'.repeat(50)));
});

describe('mails that broke parsers', () => {
  test.each<[string, () => Buffer, string]>([
    ['1,000 empty attachments', () => multipart(1000), 'too-many-parts'],
    [
      '99 empty attachments',
      () =>
        mail(
          ['Content-Type: multipart/mixed; boundary=b'],
          `${'--b\r\nContent-Type: application/pdf\r\n\r\n'.repeat(99)}--b--\r\n`,
        ),
      'read',
    ],
    [
      '40,000 encoded-words in a subject',
      () => mail([`Subject: ${'=?UTF-8?Q?a?=\r\n '.repeat(40_000)}`]),
      'header-too-large',
    ],
    [
      '4,000 encoded-words in a subject',
      () => mail([`Subject: ${'=?UTF-8?Q?a?=\r\n '.repeat(4000)}x`]),
      'read',
    ],
    ['20,000 references', () => mail([`References: ${'<a@b.co> '.repeat(20_000)}`]), 'header-too-large'],
    [
      'a header of 1.1 MB before From',
      () => Buffer.from(`X-Pad: ${'p'.repeat(1_100_000)}\r\nFrom: a@acme.co\r\n\r\nx`),
      'header-too-large',
    ],
    [
      'no closing boundary',
      () => mail(['Content-Type: multipart/mixed; boundary=b'], '--b\r\n\r\nhola'),
      'read',
    ],
    ['an unknown charset', () => mail(['Content-Type: text/plain; charset=x-unknown'], 'hola'), 'read'],
    ['20 KB of line ends before a word', () => mail([], `${'\r\n'.repeat(10_000)}hola`), 'read'],
    ['nothing at all', () => Buffer.alloc(0), 'read'],
    [
      '60 KB of blanks before a word, quoted-printable',
      () => mail(['Content-Transfer-Encoding: quoted-printable'], `${' \t'.repeat(30_000)}hola`),
      'read',
    ],
    [
      'a megabyte of blanks a hundred at a time, quoted-printable',
      () => mail(['Content-Transfer-Encoding: quoted-printable'], `${' '.repeat(100)}x`.repeat(10_000)),
      'read',
    ],
    [
      'a megabyte of dashes',
      () => mail(['Content-Type: multipart/mixed; boundary=b'], '--'.repeat(500_000)),
      'read',
    ],
  ])('%s', async (_, raw, expected) => {
    const bytes = raw();
    let reason = '';
    const took = await processorTimeFor(async () => {
      reason = await reasonOf(bytes);
    });
    expect(reason).toBe(expected);
    expect(took).toBeLessThan(2000);
  });

  test.each([
    ['100,000 nested blocks', '<div>'.repeat(100_000)],
    ['50,000 opened, 50,000 others closed', '<b>'.repeat(50_000) + '</i>'.repeat(50_000)],
    ['30,000 nested cells with lines', '<td>'.repeat(30_000) + 'x<br>'.repeat(30_000)],
    ['100,000 entities', '&amp;'.repeat(100_000)],
    ['100,000 attributes', `<p ${'a=b '.repeat(100_000)}>x`],
    ['an unclosed comment', `<!--${'-'.repeat(200_000)}`],
  ])('HTML of %s is read in linear time', (_, html) => {
    expect(processorTimeOf(() => htmlToLines(html))).toBeLessThan(1000);
  });
});

describe('HTML as its reader sees it', () => {
  test.each<[string, string, string]>([
    ['blocks and breaks are lines', '<div>Hola<br>Ana</div><p>Cargo: Jefe</p>', 'Hola\nAna\nCargo: Jefe'],
    [
      'cells are parted by tabs',
      '<table><tr><td>Cargo</td><td><p>Jefe de</p><p>planta</p></td></tr></table>',
      'Cargo\tJefe de planta',
    ],
    ['an empty cell keeps its place', '<table><tr><td>Cargo</td><td></td></tr></table>', 'Cargo\t'],
    [
      'a table of one cell is layout',
      '<table><tr><td><p>Hola</p><p>Cargo: Jefe</p></td></tr></table>',
      'Hola\nCargo: Jefe',
    ],
    [
      'lists side by side are rows',
      '<tr><td>Nombre<br>Cargo<br>Correo</td><td>Ana<br>Jefe<br>a@x.co</td></tr>',
      'Nombre\tAna\nCargo\tJefe\nCorreo\ta@x.co',
    ],
    ['quotes are marked', 'Va.<blockquote type="cite"><p>Uno</p>Dos</blockquote>', 'Va.\n> Uno\n> Dos'],
    ['a bare blockquote only indents', '<blockquote>Cargo: Jefe</blockquote>', 'Cargo: Jefe'],
    [
      'hidden text is left out',
      'a<span style="display: none">b</span><i style="mso-hide:all">c</i><u hidden>d</u>e',
      'ae',
    ],
    [
      'struck text is left out',
      '<s>Jefe</s> <span style="text-decoration:line-through">Gerente</span> Líder',
      'Líder',
    ],
    [
      'nothing of the head is shown',
      '<style>p{}</style><title>t</title><script>x</script><!-- c -->hola',
      'hola',
    ],
    [
      'a size of nothing hides until a size shows',
      '<div style="font-size:0px">a<p style="font-size:14px">b</p></div>',
      'b',
    ],
    [
      'a link without its address shows it',
      '<a href="mailto:ana@acme.co">mi correo</a>',
      'mi correo<mailto:ana@acme.co>',
    ],
    ['a link with an address is its text', '<a href="mailto:otra@acme.co">ana@acme.co</a>', 'ana@acme.co'],
    ['preformatted lines count', '<pre>Cargo: Jefe\nCorreo: a@x.co</pre>', 'Cargo: Jefe\nCorreo: a@x.co'],
    ['a stored signature begins with its mark', 'Hola<div id="Signature">Ana</div>', 'Hola\n-- \nAna'],
    ['a rule is a line of its own', 'a<hr>b', `a\n${'_'.repeat(32)}\nb`],
    [
      'conditional comments are comments',
      '<!--[if mso]>no<![endif]-->sí<![if !vml]> también<![endif]>',
      'sí también',
    ],
  ])('%s', (_, html, lines) => {
    expect(htmlToLines(html).trimStart()).toBe(lines);
  });
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
  const plain = await parseMail(mail([...lines, 'Subject: Solicitud'], 'Hola'));
  const [first, second, third] = lines as [string, string, string];
  const traced = await parseMail(
    mail([...trace, first, ...trace, second, third, 'Subject: Solicitud', ...trace], 'Hola'),
  );
  expect(traced).toEqual(plain);
  expect([...traced.headers.keys()]).toContain('x-ms-exchange-generated-message-source');
});
