import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'cfg-'));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = {
  IMAP_URL: 'imaps://soporte%40acme.co:geheim@imap.acme.co/INBOX',
  SMTP_URL: 'smtps://smtp.acme.co',
  MAIL_FROM: 'Mesa <soporte@acme.co>',
  AGENTS: 'ana@acme.co',
  PUBLIC_URL: 'https://soporte.acme.co',
  DATABASE_URL: 'postgres://portero:geheim@db/portero',
  SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
};

/** What is told of these variables, with the others as they should be. */
function problems(changes: Record<string, string>): readonly string[] {
  try {
    readConfig({ ...GOOD, ...changes });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

test.each([
  ['IMAP_URL', 'imap://ana:geheim@imap.acme.co/INBOX?tls=none', '"imap://***:***@imap.acme.co/INBOX"'],
  ['IMAP_URL', 'imaps//ana:geheim@imap.acme.co', '"*** (30 characters)"'],
  ['DATABASE_URL', 'mysql://ge#heim@db', '"mysql://***"'],
  ['SECRET_KEY', 'geheim', '"*** (6 characters)"'],
  ['AGENTS', 'ana@acme.co, nadie', '"ana@acme.co, nadie"'],
])('%s=%s is shown as %s', (name, value, shown) => {
  expect(problems({ [name]: value })).toEqual([
    expect.stringMatching(`^${name}: found .*, expected .*, for example `),
  ]);
  expect(problems({ [name]: value })[0]).toContain(`found ${shown}, expected `);
});

describe('a secret in a file', () => {
  test('is read, without the end of its line', () => {
    const file = join(folder, 'database');
    writeFileSync(file, 'postgres://elsewhere/portero\n');
    expect(readConfig({ ...GOOD, DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://elsewhere/portero');
  });
  test('that cannot be read is told', () => {
    expect(problems({ DATABASE_URL_FILE: '/nowhere' })).toEqual([
      'DATABASE_URL_FILE: cannot read /nowhere (ENOENT)',
    ]);
  });
});

test('the key of the embedded database is made once, and not for a start that fails anyway', () => {
  const embedded = { ...GOOD, DATABASE_URL: '', SECRET_KEY: '', DATA_DIR: join(folder, 'data') };
  expect(problems({ ...embedded, LOG_LEVEL: 'loud' })).toHaveLength(1);
  expect(existsSync(embedded.DATA_DIR)).toBe(false);
  const { secretKey } = readConfig(embedded);
  expect(secretKey).toHaveLength(32);
  expect(readConfig(embedded).secretKey).toEqual(secretKey);
});

test('what MAIL_AUTH needs and is missing is told, all at once', () => {
  const told = (changes: Record<string, string>): string => problems(changes).join('\n');
  expect(told({ IMAP_URL: 'imaps://soporte%40acme.co@imap.acme.co' })).toContain(
    'IMAP_URL: found no password',
  );
  for (const name of ['MICROSOFT_TENANT', 'MICROSOFT_CLIENT_ID', 'MICROSOFT_CLIENT_SECRET'])
    expect(told({ MAIL_AUTH: 'microsoft' })).toContain(`${name}: found no value`);
  expect(told({ MAIL_AUTH: 'google', GOOGLE_KEY_FILE: '/nowhere.json' })).toContain('ENOENT');
  expect(told({ MAIL_AUTH: 'kerberos' })).toContain('one of password, microsoft, google');
  const key = fileURLToPath(new URL('support/tls/server.key', import.meta.url));
  expect(told({ TLS_CA_FILE: key })).toContain('certificates in PEM');
});
