import { describe, expect, test } from '@jest/globals';
import type { Config } from '../../src/config.ts';
import { tellerOf } from '../../src/doctor/finding.ts';
import { type Examination, examineProof, type Finding } from '../../src/doctor/index.ts';
import { examineNames } from '../../src/doctor/names.ts';
import { type Arrived, arrivedWith } from '../../src/doctor/round-trip.ts';

/** What the doctor makes of what DNS holds and of what a provider stamps on mail. */

/** What DNS holds, by name. */
const dns =
  (records: Record<string, string[]>): Examination['resolveTxt'] =>
  async (name) => {
    const found = records[name];
    if (!found) throw Object.assign(new Error('not there'), { code: 'ENOTFOUND' });
    return found.map((record) => [record.slice(0, 10), record.slice(10)]);
  };

describe('what agents’ answers must prove', () => {
  const stamped = (results: string): Arrived =>
    arrivedWith(
      `Received: from x\r\nAuthentication-Results: ${results}\r\nAuthentication-Results: other.test; dkim=pass\r\n` +
        'DKIM-Signature: v=1; a=rsa-sha256; d=acme.co;\r\n\ts=s1; b=abc=\r\n',
    );
  const told = (agentAuth: Config['agentAuth'], authservId: string | null, came: Arrived | null): Finding => {
    const findings: Finding[] = [];
    examineProof({ agentAuth, authservId }, came, (one) => findings.push(one));
    return findings[0] as Finding;
  };

  test('the provider’s stamp is read from the topmost header, and Microsoft’s, which has no name, is told by its form', () => {
    expect(stamped('mx.google.com;\r\n\tdkim=pass')).toEqual({
      authservId: 'mx.google.com',
      dkim: { domain: 'acme.co', selector: 's1' },
    });
    for (const [value, id] of [
      ['mx1.acme.co 1; spf=pass', 'mx1.acme.co'],
      ['MX1.acme.co (amavisd-new); dkim=pass', 'mx1.acme.co'],
      ['spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=acme.co; dkim=pass', 'microsoft365'],
    ] as const)
      expect(stamped(value).authservId).toBe(id);
    expect(arrivedWith('Subject: x\r\n')).toEqual({ authservId: null, dkim: null });
  });

  test('could be more than a key, where the provider stamps what arrives', () => {
    expect(told('key', null, stamped('mx.google.com; dkim=pass')).cure).toContain(
      'AGENT_AUTH=results and MAIL_AUTHSERV_ID=mx.google.com',
    );
    expect(told('key', null, null).cure).toContain('AGENT_AUTH=dkim');
  });

  test('must not be asked of a name that the provider does not write', () => {
    expect(told('results', 'mx1.acme.co', stamped('mx.google.com; dkim=pass'))).toMatchObject({
      level: 'failure',
      what: expect.stringContaining('no answer of an agent would count'),
    });
    expect(told('results', 'mx.google.com', stamped('MX.google.com; dkim=pass')).level).toBe('ok');
  });
});

describe('DNS', () => {
  const arrived = { authservId: null, dkim: { domain: 'acme.co', selector: 's1' } };
  const told = async (records: Record<string, string[]>, came: typeof arrived | null = arrived) => {
    const findings: Finding[] = [];
    await examineNames(
      'soporte@acme.co',
      came,
      dns(records) as never,
      tellerOf('dns', (one) => findings.push(one)),
    );
    return findings.map(({ level }) => level);
  };
  const good = {
    'acme.co': ['google-site-verification=x', 'v=spf1 include:_spf.google.com -all'],
    's1._domainkey.acme.co': ['v=DKIM1; k=rsa; p=MIIB'],
    '_dmarc.acme.co': ['v=DMARC1; p=reject'],
  };
  test('in order', async () => expect(await told(good)).toEqual(['ok', 'ok', 'ok']));
  test('nothing published', async () => expect(await told({}, null)).toEqual(['warning', 'warning']));
  test('two SPF records', async () =>
    expect((await told({ ...good, 'acme.co': ['v=spf1 -all', 'v=spf1 ~all'] }))[0]).toBe('failure'));
  test('a signature whose key is not there', async () =>
    expect((await told({ ...good, 's1._domainkey.acme.co': [] }))[1]).toBe('failure'));
  test('a DMARC record that asks for nothing', async () =>
    expect((await told({ ...good, '_dmarc.acme.co': ['v=DMARC1; p=none'] }))[2]).toBe('warning'));
});
