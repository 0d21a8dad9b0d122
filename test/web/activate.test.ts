import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkToken } from '../../src/core/links.ts';
import { Browser, type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';

const HOUR = 3_600_000;
let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

const one = async <T>(statement: string, values: unknown[]): Promise<T> =>
  (await house.db.query(statement, values)).rows[0] as T;
const accountRow = (id: number) =>
  one<{ state: string; password_hash: string | null; activated_at: Date | null }>(
    'select * from accounts where id = $1',
    [id],
  );

describe('an activation link', () => {
  test('opens a page with the address, a day and an hour, and two password fields', async () => {
    const { id, email } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const page = await house.browser().get(path);
    expect(page.status).toBe(200);
    for (const part of [
      'Active su cuenta',
      email,
      'name="password"',
      'name="confirmation"',
      'Activar e iniciar sesión',
    ])
      expect(page.text).toContain(part);
    expect(page.text).toContain('hasta las 2:00\u00a0p.\u00a0m. del 22 de noviembre, hora de Colombia');
    expect(page.text).not.toMatch(/<script(?! src="\/guion\.js\?v=)/);
  });

  test('activates the account, signs in, leaves an audit line and owes one letter', async () => {
    const { id, email } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const browser = house.browser();
    const answer = await browser.submit(path, twice(SECRET));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?aviso=activada#contenido']);
    const home = await browser.get('/?aviso=activada');
    expect(home.status).toBe(200);
    expect(home.text).toContain(email);
    expect(home.text).toContain('role="status">Su cuenta quedó activa.<');
    expect(await accountRow(id)).toMatchObject({ state: 'active', activated_at: house.clock.now() });
    expect(
      await one('select event, actor = pseudonym($2) as own from audit where account_id = $1', [id, email]),
    ).toEqual({ event: 'account.activated', own: true });
    const { rows } = await house.db.query(
      'select kind, recipient from outbox where account_id = $1 and cause like $2',
      [id, 'link:%'],
    );
    expect(rows).toEqual([{ kind: 'person-activated', recipient: email }]);
  });

  test('is used up by that: GET and POST say so, also with the old form', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const browser = house.browser();
    const form = browser.hidden((await browser.get(path)).text);
    expect((await browser.post(path, { ...form, ...twice(SECRET) })).status).toBe(303);
    for (const again of [
      await browser.get(path),
      await browser.post(path, { ...form, ...twice('otra frase bien larga') }),
    ]) {
      expect(again.status).toBe(410);
      expect(again.text).toContain('Este enlace ya se usó');
      expect(again.text).toContain('href="/ingresar"');
      expect(again.text).toContain('href="/restablecer"');
    }
  });

  test('sixty-four at the same time: one wins, the rest hear that it was used', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const browser = house.browser();
    const form = browser.hidden((await browser.get(path)).text);
    const posts = Array.from({ length: 64 }, (_, n) =>
      browser.post(path, { ...form, ...twice(`frase larga del intento ${n}`) }),
    );
    const statuses = (await Promise.all(posts)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(63);
    expect(await one('select count(*) from sessions where account_id = $1', [id])).toEqual({ count: 1 });
    expect(
      await one(`select count(*) from outbox where account_id = $1 and kind = 'person-activated'`, [id]),
    ).toEqual({ count: 1 });
  });

  test('in two copies of the bot at the same time: one wins', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const browser = house.browser();
    const form = browser.hidden((await browser.get(path)).text);
    const other = new Browser(await house.copy());
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const posts = Array.from({ length: 32 }, (_, n) =>
      (n % 2 ? browser : other).post(path, { ...form, ...twice(`frase larga del intento ${n}`) }),
    );
    const statuses = (await Promise.all(posts)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(31);
  });

  test('two sibling links at the same time: one wins, the other dies', async () => {
    const { id } = await house.account('invited');
    const paths = [await house.link(id, 'activation'), await house.link(id, 'activation')].map(
      (link) => link.path,
    );
    const answers = await Promise.all(
      paths.map((path, n) => house.browser().submit(path, twice(`frase larga de la hermana ${n}`))),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([303, 410]);
  });

  test('two hundred GET and HEAD change nothing', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const state = async () => [
      await accountRow(id),
      (await house.db.query('select * from links where account_id = $1', [id])).rows,
      (
        await house.db.query(
          'select (select count(*) from audit), (select count(*) from outbox), (select count(*) from sessions), (select count(*) from recoveries)',
        )
      ).rows,
    ];
    const before = await state();
    for (let n = 0; n < 100; n++) {
      const [get, head] = await Promise.all([
        house.browser().get(path),
        house.browser().request('HEAD', path),
      ]);
      expect([get.status, head.status, head.text]).toEqual([200, 200, '']);
    }
    expect(await state()).toEqual(before);
    expect((await house.browser().submit(path, twice(SECRET))).status).toBe(303);
  });

  test('works for 3:59:59 and not at 4:00:00', async () => {
    const [first, second] = [await house.account('invited'), await house.account('invited')];
    const [early, late] = [
      await house.link(first.id, 'activation'),
      await house.link(second.id, 'activation'),
    ];
    const [a, b] = [house.browser(), house.browser()];
    const forms = [a.hidden((await a.get(early.path)).text), b.hidden((await b.get(late.path)).text)];
    house.clock.forward(4 * HOUR - 1000);
    expect((await a.get(early.path)).status).toBe(200);
    expect((await a.post(early.path, { ...forms[0], ...twice(SECRET) })).status).toBe(303);
    house.clock.forward(999);
    expect((await b.get(late.path)).status).toBe(200);
    house.clock.forward(1);
    expect((await b.get(late.path)).status).toBe(410);
    expect((await b.post(late.path, { ...forms[1], ...twice(SECRET) })).status).toBe(410);
    expect(await accountRow(second.id)).toMatchObject({ state: 'invited', password_hash: null });
  });

  test('whose letter is not yet marked as sent holds from when it was made', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation', null);
    expect((await house.browser().get(path)).status).toBe(200);
    house.clock.forward(4 * HOUR);
    expect((await house.browser().get(path)).status).toBe(410);
  });

  test('that lapsed offers a new one with one button', async () => {
    const { id, email } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    house.clock.forward(4 * HOUR);
    const browser = house.browser();
    const page = await browser.get(path);
    expect(page.text).toContain('Enviarme un enlace nuevo');
    const asked = () => one('select count(*) from recoveries where email = $1', [email]);
    expect(await asked()).toEqual({ count: 0 });
    expect((await browser.post(path, { accion: 'nuevo' })).status).toBe(403); // without the form's token
    const form = browser.hidden(page.text);
    expect(form['accion']).toBe('nuevo');
    const [first, second] = [await browser.post(path, form), await browser.post(path, form)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.text).toBe(second.text);
    for (const part of ['Revise su correo', 'href="/ingresar"', 'href="/ayuda"'])
      expect(first.text).toContain(part);
    expect(await asked()).toEqual({ count: 2 });
  });

  test('that a newer one replaced, and one of a disabled account, say so', async () => {
    const { id } = await house.account('invited');
    const [older, newer] = [await house.link(id, 'activation'), await house.link(id, 'activation')];
    await house.db.query('update links set revoked_at = $2 where id = $1', [older.id, house.clock.now()]);
    const page = await house.browser().get(older.path);
    expect(page.status).toBe(410);
    expect(page.text).toContain('Hay un correo más reciente');
    expect((await house.browser().submit(older.path, {})).text).toContain('Revise su correo'); // its button asks for one
    await house.db.query(`update accounts set state = 'disabled' where id = $1`, [id]);
    const dead = await house.browser().get(newer.path);
    expect(dead.status).toBe(410);
    expect(dead.text).toContain('La cuenta no está disponible');
    expect((await house.browser().submit(newer.path, twice(SECRET))).status).toBe(410);
  });

  test('that is unknown, garbled or for another purpose is not recognised', async () => {
    const { id } = await house.account('invited');
    const { token, id: linkId } = await house.link(id, 'activation');
    const unknown = linkToken(house.config.secretKey, 'activation', Buffer.alloc(16, 7));
    const reset = linkToken(house.config.secretKey, 'reset', linkId);
    const paths = [
      `/activar/${unknown}`,
      `/activar/${token.slice(0, -1)}`,
      `/activar/${token}0`,
      '/activar/x',
      '/activar/',
      `/restablecer/${token}`,
      `/restablecer/${reset}`,
      `/activar/${reset}`,
      `/activar/${'a'.repeat(1500)}`,
      '/activar/%00',
      '/activar/%ff',
      `/activar/${token.toUpperCase()}`,
    ];
    for (const path of paths) {
      const browser = house.browser();
      const answers = [await browser.get(path), await browser.post(path, twice(SECRET))];
      expect([path, ...answers.map((answer) => answer.status)]).toEqual([path, 404, 404]);
    }
    expect(await accountRow(id)).toMatchObject({ state: 'invited' });
  });

  test.each([
    ['', '', 'Escriba su nueva contraseña'],
    ['corta frase', 'corta frase', 'muy corta'],
    ['a'.repeat(129), 'a'.repeat(129), 'muy larga'],
    ['Contraseña.2026', 'Contraseña.2026', 'fácil de adivinar'],
    ['ana gomez ruiz 26', 'ana gomez ruiz 26', 'no use su nombre'],
    ['tres tristes tigres', 'tres tristes tigrés', 'no son iguales'],
  ])('is not used up by a password that will not do: %j', async (password, confirmation, said) => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const browser = house.browser();
    const answer = await browser.submit(path, { password, confirmation });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(said);
    expect(answer.text).not.toContain(`value="${password || '?'}"`);
    const again = await browser.post(path, { ...browser.hidden(answer.text), ...twice(SECRET) });
    expect(again.status).toBe(303);
  });

  test('whose two passwords differ says so of both, and leads to the first', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const browser = house.browser();
    expect((await browser.get(path)).text).toMatch(
      /id="account"[^>]*tabindex="-1"[\s\S]*id="password"[^>]*autofocus/,
    );
    const { text } = await browser.submit(path, { password: SECRET, confirmation: `${SECRET}!` });
    expect(text).toContain('Revise <a href="#password">las dos contraseñas</a>.');
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(text.match(/autofocus/g)).toHaveLength(1);
    expect(text).not.toMatch(/<input[^>]*autofocus/);
  });
});

