import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountRow, firstRow } from '../support/rows.ts';
import { type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';

let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

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
    expect(await accountRow(house.db, id)).toMatchObject({
      state: 'active',
      activated_at: house.clock.now(),
    });
    expect(
      await firstRow(
        house.db,
        'select event, actor = pseudonym($2) as own from audit where account_id = $1',
        [id, email],
      ),
    ).toEqual({ event: 'account.activated', own: true });
    const { rows } = await house.db.query(
      'select kind, recipient from outbox where account_id = $1 and cause like $2',
      [id, 'link:%'],
    );
    expect(rows).toEqual([{ kind: 'person-activated', recipient: email }]);
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
    expect(await accountRow(house.db, id)).toMatchObject({ state: 'invited' });
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
    const proof = await firstRow<{ notice: string; notice_version: string; reference: string }>(
      house.db,
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
    expect(await firstRow(house.db, 'select details from audit where account_id = $1', [id])).toMatchObject({
      details: { consent: proof.notice_version },
    });
  });
});
