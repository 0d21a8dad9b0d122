/**
 * Letters as a reader compares them: without case, accents, invisible characters and typographic variants. What reads a reply
 * works on folded text and cuts from the text as it was written.
 */

/** No more than this much of a text is read (LIMITS.md, Incoming mail). */
export const TEXT_LIMIT = 64 * 1024;
/** No more than this much of a line is looked at when its kind is judged. */
const LINE_LIMIT = 400;
// Nobody writes so many lines; what comes after them is not looked at.
const MOST_LINES = 1500;

const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]|\u034f|[\ufe00-\ufe0f]/g;
// U+2028 and U+2029 end lines in Apple's mail; the blanks are those that phones put around hours.
const LINE_END = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
const ASCII = /^[\n\t -~]*$/;
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

const PLAIN = /^[\n\t -~¡-¬®-ÿ–—‘’“”…•]*$/;

/** The same text in NFC, lines ended by "\n", odd blanks made plain, characters that nobody sees left out; at most 64 Ki. */
export function tidy(text: string): string {
  const read = text.slice(0, TEXT_LIMIT);
  if (PLAIN.test(read)) return read;
  return read.replace(INVISIBLE, '').replace(LINE_END, '\n').replace(BLANK, ' ').normalize('NFC');
}

// What each letter beyond ASCII folds to, kept once found: there are 65,408 at most, and normalizing is slow.
const FOLDED: (string | undefined)[] = [];

/** Lower case without accents (ñ becomes n), to compare words with; not to be shown. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  let folded = '';
  let from = 0;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (code < 0x80) continue;
    const isPair = code >= 0xd800 && code <= 0xdbff;
    folded += lower.slice(from, at) + (isPair ? bare(lower.slice(at, at + 2)) : bareOf(code));
    if (isPair) at++;
    from = at + 1;
  }
  return from === 0 ? lower : folded + lower.slice(from);
}

function bareOf(code: number): string {
  const known = FOLDED[code];
  if (known !== undefined) return known;
  const found = bare(String.fromCharCode(code));
  FOLDED[code] = found;
  return found;
}

const bare = (letter: string): string => letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a text, folded: runs of letters and digits. */
export const wordsOf = (text: string): string[] => wordsOfFolded(fold(text));

/** The words of a text that is folded already. */
export const wordsOfFolded = (folded: string): string[] =>
  folded.match(ASCII.test(folded) ? ASCII_WORD : ANY_WORD) ?? [];
const ASCII_WORD = /[a-z0-9]+/g;
const ANY_WORD = /[\p{L}\p{N}]+/gu;

/** Whether a character is of a–z: no rule, mark or bullet begins with one. */
export const isLowerLetter = (code: number): boolean => code > 0x60 && code < 0x7b;

/** Whether a line is quoted by a mark before it. */
export function isMarked(line: string | undefined): boolean {
  if (line === undefined) return false;
  const first = line.charCodeAt(0);
  const isIndented = first <= 0x20 || first >= 0x80;
  return isIndented ? /^\s{0,4}>/.test(line) : first === 0x3e;
}

/** A text's lines as written, and beside each what the rules about lines look at. */
export interface Lines {
  readonly lines: readonly string[];
  readonly folded: readonly string[];
}

const WIDE = /[^\0-\xff]/g;

/** The place of the next character, from an index on, that needs two bytes; infinite for none. */
function nextWide(text: string, from: number): number {
  WIDE.lastIndex = from;
  return WIDE.test(text) ? WIDE.lastIndex - 1 : Number.POSITIVE_INFINITY;
}

/**
 * A text's lines, each in the least room. V8 keeps a text with one curly quote in it at two bytes a letter, and whatever is cut
 * from it; every question about such a piece then takes longer.
 */
export function splitLines(text: string, ends: RegExp | '\n' = '\n'): string[] {
  const lines = text.split(ends);
  let wide = nextWide(text, 0);
  if (wide > text.length) return lines;
  const narrow = Buffer.from(text, 'latin1').toString('latin1');
  let start = 0;
  for (const [at, line] of lines.entries()) {
    if (ends !== '\n') start = text.indexOf(line, start);
    const end = start + line.length;
    if (wide < start) wide = nextWide(text, start);
    if (end <= wide) lines[at] = narrow.slice(start, end);
    start = ends === '\n' ? end + 1 : end;
  }
  return lines;
}

/** These lines of a tidy text, with no more than two blank ones in a row. */
export function linesOf(all: readonly string[]): string[] {
  const lines: string[] = [];
  let blanks = 0;
  for (const line of all) {
    blanks = isBlank(line) ? blanks + 1 : 0;
    if (blanks > 2) continue;
    lines.push(line);
    if (lines.length === MOST_LINES) break;
  }
  return lines;
}

// A letter of ASCII is seen whatever is folded away, and mostly the first is one; of others there may be accents alone.
const isBlank = (line: string): boolean =>
  line === '' ||
  (!isSeen(line.charCodeAt(0)) && !/[!-~]/.test(line) && fold(line).trim().slice(0, LINE_LIMIT) === '');

const isSeen = (code: number): boolean => code > 0x20 && code < 0x7f;

/** Lines, and what the rules about lines look at of each, as far as it was asked for. */
export interface Folded {
  readonly lines: readonly string[];
  readonly known: (string | undefined)[];
}

export const foldedOf = (lines: readonly string[]): Folded => ({ lines, known: [] });

/**
 * What the rules look at of the line at an index; undefined where the text has none. Each line is folded once, and only if it
 * is asked for: what stands below the head of a quote never is.
 */
export function foldedAt({ lines, known }: Folded, at: number): string | undefined {
  const line = lines[at];
  // Nothing but its mark is asked of a quoted line.
  if (line !== undefined) known[at] ??= isMarked(line) ? '>' : fold(line).trim().slice(0, LINE_LIMIT);
  return known[at];
}
