import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { porteroOf } from '../support/portero.ts';
import { AGENT, COLLEAGUE, openTown, requestOf, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const portero = (...args: string[]) => porteroOf(town, ...args);

/** Somebody asks for an account. @returns the public code, as agents and operators say it */
async function asks(email: string, company = 'Cliente Andino S.A.S.'): Promise<string> {
  await town.writes(email, requestOf({ email, company }));
  const notice = await town.letterTo(AGENT, /Por decidir/);
  await town.letterTo(COLLEAGUE, /Por decidir/);
  return /SOL-[0-9A-Z]{6}/.exec(notice.subject)?.[0] ?? '';
}

describe('the operator decides where no agent can', () => {
  test('approves: the person gets the link, both agents are told by whom', async () => {
    const code = await asks('rosa@andino.test');
    expect(await portero('approve', code)).toMatchObject({ code: 0, err: '' });
    const invitation = await town.letterTo('rosa@andino.test', /^Solicitud activación usuario$/);
    expect((await town.submits(invitation, 'tres tristes tigres comen')).status).toBe(303);
    for (const agent of [AGENT, COLLEAGUE]) {
      const told = await town.letterTo(agent, /Solicitud aprobada/);
      expect(told.text).toContain('fue aprobada por quien administra este servicio');
    }
    const again = await portero('approve', code, '--json');
    expect(again.err).toContain(`${code} is approved: nothing was done`);
    expect([again.code, JSON.parse(again.out)]).toEqual([
      1,
      { done: false, code: code.slice(4).toLowerCase(), state: 'approved' },
    ]);
  });

  test('rejects: who asked gets the reason', async () => {
    const code = await asks('pedro@andino.test');
    const { out } = await portero('reject', code.toLowerCase(), 'No', 'es', 'de', 'la', 'empresa.');
    expect(out).toContain(`${code} is rejected`);
    const refusal = await town.letterTo('pedro@andino.test', /no fue aprobada|rechazada/i);
    expect(refusal.text).toContain('No es de la empresa.');
    const { rows } = await town.db.query(
      `select actor from audit where event = 'request.rejected' order by id desc limit 1`,
    );
    expect(rows).toEqual([{ actor: 'operator' }]);
  });

  test('a rejection needs a reason, and a code that is none is not guessed', async () => {
    const code = await asks('luz@andino.test');
    expect((await portero('reject', code)).code).toBe(64);
    expect((await portero('approve', 'SOL-12')).code).toBe(64);
    expect(await portero('approve', 'SOL-ZZZZZZ')).toMatchObject({ code: 1, out: '' });
  });
});

describe('a request', () => {
  test('is found by state and company', async () => {
    const code = await asks('marta@cafe.test', 'Café del Huila Ltda.');
    const rows = JSON.parse(
      (await portero('requests', '--state=pending', '--company=café del', '--json')).out,
    );
    expect(rows).toEqual([
      expect.objectContaining({
        code: code.slice(4).toLowerCase(),
        state: 'pending',
        email: 'marta@cafe.test',
      }),
    ]);
    expect((await portero('requests', '--company=Nadie')).out).toBe('There are no such requests.\n');
    expect((await portero('requests', '--state=open')).code).toBe(64);
    expect((await portero('requests', '--state')).code).toBe(64);
  });

  test('tells its whole story, in the order it happened', async () => {
    const code = await asks('nora@andino.test');
    await town.settles();
    await portero('approve', code);
    await town.letterTo('nora@andino.test', /^Solicitud activación usuario$/);
    await town.settles();
    const { timeline } = JSON.parse((await portero('request', code, '--json')).out);
    const events: string[] = timeline.map(({ what }: { what: string }) => what);
    const order = ['mail.received', 'request.opened', 'letter.sent', 'request.approved'].map((event) =>
      events.indexOf(event),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(timeline).toContainEqual(
      expect.objectContaining({
        what: 'letter.sent',
        who: 'nora@andino.test',
        more: expect.stringContaining('person-activation: 250'),
      }),
    );
    const { out } = await portero('request', code);
    expect(out).toContain('nora@andino.test');
    expect(out).toMatch(/request\.approved +operator/);
    expect(out).not.toMatch(/activar\//);
  });

  test('of somebody who lost the link gets another one, and the first one ends', async () => {
    const code = await asks('ines@andino.test');
    await portero('approve', code);
    const first = await town.letterTo('ines@andino.test', /^Solicitud activación usuario$/);
    expect((await portero('resend', code)).err).toContain('try later');
    town.clock.forward(61_000);
    // The command has the machine's clock; the letter's age is what it is on the bot's.
    await town.db.query(
      `update outbox set owed_at = owed_at - interval '2 minutes' where kind = 'person-activation'`,
    );
    expect(await portero('resend', code)).toMatchObject({ code: 0 });
    const second = await town.letterTo('ines@andino.test', /^Solicitud activación usuario$/);
    expect((await town.opens(first)).status).toBe(410);
    expect((await town.opens(second)).status).toBe(200);
  });
});

describe('an account', () => {
  test('is shown, disabled and enabled: sessions and links end with it', async () => {
    const code = await asks('olga@andino.test');
    await portero('approve', code);
    const invitation = await town.letterTo('olga@andino.test', /^Solicitud activación usuario$/);
    expect(JSON.parse((await portero('account', 'OLGA@andino.test', '--json')).out)).toMatchObject({
      email: 'olga@andino.test',
      state: 'invited',
    });
    const { code: exit, out } = await portero('disable', 'olga@andino.test', '--json');
    expect([exit, JSON.parse(out)]).toEqual([0, { done: true, email: 'olga@andino.test' }]);
    expect((await town.opens(invitation)).status).toBe(410);
    expect((await portero('disable', 'olga@andino.test')).err).toContain('is disabled: nothing was done');
    expect((await portero('enable', 'olga@andino.test')).code).toBe(0);
    expect(JSON.parse((await portero('account', 'olga@andino.test', '--json')).out).state).toBe('invited');
    expect((await portero('account', 'nadie@andino.test')).code).toBe(1);
    expect((await portero('account', 'no-es-correo')).code).toBe(64);
  });
});

test('status fits on a screen and tells scripts whether something needs the operator', async () => {
  await town.settles();
  const well = await portero('status');
  expect(well.out).toContain('Nothing needs you.');
  expect(well.code).toBe(0);
  expect(well.out.split('\n').length).toBeLessThan(12);
  await Promise.all(town.copies.splice(0).map((copy) => copy.close())); // it would read the mailbox again
  await town.db.query(`update mailboxes set read_at = now() - interval '6 minutes'`);
  const { code, out } = await portero('status', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out).troubles).toEqual([expect.stringContaining('is not being read')]);
});

test('what readers wrote of the help article is read with feedback', async () => {
  await town.db.query(
    `insert into feedback (given_at, useful, comment) values (now(), false, 'Faltó el teléfono' || chr(27))`,
  );
  expect((await portero('feedback')).out).toMatch(/Faltó el teléfono {2}no|Faltó el teléfono/);
  expect(JSON.parse((await portero('feedback', '--json')).out)[0]).toMatchObject({ useful: 'no' });
});
