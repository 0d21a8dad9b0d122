import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LEASE, openDatabase } from '../../src/store/database.ts';
import { takeMails } from '../../src/store/inbox.ts';
import { type Cursor, cursorOf, keep } from '../../src/store/mailboxes.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

/** Whose mail is taken first (docs/decisions/024). */

const NOW = new Date('2026-11-22T10:00:00Z');
const BOMB = 'bomba@uno.test';
const GOOD = 'buena@buena.test';

let database: TestDatabase;
let cursor: Cursor;
let uid: number;
beforeEach(async () => {
  uid = 0;
  database = await freshDatabase();
  cursor = await cursorOf(database.db, 'x', 1, NOW);
});
afterEach(() => database.drop());

/** One batch, as jobs/collect keeps it. @returns ids, in the order the mails came. */
const comes = (...senders: string[]): Promise<number[]> => come(senders, false);
const replies = (...senders: string[]): Promise<number[]> => come(senders, true);

async function come(senders: readonly string[], isReply: boolean): Promise<number[]> {
  const mails = senders.map((sender) => {
    const raw = Buffer.from(`${++uid}`);
    const sha256 = createHash('sha256').update(raw).digest();
    return { uid, receivedAt: NOW, size: raw.length, raw, sha256, sender, isReply, setAside: null };
  });
  return await keep(database.db, cursor, 1, mails, uid, NOW);
}

const bomb = (count: number): Promise<number[]> => comes(...Array<string>(count).fill(BOMB));

/** @returns ids, in the order they are answered. */
async function taken(most: number, now = NOW): Promise<number[]> {
  return (await takeMails(database.db, most, now)).map(({ id }) => id);
}

async function answered(ids: readonly number[]): Promise<void> {
  await database.db.query(`update inbox set verdict = 'request', answered_at = $2 where id = any($1)`, [
    ids,
    NOW,
  ]);
}

test('ten mails of one sender have a turn: after them comes who waits behind thousands more', async () => {
  const first = await bomb(25);
  const rest = await bomb(50);
  const [good] = await comes(GOOD);
  const all = [...first, ...rest];
  expect(await taken(10)).toEqual(all.slice(0, 10));
  expect(await taken(8)).toEqual([good, ...all.slice(10, 17)]);
  const [late] = await comes('otra@buena.test');
  expect(await taken(100)).toEqual([late, ...all.slice(17)]);
});

test('amid them in one batch as well, and whether or not the From can be read', async () => {
  const ids = await comes(...Array<string>(20).fill(''), GOOD, ...Array<string>(20).fill(''));
  expect((await taken(11)).at(-1)).toBe(ids[20]);
});

test('who answers thirty notices at once is read in turn with the bomb, not after it', async () => {
  await bomb(200);
  const decisions = await comes(...Array<string>(30).fill('ana@logtec.co'));
  expect(await taken(60)).toEqual(expect.arrayContaining(decisions));
});

test('a sender’s mails keep their order: in several batches, while some are in hand and others answered', async () => {
  const ids = [...(await bomb(7)), ...(await bomb(7)), ...(await bomb(30))];
  const order = await taken(8);
  ids.push(...(await bomb(13)));
  order.push(...(await taken(20)));
  await answered(order);
  ids.push(...(await bomb(1)), ...(await bomb(9)));
  for (let more = await taken(8); more.length > 0; more = await taken(8)) {
    order.push(...more);
    await answered(more);
    if (ids.length < 100) ids.push(...(await bomb(2)));
  }
  expect(order).toEqual(ids);
});

test('who answers a letter of ours comes before all who ask for something, though each of them asks once', async () => {
  const strangers = await comes(...Array.from({ length: 50 }, (_, i) => `b${i}@empresa${i}.test`));
  const decisions = await replies(...Array<string>(100).fill('ana@logtec.co'), GOOD);
  const first = await taken(106);
  expect(first.slice(0, 101).sort((a, b) => a - b)).toEqual(decisions);
  expect(first.slice(101)).toEqual(strangers.slice(0, 5));
});

test('not before what they asked for themselves', async () => {
  const [asked, stranger] = await comes(GOOD, 'otra@buena.test');
  const [reply] = await replies(GOOD);
  expect(await taken(8)).toEqual([asked, stranger, reply]);
});

test('who has nothing waiting any more has the first turn again', async () => {
  await answered(await bomb(45));
  const others = await comes(...Array.from({ length: 15 }, (_, i) => `p${i}@empresa.test`));
  const [again] = await bomb(1);
  await comes(...Array<string>(20).fill(GOOD));
  expect(await taken(16)).toEqual([...others, again]);
});

test('a lease that ended brings a mail back, to no more than one of many who take', async () => {
  const ids = [...(await bomb(40)), ...(await comes(GOOD))];
  expect(await taken(30)).toHaveLength(30);
  const pool = openDatabase({ ...database.config, max: 6 }, () => undefined);
  const after = new Date(NOW.getTime() + LEASE);
  const hands = await Promise.all(Array.from({ length: 12 }, () => takeMails(pool, 8, after)));
  await pool.end();
  const again = hands.flat().map(({ id }) => id);
  again.push(...(await taken(100, after)));
  expect(again.sort((a, b) => a - b)).toEqual(ids);
});

test('the database knows senders by pseudonym alone', async () => {
  await comes(BOMB, GOOD, BOMB, '');
  const { rows } = await database.db.query<{ row: string }>('select inbox::text as row from inbox');
  expect(rows.filter(({ row }) => /\.test/.test(row))).toEqual([]);
});
