import { describe, expect, test } from '@jest/globals';
import { compare, thirds } from './flat.ts';
import { optionsOf } from './options.ts';
import { draw } from './plot.ts';
import { fromCsv, type Sample, toCsv } from './samples.ts';

/** What `npm run soak` makes of what it saw; the load itself is too long for the suite. */

const MINUTES = 30;
const quiet = { rss: 190, heap: 50, fds: 41, handles: 19, lag: 12, inboxAge: 0, outboxAge: 0 };
/** A look every five seconds, with one figure as `grown` has it. */
const looks = (grown: (minute: number) => Partial<Sample> = () => ({})): Sample[] =>
  Array.from({ length: MINUTES * 12 }, (_, i) => {
    const minute = (i + 1) / 12;
    return { ...quiet, mails: i, letters: i, cpu: i, load: 4, minute, ...grown(minute) };
  });
const grew = (samples: Sample[]): string[] =>
  compare(samples).flatMap(({ isFlat, bound }) => (isFlat ? [] : [bound.what]));

describe('flat', () => {
  test('is what stays as it is, and what only warms up or stutters', () => {
    expect(grew(looks())).toEqual([]);
    expect(grew(looks((minute) => ({ rss: minute < 3 ? 120 : 190 })))).toEqual([]);
    expect(grew(looks((minute) => ({ lag: Math.round(minute * 12) % 9 === 0 ? 300 : 12 })))).toEqual([]);
  });

  test.each([
    ['resident memory', (minute: number) => ({ rss: 190 + minute * 1.2 })],
    ['open files', (minute: number) => ({ fds: 41 + Math.floor(minute / 4) })],
    ['active handles', (minute: number) => ({ handles: 19 + Math.floor(minute / 4) })],
    ['event loop lag, p99', (minute: number) => ({ lag: 12 + minute * 1.5 })],
    ['oldest mail unanswered', (minute: number) => ({ inboxAge: minute / 5 })],
    ['oldest letter unsent', (minute: number) => ({ outboxAge: minute / 5 })],
  ])('is not %s that grows', (what, grown) => {
    expect(grew(looks(grown))).toEqual([what]);
  });

  test('is judged by the first and the last third of what follows the warm-up', () => {
    const { first, last } = thirds(looks());
    expect([first.from, first.to, last.from, last.to]).toEqual([3, 12, 21, 30]);
    expect(first.samples.length).toBeGreaterThan(100);
  });
});

test('every look is read again as it was written, and anything else is refused', () => {
  const samples = looks((minute) => ({ minute: +minute.toFixed(3) }));
  expect(fromCsv(toCsv(samples))).toEqual(samples);
  expect(() => fromCsv('a,b\n1,2\n')).toThrow('not a soak.csv');
});

test('the plot has a line a figure within its frame, a name for each, and both colour schemes', () => {
  const svg = draw(
    looks((minute) => ({ rss: 150 + minute })),
    'A soak',
  );
  for (const name of ['resident', 'open files', 'active handles', 'delay', 'mail', 'letter', 'load'])
    expect(svg).toContain(`>${name}</text>`);
  expect(svg).toContain('prefers-color-scheme: dark');
  const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  const points = [...svg.matchAll(/[ML](\S+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(points.length).toBeGreaterThan(8 * MINUTES * 12);
  expect(points.every(([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height)).toBe(true);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(draw(looks().slice(0, 12), 'A short one')).not.toMatch(/>0\.\d{4}/);
});

test('options have defaults, and a wrong one is refused', () => {
  expect(optionsOf([])).toMatchObject({ minutes: 30, rate: 5, every: 5, out: 'docs', isHelp: false });
  expect(optionsOf(['--minutes', '0.5', '--rate=2'])).toMatchObject({ minutes: 0.5, rate: 2 });
  expect(() => optionsOf(['--minutes', 'mucho'])).toThrow('--minutes must be a number above 0');
  expect(() => optionsOf(['--hours', '1'])).toThrow('hours');
});
