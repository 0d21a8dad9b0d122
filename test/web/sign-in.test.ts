import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Browser, type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';

const MINUTE = 60_000;
const NEW = 'siete gatos miran la lluvia';
let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const isSignedIn = async (browser: Browser): Promise<boolean> => (await browser.get('/')).status === 200;

describe('signing in', () => {
  test('the page has its fields, its button, the link under it, and tells of Data Protected', async () => {
    const { status, text } = await house.browser().get('/ingresar');
    expect(status).toBe(200);
    expect(text).toMatch(/Iniciar sesión<\/button>[\s\S]*href="\/restablecer">¿Olvidó su contraseña\?/);
    for (const part of [
      'name="email"',
      'autocomplete="username"',
      'autocomplete="current-password"',
      'Data Protected es un producto aparte',
    ])
      expect(text).toContain(part);
  });

  test.each([
    [2, 303],
    [3, 500],
  ])('%i conflicts in a row that PostgreSQL sees: %i', async (conflicts, status) => {
    const { email } = await house.account('active');
    await house.db.query(`create sequence conflicts;
      create function conflict() returns trigger language plpgsql as $$
      begin
        if nextval('conflicts') <= ${conflicts} then raise exception 'deadlock detected' using errcode = '40P01'; end if;
        return new;
      end $$;
      create trigger conflict before insert on sessions for each row execute function conflict()`);
    try {
      expect((await house.browser().signIn(email)).status).toBe(status);
    } finally {
      await house.db.query(
        'drop trigger conflict on sessions; drop function conflict(); drop sequence conflicts',
      );
    }
  });

  test('the right password opens the account page, with a new session id', async () => {
    const { email } = await house.account('active');
    const browser = house.browser();
    const answer = await browser.signIn(email.toUpperCase());
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    const id = browser.cookies.get('__Host-portero');
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-portero='));
    expect(cookie).toMatch(/^__Host-portero=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const page = await browser.get('/');
    for (const part of [
      'Ana Gómez Ruiz',
      'Cliente Andino S.A.S.',
      'Analista',
      email,
      'https://mesa.logtecgroup.com.co',
    ])
      expect(page.text).toContain(part);
    expect((await browser.get('/ingresar')).headers.get('location')).toBe('/');
    const { rows } = await house.db.query('select encode(digest, $1) as digest from sessions', ['base64']);
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  test('wrong password, unknown, invited, disabled, malformed and empty: the same 401 to the byte, but for the address typed', async () => {
    const active = (await house.account('active')).email;
    const people: [string, string][] = [
      [active, 'otra frase bien larga'],
      ['nadie@cliente.com.co', SECRET],
      [(await house.account('invited')).email, SECRET],
      [(await house.account('disabled')).email, SECRET],
      ['no es un correo', SECRET],
      ['', ''],
      ['"><script>@x.co', SECRET],
      [active, 'x'.repeat(9000)],
    ];
    const browser = house.browser();
    await browser.get('/ingresar');
    const answers = [];
    for (const [email, password] of people) {
      const answer = await browser.signIn(email, password);
      const [, echoed = ''] = /name="email" type="email" value="([^"]*)"/.exec(answer.text) ?? [];
      expect(unescaped(echoed)).toBe(email);
      const length = Number(answer.headers.get('content-length')) - Buffer.byteLength(echoed);
      const headers = new Headers(answer.headers);
      headers.set('content-length', String(length));
      answers.push({ ...answer, headers, text: answer.text.replace(`value="${echoed}"`, 'value=""') });
    }
    expect(answers.map((answer) => answer.status)).toEqual(people.map(() => 401));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const headers = answers.map((answer) =>
      JSON.stringify([...answer.headers].filter(([name]) => name !== 'date')),
    );
    expect(new Set(headers).size).toBe(1);
    expect(answers[0]?.text).toContain('El correo o la contraseña no son correctos.');
  });

  test('a session of another browser may not be planted: signing in gives a new id and ends the old', async () => {
    const { email } = await house.account('active');
    const browser = house.browser();
    await browser.signIn(email);
    const old = browser.cookies.get('__Host-portero') ?? '';
    const form = browser.hidden((await house.browser().get('/ingresar')).text);
    browser.cookies.delete('__Host-portero');
    const page = await browser.get('/ingresar');
    browser.cookies.set('__Host-portero', old);
    await browser.post('/ingresar', { ...form, ...browser.hidden(page.text), email, password: SECRET });
    expect(browser.cookies.get('__Host-portero')).not.toBe(old);
    const thief = house.browser();
    thief.cookies.set('__Host-portero', old);
    expect(await isSignedIn(thief)).toBe(false);
  });

  test('a password typed with combined or separate accents is the same', async () => {
    const { id, email } = await house.account('active');
    const { path } = await house.link(id, 'reset');
    const password = 'el ñandú corre por la pampa';
    await house.browser().submit(path, twice(password.normalize('NFD')));
    expect((await house.browser().signIn(email, password.normalize('NFC'))).status).toBe(303);
  });
});

describe('the account page', () => {
  test('leads to the help desk, or to the help where it is these pages themselves', async () => {
    const browser = house.browser();
    const { email } = await house.account('active');
    await browser.signIn(email);
    expect((await browser.get('/')).text).toMatch(
      /href="https:\/\/mesa\.logtecgroup\.com\.co"[^>]*>Ir a la mesa de ayuda</,
    );
    const { config } = house;
    const alone = new Browser(await house.copy({ config: { ...config, helpdeskUrl: config.publicUrl } }));
    await alone.signIn(email);
    const { text } = await alone.get('/');
    expect(text).not.toContain('Ir a la mesa de ayuda');
    expect(text).toContain('class="button" href="/ayuda"');
  });

  test('shares no field’s id with the pages that lead to it: a fragment would open the wrong form', async () => {
    const { id, email } = await house.account('active');
    const browser = house.browser();
    await browser.signIn(email);
    const { path } = await house.link(id, 'reset');
    const [choose, account] = [await house.browser().get(path), await browser.get('/')].map(({ text }) =>
      [...text.matchAll(/<input[^>]* id="([^"]+)"/g)].map(([, name]) => name),
    );
    expect(choose).toEqual(['account', 'password', 'confirmation']);
    expect(account).toEqual(['cambio-current', 'cambio-password', 'cambio-confirmation']);
  });
});

describe('a session', () => {
  test('ends after 30 idle minutes to the second, and is kept by use', async () => {
    const browser = house.browser();
    await browser.signIn((await house.account('active')).email);
    house.clock.forward(30 * MINUTE - 1000);
    expect(await isSignedIn(browser)).toBe(true);
    house.clock.forward(30 * MINUTE - 1000);
    expect(await isSignedIn(browser)).toBe(true);
    house.clock.forward(30 * MINUTE);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('ends after 8 hours to the second, however busy', async () => {
    const browser = house.browser();
    await browser.signIn((await house.account('active')).email);
    for (let n = 0; n < 23; n++) {
      house.clock.forward(20 * MINUTE);
      expect(await isSignedIn(browser)).toBe(true);
    }
    house.clock.forward(20 * MINUTE - 1000);
    expect(await isSignedIn(browser)).toBe(true);
    house.clock.forward(1000);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('ends when the account is disabled', async () => {
    const { id, email } = await house.account('active');
    const browser = house.browser();
    await browser.signIn(email);
    await house.db.query(`update accounts set state = 'disabled' where id = $1`, [id]);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('ends by signing out, cookie and row', async () => {
    const { id, email } = await house.account('active');
    const browser = house.browser();
    await browser.signIn(email);
    const answer = await browser.submit('/salir', {}, '/');
    expect(answer.headers.get('location')).toBe('/ingresar?aviso=salida');
    expect(browser.cookies.has('__Host-portero')).toBe(false);
    expect((await house.db.query('select from sessions where account_id = $1', [id])).rowCount).toBe(0);
    expect((await browser.get('/ingresar?aviso=salida')).text).toContain('Cerró su sesión');
    for (const other of ['constructor', '__proto__', 'x', 'salida&aviso=salida'])
      expect((await browser.get(`/ingresar?aviso=${other}`)).text).not.toContain('role="status"');
  });

  test('closes the others and stays itself', async () => {
    const { email } = await house.account('active');
    const [mine, other] = [house.browser(), house.browser()];
    await mine.signIn(email);
    await other.signIn(email);
    const answer = await mine.submit('/sesiones/cerrar', {}, '/');
    expect(answer.headers.get('location')).toBe('/?aviso=sesiones#contenido');
    expect([await isSignedIn(mine), await isSignedIn(other)]).toEqual([true, false]);
  });

  test('that is none leads to the sign-in page', async () => {
    const browser = house.browser();
    browser.cookies.set('__Host-portero', 'A'.repeat(43));
    for (const path of ['/clave', '/sesiones/cerrar']) {
      const answer = await browser.post(path, {});
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ingresar']);
    }
    expect((await browser.get('/')).headers.get('location')).toBe('/ingresar');
  });
});

describe('changing the password', () => {
  test('needs the present one and an acceptable new one typed twice', async () => {
    const browser = house.browser();
    await browser.signIn((await house.account('active')).email);
    const tries: [Record<string, string>, string][] = [
      [{ current: 'no es la mía', ...twice(NEW) }, 'Esa no es su contraseña actual'],
      [{ current: SECRET, ...twice('corta') }, 'muy corta'],
      [{ current: SECRET, password: NEW, confirmation: SECRET }, 'no son iguales'],
      [{}, 'Esa no es su contraseña actual'],
    ];
    for (const [fields, said] of tries) {
      const answer = await browser.submit('/clave', fields, '/');
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(said);
    }
  });

  test('ends all sessions but gives a new one, kills links, owes a letter', async () => {
    const { id, email } = await house.account('active');
    const [mine, other] = [house.browser(), house.browser()];
    await mine.signIn(email);
    await other.signIn(email);
    const { path } = await house.link(id, 'reset');
    const before = mine.cookies.get('__Host-portero');
    const answer = await mine.submit('/clave', { current: SECRET, ...twice(NEW) }, '/');
    expect(answer.headers.get('location')).toBe('/?aviso=clave#contenido');
    expect(mine.cookies.get('__Host-portero')).not.toBe(before);
    expect((await mine.get('/?aviso=clave')).text).toContain('Su contraseña cambió');
    expect(await isSignedIn(other)).toBe(false);
    expect((await house.browser().get(path)).status).toBe(410);
    expect((await house.browser().signIn(email)).status).toBe(401);
    expect((await house.browser().signIn(email, NEW)).status).toBe(303);
    const { rows } = await house.db.query(
      `select recipient from outbox where account_id = $1 and kind = 'person-password-changed'`,
      [id],
    );
    expect(rows).toEqual([{ recipient: email }]);
  });
});
