/** Lower case without accents: the form in which Spanish words are compared here. Never shown to anybody. */
export function fold(text: string): string {
  // Often two rules ask the same, one after the other.
  if (text === lastText) return lastFolded;
  const lower = text.toLowerCase();
  let folded = '';
  let from = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code < 0x80) continue;
    folded += lower.slice(from, at) + (FOLDED[code] ?? foldedLetter(code));
    from = at + 1;
  }
  lastText = text;
  lastFolded = from === 0 ? lower : folded + lower.slice(from);
  return lastFolded;
}
let lastText = '';
let lastFolded = '';

const LETTERS_OF_TWO = /[\ud800-\udfff]/;

/** The same letters, large and small, without their accents. */
export function withoutAccents(text: string): string {
  if (LETTERS_OF_TWO.test(text)) return text.normalize('NFD').replace(/\p{M}/gu, '');
  let plain = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    plain += text.slice(from, at) + (BARE[code] ?? bareLetter(code));
    from = at + 1;
  }
  return from === 0 ? text : plain + text.slice(from);
}

/** What each letter beyond ASCII folds to, kept once found: there are 65,408 at most, and normalizing is slow. */
const FOLDED: (string | undefined)[] = [];

/** The same in their own case. */
const BARE: (string | undefined)[] = [];

function bareLetter(code: number): string {
  const bare = String.fromCharCode(code)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  BARE[code] = bare;
  return bare;
}

function foldedLetter(code: number): string {
  const plain = bareLetter(code).toLowerCase();
  FOLDED[code] = plain;
  return plain;
}

/**
 * A function of one line that remembers its last answers: the rules ask the same of the same lines over and over. What is
 * remembered is dropped when it grows over 600 lines, and long ones never are.
 */
export function remembered<T>(ask: (line: string) => T): (line: string) => T {
  let answers = new Map<string, T>();
  return (line) => {
    if (line.length > 500) return ask(line);
    const known = answers.get(line);
    if (known !== undefined || answers.has(line)) return known as T;
    const answer = ask(line);
    if (answers.size >= 600) answers = new Map();
    answers.set(line, answer);
    return answer;
  };
}

export interface Word {
  readonly text: string;
  readonly fold: string;
  readonly start: number;
  readonly end: number;
}

/** For `map`: made once (clauses.ts, wordOf). */
export const foldOf = (word: Word): string => word.fold;

/** The words of a line with their places; letters and digits alone (and U+FFFD, what is left of a lost letter). */
export function wordsOf(text: string, atMost = 1000): Word[] {
  const words: Word[] = [];
  const plain = fold(text);
  const isEven = plain.length === text.length;
  const each = wordIn(text);
  for (let match = each.exec(text); match !== null && words.length < atMost; match = each.exec(text)) {
    const { 0: word, index: start } = match;
    const end = start + word.length;
    words.push({ text: word, fold: isEven ? plain.slice(start, end) : fold(word), start, end });
  }
  return words;
}

/** How many words a line has: as many as `wordsOf` finds. */
export function wordCount(text: string): number {
  const each = wordIn(text);
  let count = 0;
  while (count < 1000 && each.test(text)) count += 1;
  return count;
}

// Nearly all that is written here is of Latin-1, and looking for letters of all scripts is slow.
const LATIN_WORD = /[0-9A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-ÿ]+/g;
const ANY_WORD = /[\p{L}\p{M}\p{N}\ufffd]+/gu;
const OTHER_THAN_LATIN = /[^\0-\xff]/;

/** What finds the words of a text, one after the other. */
function wordIn(text: string): RegExp {
  const each = OTHER_THAN_LATIN.test(text) ? ANY_WORD : LATIN_WORD;
  each.lastIndex = 0;
  return each;
}

/** The first word of a line, folded; empty where it has none. */
export const firstWordOf = (text: string): string => wordsOf(text, 1)[0]?.fold ?? '';

/** The first word that is none of these, folded, where it is among the first three; else null. */
export function openingWord(text: string, but: ReadonlySet<string>): string | null {
  let at = 0;
  for (let count = 0; count < 3; count += 1) {
    while (at < text.length && !isInWord(text, at)) at += 1;
    const start = at;
    while (at < text.length && isInWord(text, at)) at += 1;
    if (at === start) return null;
    const word = fold(text.slice(start, at));
    if (!but.has(word)) return word;
  }
  return null;
}

const OTHER_LETTER = /[\p{L}\p{M}\p{N}\ufffd]/u;
/** For the first 0x250 characters, whether each stands in words: the Latin ones, which is nearly all there is. */
const LATIN = Uint8Array.from({ length: 0x250 }, (_, code) =>
  Number(OTHER_LETTER.test(String.fromCharCode(code))),
);

function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x250) return LATIN[code] === 1;
  if (Number.isNaN(code)) return false;
  if (code < 0xd800 || code > 0xdfff) return OTHER_LETTER.test(text[at] ?? '');
  const whole = code < 0xdc00 ? text.codePointAt(at) : text.codePointAt(at - 1);
  return whole !== undefined && whole > 0xffff && OTHER_LETTER.test(String.fromCodePoint(whole));
}

/** Every run of blanks a single blank. */
export const withSingleBlanks = (text: string): string =>
  /[^\S ]|\s\s/.test(text) ? text.replace(/\s+/g, ' ') : text;

/** A set of words written as one string, for tables of vocabulary. */
export const setOf = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ''));

const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f\u180b-\u180d]/gu;

/** One line as the eye sees it: NFC, nothing invisible, every kind of blank a blank; tabs stay, since they part columns. */
export const visible = (line: string): string => (PLAIN.test(line) ? line.trimEnd() : shown(line));

/** Nothing of what is changed or left out. */
const PLAIN = /^[\n\r\t -~¡-¬®-ÿ–—‘’“”…•]*$/;

const shown = (line: string): string =>
  line
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\f]/g, ' ')
    .trimEnd();
