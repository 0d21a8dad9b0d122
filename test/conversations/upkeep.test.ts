import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getTasks } from 'node-cron';
import { dailyDigest } from '../../src/jobs/digest.ts';
import { type Upkept, upkeep } from '../../src/jobs/upkeep.ts';
import { porteroOf } from '../support/portero.ts';
import { AGENT, COLLEAGUE, type Letter, openTown, requestOf, type Town } from '../support/town.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, ten in the morning in Bogotá. */
const T0 = new Date('2026-03-02T15:00:00.000Z');
const later = (milliseconds: number): Date => new Date(T0.getTime() + milliseconds);
const bogota = (at: string): Date => new Date(`${at}-05:00`);
const NOTHING: Upkept = { reminded: 0, closed: 0, listed: 0 };

let town: Town;
const openedFor = (options: Parameters<typeof openTown>[0] = {}): void => {
  beforeAll(async () => {
    town = await openTown(options);
    town.clock.freeze(T0);
  });
  afterAll(() => town.close());
};

/** The server gives a seat up a moment after the session that had it ended. */
async function seatIsFree(name: string): Promise<void> {
  const key = `hashtextextended('portero ${name}', 0)`;
  for (const deadline = Date.now() + 5_000; Date.now() < deadline; await sleep(10)) {
    const { rows } = await town.db.query<{ free: boolean | null }>(
      `select case when pg_try_advisory_lock(${key}) then pg_advisory_unlock(${key}) end as free`,
    );
    if (rows[0]?.free) return;
  }
  throw new Error(`the seat of ${name} is still taken`);
}

/** The chore, as cron would begin it at that moment. */
async function upkept(at: Date): Promise<Upkept | null> {
  town.clock.freeze(at);
  await seatIsFree('upkeep');
  const app = town.copies[0]?.app;
  return app ? await upkeep(app, new AbortController().signal) : null;
}

/** How the runs of the chore ended so far, on all copies together. */
async function ran(): Promise<Record<'done' | 'failed' | 'elsewhere', number>> {
  const runs = { done: 0, failed: 0, elsewhere: 0 };
  for (const { app } of town.copies)
    for (const { labels, value } of (await app.metrics.chores.get()).values)
      if (labels.chore === 'upkeep') runs[labels.result as keyof typeof runs] += value;
  return runs;
}

async function dailyAt(at: Date): Promise<number | null> {
  town.clock.freeze(at);
  await seatIsFree('digest');
  const app = town.copies[0]?.app;
  return app ? await dailyDigest(app, new AbortController().signal) : null;
}

/** The bot has read the mailbox to its end at the town's time, as it does every half minute. */
async function isRead(): Promise<void> {
  await town.writes('vecina@andino.test', { subject: 'Hola', text: 'Nada que ver.' });
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(30)) {
    const { rows } = await town.db.query('select from mailboxes where read_at >= $1', [town.clock.now()]);
    if (rows.length > 0) return;
  }
  throw new Error('the mailbox was not read');
}

const stateOf = async (requester: string): Promise<string[]> =>
  (
    await town.db.query<{ state: string }>('select state from requests where requester = $1 order by id', [
      requester,
    ])
  ).rows.map(({ state }) => state);

const flat = (letter: Letter | undefined): string => (letter?.text ?? '').replace(/\s+/g, ' ');

