import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';

const HOUR = 3_600_000;
const NEW = 'siete gatos miran la lluvia';
let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

describe('asking for a reset', () => {
  test('answers alike whoever asks, and notes the canonical address', async () => {
    const people = [
      (await house.account('active')).email,
      (await house.account('invited')).email,
      (await house.account('disabled')).email,
      'nadie@otra.co',
    ];
    const browser = house.browser();
    const answers = [];
    for (const email of people)
      answers.push(await browser.submit('/restablecer', { email: ` ${email.toUpperCase()} ` }));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const headers = answers.map((answer) =>
      JSON.stringify([...answer.headers].filter(([name]) => name !== 'date')),
    );
    expect(new Set(headers.slice(1)).size).toBe(1); // the first also gives the visitor a number
    const { rows } = await house.db.query(
      'select email, asked_at, due_at, outcome from recoveries order by id',
    );
    const now = house.clock.now();
    expect(rows).toEqual(people.map((email) => ({ email, asked_at: now, due_at: now, outcome: null })));
  });

  test.each([
    '',
    'ana',
    'ana@',
    'ana@cliente',
    'a b@cliente.co',
    'ana@cliente.co\r\nBcc: x@y.co',
    'ana＠cliente.co',
    `${'a'.repeat(65)}@cliente.co`,
    '"><script>@x.co',
  ])('says that %j is no address', async (email) => {
    const answer = await house.browser().submit('/restablecer', { email });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Escriba un correo completo');
    expect(answer.text).not.toContain('<script>');
  });
});

describe('a reset link', () => {
  test('sets the password, ends every session, kills sibling links, signs in', async () => {
    const { id, email } = await house.account('active');
    const [elsewhere, here] = [house.browser(), house.browser()];
    expect((await elsewhere.signIn(email)).status).toBe(303);
    const [first, sibling] = [await house.link(id, 'reset'), await house.link(id, 'reset')];
    expect((await here.get(first.path)).text).toContain('Elija una contraseña nueva');
    const saved = await here.submit(first.path, twice(NEW));
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/?aviso=guardada#contenido']);
    expect((await here.get('/?aviso=guardada')).text).toContain('Guardamos su contraseña nueva.');
    expect((await elsewhere.get('/')).headers.get('location')).toBe('/ingresar');
    for (const path of [first.path, sibling.path]) {
      const over = await house.browser().get(path);
      expect(over.status).toBe(410);
      expect(over.text).toContain('href="/restablecer"');
    }
    expect((await house.browser().signIn(email)).status).toBe(401);
    expect((await house.browser().signIn(email, NEW)).status).toBe(303);
    const { rows } = await house.db.query(`select event from audit where account_id = $1 order by id`, [id]);
    expect(rows.map((row: { event: string }) => row.event)).toEqual([
      'session.opened',
      'password.reset',
      'session.refused',
      'session.opened',
    ]);
  });

  test('works for 59:59 and not at 1:00:00', async () => {
    const [first, second] = [await house.account('active'), await house.account('active')];
    const [early, late] = [await house.link(first.id, 'reset'), await house.link(second.id, 'reset')];
    house.clock.forward(HOUR - 1000);
    expect((await house.browser().submit(early.path, twice(NEW))).status).toBe(303);
    const browser = house.browser();
    const form = browser.hidden((await browser.get(late.path)).text);
    house.clock.forward(1000);
    const over = await browser.get(late.path);
    expect(over.status).toBe(410);
    expect(over.text).toContain('href="/restablecer"');
    expect(over.text).not.toContain('<form');
    expect((await browser.post(late.path, { ...form, ...twice(NEW) })).status).toBe(410);
    expect((await house.browser().signIn(second.email)).status).toBe(303);
  });

  test('cannot open an account that is not active', async () => {
    const [invited, disabled] = [await house.account('invited'), await house.account('disabled')];
    for (const { id } of [invited, disabled]) {
      const { path } = await house.link(id, 'reset');
      expect((await house.browser().get(path)).status).toBe(410);
      expect((await house.browser().submit(path, twice(NEW))).status).toBe(410);
    }
    const { rows } = await house.db.query(
      `select state, password_hash is null as empty from accounts where id = any($1) order by id`,
      [[invited.id, disabled.id]],
    );
    expect(rows).toEqual([
      { state: 'invited', empty: true },
      { state: 'disabled', empty: false },
    ]);
  });

  test('a sign-in that checked the old password opens no session after the reset', async () => {
    const { id, email } = await house.account('active');
    const { path } = await house.link(id, 'reset');
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () => house.browser().signIn(email)),
      house.browser().submit(path, twice(NEW)),
    ]);
    expect(answers.at(-1)?.status).toBe(303);
    const { rows } = await house.db.query<{ count: number }>(
      'select count(*) from sessions where account_id = $1',
      [id],
    );
    expect(rows[0]?.count).toBe(1);
    house.clock.forward(HOUR); // those that came after the reset were wrong, and may have used up the free ones
    expect((await house.browser().signIn(email, SECRET)).status).toBe(401);
  });
});
