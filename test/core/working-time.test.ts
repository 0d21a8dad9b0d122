import { describe, expect, test } from '@jest/globals';
import { holidaysOf, workingHours } from '../../src/core/working-time.ts';

const shown = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('holidays of Colombia', () => {
  test('of 2026, as the calendars print them', () => {
    expect(holidaysOf(2026).map(shown)).toEqual([
      '2026-01-01',
      '2026-01-12',
      '2026-03-23',
      '2026-04-02',
      '2026-04-03',
      '2026-05-01',
      '2026-05-18',
      '2026-06-08',
      '2026-06-15',
      '2026-06-29',
      '2026-07-20',
      '2026-08-07',
      '2026-08-17',
      '2026-10-12',
      '2026-11-02',
      '2026-11-16',
      '2026-12-08',
      '2026-12-25',
    ]);
  });

  test('of years whose Easter is early, late, or hard for a formula', () => {
    const goodFriday = (year: number): string =>
      shown(
        holidaysOf(year).filter(
          (day) =>
            [3, 4].includes(new Date(day * 86_400_000).getUTCMonth() + 1) &&
            new Date(day * 86_400_000).getUTCDay() === 5,
        )[0] ?? 0,
      );
    expect([2024, 2025, 2038, 2049, 2076, 2285].map(goodFriday)).toEqual([
      '2024-03-29',
      '2025-04-18',
      '2038-04-23',
      '2049-04-16',
      '2076-04-17',
      '2285-03-20',
    ]);
  });
});

describe('working hours', () => {
  const hours = (since: string, now: string): number =>
    workingHours(new Date(`${since}-05:00`), new Date(`${now}-05:00`), 'America/Bogota');
  test.each([
    ['within a morning', '2026-11-23T09:00', '2026-11-23T13:00', 4],
    ['before it opens counts from eight', '2026-11-23T05:00', '2026-11-23T09:30', 1.5],
    ['over a night', '2026-11-23T16:00', '2026-11-24T09:00', 2],
    ['over a weekend', '2026-11-20T16:30', '2026-11-23T08:30', 1],
    ['over a long weekend', '2026-11-13T16:00', '2026-11-17T09:00', 2],
    ['on a Sunday none', '2026-11-22T00:00', '2026-11-22T23:59', 0],
    ['a week has forty-five', '2026-11-23T00:00', '2026-11-30T00:00', 45],
    ['none when the clock went back', '2026-11-24T10:00', '2026-11-23T10:00', 0],
  ])('%s', (_, since, now, expected) => expect(hours(since, now)).toBeCloseTo(expected, 6));
});
