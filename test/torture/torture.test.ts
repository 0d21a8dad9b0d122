import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CLOCK_FAULTS, FAULTS } from './faults.ts';
import { copyHouse, type House } from './house.ts';
import { PLANTED } from './planted.ts';
import { type Endured, endureEach } from './singly.ts';
import { sweep } from './sweep.ts';

/** The short run of `npm run torture`. What takes long takes it waiting, so everything is begun at once. */

let house: House;
let endured: Promise<Endured[]>;
let swept: ReturnType<typeof sweep>;
let proofs: Promise<Map<string, string[]>>;

beforeAll(() => {
  house = copyHouse();
  endured = endureAll();
  swept = sweep({ main: house.main, every: 10, turns: true });
  proofs = swept.then(proveAll);
  for (const promise of [endured, swept, proofs]) promise.catch(() => undefined); // its test tells
});
afterAll(async () => {
  await Promise.allSettled([endured, swept, proofs]);
  house.remove();
});

async function endureAll(): Promise<Endured[]> {
  const all: Endured[] = [];
  await endureEach(house.main, [...Object.keys(FAULTS), ...Object.keys(CLOCK_FAULTS)], (one) =>
    all.push(one),
  );
  return all;
}

/** What the harness finds in a bot with each planted bug, within a hundred kills. */
async function proveAll(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { name, edits, copies } of PLANTED) {
    const bad = copyHouse(edits);
    try {
      const { killed, breaches } = await sweep({
        main: bad.main,
        every: 6,
        turns: true,
        untilBreach: true,
        patienceMs: 12_000,
        copies,
        slow: copies > 1,
      });
      found.set(name, killed <= 100 ? [...breaches] : []);
    } finally {
      bad.remove();
    }
  }
  return found;
}

test('killed at every tenth gap of a story, it keeps every promise', async () => {
  const { gaps, killed, breaches } = await swept;
  expect(breaches).toEqual([]);
  expect(killed).toBeGreaterThan(20);
  expect(Math.min(...Object.values(gaps))).toBeGreaterThan(10);
}, 300_000);

test('each fault is endured, and made good within a minute', async () => {
  const all = await endured;
  expect(all.flatMap(({ fault, breaches }) => breaches.map((breach) => `${fault}: ${breach}`))).toEqual([]);
  expect(all).toHaveLength(Object.keys(FAULTS).length + Object.keys(CLOCK_FAULTS).length);
}, 300_000);

describe('the harness proves itself: it fails when', () => {
  test.each(PLANTED.map(({ name, breaks }) => [name, breaks] as const))(
    '%s',
    async (name, breaks) => {
      const breaches = (await proofs).get(name) ?? [];
      expect(breaches.join('\n')).toMatch(breaks);
    },
    300_000,
  );
});
