/** Time as people in Colombia write it: one wording for pages and letters. */

const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes ICU longer than all the rest of a page takes: one for each zone is kept. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

const A_QUARTER = 900_000;
const MOST_KEPT = 10_000;
const ahead = new Map<string, number>();

/**
 * By how many milliseconds the clocks of a zone are ahead of UTC. Zones change their clocks on the quarter of an hour, and to
 * ask ICU again took a page longer than the rest of its date, so that the answer is kept for the quarter.
 */
function aheadOfUtc(date: Date, timeZone: string): number {
  const quarter = Math.floor(date.getTime() / A_QUARTER);
  const key = `${timeZone} ${quarter}`;
  const known = ahead.get(key);
  if (known !== undefined) return known;
  const start = new Date(quarter * A_QUARTER);
  // Only the numbers are ICU's: the signs between them change with its version.
  const numbers = (formatOf(timeZone).format(start).match(/\d+/g) ?? []).map(Number);
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = numbers;
  const found = Date.UTC(year, month - 1, day, hour, minute, second) - start.getTime();
  if (ahead.size >= MOST_KEPT) ahead.clear();
  ahead.set(key, found);
  return found;
}

/** The numbers of a date on the calendar and the clock of a zone. */
export function partsOf(
  date: Date,
  timeZone: string,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute', number> {
  const there = new Date(date.getTime() + aheadOfUtc(date, timeZone));
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    hour: there.getUTCHours(),
    minute: there.getUTCMinutes(),
  };
}

const monthOf = ({ month }: { month: number }): string => MONTHS[month - 1] ?? '';

/** "22 de noviembre de 2026" */
export function day(date: Date, timeZone: string): string {
  const part = partsOf(date, timeZone);
  return `${part.day} de ${monthOf(part)} de ${part.year}`;
}

/** "las 3:40 p. m. del 22 de noviembre, hora de Colombia": to stand after "hasta", "antes de" or "a". No line ends inside the hour. */
export function until(date: Date, timeZone: string): string {
  const part = partsOf(date, timeZone);
  const on12 = part.hour % 12 || 12;
  const half = part.hour < 12 ? 'a.\u00a0m.' : 'p.\u00a0m.';
  return `${on12 === 1 ? 'la' : 'las'} ${on12}:${String(part.minute).padStart(2, '0')}\u00a0${half} del ${part.day} de ${monthOf(part)}, ${zoneName(date, timeZone)}`;
}

function zoneName(date: Date, timeZone: string): string {
  if (timeZone === 'America/Bogota') return 'hora de Colombia';
  const parts = new Intl.DateTimeFormat('es', { timeZone, timeZoneName: 'longGeneric' }).formatToParts(date);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return name.startsWith('hora') ? name : `hora ${name}`;
}

/** "4 horas", "1 hora", "1 hora y 30 minutos", "2 días": a duration of a configuration, in milliseconds. */
export function lifetimeInWords(ms: number): string {
  const units = [
    ['día', 86_400_000],
    ['hora', 3_600_000],
    ['minuto', 60_000],
    ['segundo', 1000],
  ] as const;
  let rest = Math.max(1000, Math.round(ms / 1000) * 1000);
  const words: string[] = [];
  for (const [name, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) words.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} y ${words.at(-1)}` : (words[0] ?? '');
}
