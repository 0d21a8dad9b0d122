import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { hasChromium, openChromium } from './chromium.ts';
import { openGallery } from './gallery.ts';
import { openShow, type Show } from './show.ts';

const ROOT = new URL('../../', import.meta.url);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { exhibits, files } = openGallery(ROOT);
const pages = exhibits.filter(({ what }) => what === 'page');

describe('every letter and page', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      'no-trailing-whitespace': 'off',
      'doctype-style': 'off', // case alone
      'long-title': 'off',
      'require-sri': 'off', // our own origin
    },
  });
  /** Mail clients want tables with attributes and inline styles, and the reply's address as it is. */
  const forLetters = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      'no-trailing-whitespace': 'off',
      'doctype-style': 'off',
      'long-title': 'off',
      'no-inline-style': 'off',
      'no-deprecated-attr': 'off',
      'attribute-boolean-style': 'off',
      'no-conditional-comment': 'off',
      'prefer-tbody': 'off',
      'prefer-native-element': 'off', // Outlook knows no <main> and no <article>
    },
  });

  test.each(exhibits)('$name is valid HTML', ({ what, html }) => {
    const report = (what === 'page' ? validator : forLetters).validateStringSync(html);
    expect(report.results.flatMap(({ messages }) => messages.map(told))).toEqual([]);
  });

  test.each(exhibits)('$name is small', ({ what, html }) => {
    const most = what === 'letter' ? 40 : 12;
    expect(Buffer.byteLength(html)).toBeLessThan(most * 1024);
  });

  test.each(pages)('$name leads to the help article and to the mailbox', ({ html }) => {
    expect(html).toContain('<a href="/ayuda">Ayuda</a>');
    expect(html).toContain('href="mailto:soporte@logtecgroup.com.co"');
  });

  test('a first page comes to at most 30 KB in all, uncompressed', () => {
    const loaded = [...files.values()].reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    const largest = Math.max(...pages.map(({ html }) => Buffer.byteLength(html)));
    expect(loaded + largest).toBeLessThan(30 * 1024);
    expect(gzipSync([...files.values()].map(({ body }) => String(body)).join('')).length).toBeLessThan(8_192);
  });
});

const told = ({ ruleId, message, line }: { ruleId: string; message: string; line: number }): string =>
  `${line}: ${ruleId}: ${message}`;

const inChromium = hasChromium ? describe : describe.skip;
inChromium('in Chromium', () => {
  let show: Show;
  let browser: Browser;
  beforeAll(async () => {
    show = await openShow(ROOT, 0);
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    await show.close();
  });

  describe.each([
    { device: 'phone', colorScheme: 'light', width: 320 },
    { device: 'phone', colorScheme: 'dark', width: 320 },
    { device: 'desktop', colorScheme: 'light', width: 1_000 },
    { device: 'desktop', colorScheme: 'dark', width: 1_000 },
  ] as const)('$device, $colorScheme', ({ colorScheme, width }) => {
    let page: Page;
    const troubles: string[] = [];
    beforeAll(async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 640 } });
      page = await context.newPage();
      page.on('pageerror', (error) => troubles.push(error.message));
    });
    afterAll(async () => {
      await page.context().close();
    });

    test.each(exhibits)('$name', async ({ name }) => {
      await page.goto(`${show.url}/muestra/${name}`);
      expect(await violations(page)).toEqual([]);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(width);
      expect(troubles).toEqual([]);
    });
  });
});

/** What axe-core finds wrong, best practices included: rule, help, first place. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => id + ': ' + help + ': ' + nodes[0].html + ' ' + (nodes[0].any[0]?.message ?? '')))`,
  );
}
