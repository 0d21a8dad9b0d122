import { partsOf } from './when.ts';

/**
 * Working time in Colombia: Monday to Friday, 8:00 to 17:00, but for the eighteen holidays of the Ley 51 de 1983 (Emiliani). Days
 * are counted as whole days since 1970, hours by the wall clock of a time zone.
 */

const DAY = 86_400_000;
const OPENS = 8;
const CLOSES = 17;
/** January is 1. On these very days. */
const FIXED: readonly [month: number, day: number][] = [
  [1, 1],
  [5, 1],
  [7, 20],
  [8, 7],
  [12, 8],
  [12, 25],
];
/** On the Monday that follows, where they are no Monday. */
const MOVED: readonly [month: number, day: number][] = [
  [1, 6],
  [3, 19],
  [6, 29],
  [8, 15],
  [10, 12],
  [11, 1],
  [11, 11],
];
/** Days after Easter Sunday: Maundy Thursday, Good Friday; Ascension, Corpus Christi and Sacred Heart, each on its Monday. */
const AFTER_EASTER = [-3, -2, 43, 64, 71];

const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
/** 0 is Sunday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
const nextMonday = (day: number): number => day + ((8 - weekdayOf(day)) % 7);

/** Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
}

/** The holidays of a year, as days since 1970, in order. */
export function holidaysOf(year: number): number[] {
  const sunday = easter(year);
  return [
    ...FIXED.map(([month, day]) => dayOf(year, month, day)),
    ...MOVED.map(([month, day]) => nextMonday(dayOf(year, month, day))),
    ...AFTER_EASTER.map((days) => sunday + days),
  ].sort((a, b) => a - b);
}

/** Whether there is working time on the day that it is there. */
export function isWorkingDay(at: Date, timeZone: string): boolean {
  const { day } = wallClock(at, timeZone);
  return isWorked(day, holidaysOf(partsOf(at, timeZone).year));
}

const isWorked = (day: number, holidays: readonly number[]): boolean =>
  weekdayOf(day) !== 0 && weekdayOf(day) !== 6 && !holidays.includes(day);

/** Hours of working time from `since` to `now`; 0 when `now` is not later. At most a year is looked at. */
export function workingHours(since: Date, now: Date, timeZone: string): number {
  const from = wallClock(since, timeZone);
  const to = wallClock(now, timeZone);
  const holidays = new Map<number, readonly number[]>();
  let hours = 0;
  for (let day = Math.max(from.day, to.day - 366); day <= to.day; day++) {
    const year = new Date(day * DAY).getUTCFullYear();
    const free = holidays.get(year) ?? holidaysOf(year);
    holidays.set(year, free);
    if (!isWorked(day, free)) continue;
    const begin = day === from.day ? Math.max(OPENS, from.hour) : OPENS;
    const end = day === to.day ? Math.min(CLOSES, to.hour) : CLOSES;
    hours += Math.max(0, end - begin);
  }
  return hours;
}

/** The day there, and the hour with its fraction. */
function wallClock(at: Date, timeZone: string): { day: number; hour: number } {
  const { year, month, day, hour, minute } = partsOf(at, timeZone);
  return { day: dayOf(year, month, day), hour: hour + minute / 60 };
}
