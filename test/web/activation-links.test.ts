import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkToken } from '../../src/core/links.ts';
import { accountRow, firstRow } from '../support/rows.ts';
import { Browser, type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';

const HOUR = 3_600_000;
let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

describe('an activation link', () => {
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
    expect(await firstRow(house.db, 'select count(*) from sessions where account_id = $1', [id])).toEqual({
      count: 1,
    });
    expect(
      await firstRow(
        house.db,
        `select count(*) from outbox where account_id = $1 and kind = 'person-activated'`,
        [id],
      ),
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
      await accountRow(house.db, id),
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
    expect(await accountRow(house.db, second.id)).toMatchObject({ state: 'invited', password_hash: null });
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
    const asked = () => firstRow(house.db, 'select count(*) from recoveries where email = $1', [email]);
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
    expect(await accountRow(house.db, id)).toMatchObject({ state: 'invited' });
  });
});
