import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { isCrossSite, securityHeaders } from '../../src/web/guard.ts';
import { Browser, type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';
import { sendRaw } from './raw.ts';

let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

/** An address that nobody asked for yet: resets of one address are a minute apart. */
const someone = (): string => `${randomUUID()}@cliente.co`;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
describe('every answer', () => {
  test.each([
    '/ingresar',
    '/',
    '/restablecer',
    '/ayuda',
    '/activar/x',
    '/no-existe',
    '/%zz',
    `/?${'a'.repeat(3000)}`,
  ])('%s has the security headers', async (path) => {
    const { headers } = await house.browser().get(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; object-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  test('binds the hosts below ours to TLS, but none of an organisation whose whole name we have', () => {
    const said = (publicUrl: string): string | undefined =>
      securityHeaders({ ...house.config, publicUrl })['strict-transport-security'];
    expect(said('https://soporte.acme.com.co')).toBe('max-age=31536000; includeSubDomains');
    expect(said('https://acme.com.co')).toBe('max-age=31536000');
    expect(said('http://localhost:3000')).toBeUndefined();
  });

  test('has no inline script, no inline style, and nothing from elsewhere', async () => {
    for (const path of ['/ingresar', '/restablecer', '/ayuda', '/no-existe']) {
      const { text } = await house.browser().get(path);
      expect(text).not.toMatch(
        /<script(?! src="\/guion\.js\?v=\w+" defer><\/script>)|<style|\sstyle=|\son\w+=|src="(?!\/)|href="https?:/i,
      );
    }
  });

  test('the stylesheet is small, may be kept, and answers a question about its version', async () => {
    const browser = house.browser();
    const path = /href="(\/estilo\.css\?v=\w+)"/.exec((await browser.get('/ingresar')).text)?.[1] ?? '';
    const { status, headers, text } = await browser.get(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(Buffer.byteLength(text)).toBeLessThan(12 * 1024);
    expect((await browser.get(path, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    expect((await browser.get('/logo.svg')).headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  });
});

describe('a form', () => {
  test('without its token, with another visitor’s, or without cookies is refused', async () => {
    const [mine, theirs] = [house.browser(), house.browser()];
    const form = mine.hidden((await mine.get('/restablecer')).text);
    const foreign = theirs.hidden((await theirs.get('/restablecer')).text);
    const email = 'ana@cliente.co';
    const answers = [
      await mine.post('/restablecer', { email }),
      await mine.post('/restablecer', { ...foreign, email }),
      await house.browser().post('/restablecer', { ...form, email }),
      await mine.post('/restablecer', { email, formulario: '' }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('La página venció');
    }
    expect((await mine.post('/restablecer', { ...form, email })).status).toBe(200);
    expect((await house.db.query('select from recoveries')).rowCount).toBe(1);
  });

  test('of an account needs the token of its session, not of the visit', async () => {
    const { email } = await house.account('active');
    const browser = house.browser();
    const visit = browser.hidden((await browser.get('/ingresar')).text);
    await browser.signIn(email);
    for (const path of ['/salir', '/clave', '/sesiones/cerrar'])
      expect((await browser.post(path, visit)).status).toBe(403);
    expect((await browser.get('/')).status).toBe(200);
  });

  test.each<[Record<string, string>, number]>([
    [{ origin: 'https://soporte.logtecgroup.com.co', 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'https://soporte.logtecgroup.com.co' }, 200],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 200], // what browsers send under no-referrer
    [{ origin: 'null' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'https://soporte.logtecgroup.com.co.evil.example' }, 403],
    [{ origin: 'http://soporte.logtecgroup.com.co' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
  ])('from %j: %i', async (headers, status) => {
    const browser = house.browser();
    const form = browser.hidden((await browser.get('/restablecer')).text);
    expect((await browser.post('/restablecer', { ...form, email: someone() }, headers)).status).toBe(status);
  });

  test('on loopback may come from the host it was asked at', () => {
    const local = { ...house.config, publicUrl: 'http://localhost:3000' };
    const from = (origin: string, host: string): boolean => isCrossSite({ origin, host }, local);
    expect(from('http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(false);
    expect(from('http://localhost:3000', 'localhost:3000')).toBe(false);
    expect(from('http://evil.example', '127.0.0.1:3000')).toBe(true);
    expect(isCrossSite({ origin: 'null', host: 'portero.test' }, local)).toBe(false);
    expect(isCrossSite({ origin: 'null', 'sec-fetch-site': 'cross-site' }, local)).toBe(true);
    expect(isCrossSite({ origin: 'https://evil.example', host: 'evil.example' }, house.config)).toBe(true);
  });

  test('takes each field once, and no lists, objects, files or JSON', async () => {
    const browser = house.browser();
    const { formulario = '' } = browser.hidden((await browser.get('/restablecer')).text);
    const good = `formulario=${formulario}&email=uno%40cliente.co`;
    for (const body of [
      `${good}&email=dos%40cliente.co`,
      `${good}&email[]=dos%40cliente.co`,
      `formulario=${formulario}&email[a]=dos%40cliente.co`,
      `${good}&formulario=${formulario}`,
    ])
      expect((await browser.post('/restablecer', body)).status).toBe(400);
    const json = JSON.stringify({ formulario, email: ['uno@cliente.co', 'dos@cliente.co'] });
    expect((await browser.post('/restablecer', json, { 'content-type': 'application/json' })).status).toBe(
      415,
    );
    expect(
      (await browser.post('/restablecer', good, { 'content-type': 'multipart/form-data; boundary=x' }))
        .status,
    ).toBe(415);
    expect((await browser.post('/restablecer', good, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await browser.post('/restablecer', `${good}&__proto__=x&constructor=y`)).status).toBe(200);
  });

  test('has at most 20 fields and 16 KiB', async () => {
    const browser = house.browser();
    const { formulario = '' } = browser.hidden((await browser.get('/restablecer')).text);
    const good = `formulario=${formulario}&email=${encodeURIComponent(someone())}`;
    const more = (count: number): string => Array.from({ length: count }, (_, n) => `&x${n}=`).join('');
    expect((await browser.post('/restablecer', good + more(18))).status).toBe(200);
    expect((await browser.post('/restablecer', good + more(19))).status).toBe(400);
    const padded = `formulario=${formulario}&email=${encodeURIComponent(someone())}&x=`;
    expect((await browser.post('/restablecer', padded + 'a'.repeat(16_384 - padded.length))).status).toBe(
      200,
    );
    expect((await browser.post('/restablecer', padded + 'a'.repeat(16_385 - padded.length))).status).toBe(
      413,
    );
  });

  test('is only posted: other methods, and the override of one, do nothing', async () => {
    const browser = house.browser();
    const form = browser.hidden((await browser.get('/restablecer')).text);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expect((await browser.request(method, '/restablecer', FORM, 'email=a%40b.co')).status).toBe(404);
    expect(
      await sendRaw(house.url, 'TRACE /ingresar HTTP/1.1\r\nHost: x\r\nX-Mark: given-back\r\n\r\n'),
    ).toMatch(/^HTTP\/1\.1 404 (?![\s\S]*given-back)/);
    expect((await browser.get('/salir', { 'x-http-method-override': 'POST' })).status).toBe(404);
    const overridden = await browser.post('/restablecer', {
      ...form,
      _method: 'DELETE',
      email: someone(),
    });
    expect(overridden.status).toBe(200);
  });
});

describe('when something breaks', () => {
  test('a page says so with a number that is in the log, and nothing of the error', async () => {
    await house.db.query('alter table recoveries rename to elsewhere');
    const answer = await house.browser().submit('/restablecer', { email: 'canario@cliente.co' });
    await house.db.query('alter table elsewhere rename to recoveries');
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.text).toContain('Algo falló de nuestro lado');
    expect(answer.text).not.toMatch(/recoveries|relation|\.ts:|\.js:/);
    const reference = /Referencia: <b>(\w{8})<\/b>/.exec(answer.text)?.[1] ?? 'none';
    const line = house.lines.find((text) => text.includes(reference) && text.includes('page.failed')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ route: '/restablecer', err: { code: '42P01' } });
  });

  test('a database that is away makes a page that asks to come back; what needs none still works', async () => {
    const db = openDatabase(
      { host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' },
      () => undefined,
    );
    const browser = new Browser(await house.copy({ db }));
    const answer = await browser.submit('/ingresar', { email: 'ana@cliente.co', password: SECRET });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect(answer.text).toContain('En este momento no podemos atenderle');
    expect((await browser.get('/ayuda')).status).toBe(200);
    await db.end();
  });

  test('the log holds no link, password, cookie, query or whole address', async () => {
    const { id, email } = await house.account('invited', 'canaria.persona@cliente.com.co');
    const { path, token } = await house.link(id, 'activation');
    const browser = house.browser();
    await browser.submit(path, twice('frase con canario adentro'));
    await browser.get(`${path}?consulta=canario`);
    await browser.submit('/restablecer', { email });
    await browser.submit('/salir', {}, '/');
    await browser.signIn(email, 'frase con canario adentro');
    await browser.signIn(email, SECRET);
    const log = house.lines.join('');
    expect(log).toContain('link used');
    expect(log).toContain('"route":"/activar/:link"');
    expect(log).toContain('c***@');
    const canaries = [token, token.slice(0, 26), 'canario', 'canaria', SECRET, ...browser.cookies.values()];
    expect(canaries.filter((canary) => log.includes(canary))).toEqual([]);
  });
});
