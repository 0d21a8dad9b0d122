import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { hasChromium } from '../looks/chromium.ts';
import { type WatchedDemo, watchDemo } from '../support/demo.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'gato en el tejado';

/** What README's first screen promises, by what one sees on the screen alone (docs/first-minutes.md). */
const inChromium = hasChromium ? describe : describe.skip;
inChromium.each([
  { name: 'at a desk', isMobile: false, width: 1_280, height: 800, colorScheme: 'light' },
  { name: 'on a phone, in the dark', isMobile: true, width: 390, height: 844, colorScheme: 'dark' },
] as const)('the first minutes $name', ({ isMobile, width, height, colorScheme }) => {
  let demo: WatchedDemo;
  let url: string;
  let page: Page;
  beforeAll(async () => {
    demo = await watchDemo({ viewport: { width, height }, isMobile, hasTouch: isMobile, colorScheme });
    ({ url, page } = demo);
  }, 60_000);
  afterAll(() => demo.stop());

  /** One person's column; on a phone its tab is pressed first. */
  async function column(title: string, tab: string): Promise<FrameLocator> {
    const label = page.locator('.tabs label', { hasText: tab });
    if (await label.isVisible()) await label.click();
    return page.frameLocator(`iframe[title="${title}"]`);
  }

  test('Carlos asks, Ana approves, Laura chooses a password and is signed in', async () => {
    const carlos = await column('Solicitante', 'Pide');
    await carlos.getByRole('link', { name: 'Escribir a soporte' }).click();
    await carlos.getByRole('button', { name: 'Enviar' }).click();

    const ana = await column('Agentes de la mesa', 'Decide');
    await ana.getByRole('link', { name: 'Por decidir' }).click();
    await ana.locator('.answers').getByRole('button', { name: 'Aprobar' }).click();

    const laura = await column('Persona de la cuenta', 'Activa');
    await laura.getByRole('link', { name: 'Solicitud activación usuario' }).click();
    const letter = laura.frameLocator('iframe[title="Mensaje"]');
    const [gate] = await Promise.all([
      page.waitForEvent('popup'),
      letter.getByRole('link', { name: 'Activar mi cuenta' }).click(),
    ]);
    await gate.getByLabel('Contraseña nueva', { exact: true }).fill(PASSWORD);
    await gate.getByLabel('Escríbala otra vez', { exact: true }).fill(PASSWORD);
    await gate.getByRole('checkbox').check();
    await gate.getByRole('button', { name: 'Activar e iniciar sesión' }).click();
    await gate.getByRole('status').getByText('Su cuenta quedó activa.', { exact: true }).waitFor();
    await gate.close();
  }, 60_000);

  test('a letter has no scrollbar of its own, and stays where one was reading when the window changes', async () => {
    const carlos = await column('Solicitante', 'Pide');
    await carlos.getByRole('link', { name: 'Recibimos su solicitud' }).click();
    await carlos.frameLocator('iframe[title="Mensaje"]').getByText('El camino de la solicitud').waitFor();
    const ownScrollbar = await carlos
      .locator('iframe[title="Mensaje"][style]')
      .evaluate(
        (frame: { clientWidth: number; contentDocument: { documentElement: { clientWidth: number } } }) =>
          frame.clientWidth - frame.contentDocument.documentElement.clientWidth,
      );
    expect(ownScrollbar).toBe(0);
    const main = carlos.locator('main');
    await main.evaluate((element) => element.scrollTo(0, 150));
    await page.setViewportSize({ width, height: height - 100 });
    await page.waitForTimeout(200);
    expect(await main.evaluate((element) => element.scrollTop)).toBe(150);
    await page.setViewportSize({ width, height });
  });

  test('its answers stand on one line, and axe-core finds nothing wrong', async () => {
    const mailbox = `${url}/buzon/ana%40logtecgroup.com.co`;
    const list = await (await fetch(mailbox)).text();
    const letters = [...list.matchAll(/<a href="([^"]+)">/g)].map(([, path]) => `${url}${path}`);
    const notice = letters.at(-1) ?? '';
    await page.goto(notice);
    const tops = await page
      .locator('.answers button:visible, .answers .button:visible')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
    expect(tops).toHaveLength(3);
    expect(new Set(tops).size).toBe(1);
    for (const each of [
      url,
      mailbox,
      notice,
      `${mailbox}/escribir`,
      `${url}/buzon/carlos%40cliente.com.co/escribir?ejemplo=completa`,
    ]) {
      await page.goto(each);
      await page.evaluate(AXE);
      const wrong = await page.evaluate(
        `axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      );
      expect({ each, wrong }).toEqual({ each, wrong: [] });
    }
  });
});
