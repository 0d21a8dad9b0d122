import { addressesIn } from './emails.ts';
import { labelAtStart } from './labels.ts';
import { withoutBullet } from './lines.ts';
import type { Heading } from './vocabulary.ts';
import { withSingleBlanks } from './words.ts';

/** A person as a row (or column) of a table gives it: each cell's words under the heading of its column. */
export interface Row {
  readonly cells: ReadonlyMap<Heading, string>;
  readonly line: string;
}

export interface Table {
  readonly rows: readonly Row[];
  /** The lines that the table does not take. */
  readonly rest: readonly string[];
}

/**
 * Finds a table with a row of headings: cells parted by tabs, bars, semicolons or commas, or one below the other as
 * Gmail's text part has them. Null where there is none.
 */
export function tableIn(lines: readonly string[]): Table | null {
  for (const [at, line] of lines.entries()) {
    // Most lines are "label: value", and no row of headings.
    if (line === '' || /:\s*[^\s|]/.test(line)) continue;
    for (const mark of ['\t', '|', ';', ',', ' - ', '/'] as const) {
      const headings = line.includes(mark) ? headingsOf(cellsOf(line, mark)) : null;
      if (headings === null) continue;
      const table = rowsBelow(lines, at, mark, headings);
      if (table !== null) return table;
    }
    const stacked = stackedAt(lines, at) ?? columnsAt(lines, at);
    if (stacked !== null) return stacked;
  }
  return null;
}

function cellsOf(line: string, mark: string): string[] {
  const text = mark === '|' ? line.trim().replace(/^\||\|$/g, '') : line;
  return text.split(mark).map((cell) => withSingleBlanks(cell.trim()));
}

/** The heading of a cell that is a label and nothing else; null for other words. */
function headingIn(cell: string): Heading | null {
  const label = labelAtStart(withoutBullet(cell));
  if (label === null || label.separator !== 'bare') {
    const colon = label?.separator === 'colon' && cell.slice(label.end).trim() === '';
    return colon ? (label?.asks[0] ?? null) : null;
  }
  return label.asks.length === 1 ? (label.asks[0] ?? null) : null;
}

/** Headings of the columns, or null unless two of them or more are ours, and different, and no cell is a value. */
function headingsOf(cells: readonly string[]): (Heading | null)[] | null {
  if (cells.length < 2 || cells.length > 20 || cells.some((cell) => cell.includes('@') || cell.length > 100))
    return null;
  const headings: (Heading | null)[] = [];
  for (const cell of cells) {
    headings.push(headingIn(cell));
    const strange = headings.filter((heading) => heading === null).length;
    if (strange > 2 || strange * 2 >= cells.length) return null;
  }
  const ours = headings.filter((heading) => heading !== null && heading !== 'other');
  const unknown = headings.filter((heading) => heading === null).length;
  if (ours.length < 2 || unknown > 2 || unknown >= ours.length) return null;
  return new Set(ours.filter((one) => one !== 'surname')).size ===
    ours.filter((one) => one !== 'surname').length
    ? headings
    : null;
}

function rowsBelow(
  lines: readonly string[],
  at: number,
  mark: string,
  headings: readonly (Heading | null)[],
): Table | null {
  const rows: Row[] = [];
  let last = at;
  let company = '';
  for (let next = at + 1; next < lines.length && next <= at + 200; next += 1) {
    const line = lines[next] ?? '';
    if (/^[\s|:+=_-]*$/.test(line)) {
      if (mark === '\t' && line.trim() === '' && rows.length > 0 && !(lines[next + 1] ?? '').includes('\t'))
        break;
      continue;
    }
    const cells = cellsOf(line, mark);
    if (
      cells.length < 2 ||
      (mark !== '\t' && cells.length < headings.length - 1) ||
      headingsOf(cells) !== null
    )
      break;
    const placed = place(cells, headings, company);
    if (placed !== null) {
      company = placed.get('company') || company;
      rows.push({ cells: placed, line });
    }
    last = next;
  }
  return rows.length === 0 ? null : { rows, rest: [...lines.slice(0, at), '', ...lines.slice(last + 1)] };
}

/**
 * Cells under their headings. A row one cell short lacks the company that a cell above spans down to it; any other row that
 * does not fit gives the address alone, since what the other cells mean would be a guess.
 */
