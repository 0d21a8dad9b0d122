import { describe, expect, test } from '@jest/globals';
import { AGENT, MAILBOX_PASSWORD } from '../support/town.ts';
import {
  DAY,
  flat,
  HOUR,
  isRead,
  later,
  NOTHING,
  openedFor,
  SECOND,
  stateOf,
  T0,
  town,
  upkept,
} from './chores.ts';

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
    const url = town.environment['IMAP_URL'] ?? '';
    await town.startCopy({ IMAP_URL: url.replace(MAILBOX_PASSWORD, 'la-de-ayer') }); // which cannot read it
    await town.db.query('update mailboxes set read_at = $1', [later(8 * DAY - HOUR)]);
    expect((await upkept(later(8 * DAY)))?.closed).toBe(0);
    await town.copies.pop()?.close();
    await town.startCopy();
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
