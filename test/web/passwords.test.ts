import { expect, test } from '@jest/globals';
import { Busy, openPasswords, turnstile } from '../../src/web/passwords.ts';
import { oneAtATime } from '../../src/web/redeeming.ts';

test('four at once and fifty waiting; the fifty-fifth is sent away, and places come free', async () => {
  const pass = turnstile(4, 50);
  let running = 0;
  let most = 0;
  const gates: (() => void)[] = [];
  const work = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise<void>((open) => gates.push(open));
    running--;
  };
  const all = Array.from({ length: 54 }, () => pass(work));
  await expect(pass(work)).rejects.toThrow(Busy);
  for (let done = 0; done < 54; ) {
    await new Promise(setImmediate);
    for (const open of gates.splice(0)) {
      open();
      done++;
    }
  }
  await Promise.all(all);
  expect([most, running]).toEqual([4, 0]);
  const [one] = [pass(async () => 'free again')];
  expect(await one).toBe('free again');
});

test('work that fails gives its place back', async () => {
  const pass = turnstile(1, 1);
  await expect(pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await pass(async () => 'yes')).toBe('yes');
});

test('hashes are Argon2id with OWASP’s figures, and nobody’s hash matches nothing', async () => {
  const passwords = await openPasswords();
  const hash = await passwords.hash('tres tristes tigres');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.matches('tres tristes tigres', hash)).toBe(true);
  expect(await passwords.matches('tres tristes tigre', hash)).toBe(false);
  expect(await passwords.matches('no one has this password', null)).toBe(false);
});

test('work on one key takes turns, on others it does not wait', async () => {
  const inTurn = oneAtATime();
  const order: string[] = [];
  const step = (name: string, ticks: number) => async (): Promise<void> => {
    for (let n = 0; n < ticks; n++) await new Promise(setImmediate);
    order.push(name);
    if (name === 'a1') throw new Error('a1 failed');
  };
  const results = await Promise.allSettled([
    inTurn('a', step('a1', 20)),
    inTurn('a', step('a2', 1)),
    inTurn('b', step('b1', 1)),
  ]);
  expect(order).toEqual(['b1', 'a1', 'a2']);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
