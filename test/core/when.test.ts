import { expect, test } from '@jest/globals';
import { day, lifetimeInWords, until } from '../../src/core/when.ts';

test.each([
  [
    '2026-11-22T20:40:00Z',
    'America/Bogota',
    'las 3:40\u00a0p.\u00a0m. del 22 de noviembre, hora de Colombia',
  ],
  ['2026-11-22T18:05:59Z', 'America/Bogota', 'la 1:05\u00a0p.\u00a0m. del 22 de noviembre, hora de Colombia'],
  ['2026-03-01T04:59:00Z', 'America/Bogota', 'las 11:59\u00a0p.\u00a0m. del 28 de febrero, hora de Colombia'],
  ['2026-01-01T05:00:00Z', 'America/Bogota', 'las 12:00\u00a0a.\u00a0m. del 1 de enero, hora de Colombia'],
  ['2026-06-15T17:00:00Z', 'America/Bogota', 'las 12:00\u00a0p.\u00a0m. del 15 de junio, hora de Colombia'],
  [
    '2026-06-15T17:00:00Z',
    'America/Lima',
    expect.stringMatching(/^las 12:00\u00a0p\.\u00a0m\. del 15 de junio, hora (?:estándar )?de Perú$/),
  ],
  [
    '2026-06-15T17:00:00Z',
    'UTC',
    expect.stringMatching(/^las 5:00\u00a0p\.\u00a0m\. del 15 de junio, hora \S/),
  ],
])('until %s in %s', (date, timeZone, words) => {
  expect(until(new Date(date), timeZone)).toEqual(words);
});

test('a day is the calendar’s of its zone', () => {
  expect(day(new Date('2026-03-01T04:59:00Z'), 'America/Bogota')).toBe('28 de febrero de 2026');
  expect(day(new Date('2026-03-01T04:59:00Z'), 'UTC')).toBe('1 de marzo de 2026');
});

test.each([
  [14_400_000, '4 horas'],
  [3_600_000, '1 hora'],
  [1_800_000, '30 minutos'],
  [5_400_000, '1 hora y 30 minutos'],
  [86_400_000, '1 día'],
  [45_000, '45 segundos'],
])('%d ms in words', (ms, words) => {
  expect(lifetimeInWords(ms)).toBe(words);
});
