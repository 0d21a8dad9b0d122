import { describe, expect, test } from '@jest/globals';
import { verifyDkim } from '../../src/mail/dkim.ts';
import { dnsError, dnsOf, nameOf, signerOf } from '../support/dkim.ts';
import { watchLoop } from '../support/loop-watch.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const ours = signerOf('logtec.co');
const sub = signerOf('correo.logtec.co');
const evil = signerOf('evil.example');
const weak = signerOf('logtec.co', 512, 'weak');
const dns = dnsOf(Object.fromEntries([ours, sub, evil, weak].map((one) => [nameOf(one), one.record])));

const MAIL =
  'From: Ana <ana@logtec.co>\r\nTo: soporte@logtec.co\r\nSubject: Re: x\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@logtec.co>\r\n\r\nAprobar\r\n';

async function resultOf(raw: Buffer, resolve = dns): Promise<string> {
  const { result, by } = await verifyDkim(raw, 'logtec.co', resolve, NOW);
  return `${result}: ${by}`;
}

const signTime = NOW;

describe('proves the From domain', () => {
  test('its own signature', async () =>
    expect(await resultOf(await ours.sign(MAIL, { signTime }))).toBe('pass: dkim=pass'));
  test('one of a subdomain', async () =>
    expect(await resultOf(await sub.sign(MAIL, { signTime }))).toBe('pass: dkim=pass'));
  test('one among others', async () =>
    expect(await resultOf(await evil.sign(await ours.sign(MAIL, { signTime }), { signTime }))).toBe(
      'pass: dkim=pass',
    ));
  test('below headers that were put on top on the way', async () =>
    expect(
      await resultOf(
        Buffer.concat([
          Buffer.from(
            'Received: by mx1\r\nARC-Seal: i=1; a=b\r\nAuthentication-Results: x;\r\n dkim=fail\r\n',
          ),
          await ours.sign(MAIL, { signTime }),
        ]),
      ),
    ).toBe('pass: dkim=pass'));
  test('simple canonicalization, and a clock that goes five minutes wrong', async () =>
    expect(
      await resultOf(
        await ours.sign(MAIL, {
          signTime: new Date(NOW.getTime() + 300_000),
          canonicalization: 'simple/simple',
        }),
      ),
    ).toBe('pass: dkim=pass'));
});

