import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Config, readConfig } from '../../src/config.ts';
import { examineDatabase, tellOfServer } from '../../src/doctor/database.ts';
import { tellerOf } from '../../src/doctor/finding.ts';
import { type Examination, examine, type Finding } from '../../src/doctor/index.ts';
import { examinePages } from '../../src/doctor/pages.ts';
import { openLog } from '../../src/log.ts';
import { freshDatabase } from '../support/database.ts';
import { startFakeImap } from '../support/fake-imap.ts';
import { startFakeSmtp } from '../support/fake-smtp.ts';
import { porteroOf } from '../support/portero.ts';
import { BOT, openTown, type Town } from '../support/town.ts';

const TLS = fileURLToPath(new URL('../support/tls/', import.meta.url));
const log = openLog('silent');

let town: Town;
let config: Config;
beforeAll(async () => {
  town = await openTown();
  config = { ...readConfig(town.environment), publicUrl: town.copies[0]?.pagesUrl ?? '' };
});
afterAll(() => town.close());

/** DNS in which nothing is published. */
const noNames = async (): Promise<never> => {
  throw Object.assign(new Error('not there'), { code: 'ENOTFOUND' });
};

async function examined(changes: Partial<Config> = {}, how: Partial<Examination> = {}): Promise<Finding[]> {
  const findings: Finding[] = [];
  const examination = { sendsMail: true, resolveTxt: noNames, patience: 20_000, ...how };
  await examine({ ...config, ...changes }, log, examination, (finding) => findings.push(finding));
  return findings;
}
const of = (findings: readonly Finding[], area: string, level: Finding['level']): string[] =>
  findings.filter((one) => one.area === area && one.level === level).map(({ what }) => what);

describe('with everything in order', () => {
  test('each area is fine, and the mail to itself lies in the archive, not in the inbox', async () => {
    const before = town.mail.messages(BOT).length;
    const findings = await examined();
    expect(findings.filter(({ level }) => level === 'failure')).toEqual([]);
    expect(of(findings, 'imap', 'ok')).toEqual([
      expect.stringContaining('lets soporte@logtec.co in'),
      expect.stringContaining('IDLE'),
      expect.stringContaining('MOVE'),
      expect.stringContaining('INBOX is open'),
      expect.stringMatching(/archive folder Portero (is there|was made)/),
    ]);
    expect(of(findings, 'smtp', 'ok')).toEqual([
      expect.stringMatching(/^\S+:\d+ \(clear text, loopback.*\) accepts mail from soporte@logtec\.co: 250/),
      expect.stringMatching(/plus-addresses arrive: there and back in \d+\.\d s/),
    ]);
    expect(of(findings, 'pages', 'ok')).toEqual([expect.stringContaining('the sign-in page of this bot')]);
    expect(town.mail.messages(BOT)).toHaveLength(before);
    expect(town.mail.messages(BOT, 'Portero').at(-1)?.raw.toString()).toContain('Portero doctor');
  });

  test('the operator sees it as lines, a script as JSON, and both by exit code', async () => {
    const said = await porteroOf(town, 'doctor', '--no-mail');
    expect(said.code).toBe(1); // nobody answers at https://portero.test
    expect(said.out).toMatch(/^ok {4}database {7}PostgreSQL \d+/m);
    expect(said.out).toMatch(/^FAIL {2}pages {10}.*\n {21}→ start the bot/m);
    const { out } = await porteroOf(town, 'doctor', '--no-mail', '--json');
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ area: 'imap', level: 'ok', cure: null }),
    );
  });
});

