import { describe, expect, test } from '@jest/globals';
import { htmlToLines } from '../../src/mail/html.ts';
import { LIMITS } from '../../src/mail/limits.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { UnreadableMail } from '../../src/mail/unreadable.ts';
import { rawMail } from '../support/mail.ts';
import { processorTimeFor, processorTimeOf } from '../support/processor.ts';

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
  rawMail(['Content-Type: multipart/mixed; boundary=b'], `${'--b\r\n\r\nx\r\n'.repeat(parts)}--b--\r\n`);

const nested = (depth: number): Buffer => {
  const open = Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
  );
  return Buffer.from(`From: a@acme.co\r\n${open.join('')}\r\nhola\r\n`);
};

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
      rawMail(
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
    const alone = (size: number) => rawMail(['Content-Type: text/html'], html(size));
    expect(await reasonOf(alone(LIMITS.html))).toBe('read');
    expect(await reasonOf(alone(LIMITS.html + 1))).toBe('html-too-large');
    const both = await parseMail(
      rawMail(
        ['Content-Type: multipart/alternative; boundary=b'],
        `--b\r\n\r\nCargo: Jefe\r\n--b\r\nContent-Type: text/html\r\n\r\n${html(LIMITS.html + 10)}\r\n--b--\r\n`,
      ),
    );
    expect(both.plain?.trim()).toBe('Cargo: Jefe');
    expect(both.html).toBeNull();
  });

  test('text is cut', async () => {
    expect((await parseMail(rawMail([], 'á'.repeat(LIMITS.text + 5)))).plain).toHaveLength(LIMITS.text);
  });
});

describe('mails that broke parsers', () => {
  test.each<[string, () => Buffer, string]>([
    ['1,000 empty attachments', () => multipart(1000), 'too-many-parts'],
    [
      '99 empty attachments',
      () =>
        rawMail(
          ['Content-Type: multipart/mixed; boundary=b'],
          `${'--b\r\nContent-Type: application/pdf\r\n\r\n'.repeat(99)}--b--\r\n`,
        ),
      'read',
    ],
    [
      '40,000 encoded-words in a subject',
      () => rawMail([`Subject: ${'=?UTF-8?Q?a?=\r\n '.repeat(40_000)}`]),
      'header-too-large',
    ],
    [
      '4,000 encoded-words in a subject',
      () => rawMail([`Subject: ${'=?UTF-8?Q?a?=\r\n '.repeat(4000)}x`]),
      'read',
    ],
    ['20,000 references', () => rawMail([`References: ${'<a@b.co> '.repeat(20_000)}`]), 'header-too-large'],
    [
      'a header of 1.1 MB before From',
      () => Buffer.from(`X-Pad: ${'p'.repeat(1_100_000)}\r\nFrom: a@acme.co\r\n\r\nx`),
      'header-too-large',
    ],
    [
      'no closing boundary',
      () => rawMail(['Content-Type: multipart/mixed; boundary=b'], '--b\r\n\r\nhola'),
      'read',
    ],
    ['an unknown charset', () => rawMail(['Content-Type: text/plain; charset=x-unknown'], 'hola'), 'read'],
    ['20 KB of line ends before a word', () => rawMail([], `${'\r\n'.repeat(10_000)}hola`), 'read'],
    ['nothing at all', () => Buffer.alloc(0), 'read'],
    [
      '60 KB of blanks before a word, quoted-printable',
      () => rawMail(['Content-Transfer-Encoding: quoted-printable'], `${' \t'.repeat(30_000)}hola`),
      'read',
    ],
    [
      'a megabyte of blanks a hundred at a time, quoted-printable',
      () => rawMail(['Content-Transfer-Encoding: quoted-printable'], `${' '.repeat(100)}x`.repeat(10_000)),
      'read',
    ],
    [
      'a megabyte of dashes',
      () => rawMail(['Content-Type: multipart/mixed; boundary=b'], '--'.repeat(500_000)),
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
