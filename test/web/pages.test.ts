import { expect, test } from '@jest/globals';
import { loadBrand, OUR_BRAND } from '../../src/brand.ts';
import type { Config } from '../../src/config.ts';
import { loadPages } from '../../src/web/pages.ts';

const pages = loadPages({
  brand: loadBrand(OUR_BRAND),
  brandName: 'Marca & Cía <1>',
  mailFrom: { name: 'Mesa', address: 'soporte@logtec.co' },
  publicUrl: 'https://soporte.logtec.co',
  helpdeskUrl: 'https://mesa.logtec.co',
} as Config);

test('a prepared page is the page that its template makes, and what fills its gaps is escaped', () => {
  const texts = { title: 'Título', intro: 'Elija "una"', button: 'Guardar' };
  const shown = { ...texts, problems: {}, privacy: pages.privacy, accepted: false };
  const values = { email: `o'brien&co@cliente.co`, until: 'las 2 "en punto"', token: '<token>' };
  const { email, until, token } = values;
  const prepared = pages.prepare('choose-password', (gap) => ({
    ...shown,
    email: gap('email'),
    until: gap('until'),
  }));
  const rendered = pages.render('choose-password', { ...shown, email, until }, { token });
  expect(prepared(values).toString()).toBe(rendered);
  expect(rendered).toContain('o&#39;brien&amp;co@cliente.co');
  expect(rendered).not.toContain('<token>');
});