describe('a broken set-up', () => {
  test('wrong password', async () => {
    const findings = await examined({ imap: { ...config.imap, pass: 'wrong' } });
    expect(findings).toContainEqual(
      expect.objectContaining({
        area: 'imap',
        level: 'failure',
        cure: expect.stringContaining('check user and password'),
      }),
    );
    expect(of(findings, 'smtp', 'ok')).toHaveLength(1); // sending is tried all the same
    expect(JSON.stringify(findings)).not.toContain('wrong');
  });

  test('nobody there', async () => {
    const findings = await examined({
      imap: { ...config.imap, port: 1 },
      smtp: { ...config.smtp, port: 1 },
      publicUrl: 'http://127.0.0.1:1',
    });
    for (const area of ['imap', 'smtp', 'pages']) expect(of(findings, area, 'failure')).toHaveLength(1);
  });

  test('neither IDLE nor MOVE', async () => {
    const fake = await startFakeImap('IMAP4rev1 UIDPLUS');
    const findings = await examined({ imap: { ...config.imap, port: fake.port } }, { sendsMail: false });
    expect(of(findings, 'imap', 'warning')).toEqual([
      expect.stringContaining('no IDLE'),
      expect.stringContaining('no MOVE'),
    ]);
    await fake.stop();
  });

  test('no right to make the archive folder', async () => {
    const fake = await startFakeImap('IMAP4rev1 UIDPLUS MOVE IDLE', true);
    const findings = await examined({ imap: { ...config.imap, port: fake.port } }, { sendsMail: false });
    await fake.stop();
    expect(findings.filter(({ area, level }) => area === 'imap' && level !== 'ok')).toEqual([
      expect.objectContaining({
        what: expect.stringContaining('the server refuses to make it'),
        cure: expect.stringContaining('IMAP_ARCHIVE_FOLDER'),
      }),
    ]);
  });

  test('a certificate that nobody vouches for', async () => {
    const [key = '', cert = ''] = ['server.key', 'server.pem'].map((name) => readFileSync(TLS + name));
    const fake = createServer({ key, cert }, (socket) => socket.end('* OK hello\r\n')).listen(0, '127.0.0.1');
    await once(fake, 'listening');
    const { port } = fake.address() as AddressInfo;
    const findings = await examined(
      { imap: { ...config.imap, port, tls: 'implicit' } },
      { sendsMail: false },
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        area: 'imap',
        level: 'failure',
        cure: expect.stringContaining('TLS_CA_FILE'),
      }),
    );
    const sending = await examined({ smtp: { ...config.smtp, port, tls: 'implicit' } });
    expect(sending).toContainEqual(
      expect.objectContaining({
        area: 'smtp',
        level: 'failure',
        cure: expect.stringContaining('TLS_CA_FILE'),
      }),
    );
    const pages: Finding[] = [];
    await examinePages(
      { publicUrl: `https://127.0.0.1:${port}`, trustProxy: ['127.0.0.1'], secretKeys: [] },
      new Date('2126-10-15'),
      tellerOf('pages', (one) => pages.push(one)),
    );
    expect(pages.map(({ level, what }) => [level, what])).toEqual([
      ['warning', expect.stringMatching(/holds -?\d+ more days/)],
      ['failure', expect.stringContaining('cannot be reached')],
    ]);
    fake.close();
  });

  test.each<[string, Record<string, string>, Partial<Config['smtp']>, string]>([
    ['a wrong password', { AUTH: '535 5.7.8 no' }, {}, 'check user and password of SMTP_URL'],
    ['STARTTLS not offered', { STARTTLS: '502 what?' }, { tls: 'starttls' }, 'smtp:// needs STARTTLS'],
    ['STARTTLS refused', { STARTTLS: '454 not now' }, { tls: 'starttls' }, 'smtp:// needs STARTTLS'],
    ['no TLS where it is due', {}, { tls: 'implicit' }, 'smtps:// TLS from the first byte'],
    ['a sender that may not', { 'MAIL FROM': '550 5.7.60 not yours' }, {}, 'send as MAIL_FROM'],
  ])('the SMTP server: %s', async (_, answers, smtp, cure) => {
    const fake = await startFakeSmtp(answers);
    const pass = { user: 'soporte', pass: 'geheim', tls: 'none' as const };
    const findings = await examined({ smtp: { ...config.smtp, port: fake.port, ...pass, ...smtp } });
    await fake.stop();
    expect(findings.filter(({ area }) => area === 'smtp')).toEqual([
      { area: 'smtp', level: 'failure', what: expect.any(String), cure: expect.stringContaining(cure) },
    ]);
    expect(JSON.stringify(findings)).not.toContain('geheim');
  });

  test('another bot at that address, and a proxy that nobody told of', async () => {
    const other = await examined({ secretKeys: [Buffer.alloc(32, 1)] }, { sendsMail: false });
    expect(of(other, 'pages', 'failure')).toEqual([expect.stringContaining('another SECRET_KEY')]);
    const behind = await examined({ publicUrl: 'https://127.0.0.1:1', trustProxy: [] }, { sendsMail: false });
    expect(of(behind, 'pages', 'warning')).toEqual([expect.stringContaining('TRUST_PROXY')]);
  });

  test('a mail that never comes back', async () => {
    const findings = await examined(
      { mailFrom: { name: 'Mesa', address: 'otra@logtec.co' } },
      { patience: 500 },
    );
    expect(of(findings, 'smtp', 'failure')).toEqual([
      expect.stringContaining('did not come back within 0.5 s'),
    ]);
  });

  test('a clock that is off, and an old schema', async () => {
    const database = await freshDatabase();
    await database.db.query(`delete from migrations`);
    const findings: Finding[] = [];
    const ahead = (): Date => new Date(Date.now() + 60_000);
    await database.db.query('select'); // the clocks are compared on a connection that is there
    await examineDatabase(
      database.db,
      ahead,
      tellerOf('database', (one) => findings.push(one)),
    );
    expect(of(findings, 'database', 'failure')).toEqual([
      expect.stringContaining('migrations are not applied: 0001_'),
      expect.stringContaining('differ by 60 s'),
    ]);
    await database.drop();
  });

  test('a server that is too old, and one that is full', () => {
    const findings: Finding[] = [];
    const teller = tellerOf('database', (one) => findings.push(one));
    tellOfServer({ version: 130_023, shown: '13.23', connections: 80, mostConnections: 97 }, teller);
    tellOfServer({ version: 140_000, shown: '14.0', connections: 81, mostConnections: 97 }, teller);
    expect(findings.map(({ level, what }) => [level, what])).toEqual([
      ['failure', 'PostgreSQL 13.23 is too old'],
      ['ok', '17 of 97 connections are free'],
      ['ok', 'PostgreSQL 14.0 answers'],
      ['warning', 'only 16 of 97 connections are free'],
    ]);
  });
});