describe('a request whose requester does not send what is missing', () => {
  openedFor();

  test('is reminded of after two days, to the second and once', async () => {
    await town.writes('leo@andino.test', { text: 'Nombre completo: Leo Mejía Ruiz\nCargo: Analista' });
    const receipt = await town.letterTo('leo@andino.test');
    expect(await upkept(later(2 * DAY - 1))).toEqual(NOTHING);
    expect(await upkept(later(2 * DAY))).toEqual({ ...NOTHING, reminded: 1 });
    const reminder = await town.letterTo('leo@andino.test');
    expect(reminder.subject).toBe(receipt.subject);
    expect(reminder.inReplyTo).toBe(receipt.inReplyTo);
    expect(reminder.replyTo).toMatch(/\+sol\.[0-9a-z]{6}\.[0-9a-z]{26}@/);
    expect(reminder.replyTo).not.toBe(receipt.replyTo);
    expect(flat(reminder)).toContain('nos faltan 2 datos');
    expect(flat(reminder)).toContain('hasta las 10:00 a. m. del 9 de marzo, hora de Colombia');
    expect(reminder.text).toContain('Leo Mejía Ruiz');
    expect(await upkept(later(3 * DAY))).toEqual(NOTHING);
    await town.replies(reminder, 'Empresa: Andino S.A.S.\nCorreo corporativo: leo@andino.test');
    expect((await town.letterTo(AGENT)).subject).toMatch(/Por decidir: Leo Mejía/);
    expect(await stateOf('leo@andino.test')).toEqual(['pending']);
    const lines = town.log.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ level: 30, event: 'upkeep.reminded', count: 1 }));
  });

  test('is one letter for all the people of its mail', async () => {
    town.clock.freeze(T0);
    await town.lettersLeft();
    await town.writes('rrhh@andino.test', {
      text: 'Nombre: Ana Ruiz\nEmpresa: Andino S.A.S.\nCargo: Auxiliar\nCorreo corporativo: ana@andino.test\n\nNombre: Eva Soto\nEmpresa: Andino S.A.S.\nCorreo corporativo: eva@andino.test\n\nNombre: Luz Paz\nEmpresa: Andino S.A.S.\nCorreo corporativo: luz@andino.test\n',
    });
    await town.settles();
    expect(await stateOf('rrhh@andino.test')).toEqual(['pending', 'incomplete', 'incomplete']);
    await town.lettersLeft();
    expect((await upkept(later(2 * DAY)))?.reminded).toBe(1);
    const letters = await town.lettersLeft('rrhh@andino.test');
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain('Eva Soto');
    expect(letters[0]?.text).toContain('Luz Paz');
    expect(letters[0]?.text).not.toContain('Ana Ruiz');
  });

  test('is closed after seven, without a letter, with a line in the trail; who answers then is told so', async () => {
    await town.lettersLeft();
    await isRead();
    expect((await upkept(later(7 * DAY - 1)))?.closed).toBe(0);
    await isRead();
    expect((await upkept(later(7 * DAY)))?.closed).toBe(2);
    expect(await stateOf('rrhh@andino.test')).toEqual(['pending', 'closed', 'closed']);
    expect(await town.lettersLeft('rrhh@andino.test')).toHaveLength(0);
    const { rows } = await town.db.query(
      `select r.reason, a.details, a.actor from requests r join audit a on a.request_id = r.id and a.event = 'request.closed' where r.requester = 'rrhh@andino.test'`,
    );
    expect(rows).toEqual(
      Array(2).fill({ reason: 'unanswered', details: { reason: 'unanswered' }, actor: null }),
    );
  });

  test('is not closed while the mailbox, where the answer may lie, was not read', async () => {
    town.clock.freeze(T0);
    await town.writes('ida@andino.test', { text: 'Nombre completo: Ida Vélez Ruiz\nCargo: Analista' });
    const receipt = await town.letterTo('ida@andino.test');
    await town.db.query('update mailboxes set read_at = $1', [T0]);
    const [reader] = town.copies.splice(0);
    await reader?.close(); // a week in which no bot runs
    town.clock.freeze(later(8 * DAY));
    await town.startCopy();
    await isRead();
    await town.db.query('update mailboxes set read_at = $1', [later(8 * DAY - HOUR)]);
    expect((await upkept(later(8 * DAY)))?.closed).toBe(0);
    await isRead();
    expect((await upkept(later(8 * DAY)))?.closed).toBe(1);
    await town.replies(receipt, 'Empresa: Andino S.A.S.\nCorreo corporativo: ida@andino.test');
    const told = await town.letterTo('ida@andino.test');
    expect(told.subject).toMatch(/se cerró por falta de datos/);
    expect(flat(told)).toContain('envíe una solicitud nueva');
    expect(await stateOf('ida@andino.test')).toEqual(['closed']);
  }, 60_000);

  test('is not reminded of beyond the limit on answers, nor to an address that mail does not reach', async () => {
    town.clock.freeze(T0);
    for (const role of ['Auxiliar', 'Analista', 'Gerente'])
      await town.writes('corta@andino.test', { text: `Nombre completo: Corta Ruiz\nCargo: ${role}` });
    await town.writes('rota@andino.test', { text: 'Nombre completo: Rota Ruiz\nCargo: Analista' });
    await town.settles();
    town.clock.freeze(later(HOUR + SECOND));
    await town.writes('corta@andino.test', { text: 'Nombre completo: Corta Ruiz\nCargo: Contadora' });
    await town.settles();
    await town.lettersLeft();
    await town.db.query(`update outbox set bounced_at = owed_at where recipient = 'rota@andino.test'`);
    const round = async (after: number): Promise<number | undefined> =>
      (await upkept(later(2 * DAY + after)))?.reminded;
    expect([await round(2 * HOUR), await round(2 * HOUR), await round(2 * HOUR)]).toEqual([1, 1, 1]);
    expect(await round(2 * HOUR + 59 * 60 * SECOND)).toBe(0);
    expect(await round(3 * HOUR + SECOND)).toBe(1);
    expect(await town.lettersLeft('corta@andino.test')).toHaveLength(4);
    expect(await town.lettersLeft('rota@andino.test')).toHaveLength(0);
  });

  test('is not reminded of while it is held; its time begins when it goes on and is asked for', async () => {
    town.clock.freeze(T0);
    await town.db.query(
      `update requests set admitted_at = $1, requester = 'llena@andino.test' where id in (select id from requests order by id limit 5)`,
      [T0],
    );
    await town.writes('llena@andino.test', { text: 'Nombre completo: Llena Ruiz\nCargo: Analista' });
    await town.settles();
    expect((await stateOf('llena@andino.test')).at(-1)).toBe('held');
    town.clock.freeze(later(HOUR + SECOND));
    await town.letterTo('llena@andino.test');
    expect((await upkept(later(2 * DAY + HOUR)))?.reminded).toBe(0);
    expect((await upkept(later(2 * DAY + HOUR + SECOND)))?.reminded).toBe(1);
  });
});

