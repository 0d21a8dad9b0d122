import { describe, expect, test } from '@jest/globals';
import { isAligned } from '../../src/core/alignment.ts';
import { judgeResults, MICROSOFT_365 } from '../../src/mail/authentication-results.ts';
import { processorTimeOf } from '../support/processor.ts';

const MX = 'mx1.logtec.co';
const by = (values: readonly string[], id = MX): string => {
  const { passes, by: reason } = judgeResults(values, id, 'logtec.co');
  return passes ? reason : `no: ${reason}`;
};

describe('the topmost header of our server is believed', () => {
  test.each([
    ['dmarc', `${MX}; dmarc=pass header.from=logtec.co`, 'dmarc=pass'],
    ['dkim, header.d', `${MX}; dkim=pass header.d=logtec.co`, 'dkim=pass'],
    ['dkim, header.i', `${MX}; dkim=pass header.i=@logtec.co`, 'dkim=pass'],
    ['a subdomain of ours', `${MX}; dkim=pass header.d=correo.logtec.co`, 'dkim=pass'],
    ['any case', `MX1.LogTec.CO; DMARC=PASS Header.From=LOGTEC.CO`, 'dmarc=pass'],
    ['a version', `${MX} 1; dmarc=pass header.from=logtec.co`, 'dmarc=pass'],
    ['a method’s version', `${MX}; dmarc/1=pass header.from=logtec.co`, 'dmarc=pass'],
    ['a quoted name', `"${MX}"; dmarc=pass header.from=logtec.co`, 'dmarc=pass'],
    [
      'comments anywhere',
      `(a) ${MX} (b (c) \\)); (d) dmarc (e)=(f) pass (p=none) header.from=(g)logtec.co (h)`,
      'dmarc=pass',
    ],
    [
      'folded lines',
      ` ${MX};\r\n\tspf=pass smtp.mailfrom=logtec.co;\r\n dmarc=pass (p=REJECT)\r\n header.from=logtec.co`,
      'dmarc=pass',
    ],
    ['quoted values', `${MX}; dkim=pass reason="good; really" header.i="ana gomez"@logtec.co`, 'dkim=pass'],
    [
      'one signature of several',
      `${MX}; dkim=fail header.d=lista.org; dkim=pass header.d=logtec.co header.b=Ab+/`,
      'dkim=pass',
    ],
    ['a semicolon at the end', `${MX}; dmarc=pass header.from=logtec.co;`, 'dmarc=pass'],
    [
      'Gmail',
      `${MX};\r\n       dkim=pass header.i=@logtec.co header.s=google header.b="k+3=/";\r\n       spf=pass (google.com: domain of ana@logtec.co designates 1.2.3.4 as permitted sender) smtp.mailfrom=ana@logtec.co;\r\n       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=logtec.co`,
      'dmarc=pass',
    ],
  ])('%s', (_, value, expected) => expect(by([value])).toBe(expected));

  test('below headers of others', () =>
    expect(
      by(['otro.example; dmarc=fail header.from=logtec.co', `${MX}; dmarc=pass header.from=logtec.co`]),
    ).toBe('dmarc=pass'));
});

