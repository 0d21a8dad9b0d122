import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hasChromium, openChromium } from './chromium.ts';
import { openShow, type Show } from './show.ts';

/** `npm run pages`, on a copy of the templates and a brand that lies elsewhere. */
const inChromium = hasChromium ? describe : describe.skip;
inChromium('the show of letters and pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portero-show-'));
  const brand = join(folder, 'brand');
  const help = join(folder, 'desk', 'templates', 'pages', 'help.eta');
  const before = process.env['BRAND_DIR'];
  let show: Show;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    cpSync('templates', join(folder, 'desk', 'templates'), { recursive: true });
    cpSync('templates/brand/logtecgroup', brand, { recursive: true });
    process.env['BRAND_DIR'] = brand;
    show = await openShow(pathToFileURL(join(folder, 'desk/')), 0);
    browser = await openChromium();
    page = await browser.newPage();
    await page.goto(`${show.url}/?solo=page-help-plain`);
  });
  afterAll(async () => {
    await browser.close();
    await show.close();
    if (before === undefined) delete process.env['BRAND_DIR'];
    else process.env['BRAND_DIR'] = before;
    rmSync(folder, { recursive: true });
  });
  const heading = (): string => readFileSync(help, 'utf8').replace(/<h1>.*<\/h1>/, '<h1>Otra ayuda</h1>');
  const shown = (text: string) =>
    page.frameLocator('iframe[title$="desktop"]').getByText(text).first().waitFor({ timeout: 30_000 });

  test('has each of them, and one alone', async () => {
    const all = await (await fetch(show.url)).text();
    for (const name of show.names()) expect(all).toContain(`id="${name}"`);
    expect(await page.locator('section').count()).toBe(1);
    await shown('Cómo obtener y usar su cuenta');
  });

  test('follows a template that is saved', async () => {
    writeFileSync(help, heading());
    await shown('Otra ayuda');
  });

  test('says what is wrong with a broken one, and goes on when it is mended', async () => {
    const right = readFileSync(help, 'utf8');
    writeFileSync(help, `${right}\n<% if (x { %>`);
    await page.getByText(/help\.eta: .* at line \d+/).waitFor({ timeout: 30_000 });
    writeFileSync(help, right);
    await shown('Otra ayuda');
  });

  test('follows a brand that lies outside of templates/', async () => {
    const file = join(brand, 'brand.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"LogTecGroup"', '"Café Andino"'));
    await shown('Café Andino');
  });
});
