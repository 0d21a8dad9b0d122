import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** docs/security.md names tests and files for what it claims: they must be there, under those names. */
const PAGE = readFileSync('docs/security.md', 'utf8');

interface Named {
  readonly file: string;
  readonly titles: readonly string[];
}

/** `test/x.test.ts` "a title", "another" */
const namedIn = (text: string): Named[] =>
  Array.from(
    text.matchAll(/`(test\/[\w/-]+\.test\.ts)`((?:,? "[^"]+")*)/g),
    ([, file = '', titles = '']) => ({
      file,
      titles: Array.from(titles.matchAll(/"([^"]+)"/g), ([, title = '']) => title),
    }),
  );

/** The rows of tables in the part under `heading`, as cells, without those above the line. */
const rowsUnder = (heading: string): string[][] =>
  (PAGE.split(/^## /m).find((part) => part.startsWith(heading)) ?? '')
    .split(/\n\|[-|]+\|\n/)
    .slice(1)
    .flatMap((table) => table.split('\n\n')[0]?.trim().split('\n') ?? [])
    .map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

test('every file that is named exists, and every title stands in the file named before it', () => {
  const paths = Array.from(
    PAGE.matchAll(/`((?:src|sql|ops|templates|test)\/[\w./-]+)`/g),
    ([, path]) => path,
  );
  const links = Array.from(PAGE.matchAll(/\]\(([\w./-]+)\)/g), ([, path]) => `docs/${path}`);
  expect([...paths, ...links].filter((path) => !existsSync(path as string))).toEqual([]);
  const named = namedIn(PAGE);
  expect(named.flatMap(({ titles }) => titles).length).toBeGreaterThan(150);
  const missing = named.flatMap(({ file, titles }) => {
    const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return titles.filter((title) => !source.includes(title)).map((title) => `${file}: ${title}`);
  });
  expect(missing).toEqual([]);
});

test('every threat names a test, or the bench that measures it', () => {
  const rows = rowsUnder('2. Threats');
  expect(rows.length).toBeGreaterThan(60);
  const bare = rows.filter(
    (cells) =>
      !cells[2]?.includes('npm run bench') && !namedIn(cells[2] ?? '').some((n) => n.titles.length > 0),
  );
  expect(bare).toEqual([]);
});

describe('OWASP ASVS 5.0.0', () => {
  const [counts, requirements] = [4, 4].map((cells, which) =>
    rowsUnder('4. OWASP').filter((row) => (row.length === cells) === (which === 1)),
  ) as [string[][], string[][]];
  const ids = requirements.flatMap(([names = '', , status = '']) =>
    names
      .split(' ')
      .map((name) => ({ id: name.replaceAll('*', ''), isFirst: name.startsWith('**'), status })),
  );

  test('levels 1 and 2 are there, each requirement once', () => {
    expect(new Set(ids.map(({ id }) => id)).size).toBe(253);
    expect(ids).toHaveLength(253);
    expect(ids.filter(({ isFirst }) => isFirst)).toHaveLength(70);
  });

  test('the counts are those of the table', () => {
    const count = (of: typeof ids): string[] =>
      ['met', 'not met', 'operator', 'n/a', ''].map((status) =>
        String(of.filter((each) => !status || each.status === status).length),
      );
    expect(counts.map((row) => row.slice(1))).toEqual([
      count(ids.filter(({ isFirst }) => isFirst)),
      count(ids),
    ]);
  });

  test('what is met says by what, and what is not says why', () => {
    for (const [names, , status, how = ''] of requirements)
      expect([names, how]).toEqual([names, expect.stringMatching(status === 'not met' ? /^because / : /\S/)]);
  });
});
