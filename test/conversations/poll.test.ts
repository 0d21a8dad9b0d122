import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, jest, test } from '@jest/globals';
import { openTown, type Town } from '../support/town.ts';
import { until } from '../support/waiting.ts';

let town: Town;
afterEach(() => town?.close());

const lines = (name: string): object[] =>
  town.log.map((line) => JSON.parse(line)).filter(({ event }) => event === name);

test('the safety poll reads the mailbox at its hour, though nothing is new there, and on one copy alone', async () => {
  town = await openTown({ copies: 2, environment: { POLL_SCHEDULE: '* * * * * *' } });
  await until('the first look into it, which comes by itself', () => lines('mailbox.read').length > 0);
  const derived = jest.spyOn(AbortSignal, 'any');
  const before = lines('mailbox.read').length;
  const begun = performance.now();
  const reads = (): number => lines('mailbox.read').length - before;
  const seconds = (): number => (performance.now() - begun) / 1000;
  while (reads() < 5 && seconds() < 20) await sleep(100); // without the poll a round comes every half minute
  expect(reads()).toBeGreaterThanOrEqual(5);
  expect(reads()).toBeLessThan(seconds() + 2);
  expect(lines('mailbox.open')).toHaveLength(1);
  // On Node 20 each would be kept for as long as the bot runs: npm run soak showed it. (A chore may make one at its hour.)
  expect(derived.mock.calls.length).toBeLessThan(reads() - 1);
});