describe('proves nothing', () => {
  const edited = (raw: Buffer, from: string | RegExp, to: string): Buffer => {
    const text = raw.toString('latin1');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return Buffer.from(changed, 'latin1');
  };
  test.each<[string, () => Promise<Buffer>, string]>([
    ['no signature', async () => Buffer.from(MAIL), 'fail: no-aligned-signature'],
    ['another domain’s', () => evil.sign(MAIL, { signTime }), 'fail: no-aligned-signature'],
    [
      'another body',
      async () => edited(await ours.sign(MAIL, { signTime }), /Aprobar/, 'Aprobar todo'),
      'fail: dkim=neutral',
    ],
    [
      'another From',
      async () => edited(await ours.sign(MAIL, { signTime }), /ana@/, 'luis@'),
      'fail: dkim=fail',
    ],
    [
      'another Subject',
      async () => edited(await ours.sign(MAIL, { signTime }), /Re: x/, 'Re: y'),
      'fail: dkim=fail',
    ],
    [
      'our name over another’s key',
      async () => edited(await evil.sign(MAIL, { signTime }), /d=evil\.example/, 'd=logtec.co'),
      'fail: dkim=fail',
    ],
    [
      'a selector that is not there',
      async () => edited(await ours.sign(MAIL, { signTime }), /s=s1/, 's=s2'),
      'fail: dkim=neutral',
    ],
    [
      'a selector that is no name',
      async () => edited(await ours.sign(MAIL, { signTime }), /s=s1/, 's=s1/..'),
      'fail: no-aligned-signature',
    ],
    ['a key under 1,024 bits', () => weak.sign(MAIL, { signTime }), 'fail: dkim=policy'],
    ['SHA-1', () => ours.sign(MAIL, { signTime, algorithm: 'rsa-sha1' }), 'fail: no-aligned-signature'],
    [
      'a signature that ran out',
      () =>
        ours.sign(MAIL, {
          signTime: new Date(NOW.getTime() - 86_400_000),
          expires: new Date(NOW.getTime() - 3_600_000),
        }),
      'fail: dkim=neutral',
    ],
    [
      'a length that leaves room below',
      async () =>
        Buffer.concat([await ours.sign(MAIL, { signTime, maxBodyLength: 9 }), Buffer.from('Aprobar\r\n')]),
      'fail: no-aligned-signature',
    ],
    [
      'a length of nothing',
      () => ours.sign(MAIL, { signTime, maxBodyLength: 0 }),
      'fail: no-aligned-signature',
    ],
    [
      'From not signed',
      () => ours.sign(MAIL, { signTime, headerList: 'Subject:To' }),
      'fail: no-aligned-signature',
    ],
    [
      'a domain given twice',
      async () =>
        edited(await evil.sign(MAIL, { signTime }), /d=evil\.example/, 'd=logtec.co; d=evil.example'),
      'fail: no-aligned-signature',
    ],
    [
      'a domain in a comment',
      async () => edited(await evil.sign(MAIL, { signTime }), /d=evil\.example/, 'd=(evil.example)logtec.co'),
      'fail: no-aligned-signature',
    ],
    [
      'a signature that is none',
      async () =>
        Buffer.from(`DKIM-Signature: v=1; a=rsa-sha256; d=logtec.co; s=s1; h=from; bh=; b=\r\n${MAIL}`),
      'fail: dkim=neutral',
    ],
    [
      'an ARC seal of ours',
      async () =>
        Buffer.from(
          `ARC-Message-Signature: i=1; a=rsa-sha256; d=logtec.co; s=s1; h=from; bh=x; b=y\r\nARC-Seal: i=1; cv=none; d=logtec.co; s=s1; b=x\r\nARC-Authentication-Results: i=1; x; dkim=pass\r\n${MAIL}`,
        ),
      'fail: no-aligned-signature',
    ],
  ])('%s', async (_, raw, expected) => expect(await resultOf(await raw())).toBe(expected));

  test('and DNS is asked about no name that a stranger chose', async () => {
    dns.asked.length = 0;
    await resultOf(await evil.sign(await ours.sign(MAIL, { signTime }), { signTime }));
    expect(dns.asked).toEqual(['s1._domainkey.logtec.co']);
  });

  test('however many signatures there are', async () => {
    dns.asked.length = 0;
    let raw = Buffer.from(MAIL);
    for (let n = 0; n < 30; n++)
      raw = edited(await ours.sign(raw, { signTime }), /s=s1/, 's=none') as Buffer<ArrayBuffer>;
    expect(await resultOf(raw)).toBe('fail: dkim=neutral');
    expect(dns.asked.length).toBeLessThanOrEqual(4);
  });
});

describe('is not known while DNS is away', () => {
  test.each(['ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED', 'EREFUSED'])('%s', async (code) =>
    expect(
      await resultOf(await ours.sign(MAIL, { signTime }), dnsOf({ [nameOf(ours)]: dnsError(code) })),
    ).toBe('unchecked: dkim=temperror'));

  test('or does not answer in time', async () => {
    const silent = Object.assign(() => new Promise<never>(() => undefined), { asked: [] });
    const start = Date.now();
    expect(await resultOf(await ours.sign(MAIL, { signTime }), silent)).toBe('unchecked: dkim=temperror');
    expect(Date.now() - start).toBeLessThan(15_000);
  });
});

test.each([
  ['one line', (size: number) => 'a'.repeat(size)],
  ['blanks', (size: number) => `${' '.repeat(size)}x`],
  ['bare line feeds', (size: number) => '\n'.repeat(size)],
])(
  '10 MiB of %s hold up nobody',
  async (_, body) => {
    const head = MAIL.replace('\r\n\r\nAprobar\r\n', '\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n');
    const signature =
      'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=logtec.co; s=s1; h=from; bh=x; b=y\r\n';
    const raw = Buffer.from(signature.repeat(4) + head + body(10 * 2 ** 20));
    const loop = watchLoop();
    expect(await resultOf(raw)).toMatch(/^(?:fail|unchecked)/);
    expect(loop.stop()).toBeLessThan(200);
  },
  30_000,
);
