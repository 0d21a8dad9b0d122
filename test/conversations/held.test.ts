import { describe, expect, test } from '@jest/globals';
import { porteroOf } from '../support/portero.ts';
import { requestOf } from '../support/town.ts';
import { openedFor, town } from './chores.ts';

describe('what is held', () => {
  openedFor();

  test('is listed by sender, and closed at a word of the operator', async () => {
    for (let i = 0; i < 7; i++) {
      await town.writes('bomba@andino.test', requestOf({ email: `c${i}@andino.test` }));
      await town.settles();
    }
    const { rows } = await town.db.query<{ code: string }>(
      `select code from requests where state = 'held' order by id`,
    );
    expect(rows).toHaveLength(2);
    expect(JSON.parse((await porteroOf(town, 'held', '--json')).out)).toMatchObject([
      { requester: 'bomba@andino.test', count: 2, why: 'sender', codes: rows.map(({ code }) => code) },
    ]);
    expect((await porteroOf(town, 'held')).out).toMatch(
      /^requester\s+count\s+since\s+why\s+codes\nbomba@andino\.test\s+2/,
    );
    expect(await porteroOf(town, 'held', 'close', 'otra@andino.test')).toMatchObject({ code: 1, out: '' });
    expect(await porteroOf(town, 'held', 'close')).toMatchObject({ code: 64 });
    expect(await porteroOf(town, 'held', 'close', 'Bomba@andino.test')).toMatchObject({
      code: 0,
      out: '2 requests of bomba@andino.test closed.\n',
    });
    expect((await porteroOf(town, 'held')).out).toBe('Nothing is held.\n');
  });
});