describe('a requester of whom nothing is proven', () => {
  openedFor({ environment: { MAIL_AUTHSERV_ID: 'mx1.logtec.co' } });

  test('gets none of the mail’s words back', async () => {
    await town.writes('forjada@andino.test', {
      text: 'Nombre completo: Compre Barato Aquí\nCargo: Analista',
    });
    expect((await town.letterTo('forjada@andino.test')).text).not.toContain('Compre');
    expect((await upkept(later(2 * DAY)))?.reminded).toBe(1);
    const reminder = await town.letterTo('forjada@andino.test');
    expect(flat(reminder)).toContain('no pudimos comprobar');
    expect(reminder.raw + reminder.text + reminder.html).not.toContain('Compre');
  });
});

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
    await seatIsFree('upkeep');
    const before = await ran();
    const both = await Promise.all(town.copies.map(({ app }) => upkeep(app, new AbortController().signal)));
    expect(both.filter((one) => one === null)).toHaveLength(1);
    const after = await ran();
    expect([after.done - before.done, after.elsewhere - before.elsewhere, after.failed]).toEqual([1, 1, 0]);
  });

  test('is counted under the name that cron has for it', async () => {
    const named = [...getTasks().values()].filter(({ id, name }) => name !== id).map(({ name }) => name);
    const counted = (await town.copies[0]?.app.metrics.chores.get())?.values ?? [];
    expect(new Set(counted.map(({ labels }) => labels.chore))).toEqual(new Set(named));
  });
});

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
