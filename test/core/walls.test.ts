import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

/** DESIGN.md section 1: imports run one way. Each room, and the rooms and files it may import from besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  config: ['core'],
  mail: ['core'],
  store: ['core'],
  targets: ['core'],
  web: ['core', 'store'],
  jobs: ['core', 'store', 'mail', 'targets'],
  embedded: [],
  demo: ['core', 'embedded', 'service.ts'],
  doctor: ['core', 'store', 'mail', 'service.ts'],
  cli: ['core', 'store', 'doctor', 'service.ts', 'explain.ts'],
};
/** Borrowed by every room but core and embedded: configuration, the App, and the log. */
const BORROWED = ['app.ts', 'brand.ts', 'config.ts', 'log.ts', 'metrics.ts', 'rehearsal.ts', 'templates.ts'];
/** They wire the rooms together. */
const WIRING = [
  'app.ts',
  'templates.ts',
  'rehearsal.ts',
  'brand.ts',
  'main.ts',
  'service.ts',
  'explain.ts',
  'config.ts',
  'log.ts',
  'metrics.ts',
];

const src = resolve('src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?<!\.d)\.ts$/.test(file),
);
const roomOf = (file: string): string => file.split('/')[0] ?? '';

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    relative(src, resolve(src, file, '..', path)),
  );
}

function breachesOf(file: string): string[] {
  const room = roomOf(file);
  if (WIRING.includes(file)) return [];
  const allowed = MAY_IMPORT[room];
  if (!allowed) return [`${file} stands in no room`];
  const may = [...allowed, ...(['core', 'embedded'].includes(room) ? [] : BORROWED)];
  return importsOf(file)
    .filter((path) => roomOf(path) !== room && !may.includes(roomOf(path)))
    .map((path) => `${file} imports ${path}`);
}

test('imports run one way', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(breachesOf)).toEqual([]);
});

test('core reads neither the clock nor chance nor the world', () => {
  const offenders = files
    .filter((file) => roomOf(file) === 'core')
    .filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random|randomBytes|node:(?:fs|net|http|child_process|worker_threads)|process\.env/.test(
        readFileSync(join(src, file), 'utf8'),
      ),
    );
  expect(offenders).toEqual([]);
});

test('SQL lives in store/', () => {
  const offenders = files
    .filter((file) => !['store', 'embedded'].includes(roomOf(file)))
    .filter((file) => /\.query\(/.test(readFileSync(join(src, file), 'utf8')));
  expect(offenders).toEqual([]);
});
