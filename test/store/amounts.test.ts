import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/core/command.ts';
import { type Database, openDatabase, transaction } from '../../src/store/database.ts';
import { invite } from '../../src/store/requests.ts';
import { AGENTS, type Asked, asksIn, complete, START } from '../support/asking.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

/** LIMITS.md, Amounts: each figure at the limit and one past it, also when many copies count at the same time. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let database: TestDatabase;
const pools: Database[] = [];
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
  await database.drop();
});

/** In this test's database. */
const asks = ({ db = database.db, ...asked }: Asked & { db?: Database }): Promise<Outcome> =>
  asksIn(db, asked);

const heldFor = ({ reason }: Outcome): string | null => /^held: (\w+)/.exec(reason ?? '')?.[1] ?? null;
const answered = (outcomes: readonly Outcome[]): number =>
  outcomes.filter((one) => heldFor(one) === null).length;
const notices = ({ letters }: Outcome): number =>
  letters.filter(({ kind }) => kind === 'agent-notice').length;

async function counted(where: string): Promise<number> {
  const { rows } = await database.db.query<{ n: number }>(
    `select count(*) as n from requests where ${where}`,
  );
  return rows[0]?.n ?? 0;
}

/** Many at the same time, over several pools as several copies of the bot would. */
async function atOnce(mails: readonly Asked[], copies = 3): Promise<Outcome[]> {
  pools.push(
    ...Array.from({ length: copies }, () => openDatabase({ ...database.config, max: 6 }, () => undefined)),
  );
  const queue = [...mails.entries()];
  const outcomes: Outcome[] = [];
  const lane = async (db: Database): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift())
      outcomes[next[0]] = await asks({ ...next[1], db });
  };
  await Promise.all(pools.flatMap((pool) => Array.from({ length: 6 }, () => lane(pool))));
  return outcomes;
}

const spread = (i: number): string => `p${i}@empresa${i}.test`;

describe('requests of one sender', () => {
  const from = (i: number, at: number): Asked => ({
    sender: 'rrhh@andino.test',
    people: [complete(`p${i}@andino.test`)],
    at,
  });

  test('5 an hour are answered, the sixth is held, to the millisecond', async () => {
    for (let i = 0; i < 5; i++) expect(heldFor(await asks(from(i, i)))).toBeNull();
    expect(heldFor(await asks(from(5, HOUR - 1)))).toBe('sender');
    expect(heldFor(await asks(from(6, HOUR)))).toBeNull();
    expect(heldFor(await asks(from(7, HOUR)))).toBe('sender');
  });

  test('20 a day are answered, the next is held, to the millisecond', async () => {
    for (let i = 0; i < 20; i++) expect(heldFor(await asks(from(i, Math.floor(i / 5) * HOUR)))).toBeNull();
    expect(heldFor(await asks(from(20, 24 * HOUR - 1)))).toBe('sender');
    for (let i = 21; i < 26; i++) expect(heldFor(await asks(from(i, 24 * HOUR)))).toBeNull();
    expect(heldFor(await asks(from(26, 24 * HOUR)))).toBe('sender');
  });

  test('one mail for several people counts as many, and is never taken apart', async () => {
    const people = Array.from({ length: 7 }, (_, i) => complete(`q${i}@andino.test`));
    const first = await asks({ sender: 'rrhh@andino.test', people });
    expect(heldFor(first)).toBeNull();
    expect(first.changes).toHaveLength(7);
    expect(heldFor(await asks(from(0, 1)))).toBe('sender');
  });

  test('what is held owes no letter, is seen by the agents, and is kept once for each address', async () => {
    for (let i = 0; i < 5; i++) await asks(from(i, 0));
    const held = await asks(from(5, 1));
    expect(held).toMatchObject({ verdict: 'request', reason: 'held: sender', letters: [] });
    expect((await asks(from(5, 2))).changes).toEqual([]);
    expect(await counted(`state = 'held' and untold_at is not null and admitted_at is null`)).toBe(1);
  });

  test('LIMIT_SCALE multiplies them', async () => {
    for (let i = 0; i < 10; i++) expect(heldFor(await asks({ ...from(i, 0), scale: 2 }))).toBeNull();
    expect(heldFor(await asks({ ...from(10, 0), scale: 2 }))).toBe('sender');
    expect(heldFor(await asks({ sender: 'b@otra.test', scale: 0.01 }))).toBe('all');
  });

  test('at the same time: exactly 5', async () => {
    const outcomes = await atOnce(Array.from({ length: 40 }, (_, i) => from(i, 0)));
    expect(answered(outcomes)).toBe(5);
  });
});

