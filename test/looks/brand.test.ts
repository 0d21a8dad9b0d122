import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadBrand, OUR_BRAND } from '../../src/brand.ts';
import { openGallery } from './gallery.ts';

const ROOT = new URL('../../', import.meta.url);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portero-brand-'));
  cpSync(OUR_BRAND, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const dress = (changes: (brand: Record<string, Record<string, string>>) => void): void => {
  const file = join(folder, 'brand.json');
  const brand = JSON.parse(readFileSync(file, 'utf8'));
  changes(brand);
  writeFileSync(file, JSON.stringify(brand, null, 2));
};

test('another company dresses pages and letters by a folder, without touching code', () => {
  dress((brand) => {
    Object.assign(brand, { name: 'Café & Cía', sender: 'Soporte Café' });
    Object.assign(brand['light'] ?? {}, { accent: '#7a2e0e', strong: '#5a1f06', tint: '#f6e3da' });
  });
  writeFileSync(
    join(folder, 'logo.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><title>café</title></svg>',
  );
  mkdirSync(join(folder, 'mail'));
  writeFileSync(
    join(folder, 'mail', 'person-activated.txt.eta'),
    'Subject: ¡Bienvenida, <%= letter.fullName %>!\n\nPase por un tinto.\n',
  );
  mkdirSync(join(folder, 'pages'));
  writeFileSync(
    join(folder, 'pages', 'comment.eta'),
    `<% layout('/layout.eta', { heading: 'Cuéntenos' }) %><h1>Cuéntenos</h1>`,
  );
  const { exhibits, files } = openGallery(ROOT, { BRAND_DIR: folder });
  const shown = (name: string) => exhibits.find((one) => one.name === name);
  expect(files.get('/estilo.css')?.body).toContain('--brand: #7a2e0e');
  expect(files.get('/logo.svg')?.body).toContain('café');
  expect(shown('page-sign-in-plain')?.html).toContain('<b>Café &amp; Cía</b>');
  expect(shown('page-comment-plain')?.html).toContain('<h1>Cuéntenos</h1>');
  expect(shown('letter-person-activated-plain')?.title).toBe('¡Bienvenida, Ana María Pérez Gómez!');
  const notice = shown('letter-agent-notice-plain')?.html ?? '';
  expect(notice).toContain('background-color:#7a2e0e');
  expect(notice).not.toContain('#0a5ea8');
});

describe('a brand that cannot be used stops the start and says why', () => {
  const broken = (work: () => void): string => {
    work();
    try {
      loadBrand(folder);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  test('a broken brand.json, with its line', () => {
    const message = broken(() => writeFileSync(join(folder, 'brand.json'), '{\n  "name": "x",\n  oops\n}'));
    expect(message).toContain(folder);
    expect(message).toMatch(/brand\.json:3: /);
  });
  test('no logo, or one that is none', () => {
    expect(broken(() => writeFileSync(join(folder, 'logo.svg'), '<html>'))).toContain(
      'logo.svg:1: is no SVG',
    );
    expect(broken(() => rmSync(join(folder, 'logo.svg')))).toContain('logo.svg: cannot be read (ENOENT)');
  });
  test('colours that nobody can read, all at once', () => {
    const message = broken(() =>
      dress((brand) => {
        Object.assign(brand['light'] ?? {}, { accent: '#88bbee' });
        Object.assign(brand['dark'] ?? {}, { tint: 'blue' });
        Object.assign(brand, { name: '' });
      }),
    );
    expect(message).toMatch(/"light", accent on the page: contrast 1\.\d is too low/);
    expect(message).toContain('"light", onAccent on accent');
    expect(message).toContain('"dark" needs tint as #rrggbb');
    expect(message).toContain('"name" is to be a text');
  });
  test('a template of its own that is broken, with file and line', () => {
    mkdirSync(join(folder, 'mail'));
    const file = join(folder, 'mail', 'person-reset.html.eta');
    writeFileSync(file, `<%\nlayout('/layout.html.eta', {});\n%>\n<p><%= letter. %></p>`);
    expect(() => openGallery(ROOT, { BRAND_DIR: folder })).toThrow(
      new RegExp(`${file.replaceAll('.', '\\.')}: .*line 4`),
    );
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages', 'help.eta'), `<% if (it.x { %>`);
    rmSync(join(folder, 'mail'), { recursive: true });
    expect(() => openGallery(ROOT, { BRAND_DIR: folder })).toThrow(/pages\/help\.eta: .*line 1/);
  });
  test('a template of its own that asks for a value which its page or letter does not give', () => {
    mkdirSync(join(folder, 'pages'));
    const page = join(folder, 'pages', 'account.eta');
    writeFileSync(page, `<% layout('/layout.eta', { heading: 'x' }) %>\n<h1><%= it.persona %></h1>`);
    expect(() => openGallery(ROOT, { BRAND_DIR: folder })).toThrow(
      `${page}:2: it.persona: there is no such value. it has brand, mailbox, helpdeskUrl, stylesheet, script, logo, token, person, since, notice, problems (page account)`,
    );
    writeFileSync(page, `<p><%= it.problems.actual %>`);
    expect(() => openGallery(ROOT, { BRAND_DIR: folder })).toThrow(
      'it.problems has current, password, both (page account)',
    );
    rmSync(page);
    writeFileSync(join(folder, 'pages', 'privacy.eta'), 'Escriba a <%= it.correo %>.');
    expect(() => openGallery(ROOT, { BRAND_DIR: folder })).toThrow('privacy.eta:1: it.correo: there is no');
    rmSync(join(folder, 'pages'), { recursive: true });
    mkdirSync(join(folder, 'mail', 'parts'), { recursive: true });
    const part = join(folder, 'mail', 'parts', 'privacy.txt.eta');
    writeFileSync(part, '<%= frame.marca %>');
    expect(() => openGallery(ROOT, { BRAND_DIR: folder })).toThrow(`${part}:1: frame.marca: there is no`);
  });
  test('the folder is not there: one of the problems of the configuration', () => {
    expect(() => openGallery(ROOT, { BRAND_DIR: '/nowhere', AGENTS: '' })).toThrow(
      /2 problems[\s\S]*BRAND_DIR: found "\/nowhere"[\s\S]*brand\.json: cannot be read \(ENOENT\)[\s\S]*AGENTS/,
    );
  });
});
