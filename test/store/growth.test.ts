import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { aboutToSend, recordAttempts, takeLetters } from '../../src/store/delivering.ts';
import { holdMails, takeMails } from '../../src/store/inbox.ts';
import { type Cursor, cursorOf, keep, markMoved, unmoved } from '../../src/store/mailboxes.ts';
import { asksIn, START } from '../support/asking.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

/**
 * The work of one mail or letter does not grow with how many wait, were answered or are owed. Statements are planned when they are
 * first run, which is while the tables are empty, and keep that plan: counted is what it then reads, in blocks of 8 KB.
 */

const MANY = 1_500;
let database: TestDatabase;
/** One session only, for what was planned in one is not known in another. */
let db: Database;
let cursor: Cursor;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase({ ...database.config, max: 1 }, () => undefined);
  cursor = await cursorOf(db, 'x', 1, START);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

let nth = 0;
const asked = async (): Promise<void> => {
  const sender = `p${nth}@empresa${++nth}.test`;
  await asksIn(db, { sender, scale: 1_000_000, at: nth });
};

let uid = 0;
async function comes(count: number): Promise<void> {
  const mails = Array.from({ length: count }, () => {
    const raw = Buffer.from(`mail ${++uid}`);
    const sha256 = createHash('sha256').update(raw).digest();
    const sender = `q${uid}@otra.test`;
    return {
      uid,
      receivedAt: START,
      size: raw.length,
      raw,
      sha256,
      sender,
      isReply: false,
      setAside: null,
    };
  });
  await keep(db, cursor, 1, mails, uid, START);
}

async function taken(): Promise<void> {
  const mails = await takeMails(db, 4, START);
  expect(mails).toHaveLength(4);
  await holdMails(db, mails, START);
}

async function moved(): Promise<void> {
  const uids = await unmoved(db, cursor, 1, 4);
  expect(uids).toHaveLength(4);
  await markMoved(db, cursor, 1, uids, START);
}

async function sent(): Promise<void> {
  const at = new Date(START.getTime() + 3_600_000);
  const letters = await takeLetters(db, 4, at);
  expect(letters).toHaveLength(4);
  const digests = (id: number): { message: Buffer; key: null; listed: [] } => ({
    message: createHash('sha256').update(`${id}`).digest(),
    key: null,
    listed: [],
  });
  await aboutToSend(
    db,
    letters.map((letter) => ({ letter, digests: digests(letter.id), linkUntil: null })),
  );
  await recordAttempts(
    db,
    letters.map((letter) => ({
      letter,
      at,
      result: 'sent',
      answer: '250 ok',
      again: null,
      linkUntil: null,
      tell: [],
    })),
  );
}

/** Blocks of 8 KB that this session has read so far. */
async function blocksRead(): Promise<number> {
  await db.query('select pg_stat_force_next_flush()');
  const { rows } = await db.query<{ blocks: number }>(
    `select sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit + idx_blks_read, 0))::float8 as blocks from pg_statio_user_tables`,
  );
  return rows[0]?.blocks ?? 0;
}

/** What one of ten in a row cost, in blocks. */
async function costOf(work: () => Promise<void>): Promise<number> {
  const before = await blocksRead();
  for (let i = 0; i < 10; i++) await work();
  return ((await blocksRead()) - before) / 10;
}

test('a mail and a letter cost the same amid thousands as when they were the first', async () => {
  await comes(100);
  for (let i = 0; i < 10; i++) await asked();
  const works = { asked, taken, moved, sent };
  const first = new Map<string, number>();
  for (const [name, work] of Object.entries(works)) {
    await work(); // planned
    first.set(name, await costOf(work));
  }
  for (let i = 0; i < MANY; i++) await asked();
  await comes(MANY);
  const dearer: string[] = [];
  for (const [name, work] of Object.entries(works)) {
    // Autovacuum's reads count too; it does not come twice in a row.
    const cost = Math.min(await costOf(work), await costOf(work));
    const then = first.get(name) ?? 0;
    if (cost > 2 * then + 20) dearer.push(`${name}: ${cost} blocks, ${then} at first`); // indexes do get deeper
  }
  expect(dearer).toEqual([]);
}, 60_000);