describe('requests for one company', () => {
  const of = (i: number, at = 0): Asked => ({ sender: `p${i}@andino.test`, at });

  test('60 an hour, from many senders at the same time: exactly 60, others go on', async () => {
    const outcomes = await atOnce(Array.from({ length: 75 }, (_, i) => of(i)));
    expect(answered(outcomes)).toBe(60);
    expect(heldFor(await asks(of(100, HOUR - 1)))).toBe('company');
    expect(heldFor(await asks({ sender: 'p@otra.test', at: HOUR - 1 }))).toBeNull();
    const forBoth = { sender: 'q@otra.test', people: [complete('x@otra.test'), complete('y@andino.test')] };
    expect(heldFor(await asks({ ...forBoth, at: HOUR - 1 }))).toBe('company');
    expect(heldFor(await asks(of(101, HOUR)))).toBeNull();
  });

  test('a request that tells no address counts for its sender’s', async () => {
    for (let i = 0; i < 60; i++) await asks({ ...of(i), people: [{ email: null }] });
    expect(heldFor(await asks({ ...of(60), people: [{ email: null }] }))).toBe('company');
  });
});

describe('requests in all', () => {
  test('300 an hour, at the same time: exactly 300', async () => {
    const outcomes = await atOnce(Array.from({ length: 330 }, (_, i) => ({ sender: spread(i) })));
    expect(answered(outcomes)).toBe(300);
    expect(new Set(outcomes.map(heldFor))).toEqual(new Set([null, 'all']));
    expect(heldFor(await asks({ sender: spread(1000), at: HOUR - 1 }))).toBe('all');
    expect(heldFor(await asks({ sender: spread(1001), at: HOUR }))).toBeNull();
  });

  test('exactly as many also where they begin to take turns only near the limit', async () => {
    // As in a large desk, with smaller figures: 18 sessions with a request in hand each, so 20 before the limit is near enough.
    await database.db.query(
      `create or replace function amounts_close(at timestamptz, most bigint[]) returns boolean language sql stable as
       $$ select (select last_value from admissions) + 20 > most[4] $$`,
    );
    // One that judged itself far, and then takes its time, is waited for.
    const slow = asks({ sender: 'lenta@empresa.test', pause: sleep(1_500) });
    await sleep(100);
    const outcomes = await atOnce(Array.from({ length: 330 }, (_, i) => ({ sender: spread(i) })));
    expect(answered([...outcomes, await slow])).toBe(300);
  });
});

describe('agents’ notices', () => {
  test('20 an hour, at the same time: exactly 20; the other requests are open and wait for the digest', async () => {
    const outcomes = await atOnce(Array.from({ length: 45 }, (_, i) => ({ sender: spread(i) })));
    expect(outcomes.filter((one) => notices(one) === AGENTS.length).length).toBe(20);
    expect(outcomes.filter((one) => notices(one) === 0).length).toBe(25);
    expect(await counted(`state = 'pending' and untold_at is not null`)).toBe(25);
    expect(notices(await asks({ sender: spread(100), at: HOUR - 1 }))).toBe(0);
    expect(notices(await asks({ sender: spread(101), at: HOUR }))).toBe(AGENTS.length);
  });

  test('one mail for many people does not go beyond', async () => {
    for (let i = 0; i < 15; i++) await asks({ sender: spread(i) });
    const people = Array.from({ length: 12 }, (_, i) => complete(`q${i}@andino.test`));
    expect(notices(await asks({ sender: 'rrhh@andino.test', people }))).toBe(5 * AGENTS.length);
    expect(await counted(`state = 'pending' and untold_at is not null`)).toBe(7);
  });
});

