/** Lower case without accents: the form in which Spanish words are compared here. Never shown to anybody. */
export const fold = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(MARKS, '').toLowerCase();

const ASCII = /^[\0-\x7f]*$/;
const MARKS = /\p{M}+/gu;

export interface Word {
  readonly text: string;
  readonly fold: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a line with their places; letters and digits alone (and U+FFFD, what is left of a lost letter). */
export function wordsOf(text: string, atMost = 1000): Word[] {
  const words: Word[] = [];
  const folded = fold(text);
  const isEven = folded.length === text.length;
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}\ufffd]+/gu)) {
    words.push({
      text: match[0],
      fold: isEven ? folded.slice(match.index, match.index + match[0].length) : fold(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    });
    if (words.length >= atMost) break;
  }
  return words;
}

/** A set of words written as one string, for tables of vocabulary. */
export const setOf = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ''));

const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f\u180b-\u180d]/gu;

/** One line as the eye sees it: NFC, nothing invisible, every kind of blank a blank; tabs stay, since they part columns. */
export const visible = (line: string): string =>
  line
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\f]/g, ' ')
    .trimEnd();
