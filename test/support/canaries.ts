import { appendFileSync, readFileSync } from 'node:fs';

/**
 * What no log may ever hold (I11): every test's secrets and people are noted here as they come about, and every line that any
 * part of Portero logs in any test is kept. When the suite ends, all lines are searched for all of them (global-teardown.ts).
 */
const LOG = 'TEST_LOG';
const CANARIES = 'TEST_CANARIES';

/** Where the whole suite's log and canaries are kept: two files of this folder. */
export function keepIn(folder: string): void {
  process.env[LOG] = `${folder}/log`;
  process.env[CANARIES] = `${folder}/canaries`;
  for (const file of [LOG, CANARIES]) appendFileSync(process.env[file] ?? '', '');
}

/** A destination for openLog that keeps its lines for the search at the end, and hands them on. */
export function keptLog(onLine: (line: string) => void): { write(line: string): void } {
  return {
    write: (line) => {
      keepLine(line);
      onLine(line);
    },
  };
}

function keepLine(line: string): void {
  if (process.env[LOG]) appendFileSync(process.env[LOG], line);
}

/** Shorter texts than this come up by chance. */
const SHORTEST = 12;

/** Notes something that must not be found in any log. */
export function canary(what: string, text: string): void {
  if (text.length >= SHORTEST && process.env[CANARIES])
    appendFileSync(process.env[CANARIES], `${JSON.stringify([what, text])}\n`);
}

/** Everything a text of the outside may hold that is ours alone: links, reply keys, tokens of forms. */
export function canariesIn(text: string): void {
  for (const [what, pattern] of PATTERNS) for (const [found] of text.matchAll(pattern)) canary(what, found);
}

const PATTERNS: readonly [string, RegExp][] = [
  ['a link', /\b[0-9a-hjkmnp-tv-z]{26}\.[0-9a-hjkmnp-tv-z]{26}\b/g],
  ['a reply key', /\bsol\.[0-9a-hjkmnp-tv-z]{6}\.[0-9a-hjkmnp-tv-z]{26}\b/g],
  ['a form token', /(?<=name="formulario" value=")[^"]+/g],
];

export interface Search {
  readonly lines: number;
  readonly canaries: number;
  readonly hits: readonly string[];
}

/** Searches lines for canaries, case and all. @returns each hit as `what: …the line`. */
export function search(log: string, canaries: Iterable<readonly [what: string, text: string]>): Search {
  // Every place of the log is looked up by its next characters, so that thousands of canaries cost no more than one.
  const byStart = new Map<string, [string, string][]>();
  let count = 0;
  for (const [what, text] of canaries) {
    const start = text.slice(0, SHORTEST);
    const same = byStart.get(start) ?? [];
    if (same.some(([, known]) => known === text)) continue;
    byStart.set(start, [...same, [what, text]]);
    count++;
  }
  const lines = log.split('\n');
  const hits = lines.flatMap((line) => hitsIn(line, byStart));
  return { lines: lines.length - 1, canaries: count, hits: [...new Set(hits)] };
}

function hitsIn(line: string, byStart: ReadonlyMap<string, [string, string][]>): string[] {
  const hits: string[] = [];
  for (let i = 0; i + SHORTEST <= line.length; i++)
    for (const [what, text] of byStart.get(line.slice(i, i + SHORTEST)) ?? [])
      if (line.startsWith(text, i)) hits.push(`${what} (${text}) in: ${line.slice(0, 300)}`);
  return hits;
}

/** The whole suite's. */
export function searchSuite(): Search {
  const noted = readFileSync(process.env[CANARIES] ?? '', 'utf8')
    .split('\n')
    .filter(Boolean);
  return search(
    readFileSync(process.env[LOG] ?? '', 'utf8'),
    noted.map((line) => JSON.parse(line) as [string, string]),
  );
}