describe('answers to one outside address', () => {
  let asked = 0;
  const receipts = (outcomes: readonly Outcome[]): number =>
    outcomes.flatMap(({ letters }) => letters.filter(({ kind }) => kind === 'requester-receipt')).length;
  const at = async (...times: number[]): Promise<number> => {
    let sum = 0;
    for (const time of times)
      sum += receipts([
        await asks({ sender: 'a@andino.test', people: [complete(`p${++asked}@andino.test`)], at: time }),
      ]);
    return sum;
  };

  test('3 an hour, to the millisecond', async () => {
    expect(await at(0, 1, 2)).toBe(3);
    expect(await at(HOUR - 1)).toBe(0);
    expect(await at(HOUR)).toBe(1);
  });

  test('10 a day, to the millisecond', async () => {
    expect(await at(0, 0, 0, HOUR, HOUR, HOUR, 2 * HOUR, 2 * HOUR, 2 * HOUR, 3 * HOUR)).toBe(10);
    expect(await at(3 * HOUR, 24 * HOUR - 1)).toBe(0);
    expect(await at(24 * HOUR)).toBe(1);
  });

  test('at the same time: exactly 3', async () => {
    const mails = Array.from({ length: 30 }, (_, i) => ({
      sender: 'a@andino.test',
      people: [complete(`p${i}@andino.test`)],
      scale: 1,
    }));
    expect(receipts(await atOnce(mails))).toBe(3);
  });
});

describe('alerts to the agents', () => {
  const forged = (i: number, at = 0): Asked => ({
    sender: `x${i}@otra.test`,
    keys: [{ code: 'abc123', key: '0'.repeat(26) }],
    at,
  });
  const alerts = (outcomes: readonly Outcome[]): number =>
    outcomes.filter(({ letters }) => letters.some(({ kind }) => kind === 'agent-alert')).length;

  test('about answers without a key of ours: exactly 3 an hour, at the same time', async () => {
    expect(alerts(await atOnce(Array.from({ length: 20 }, (_, i) => forged(i))))).toBe(3);
    expect(alerts([await asks(forged(20, HOUR - 1))])).toBe(0);
    expect(alerts([await asks(forged(21, HOUR))])).toBe(1);
    expect((await database.db.query(`select from inbox where reason = 'unknown-key, untold'`)).rowCount).toBe(
      18,
    );
  });
});

describe('link letters to one address', () => {
  test('60 s apart and 3 an hour, to the millisecond; at the same time: one', async () => {
    await asks({ sender: 'a@andino.test' });
    const { rows } = await database.db.query<{ id: number }>(
      `insert into accounts (email, full_name, company, role, state, request_id, created_at, due_at, provisioned_at)
       select email, full_name, company, role, 'invited', id, opened_at, opened_at, opened_at from requests returning id`,
    );
    const account = rows[0]?.id ?? 0;
    let cause = 0;
    const link = (at: number): Promise<boolean> =>
      transaction(database.db, (tx) =>
        invite(tx, account, `test:${cause++}`, randomBytes(16), new Date(START.getTime() + at)),
      );
    expect((await Promise.all(Array.from({ length: 8 }, () => link(0)))).filter(Boolean)).toHaveLength(1);
    expect(await link(MINUTE - 1)).toBe(false);
    expect(await link(MINUTE)).toBe(true);
    expect(await link(2 * MINUTE)).toBe(true);
    expect(await link(3 * MINUTE)).toBe(false);
    expect(await link(HOUR - 1)).toBe(false);
    expect(await link(HOUR)).toBe(true);
  });
});
