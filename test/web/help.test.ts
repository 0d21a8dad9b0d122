import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Gatehouse, openGatehouse } from './gatehouse.ts';

let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse({ BRAND_NAME: 'R&D <Marcas>' });
});
afterAll(() => house.close());

const opinions = async (): Promise<unknown[]> =>
  (await house.db.query('select useful, comment, given_at from feedback order by id')).rows;

test('the article tells the four steps, with a mail that is ready to fill in, and escapes what is configured', async () => {
  const { status, text } = await house.browser().get('/ayuda');
  expect(status).toBe(200);
  expect(text).toContain('¿Le fue útil este artículo?');
  expect(text.match(/<li><h2>/g)).toHaveLength(4);
  expect(text).toContain('R&amp;D &lt;Marcas&gt;');
  expect(text).not.toContain('<Marcas>');
  const mailto = new URL(
    (/href="(mailto:[^"]+subject[^"]+)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&'),
  );
  expect(mailto.pathname).toBe('soporte@logtecgroup.com.co');
  expect(mailto.searchParams.get('subject')).toBe('Solicitud de activación cuenta mesa de ayuda');
  expect(mailto.searchParams.get('body')).toMatch(
    /^Nombre completo: \r\nEmpresa \(razón social\): \r\nCargo o rol: \r\nCorreo corporativo: /,
  );
});

test('yes is thanked for and kept', async () => {
  const answer = await house.browser().submit('/ayuda/opinion', { util: 'si' }, '/ayuda');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('¡Qué bueno! Gracias por sus comentarios');
  expect(await opinions()).toEqual([{ useful: true, comment: null, given_at: house.clock.now() }]);
});

test('no leaves room for a comment, which is added to it once', async () => {
  const browser = house.browser();
  const no = await browser.submit('/ayuda/opinion', { util: 'no' }, '/ayuda');
  expect(no.status).toBe(200);
  expect(no.text).toContain('¡Sentimos mucho no haber sido de ayuda!');
  const form = browser.hidden(no.text);
  for (const comentario of ['Falta el\u0000 paso 3.\r\nY\u202e un\ud800 dibujo. 👍', 'otra cosa']) {
    const thanks = await browser.post('/ayuda/opinion', { ...form, comentario });
    expect(thanks.text).toContain(
      'Comentarios enviados. Agradecemos su iniciativa e intentaremos corregir el artículo',
    );
  }
  const [, last] = (await opinions()) as { comment: string }[];
  expect(last).toMatchObject({ useful: false, comment: 'Falta el paso 3.\nY un\ufffd dibujo. 👍' });
  expect(await opinions()).toHaveLength(2);
});

test('a comment is capped, and nobody comments on another’s opinion', async () => {
  const browser = house.browser();
  const { opinion = '', ...form } = browser.hidden(
    (await browser.submit('/ayuda/opinion', { util: 'no' }, '/ayuda')).text,
  );
  const [id = ''] = opinion.split('.');
  const forged = opinion.replace(id, String(Number(id) - 2));
  expect((await browser.post('/ayuda/opinion', { ...form, opinion: forged, comentario: 'x' })).status).toBe(
    422,
  );
  await browser.post('/ayuda/opinion', { ...form, opinion, comentario: 'é'.repeat(2500) });
  const { rows } = await house.db.query<{ comment: string }>('select comment from feedback where id = $1', [
    id,
  ]);
  expect(rows[0]?.comment).toHaveLength(2000);
});

test('an answer that is neither yes nor no is asked for again', async () => {
  const before = await opinions();
  expect((await house.browser().submit('/ayuda/opinion', { util: 'tal vez' }, '/ayuda')).status).toBe(422);
  expect(await opinions()).toEqual(before);
});