describe('a link in a browser', () => {
  test.each(['activation', 'reset'] as const)('leaves the address bar: %s', async (purpose) => {
    const { id } = await house.account(purpose === 'activation' ? 'invited' : 'active');
    const { path, token } = await house.link(id, purpose);
    const [half = ''] = token.split('.');
    const browser = house.browser();
    const { status, location: address, cookies } = await browser.follow(path);
    expect([status, address]).toEqual([303, path.replace(token, half)]);
    expect(cookies).toEqual([
      `__Host-portero-enlace=${token}; Max-Age=1800; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ]);
    const page = await browser.get(address);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(token.slice(27));
    expect((await browser.submit(address, { password: 'corta', confirmation: 'corta' })).status).toBe(422);
    const saved = await browser.submit(address, twice('siete gatos miran la lluvia'));
    expect(saved.status).toBe(303);
    expect(browser.cookies.has('__Host-portero-enlace')).toBe(false);
  });

  test('is opened by the browser that followed it alone, and by HEAD or a scanner as before', async () => {
    const { id } = await house.account('invited');
    const { path, token } = await house.link(id, 'activation');
    await house.browser().follow(path);
    const stranger = house.browser();
    expect((await stranger.get(`/activar/${token.slice(0, 26)}`)).status).toBe(404);
    expect((await stranger.post(`/activar/${token.slice(0, 26)}`, twice(SECRET))).status).toBe(404);
    expect((await stranger.request('HEAD', path)).status).toBe(200);
    expect((await stranger.get(path)).status).toBe(200);
    expect((await stranger.follow('/activar/x.y')).status).toBe(404);
  });

  test('followed after another one: the form of the first sets no password for the second', async () => {
    const [one, two] = [await house.account('invited'), await house.account('invited')];
    const [first, second] = [await house.link(one.id, 'activation'), await house.link(two.id, 'activation')];
    const browser = house.browser();
    const { location: address } = await browser.follow(first.path);
    const form = browser.hidden((await browser.get(address)).text);
    await browser.follow(second.path);
    expect((await browser.post(address, { ...form, ...twice(SECRET) })).status).toBe(404);
    for (const { id } of [one, two]) expect(await accountRow(id)).toMatchObject({ state: 'invited' });
  });
});

test('links of several people asked for at the same moment each open their own page', async () => {
  const people: { email: string; path: string }[] = [];
  for (let n = 0; n < 20; n++) {
    const { id, email } = await house.account('invited');
    people.push({ email, path: (await house.link(id, 'activation')).path });
  }
  const asked = [...people, ...people];
  const pages = await Promise.all(asked.map(({ path }) => house.browser().get(path)));
  expect(pages.map(({ text }) => /id="account" type="email" value="([^"]*)"/.exec(text)?.[1])).toEqual(
    asked.map(({ email }) => email),
  );
});

describe('the privacy notice', () => {
  test('says who, what for, which rights and where to write, with a box that is not ticked', async () => {
    const { path } = await house.link((await house.account('invited')).id, 'activation');
    const { text } = await house.browser().get(path);
    for (const part of [
      'LogTecGroup',
      'para crear su cuenta',
      'Ley 1581 de 2012',
      'soporte@logtecgroup.com.co',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/<input id="acepto" name="acepto" type="checkbox" value="si" required aria-/);
    expect(text).not.toContain('checked');
    const reset = await house.link((await house.account('active')).id, 'reset');
    expect((await house.browser().get(reset.path)).text).not.toContain('acepto');
  });

  test('not agreed to: the same form with all that is wrong, and the link is not used up', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const browser = house.browser();
    const { formulario = '' } = browser.hidden((await browser.get(path)).text);
    const both = await browser.post(path, { formulario, password: 'corta', confirmation: 'corta' });
    expect(both.status).toBe(422);
    expect(both.text).toContain(
      'href="#password">la contraseña nueva</a> y <a href="#acepto">la autorización',
    );
    const answer = await browser.post(path, { formulario, ...twice(SECRET) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('marque la casilla');
    expect(await accountRow(id)).toMatchObject({ state: 'invited' });
    const ticked = await browser.post(path, {
      formulario,
      acepto: 'on',
      password: SECRET,
      confirmation: 'x',
    });
    expect([ticked.status, ticked.text.includes(' checked')]).toEqual([422, true]);
    expect((await browser.post(path, { formulario, acepto: 'on', ...twice(SECRET) })).status).toBe(303);
  });

  test('agreed to: what it said, its version, when, and in which request are kept', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const browser = house.browser();
    const { text } = await browser.get(path);
    await browser.submit(path, twice(SECRET));
    const proof = await one<{ notice: string; notice_version: string; reference: string }>(
      'select c.*, a.request_id as "ofAccount" from consents c join accounts a on a.id = c.account_id where a.id = $1',
      [id],
    );
    expect(proof).toMatchObject({ given_at: house.clock.now() });
    expect(proof).toHaveProperty('request_id', (proof as unknown as { ofAccount: number }).ofAccount);
    expect(text).toContain(
      `data-version="${proof.notice_version}"><b>Aviso de privacidad.</b> ${proof.notice}</p>`,
    );
    expect(
      house.lines.find((line) => line.includes(proof.reference) && line.includes('link.used')),
    ).toBeDefined();
    expect(await one('select details from audit where account_id = $1', [id])).toMatchObject({
      details: { consent: proof.notice_version },
    });
  });
});
