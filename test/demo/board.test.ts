import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { hasChromium } from '../looks/chromium.ts';
import { type WatchedDemo, watchDemo } from '../support/demo.ts';

/** The web inbox in a browser that never loads it again: what is new comes by itself. */
const inChromium = hasChromium ? describe : describe.skip;
inChromium('the web inbox', () => {
  let demo: WatchedDemo;
  let page: Page;
  let carlos: FrameLocator;
  let ana: FrameLocator;
  let laura: FrameLocator;
  beforeAll(async () => {
    demo = await watchDemo({ viewport: { width: 1_366, height: 768 } });
    page = demo.page;
    const column = (title: string) => page.frameLocator(`iframe[title="${title}"]`);
    carlos = column('Solicitante');
    ana = column('Agentes de la mesa');
    laura = column('Persona de la cuenta');
  }, 60_000);
  afterAll(() => demo.stop());

  async function sends(example: string): Promise<void> {
    await carlos.getByRole('link', { name: 'Escribir a soporte' }).click();
    const link = carlos.getByRole('link', { name: example, exact: true });
    await link.click();
    await carlos.locator('.chips a[aria-current]').and(link).waitFor(); // the form before it has the same button
    await carlos.getByRole('button', { name: 'Enviar' }).click();
  }
  const unread = (column: FrameLocator, person: string, count: number) =>
    column
      .locator('.people a', { hasText: person })
      .getByText(new RegExp(`sin leer: ${count}$`))
      .waitFor();

  test('has examples to pick, and counts that go up by themselves', async () => {
    await carlos.getByRole('link', { name: 'Escribir a soporte' }).click();
    await carlos.locator('.chips a').first().waitFor(); // reading them all does not wait for the page to come
    expect(await carlos.locator('.chips a').allInnerTexts()).toEqual([
      'Completa',
      'Incompleta',
      'Tabla de tres',
      'Desde un teléfono',
      'Otro asunto',
    ]);
    await carlos.getByRole('link', { name: 'Volver' }).click();
    await sends('Incompleta');
    await carlos.getByText('nos falta un dato').waitFor();
    await unread(carlos, 'Carlos Rojas', 1);
    await sends('Tabla de tres');
    await unread(ana, 'Ana Torres', 3);
    await unread(ana, 'Luis Mejía', 3);
    await sends('Desde un teléfono');
    await unread(ana, 'Ana Torres', 4);
    await sends('Completa');
    await unread(ana, 'Ana Torres', 5);
  }, 60_000);

  test('shows a letter in a frame where nothing runs, as text, and as it came', async () => {
    await ana.getByRole('link', { name: /Por decidir: Laura/ }).click();
    await unread(ana, 'Ana Torres', 4);
    const message = ana.locator('iframe[title="Mensaje"]');
    expect(await message.getAttribute('sandbox')).not.toMatch(/scripts|forms|top-navigation/);
    await ana.frameLocator('iframe[title="Mensaje"]').getByText('Merece una segunda mirada').waitFor();
    await ana.getByRole('link', { name: 'Texto', exact: true }).click();
    expect(await ana.locator('.message.text').innerText()).toContain('Para decidir, responda a este mensaje');
    await ana.getByRole('link', { name: 'Fuente', exact: true }).click();
    expect(await ana.locator('.message.source').innerText()).toMatch(/^Auto-Submitted: auto-/m);
    await ana.getByRole('link', { name: 'Mensaje', exact: true }).click();
  });

  test("the agent's own buttons in the letter open a filled-in answer", async () => {
    await ana.locator('iframe[title="Mensaje"][style]').waitFor(); // the column hears of its clicks from here on
    await ana.frameLocator('iframe[title="Mensaje"]').getByRole('link', { name: 'Aprobar' }).click();
    expect(await ana.getByLabel('Mensaje').inputValue()).toMatch(/^Aprobar/);
    await ana.getByRole('button', { name: 'Enviar' }).click();
    await unread(laura, 'Laura Gómez', 1);
  });

  test('an agent refuses with a reason, which reaches who asked', async () => {
    await ana.getByRole('link', { name: /Por decidir: Carlos/ }).click();
    await ana.getByText('Rechazar…').click();
    await ana.locator('details textarea').fill('ya tiene otra cuenta');
    await ana.locator('details').getByRole('button', { name: 'Enviar' }).click();
    await carlos.getByRole('link', { name: /no fue aprobada/ }).click();
    await carlos.frameLocator('iframe[title="Mensaje"]').getByText('ya tiene otra cuenta').waitFor();
  });

  test('the clock moves forward, and a link lapses', async () => {
    await laura.getByRole('link', { name: 'Solicitud activación usuario' }).click();
    await page.getByRole('button', { name: '+4 h' }).click();
    await page.locator('#reloj .lead').getByText('+4 h').waitFor();
    const [gate] = await Promise.all([
      page.waitForEvent('popup'),
      laura.frameLocator('iframe[title="Mensaje"]').getByRole('link', { name: 'Activar mi cuenta' }).click(),
    ]);
    await gate.getByRole('heading', { name: 'Este enlace venció' }).waitFor();
    await gate.close();
  });

  test('the log stands behind, and goes on by itself', async () => {
    const log = page.locator('#registro');
    expect(await log.isVisible()).toBe(false);
    await page.getByRole('checkbox', { name: 'Registro' }).check();
    await log
      .getByText(/kind=person-activation/)
      .first()
      .waitFor();
    const before = await log.locator('li').first().innerText();
    await carlos.getByRole('link', { name: 'Volver' }).click();
    await sends('Otro asunto');
    await page.locator('#soporte').getByText('La impresora del segundo piso no imprime').waitFor();
    await log.locator('li', { hasNotText: before }).first().waitFor();
  });
});
