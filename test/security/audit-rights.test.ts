import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { record } from '../../src/store/audit.ts';
import { sealRows } from '../../src/store/audit-chain.ts';
import { openDatabase } from '../../src/store/database.ts';
import { database, eachWithItsTrail, tamper, writeRows } from './trail.ts';

eachWithItsTrail();

describe('is append-only', () => {
  test.each(['audit', 'audit_seals'])('%s, also for the owner', async (table) => {
    await writeRows(1);
    await sealRows(database.db, 1);
    const column = table === 'audit' ? 'event' : 'hash';
    for (const statement of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ])
      await expect(database.db.query(statement)).rejects.toThrow('append-only');
  });

  test('for a bot with a role of its own nothing else is granted, and the bot works with that', async () => {
    const { db, config } = database;
    const role = `select from pg_roles where rolname = 'portero_bot'`;
    if ((await db.query(role)).rowCount === 0) await db.query('create role portero_bot login');
    await db.query(await readFile('sql/bot-role.sql', 'utf8'));
    const bot = openDatabase({ ...config, user: 'portero_bot' }, () => undefined);
    await record(bot, { at: new Date(), event: 'mail.request', actor: 'ana@andino.test' });
    expect(await sealRows(bot, 10)).toBe(1);
    for (const statement of [
      `update audit set event = 'x'`,
      'delete from audit',
      'truncate audit',
      'update audit_seals set seq = 9',
      'delete from audit_seals',
      'alter table audit disable trigger all',
      'drop trigger is_append_only on audit',
      `set session_replication_role = 'replica'`,
      'update pseudonym_key set key = key',
    ])
      await expect(bot.query(statement)).rejects.toMatchObject({ code: '42501' });
    await bot.end();
    await db.query('drop owned by portero_bot');
  });
});

describe('portero audit verify', () => {
  const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      const { host, user, database: name } = database.config;
      const env = {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host ?? '')}`,
        IMAP_URL: 'imap://bot:x@127.0.0.1/INBOX?tls=none',
        SMTP_URL: 'smtp://127.0.0.1?tls=none',
        MAIL_FROM: 'soporte@logtec.co',
        AGENTS: 'ana@logtec.co',
        PUBLIC_URL: 'https://portero.test',
        SECRET_KEY: 'x'.repeat(44),
      };
      const child = execFile(
        process.execPath,
        ['dist/cli/main.js', 'audit', 'verify', ...args],
        { env },
        (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
      );
    });

  test('says how many rows hold and the head, and takes that as an anchor', async () => {
    await writeRows(4);
    await sealRows(database.db, 100);
    const { code, out } = await run();
    expect(code).toBe(0);
    const [, anchor] = /written down: (4:[0-9a-f]{64})\n$/.exec(out) ?? [];
    expect((await run(`--anchor=${anchor}`)).code).toBe(0);
    expect((await run(`--anchor=4:${'0'.repeat(64)}`)).err).toContain('made anew');
    expect((await run('--anchor=4')).code).toBe(64);
    expect((await run('--help')).out).toContain('Exit code 1');
  });

  test('ends with 1 and names the first bad row, for people and as JSON', async () => {
    await writeRows(4);
    await sealRows(database.db, 100);
    await tamper(`update audit set event = 'request.approved' where id in (2, 3)`);
    const told = await run();
    expect([told.code, told.err]).toEqual([1, expect.stringContaining('at row 2 (id 2): request.approved')]);
    const { code, out } = await run('--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ intact: false, fault: { seq: 2, auditId: 2 } });
  });
});
