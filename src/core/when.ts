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
  });
  formats.set(timeZone, format);
  return format;
}

/** The numbers of a date on the calendar and the clock of a zone. The words are ours: those that ICU chooses change with its version. */
export function partsOf(date: Date, timeZone: string): Record<string, string> {
  const format = formatOf(timeZone);
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
}

const monthOf = (part: Record<string, string>): string => MONTHS[Number(part['month']) - 1] ?? '';

/** "22 de noviembre de 2026" */
export function day(date: Date, timeZone: string): string {
  const part = partsOf(date, timeZone);
  return `${part['day']} de ${monthOf(part)} de ${part['year']}`;
}

/** "las 3:40 p. m. del 22 de noviembre, hora de Colombia": to stand after "hasta", "antes de" or "a". */
export function until(date: Date, timeZone: string): string {
  const part = partsOf(date, timeZone);
  const hour = Number(part['hour']);
  const on12 = hour % 12 || 12;
  const half = hour < 12 ? 'a. m.' : 'p. m.';
  return `${on12 === 1 ? 'la' : 'las'} ${on12}:${part['minute']?.padStart(2, '0')} ${half} del ${part['day']} de ${monthOf(part)}, ${zoneName(date, timeZone)}`;
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
