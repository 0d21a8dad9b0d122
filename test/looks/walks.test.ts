import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { until } from '../support/waiting.ts';
import { type Gatehouse, openGatehouse, SECRET } from '../web/gatehouse.ts';
import { hasChromium, openChromium } from './chromium.ts';

const HOUR = 3_600_000;
const OTHER = 'siete gatos miran la luna llena';

/** People at the gate, in a real browser: what they see, press and type. */
const inChromium = hasChromium ? describe : describe.skip;
inChromium('with a real browser', () => {
  let house: Gatehouse;
  let browser: Browser;
  const opened: Page[] = [];
  beforeAll(async () => {
    house = await openGatehouse({ PUBLIC_URL: 'http://127.0.0.1' });
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
  });

  /** A page on which nothing may fail: no script error, and nothing that the content policy refused. */
  async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ baseURL: house.url, locale: 'es-CO', ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) throw new Error(message.text());
    });
    opened.push(page);
    return page;
  }
  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
  const press = (page: Page, button: string) =>
    page.getByRole('button', { name: button, exact: true }).click();
  /** Waits for the page of this heading: a press does not wait for the page that it leads to. */
  const arrivesAt = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const focused = (page: Page) =>
    page.evaluate(
      'document.activeElement.id || document.activeElement.className || document.activeElement.tagName',
    );
  /** The focus is set a moment after what gets it is there. */
  const isFocused = (page: Page, what: string) =>
    until(`the focus on ${what}`, async () => (await focused(page)) === what);

  async function activates(page: Page, password: string): Promise<void> {
    await field(page, 'Contraseña nueva').fill(password);
    await field(page, 'Escríbala otra vez').fill(password);
    await page.getByRole('checkbox').check();
    await press(page, 'Activar e iniciar sesión');
  }

  test.each([
    { name: 'at a desk', options: {} },
    { name: 'without JavaScript', options: { javaScriptEnabled: false } },
    {
      name: 'on a small phone, in the dark',
      options: { viewport: { width: 320, height: 568 }, colorScheme: 'dark' },
    },
  ] as const)('somebody activates the account, leaves, and signs in again: $name', async ({ options }) => {
    const { id, email } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const page = await visitor(options);
    await page.goto(path);
    await arrivesAt(page, 'Active su cuenta');
    await activates(page, SECRET);
    await arrivesAt(page, 'Su cuenta');
    expect(await page.getByRole('status').innerText()).toBe('Su cuenta quedó activa.');
    await press(page, 'Cerrar sesión');
    await field(page, 'Correo corporativo').fill(email);
    await field(page, 'Contraseña').fill(SECRET);
    await press(page, 'Iniciar sesión');
    await arrivesAt(page, 'Su cuenta');
  });

  test('a wrong password is told of, with the focus on the summary and the address kept', async () => {
    const { email } = await house.account('active');
    const page = await visitor();
    await page.goto('/ingresar');
    await field(page, 'Correo corporativo').fill(email);
    await field(page, 'Contraseña').fill('no es esta, seguro');
    await press(page, 'Iniciar sesión');
    await page.locator('#problema').waitFor();
    await isFocused(page, 'problema');
    expect(await field(page, 'Correo corporativo').inputValue()).toBe(email);
    expect(await field(page, 'Contraseña').inputValue()).toBe('');
  });

  test('a weak password is told of before anything is saved; the link goes on working', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const page = await visitor();
    await page.goto(path);
    await activates(page, 'password1234');
    await page.locator('.notice.bad').waitFor();
    await isFocused(page, 'notice bad');
    const wrong = field(page, 'Contraseña nueva');
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    const described = (await wrong.getAttribute('aria-describedby'))?.split(' ') ?? [];
    for (const part of described) expect(await page.locator(`#${part}`).count()).toBe(1);
    await activates(page, SECRET);
    await arrivesAt(page, 'Su cuenta');
  });

  test('a lapsed link offers a new one with one press', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation', new Date(house.clock.now().getTime() - 4 * HOUR));
    const page = await visitor();
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(410);
    await arrivesAt(page, 'Este enlace venció');
    await press(page, 'Enviarme un enlace nuevo');
    await arrivesAt(page, 'Revise su correo');
  });

  test('who forgot the password asks for a link under the button, and chooses another', async () => {
    const { id, email } = await house.account('active');
    const page = await visitor();
    await page.goto('/ingresar');
    await page.getByRole('link', { name: '¿Olvidó su contraseña?' }).click();
    await field(page, 'Correo corporativo').fill(email);
    await press(page, 'Restablecer mi contraseña');
    await arrivesAt(page, 'Revise su correo');
    await page.goto((await house.link(id, 'reset')).path);
    await field(page, 'Contraseña nueva').fill(OTHER);
    await field(page, 'Escríbala otra vez').fill(OTHER);
    await press(page, 'Guardar e iniciar sesión');
    await arrivesAt(page, 'Su cuenta');
  });

  test('everything on the sign-in page is reached by keyboard, in the order one reads it', async () => {
    const { email } = await house.account('active');
    const page = await visitor();
    await page.goto('/ingresar');
    const stops: unknown[] = [];
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
      if (stops.at(-1) === 'email') await page.keyboard.type(email);
      if (stops.at(-1) === 'password') await page.keyboard.type(SECRET);
    }
    expect(stops).toEqual(['skip', 'brand', 'A', 'email', 'password']);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${house.url}/`);
    await arrivesAt(page, 'Su cuenta');
  });

  test('a password can be shown while typing it, its length is told, and it is sent hidden', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const page = await visitor();
    await page.goto(path);
    const password = field(page, 'Contraseña nueva');
    await password.pressSequentially('cuatro');
    expect(await page.locator('#password-fuerza').innerText()).toBe('Faltan 6 caracteres.');
    await password.fill(SECRET);
    expect(await page.locator('#password-fuerza').innerText()).toBe('Muy buena longitud.');
    await press(page, 'Mostrar: Contraseña nueva');
    expect(await password.getAttribute('type')).toBe('text');
    await press(page, 'Ocultar: Contraseña nueva');
    expect(await password.getAttribute('type')).toBe('password');
  });

  test('nothing moves while a page loads', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    const page = await visitor({ viewport: { width: 320, height: 568 } });
    await page.addInitScript(
      `addEventListener('DOMContentLoaded', () => 0); window.shifts = 0;
       new PerformanceObserver((list) => { for (const entry of list.getEntries()) shifts += entry.value; }).observe({ type: 'layout-shift', buffered: true });`,
    );
    for (const each of [path, '/ingresar', '/ayuda', '/restablecer']) {
      await page.goto(each, { waitUntil: 'networkidle' });
      expect(await page.evaluate('shifts')).toBe(0);
    }
  });

  test('the help article is thanked for, and a comment too', async () => {
    const page = await visitor();
    await page.goto('/ayuda');
    await press(page, 'No');
    await field(page, '¿Qué le faltó al artículo?').fill('El número de teléfono.');
    await press(page, 'Enviar comentarios');
    await arrivesAt(page, /Agradecemos su iniciativa/);
  });
});