function place(
  cells: readonly string[],
  headings: readonly (Heading | null)[],
  company: string,
): Map<Heading, string> | null {
  if (cells.every((cell) => cell === '')) return null;
  const shared = headings.indexOf('company');
  const full =
    cells.length === headings.length - 1 && shared >= 0 && company !== ''
      ? cells.toSpliced(shared, 0, company)
      : [...cells];
  const emailAt = headings.indexOf('email');
  const fits =
    full.length === headings.length &&
    full.every((cell, at) => at === emailAt || addressesIn(cell).length === 0);
  const map = new Map<Heading, string>();
  if (!fits) {
    const address = cells.find((cell) => addressesIn(cell).length > 0);
    if (address !== undefined) map.set('email', address);
    return map.size > 0 ? map : null;
  }
  headings.forEach((heading, at) => {
    if (heading === null || heading === 'other') return;
    const before = heading === 'surname' ? map.get('fullName') : undefined;
    if (before !== undefined) map.set('fullName', `${before} ${full[at] ?? ''}`.trim());
    else map.set(heading, full[at] ?? '');
  });
  if (map.get('company') === '' && company !== '' && (full[emailAt] ?? '') !== '')
    map.set('company', company);
  return [...map.values()].some((value) => value !== '') ? map : null;
}

/** Headings one below the other, then the values of each person in the same order. */
function stackedAt(lines: readonly string[], at: number): Table | null {
  const headings: Heading[] = [];
  let next = at;
  for (; next < lines.length && headings.length < 12; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '') {
      if (headings.length === 0) return null;
      continue;
    }
    const heading = line.includes('\t') ? null : headingIn(line);
    if (heading === null) break;
    headings.push(heading);
  }
  const ours = headings.filter((heading) => heading !== 'other');
  if (ours.length < 3 || new Set(ours).size !== ours.length) return null;
  const emailAt = headings.indexOf('email');
  const values: { text: string; at: number }[] = [];
  for (; next < lines.length && values.length < headings.length * 60; next += 1) {
    const text = (lines[next] ?? '').trim();
    if (text !== '') values.push({ text, at: next });
    else if (values.length > 0 && values.length % headings.length === 0 && !isGrid(lines, next)) break;
  }
  const rows: Row[] = [];
  for (let from = 0; from + headings.length <= values.length; from += headings.length) {
    const cells = values.slice(from, from + headings.length);
    const isAligned = cells.every(({ text }, index) => (emailAt === index) === text.includes('@'));
    if (!isAligned || cells.some(({ text }) => text.length > 120)) break;
    const map = new Map(headings.map((heading, index) => [heading, cells[index]?.text ?? ''] as const));
    rows.push({ cells: map, line: cells.map(({ text }) => text).join(' · ') });
  }
  if (rows.length === 0 || emailAt < 0) return null;
  const last = values[rows.length * headings.length - 1]?.at ?? next;
  return { rows, rest: [...lines.slice(0, at), '', ...lines.slice(last + 1)] };
}

/** Outlook's text part has an empty line between all cells: one more does not end the table. */
const isGrid = (lines: readonly string[], at: number): boolean => (lines[at - 2] ?? 'x').trim() === '';

const isOurs = (heading: Heading | null): boolean => heading !== null && heading !== 'other';

/** So many data nobody asks of one person. */
const MOST_HEADINGS = 60;

/** A table on its side: the first cell of each row is the heading, and each further column a person. */
function columnsAt(lines: readonly string[], at: number): Table | null {
  if (!lines[at]?.includes('\t')) return null;
  const ours: { heading: Heading; cells: string[] }[] = [];
  let next = at;
  for (; next < lines.length && next < at + MOST_HEADINGS; next += 1) {
    const cells = cellsOf(lines[next] ?? '', '\t');
    // Empty cells at the end of a row are gone with the blanks there.
    const heading = cells.length >= (ours.length > 0 ? 2 : 3) ? headingIn(cells[0] ?? '') : null;
    if (heading === null || cells.slice(1).some((cell) => isOurs(headingIn(cell)))) break;
    if (ours.some((row) => row.heading === heading)) return null;
    if (isOurs(heading)) ours.push({ heading, cells: cells.slice(1) });
  }
  const width = ours[0]?.cells.length ?? 0;
  const full = ours.filter(({ cells }) => cells.length === width);
  if (full.length < 2 || ours.some(({ cells }) => cells.length > width)) return null;
  // One value a row, whatever number of tabs brings it below the others: labels, and one person.
  if (ours.every(({ cells }) => cells.filter((cell) => cell !== '').length < 2)) return null;
  const rows: Row[] = [];
  for (let column = 0; column < width; column += 1) {
    const cells = new Map(ours.map(({ heading, cells: row }) => [heading, row[column] ?? ''] as const));
    if ([...cells.values()].some((value) => value !== ''))
      rows.push({ cells, line: [...cells.values()].join(' · ') });
  }
  return rows.length === 0 ? null : { rows, rest: [...lines.slice(0, at), '', ...lines.slice(next)] };
}
