import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './chance.ts';

/** Mail of the corpus, and what becomes of it in hands that mean no good. */

/** Released to whoever works on the reader; held-out sets are not touched. */
const FOLDERS = ['requests', 'replies', 'own-requests', 'own-replies', 'kept-requests', 'kept-replies'];

export function corpusMails(): Buffer[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join('test/corpus', folder))
      .filter((file) => file.endsWith('.eml'))
      .map((file) => readFileSync(join('test/corpus', folder, file))),
  );
}

type Mutation = (raw: Buffer, chance: Chance, all: readonly Buffer[]) => Buffer;

const text =
  (change: (text: string, chance: Chance) => string): Mutation =>
  (raw, chance) =>
    Buffer.from(change(raw.toString('latin1'), chance), 'latin1');
const spliced = (raw: Buffer, at: number, drop: number, put: Buffer | string): Buffer =>
  Buffer.concat([raw.subarray(0, at), Buffer.from(put), raw.subarray(Math.min(raw.length, at + drop))]);
const bodyStart = (raw: string): number => Math.max(0, raw.search(/\r?\n\r?\n/));

/** What has broken parsers (LIMITS.md), small and large. */
const KILLERS: readonly string[] = [
  '<div>'.repeat(20_000),
  '<table><tr><td>'.repeat(5_000),
  '<'.repeat(30_000),
  '<!--'.repeat(9_000),
  '&#x0;&#xD800;&bogus;'.repeat(2_000),
  '<a href="'.repeat(5_000),
  '\r\n'.repeat(10_000),
  ' '.repeat(20_000),
  '>'.repeat(20_000),
  '> '.repeat(9_000),
  '=?UTF-8?Q?a?= '.repeat(2_000),
  '=?UTF-8?B?'.repeat(3_000),
  '='.repeat(9_000),
  '=\r\n'.repeat(5_000),
  '\0'.repeat(500),
  '\r'.repeat(500),
  '\ufeff\u202e\u200b'.repeat(500),
  '-'.repeat(60_000),
  '--b\r\n\r\n'.repeat(500),
  '('.repeat(9_000),
  '"'.repeat(9_001),
  'a@b.co '.repeat(5_000),
  'Nombre: '.repeat(5_000),
  'aprobar '.repeat(5_000),
  '|'.repeat(30_000),
  '\t'.repeat(9_000),
  'begin 644 a\r\nM'.repeat(500),
  'http://'.repeat(5_000),
  '1'.repeat(60_000),
  'A'.repeat(64 * 1024),
];
const FIELDS: readonly string[] = [
  'From: Otro <otro@evil.example>',
  'From:',
  'Subject:',
  `Subject: ${'=?UTF-8?Q?a?=\r\n '.repeat(3_000)}x`,
  `References: ${'<a@b.co> '.repeat(3_000)}`,
  'Content-Type: multipart/mixed; boundary=""',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Type: text/html; charset=x-unknown',
  'Content-Type: text/plain; charset="utf-16le"',
  'Content-Type: message/rfc822',
  'Content-Type: multipart/report; report-type=delivery-status',
  'Content-Type: application/ms-tnef',
  'Content-Transfer-Encoding: x-uuencode',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Type: text/plain; format=flowed; delsp=yes',
  `To: ${'a@b.co, '.repeat(3_000)}`,
  `X: ${'y'.repeat(60_000)}`,
  'Date: nunca',
  'Message-ID: <',
  'In-Reply-To: >',
  'Auto-Submitted: no',
  'Return-Path: <>',
  `${'X-A: b\r\n'.repeat(190)}X-B: c`,
  `${'X-A: b\r\n'.repeat(300)}X-B: c`,
  'Authentication-Results: evil; dmarc=pass header.from=logtec.co',
];

const MUTATIONS: readonly Mutation[] = [
  (raw, chance) => {
    const copy = Buffer.from(raw);
    for (let n = 1 + chance.below(30); n > 0; n--) copy[chance.below(copy.length)] = chance.below(256);
    return copy;
  },
  (raw, chance) => spliced(raw, chance.below(raw.length), chance.below(400), ''),
  (raw, chance) => raw.subarray(0, chance.below(raw.length)),
  (raw, chance) => {
    const at = chance.below(raw.length);
    return spliced(
      raw,
      at,
      0,
      Buffer.concat(Array(1 + chance.below(50)).fill(raw.subarray(at, at + chance.below(1_000)))),
    );
  },
  (raw, chance) => spliced(raw, chance.below(raw.length), 0, chance.pick(KILLERS)),
  (raw, chance) =>
    spliced(raw, bodyStart(raw.toString('latin1')) + 4, chance.below(50), chance.pick(KILLERS)),
  (raw, chance) => Buffer.concat([Buffer.from(`${chance.pick(FIELDS)}\r\n`), raw]),
  (raw, chance) => spliced(raw, bodyStart(raw.toString('latin1')), 0, `\r\n${chance.pick(FIELDS)}`),
  (raw, chance, all) => {
    const other = chance.pick(all).toString('latin1');
    const own = raw.toString('latin1');
    return Buffer.from(own.slice(0, bodyStart(own)) + other.slice(bodyStart(other)), 'latin1');
  },
  (raw, chance, all) => Buffer.concat([raw, chance.pick(all)]),
  text((raw) => raw.replaceAll('\r\n', '\n')),
  text((raw) => raw.replaceAll('\r\n', '\r')),
  text((raw, chance) =>
    raw.replace(
      /charset=("?)[\w-]+/gi,
      `charset=$1${chance.pick(['utf-16', 'utf-7', 'x-unknown', 'gb18030', 'iso-2022-jp', '', 'a'.repeat(3_000)])}`,
    ),
  ),
  text((raw, chance) =>
    raw.replace(
      /(transfer-encoding: )[\w-]+/gi,
      `$1${chance.pick(['base64', 'quoted-printable', 'uuencode', '8bit', ''])}`,
    ),
  ),
  text((raw, chance) =>
    raw.replace(
      /boundary="?[^"\r\n;]+/gi,
      `boundary="${chance.pick(['', '-', 'x y', 'b'.repeat(3_000), '='])}`,
    ),
  ),
  text((raw, chance) =>
    raw.replace(
      /multipart\/\w+/i,
      chance.pick([
        'multipart/digest',
        'multipart/report',
        'multipart/signed',
        'multipart/x',
        'message/rfc822',
        'text/html',
      ]),
    ),
  ),
  text((raw, chance) =>
    raw
      .split('\r\n')
      .flatMap((line) => (chance.next() < 0.05 ? Array<string>(1 + chance.below(20)).fill(line) : [line]))
      .join('\r\n'),
  ),
  text(
    (raw, chance) =>
      chance.shuffled(raw.slice(0, bodyStart(raw)).split(/\r\n(?!\s)/)).join('\r\n') +
      raw.slice(bodyStart(raw)),
  ),
  text((raw, chance) =>
    raw.replace(/[aeiou]/g, (c) =>
      chance.next() < 0.02
        ? chance.pick(['\xf3', '\xe1\xbf', '\0', '=C3', '&aacute;', '\x1b[31m', '\u00ad'])
        : c,
    ),
  ),
];

/** One mail of the corpus after one to three mutations. */
export function mutant(all: readonly Buffer[], chance: Chance): Buffer {
  let raw = chance.pick(all);
  for (let n = 1 + chance.below(3); n > 0; n--)
    raw = chance.pick(MUTATIONS)(raw.length > 0 ? raw : Buffer.from('\r\n'), chance, all);
  return raw.subarray(0, 2 ** 20);
}
