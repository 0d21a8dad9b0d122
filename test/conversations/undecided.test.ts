import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { getTasks } from 'node-cron';
import { type Upkept, upkeep } from '../../src/jobs/upkeep.ts';
import { takeSeat } from '../../src/store/mailboxes.ts';
import { AGENT, COLLEAGUE, requestOf } from '../support/town.ts';
import { seatIsFree } from '../support/waiting.ts';
import { bogota, dailyAt, NOTHING, openedFor, ran, T0, town, upkept } from './chores.ts';

async function upkeptBySecond(): Promise<Upkept | null> {
  const app = town.copies[1]?.app;
  if (!app) throw new Error('the town has one copy only');
  return await upkeep(app, new AbortController().signal);
}

describe('a request that agents do not decide', () => {
  openedFor({ copies: 2 });

  test('stands in a digest again after four and after twenty-four hours of working time', async () => {
    town.clock.freeze(bogota('2026-03-06T15:00:00')); // Friday: two hours are left
    await town.writes('eva@andino.test', requestOf({ email: 'eva@andino.test' }));
    await town.settles();
    await town.lettersLeft();
    expect(await upkept(bogota('2026-03-08T12:00:00'))).toEqual(NOTHING);
    expect(await upkept(bogota('2026-03-09T09:59:59'))).toEqual(NOTHING);
    expect(await upkept(bogota('2026-03-09T10:00:00'))).toEqual({ ...NOTHING, listed: 1 });
    expect(await upkept(bogota('2026-03-09T10:01:00'))).toEqual(NOTHING);
    expect(await town.lettersLeft(AGENT)).toHaveLength(0);
    town.clock.freeze(bogota('2026-03-09T10:10:00'));
    const digest = await town.letterTo(AGENT, /^Resumen: una solicitud por decidir$/);
    expect(digest.text).toContain('Espera desde hace 4 horas hábiles');
    expect(await upkept(bogota('2026-03-11T11:59:59'))).toEqual(NOTHING);
    expect(await upkept(bogota('2026-03-11T12:00:00'))).toEqual({ ...NOTHING, listed: 1 });
    town.clock.freeze(bogota('2026-03-11T12:10:00'));
    expect((await town.letterTo(AGENT, /^Resumen/)).text).toContain('Espera desde hace 24 horas hábiles');
    expect(await upkept(bogota('2026-03-20T12:00:00'))).toEqual(NOTHING);
    await town.lettersLeft();
  });

  test('stands in the digest of each working day at eight, with what readers said of the help article', async () => {
    const reader = town.visitor();
    await reader.submit(await reader.get('/ayuda'), { util: 'no', comentario: 'No dice qué es el cargo.' });
    for (const free of ['2026-03-14', '2026-03-15', '2026-03-23'])
      expect(await dailyAt(bogota(`${free}T08:00:00`))).toBeNull(); // Saturday, Sunday, San José
    expect(await dailyAt(bogota('2026-03-24T08:00:00'))).toBe(1);
    expect(await dailyAt(bogota('2026-03-24T08:00:01'))).toBeNull();
    expect(await dailyAt(bogota('2026-03-24T07:59:59'))).toBeNull(); // another host, whose clock is behind
    for (const agent of [AGENT, COLLEAGUE]) {
      const digest = await town.letterTo(agent, /^Resumen/);
      expect(digest.text).toContain('eva@andino.test');
      expect(digest.text).toMatch(/Espera desde hace \d+ horas hábiles/);
      expect(digest.text).toContain('| No dice qué es el cargo.');
      expect(digest.html).toContain('No dice qué es el cargo.');
    }
    expect(await dailyAt(bogota('2026-03-25T08:00:00'))).toBe(1);
    expect((await town.letterTo(AGENT, /^Resumen/)).text).not.toContain('No dice');
    expect(await town.lettersLeft(AGENT)).toHaveLength(0);
  });

  test('has its turn an hour later where the digest of the day has no room for it', async () => {
    await town.db.query(
      `insert into requests (code, state, full_name, company, role, email, requester, subject, inbox_id, place, opened_at, admitted_at, completed_at)
       select lpad(n::text, 6, '0'), 'pending', full_name, company, role, 'p' || n || '@andino.test', requester, subject, inbox_id, n, opened_at, opened_at, completed_at
       from requests, generate_series(1, 60) as n where email = 'eva@andino.test'`,
    );
    expect(await dailyAt(bogota('2026-03-26T08:00:00'))).toBe(32);
    expect((await town.letterTo(AGENT, /^Resumen: 32/)).text).toContain(
      'El próximo resumen trae 29 más por decidir',
    );
    town.clock.freeze(bogota('2026-03-26T08:59:59'));
    await sleep(1_500);
    expect(await town.lettersLeft(AGENT)).toHaveLength(0);
    town.clock.freeze(bogota('2026-03-26T09:00:00'));
    expect((await town.letterTo(AGENT, /^Resumen: 29/)).text).toContain('p60@andino.test');
    await town.lettersLeft();
  });

  test('is no longer told of when it is decided; and a day without anything open has no digest', async () => {
    await town.db.query(`update requests set state = 'rejected', decided_at = $1, decided_by = $2`, [
      T0,
      AGENT,
    ]);
    expect(await dailyAt(bogota('2026-03-27T08:00:00'))).toBeNull();
    const reader = town.visitor();
    await reader.submit(await reader.get('/ayuda'), { util: 'no', comentario: 'Otra cosa.' });
    expect(await dailyAt(bogota('2026-03-30T08:00:00'))).toBe(0);
    expect((await town.letterTo(AGENT)).subject).toBe('Resumen: comentarios sobre la página de ayuda');
  });

  test('comes from cron, on one copy at a time', async () => {
    const named = [...getTasks().values()].filter(({ name }) => name === 'upkeep' || name === 'digest');
    expect(named.map((task) => `${task.name} ${task.getPattern()}`).sort()).toEqual([
      ...Array<string>(2).fill('digest 0 8 * * *'),
      ...Array<string>(2).fill('upkeep */10 * * * *'),
    ]);
    await seatIsFree(town.db, 'upkeep');
    const before = await ran();
    const seat = await takeSeat(town.db, 'upkeep'); // as another copy has it that is at it just now
    expect(await upkeptBySecond()).toBeNull();
    const during = await ran();
    expect([during.done - before.done, during.elsewhere - before.elsewhere]).toEqual([0, 1]);
    seat?.leave();
    await seatIsFree(town.db, 'upkeep');
    expect(await upkeptBySecond()).toEqual(NOTHING);
    const after = await ran();
    expect([after.done - during.done, after.elsewhere - during.elsewhere, after.failed]).toEqual([1, 0, 0]);
  });

  test('is counted under the name that cron has for it', async () => {
    const named = [...getTasks().values()].filter(({ id, name }) => name !== id).map(({ name }) => name);
    const counted = (await town.copies[0]?.app.metrics.chores.get())?.values ?? [];
    expect(new Set(counted.map(({ labels }) => labels.chore))).toEqual(new Set(named));
  });
});