describe('everything else is not', () => {
  test.each([
    ['another server’s', ['mx2.logtec.co; dmarc=pass header.from=logtec.co'], 'no: no-header'],
    [
      'one that only begins like ours',
      [`${MX}.evil.example; dmarc=pass header.from=logtec.co`],
      'no: no-header',
    ],
    ['none at all', [], 'no: no-header'],
    [
      'one below ours',
      [`${MX}; dmarc=fail header.from=logtec.co`, `${MX}; dmarc=pass header.from=logtec.co`],
      'no: dmarc=fail',
    ],
    [
      'one below ours that says nothing',
      [`${MX}; none`, `${MX}; dmarc=pass header.from=logtec.co`],
      'no: none-passes',
    ],
    ['one below something unreadable', ['(', `${MX}; dmarc=pass header.from=logtec.co`], 'no: garbled'],
    [
      'in a comment',
      [`${MX}; spf=pass (; dmarc=pass header.from=logtec.co) smtp.mailfrom=a@evil.example`],
      'no: none-passes',
    ],
    [
      'in a nested comment',
      [`${MX}; spf=pass (a (b) ; dmarc=pass header.from=logtec.co)`],
      'no: none-passes',
    ],
    [
      'in a quoted string',
      [`${MX}; spf=pass smtp.mailfrom="a; dmarc=pass header.from=logtec.co"@evil.example`],
      'no: none-passes',
    ],
    [
      'after an escaped quote',
      [`${MX}; spf=pass smtp.mailfrom="a\\"; dmarc=pass header.from=logtec.co"`],
      'no: none-passes',
    ],
    ['a comment without end', [`${MX}; dmarc=pass header.from=logtec.co (`], 'no: garbled'],
    ['a comment without beginning', [`${MX}; dmarc=pass) header.from=logtec.co`], 'no: garbled'],
    ['a string without end', [`${MX}; dmarc=pass header.from="logtec.co`], 'no: garbled'],
    [
      'two dmarc',
      [`${MX}; dmarc=fail header.from=logtec.co; dmarc=pass header.from=logtec.co`],
      'no: two-dmarc',
    ],
    ['two domains', [`${MX}; dmarc=pass header.from=evil.example header.from=logtec.co`], 'no: garbled'],
    ['another From', [`${MX}; dmarc=pass header.from=evil.example`], 'no: dmarc-of-another-domain'],
    ['no From', [`${MX}; dmarc=pass`], 'no: dmarc-of-another-domain'],
    [
      'From in a comment',
      [`${MX}; dmarc=pass header.from=(logtec.co)evil.example`],
      'no: dmarc-of-another-domain',
    ],
    [
      'an address for a domain',
      [`${MX}; dmarc=pass header.from=ana@logtec.co`],
      'no: dmarc-of-another-domain',
    ],
    ['a public suffix', [`${MX}; dkim=pass header.d=co`], 'no: none-passes'],
    ['an unaligned signature', [`${MX}; dkim=pass header.d=evil.example`], 'no: none-passes'],
    ['a lookalike', [`${MX}; dkim=pass header.d=evillogtec.co`], 'no: none-passes'],
    ['ours as somebody’s subdomain', [`${MX}; dkim=pass header.d=logtec.co.evil.example`], 'no: none-passes'],
    [
      'signed by another for us',
      [`${MX}; dkim=pass header.d=evil.example header.i=@logtec.co`],
      'no: none-passes',
    ],
    ['a signature without domain', [`${MX}; dkim=pass`], 'no: none-passes'],
    [
      'dmarc=fail beside dkim=pass',
      [`${MX}; dkim=pass header.d=logtec.co; dmarc=fail header.from=logtec.co`],
      'no: dmarc=fail',
    ],
    ['a softer pass', [`${MX}; dmarc=bestguesspass header.from=logtec.co`], 'no: dmarc=bestguesspass'],
    ['spf alone', [`${MX}; spf=pass smtp.mailfrom=logtec.co`], 'no: none-passes'],
    ['arc', [`${MX}; arc=pass header.from=logtec.co`], 'no: none-passes'],
    ['an unknown version', [`${MX} 2; dmarc=pass header.from=logtec.co`], 'no: garbled'],
    ['an unknown method version', [`${MX}; dmarc/2=pass header.from=logtec.co`], 'no: none-passes'],
    ['words between', [`${MX}; x dmarc=pass header.from=logtec.co`], 'no: garbled'],
    ['letters that only look alike', [`${MX}; dmarc=pass header.from=lo\u0261tec.co`], 'no: garbled'],
    [
      'a Greek question mark',
      [`${MX}; spf=pass smtp.mailfrom=a\u037edmarc=pass header.from=logtec.co`],
      'no: garbled',
    ],
    ['Microsoft’s form', ['dmarc=pass header.from=logtec.co'], 'no: no-header'],
  ])('%s', (_, values, expected) => expect(by(values)).toBe(expected));
});

describe('Microsoft 365, which does not say its name', () => {
  const m365 = (value: string): string => by([value], MICROSOFT_365);
  test('is believed where it is configured', () =>
    expect(
      m365(
        'spf=pass (sender IP is 1.2.3.4)\r\n smtp.mailfrom=logtec.co; dkim=pass (signature was verified)\r\n header.d=logtec.co;dmarc=pass action=none\r\n header.from=logtec.co;compauth=pass reason=100',
      ),
    ).toBe('dmarc=pass'));
  test.each([
    'spf=fail smtp.mailfrom=logtec.co; dkim=none (message not signed) header.d=none;dmarc=fail action=none header.from=logtec.co;compauth=pass reason=130',
    'spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example;dmarc=pass action=none header.from=evil.example;compauth=pass reason=100',
    'microsoft365; dmarc=pass header.from=logtec.co',
    'mx1.logtec.co; dmarc=pass header.from=logtec.co',
    'dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=logtec.co',
  ])('%s', (value) => expect(m365(value)).toMatch(/^no: /));
});

test('domains of one organisation are aligned, those of two customers of one hoster are not', () => {
  expect(isAligned('a.b.acme.com.co', 'correo.acme.com.co')).toBe(true);
  expect(isAligned('otra.com.co', 'acme.com.co')).toBe(false);
  expect(isAligned('com.co', 'acme.com.co')).toBe(false);
  expect(isAligned('a.github.io', 'b.github.io')).toBe(false);
  expect(isAligned('ａcme.co', 'acme.co')).toBe(false);
});

test('a header made to take time takes none', () => {
  const hostile = [
    '('.repeat(60_000),
    `${MX};${' '.repeat(60_000)}x`,
    `${MX};${'a='.repeat(30_000)}`,
    `${MX};${'"\\'.repeat(30_000)}`,
    `${'x '.repeat(30_000)}`,
    `${MX};${'a=b '.repeat(15_000)}`,
    `${' '.repeat(60_000)}=`,
  ];
  expect(processorTimeOf(() => hostile.map((evil) => by([evil])))).toBeLessThan(500);
});
