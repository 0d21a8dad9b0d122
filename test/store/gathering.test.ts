import { expect, test } from '@jest/globals';
import { gathered } from '../../src/store/gathering.ts';

test('what is asked in one turn is asked once, each gets its own answer; the next turn asks anew', async () => {
  const asked: string[][] = [];
  const ask = gathered(async (keys: readonly string[]) => {
    asked.push([...keys]);
    return keys.map((key) => key.toUpperCase());
  });
  expect(await Promise.all([ask('a'), ask('b'), ask('a')])).toEqual(['A', 'B', 'A']);
  expect(await ask('c')).toBe('C');
  expect(asked).toEqual([['a', 'b', 'a'], ['c']]);
});

test('an error reaches everybody who asked in that turn, and nobody later', async () => {
  let isAway = true;
  const ask = gathered(async (keys: readonly number[]) => {
    if (isAway) throw new Error('away');
    return keys;
  });
  const results = await Promise.allSettled([ask(1), ask(2)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isAway = false;
  expect(await ask(3)).toBe(3);
});
