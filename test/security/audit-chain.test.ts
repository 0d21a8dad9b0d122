import { beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { record } from '../../src/store/audit.ts';
import {
  checkNewest,
  headOf,
  lastChecked,
  noteCheck,
  sealRows,
  type Verdict,
  verifyChain,
} from '../../src/store/audit-chain.ts';
import { openDatabase, transaction } from '../../src/store/database.ts';
import { database, eachWithItsTrail, tamper, writeRows } from './trail.ts';

eachWithItsTrail();

const verify = (anchor: Parameters<typeof verifyChain>[1] = null): Promise<Verdict> =>
  verifyChain(database.db, anchor, () => undefined);

describe('the chain', () => {
  test('of sealed rows holds, and goes on where it stood', async () => {
    await writeRows(5);
    expect(await verify()).toMatchObject({ rows: 0, waiting: 5, fault: null });
    expect(await sealRows(database.db, 3)).toBe(3);
    expect(await sealRows(database.db, 3)).toBe(2);
    expect(await sealRows(database.db, 3)).toBe(0);
    expect(await verify()).toMatchObject({ rows: 5, waiting: 0, fault: null });
  });

  const SWAP = `update audit a set event = b.event, details = b.details, actor = b.actor, at = b.at from audit b where (a.id, b.id) in ((3, 4), (4, 3))`;
  test.each([
    ['a changed row', [`update audit set details = '{"i": 99}' where id = 3`], 3, 'not what was sealed'],
    [
      'a changed time',
      [`update audit set at = at + interval '1 microsecond' where id = 2`],
      2,
      'not what was sealed',
    ],
    [
      'a changed person',
      [`update audit set actor = pseudonym('x@y.co') where id = 5`],
      5,
      'not what was sealed',
    ],
    ['a deleted row', ['delete from audit where id = 4'], 4, 'deleted'],
    [
      'a deleted row with its seal',
      ['delete from audit where id = 4', 'delete from audit_seals where seq = 4'],
      5,
      'seal 4 is missing',
    ],
    [
      'a deleted row, its seal gone and the others moved up',
      [
        'delete from audit where id = 4',
        'delete from audit_seals where seq = 4',
        'update audit_seals set seq = 4 where seq = 5',
        'update audit_seals set seq = 5 where seq = 6',
      ],
      5,
      'not what was sealed',
    ],
    ['two rows with their contents swapped', [SWAP], 3, 'not what was sealed'],
    [
      'two seals with their rows swapped',
      [
        'update audit_seals set audit_id = -audit_id where seq in (3, 4)',
        'update audit_seals set audit_id = 7 + audit_id where audit_id < 0',
      ],
      4,
      'not what was sealed',
    ],
    [
      'a row put in past the triggers',
      [`insert into audit (at, event) values (now(), 'request.approved')`],
      7,
      'put in past the chain',
    ],
    [
      'a row put in between, with a seal of its own',
      [
        `update audit_seals set seq = seq + 100 where seq > 2`,
        `update audit_seals set seq = seq - 99 where seq > 100`,
        `insert into audit (at, event) values (now(), 'request.approved')`,
        `insert into audit_seals values (3, 7, sha256('x'))`,
      ],
      7,
      'not what was sealed',
    ],
  ])('names %s', async (_, statements, id, what) => {
    await writeRows(6);
    await sealRows(database.db, 100);
    await tamper(...statements);
    const { fault } = await verify();
    expect(fault).toMatchObject({ auditId: id, what: expect.stringContaining(what) });
  });

  test('names a row that was deleted before its seal', async () => {
    await writeRows(3);
    await tamper('delete from audit where id = 2');
    await sealRows(database.db, 100);
    expect((await verify()).fault).toMatchObject({
      auditId: 2,
      what: expect.stringContaining('before it was sealed'),
    });
  });

  test('names words that are not those that were read', async () => {
    const { db } = database;
    await db.query(`insert into mailboxes (name) values ('m')`);
    await db.query(
      `insert into inbox (mailbox_id, uid_validity, uid, sha256, received_at, raw, size, kept_at, due_at) values (1, 1, 1, '', now(), '', 0, now(), now())`,
    );
    await db.query(`insert into words_read values (sha256('saltAprobar'), 1, 'salt', 'Aprobar', now())`);
    await record(db, { at: new Date(), event: 'mail.approved', inboxId: 1 });
    await sealRows(db, 10);
    expect((await verify()).fault).toBeNull();
    await db.query(`update words_read set words = 'Rechazar'`);
    expect((await verify()).fault).toMatchObject({ auditId: 1, what: expect.stringContaining('words') });
  });

  test('made anew from a changed row on, or cut off at its end, holds in itself; an anchor shows it', async () => {
    await writeRows(6);
    await sealRows(database.db, 100);
    const anchor = await headOf(database.db);
    expect((await verify(anchor)).fault).toBeNull();
    await tamper('delete from audit where id > 4', 'delete from audit_seals where seq > 4');
    expect((await verify()).fault).toBeNull();
    expect((await verify(anchor)).fault).toMatchObject({ seq: 5, what: expect.stringContaining('cut off') });
    await tamper(
      'delete from audit_seals',
      `update audit set details = '{}' where id = 2`,
      'insert into audit_unsealed select id from audit',
    );
    await writeRows(2);
    await sealRows(database.db, 100);
    expect((await verify()).fault).toBeNull();
    expect((await verify(anchor)).fault).toMatchObject({
      seq: 6,
      what: expect.stringContaining('made anew'),
    });
  });
});

describe('the check of what was sealed lately', () => {
  const fault = async (): Promise<string | null> => {
    await checkNewest(database.db);
    const { rows } = await database.db.query('select fault from audit_checked');
    return rows[0].fault;
  };
  beforeEach(async () => {
    await writeRows(6);
    await sealRows(database.db, 100);
    expect(await fault()).toBeNull();
    await writeRows(6);
    await sealRows(database.db, 100);
  });

  test('goes on from where it stood, and names a row that was changed since', async () => {
    await tamper(`update audit set details = '{"i": 99}' where id = 8`);
    expect(await fault()).toMatch(/^row 8: .*not what was sealed/);
    await tamper(`update audit set details = '{"i": 2}' where id = 8`);
    expect(await fault()).toMatch(/^row 8/); // until the whole chain was walked
    await noteCheck(database.db, await verify());
    expect(await fault()).toBeNull();
    expect(await lastChecked(database.db)).toMatchObject({ seq: 12 });
  });

  test('leaves older rows to the nightly walk', async () => {
    await tamper(`update audit set details = '{"i": 99}' where id = 3`);
    expect(await fault()).toBeNull();
    await noteCheck(database.db, await verify());
    expect(await fault()).toMatch(/^row 3: /);
  });

  test('sees a chain cut off or made anew, and no later walk takes that back', async () => {
    expect(await fault()).toBeNull();
    await tamper('delete from audit where id > 4', 'delete from audit_seals where seq > 4');
    expect(await fault()).toMatch(/no longer goes through seal 12/);
    await writeRows(20);
    await sealRows(database.db, 100);
    expect((await verify()).fault).toBeNull(); // in itself it holds
    await noteCheck(database.db, await verify(await lastChecked(database.db)));
    expect(await fault()).toMatch(/made anew/);
  });
});

test('writers that commit in any order and three copies that seal leave one chain, and no row without its place', async () => {
  const copies = [0, 1, 2].map(() => openDatabase({ ...database.config, max: 6 }, () => undefined));
  const WRITERS = 8;
  const EACH = 40;
  let writing = true;
  const sealing = copies.map(async (db) => {
    let sealed = 0;
    while (writing) sealed += await sealRows(db, 7);
    return sealed;
  });
  const line = (event: string) => ({ at: new Date(), event });
  // One takes the first id and commits last.
  const slow = new pg.Client(database.config);
  await slow.connect();
  await slow.query('begin');
  await record(slow, line('slow'));
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const db = copies[writer % copies.length] as pg.Pool;
      for (let i = 0; i < EACH; i++)
        await transaction(db, async (tx) => {
          await record(tx, line('first'));
          if (i % 5 === 0) await tx.query('select pg_sleep(0.02)'); // ids are given out in another order than commits
          await record(tx, line('second'));
          if (i % 8 === 7) throw new Error('rolled back');
        }).catch(() => undefined);
    }),
  );
  await slow.query('commit');
  await slow.end();
  writing = false;
  const sealed = await Promise.all(sealing);
  while ((await sealRows(database.db, 1_000)) > 0);
  await Promise.all(copies.map((copy) => copy.end()));
  const committed = WRITERS * EACH * 2 * (7 / 8) + 1;
  expect(await verify()).toMatchObject({ rows: committed, waiting: 0, fault: null });
  expect(Math.max(...sealed)).toBeGreaterThan(0); // while others wrote
  const { rows } = await database.db.query(
    'select count(*) filter (where id < before) as late from (select audit_id as id, lag(audit_id) over (order by seq) as before from audit_seals) as s',
  );
  expect(rows[0].late).toBeGreaterThan(0); // the test did meet rows that came after later ones
});
