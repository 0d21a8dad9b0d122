import { type DecisionWord, givenBy, saidBy } from './decision-words.ts';
import { meantBy } from './spelling.ts';
import { fold } from './words.ts';

/** A word of a text: as written, folded, and where it stands. */
export interface Token {
  readonly raw: string;
  readonly word: string;
  /** The word that a slip or an abbreviation stands for ("q", "grcias"). */
  readonly meant: string;
  readonly start: number;
  readonly end: number;
  /** Whether by this word somebody approves or rejects. */
  readonly says: DecisionWord | null;
}

export type Clause = readonly Token[];

// Handed to `map` and `some` from here, since V8 forgets the compiled code of a function made anew at each call whenever it
// collects garbage (docs/reading.md, What reading costs).
export const wordOf = (token: Token): string => token.word;
export const rawOf = (token: Token): string => token.raw;

/** A clause's folded words, parted by blanks. */
export const joinedWords = (clause: Clause): string => clause.map(wordOf).join(' ');

/** Whether somebody approves or rejects in it. */
export const decides = (clause: Clause): boolean => clause.some(isDeciding);
const isDeciding = (token: Token): boolean => token.says !== null;

const WORD = /[\p{L}\p{N}]+(?:\p{M}+[\p{L}\p{N}]*)*/gu;
// The same for what nearly all mail is written with, much faster.
const LATIN_WORD = /[0-9A-Za-z²³¹¼-¾ªµºÀ-ÖØ-öø-ÿ]+/g;
const LATIN = /^[\0-ÿ]*$/;
const STOP = /[.,;:!?¡¿()[\]…/|•·–—+=>]|-\s|\s-|\n\s*\n|\n\s*[-*•]|\p{Extended_Pictographic}/u;
// A line may be broken after any of these words: what follows goes on with the sentence, capital letter or not.
const GOES_ON = new Set([
  'de',
  'del',
  'la',
  'el',
  'los',
  'las',
  'a',
  'al',
  'para',
  'con',
  'por',
  'en',
  'y',
  'e',
  'o',
  'que',
  'su',
  'esta',
  'este',
  'se',
  'lo',
  'senor',
  'senora',
]);

/** Parts a text into clauses at punctuation, emoji, blank lines, and where a new line begins a new sentence. */
export function clausesOf(text: string): Clause[] {
  const clauses: Token[][] = [];
  let before: Token | undefined;
  const isLatin = LATIN.test(text);
  const next = isLatin ? LATIN_WORD : WORD;
  next.lastIndex = 0;
  // No letter of Latin-1 folds by those beside it, or into none: where the whole is no longer, each stands in its place.
  const folded = isLatin ? fold(text) : '';
  const isEven = folded.length === text.length;
  // Not matchAll, which copies the expression each time.
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const [raw] = match;
    const start = match.index;
    const end = start + raw.length;
    const word = isEven ? folded.slice(start, end) : fold(raw);
    const isNew = before === undefined || parts(text, before, { raw, start });
    const isGiven = word === 'aprobacion' && !isNew && givenBy(clauses.at(-1)?.map(wordOf) ?? []) > 0;
    const says = isGiven ? 'approve' : saidBy(raw, word);
    const token: Token = { raw, word, meant: meantBy(word), start, end, says };
    if (isNew) clauses.push([token]);
    else clauses.at(-1)?.push(token);
    before = token;
  }
  return clauses;
}

const END = /[.!?¡¿()[\]…]|\n\s*\n|\n\s*[-*•]|\p{Extended_Pictographic}/u;

/** The indices of the clauses of each sentence: parted by full stops, brackets, emoji and new lines, not by commas or colons. */
export function sentencesOf(text: string, clauses: readonly Clause[]): number[][] {
  const sentences: number[][] = [];
  let before: Token | undefined;
  for (const [at, clause] of clauses.entries()) {
    const [start] = clause;
    const gap = text.slice(before?.end, start?.start);
    const isLine =
      gap.includes('\n') && /\p{Lu}/u.test(start?.raw[0] ?? '') && !GOES_ON.has(before?.word ?? '');
    if (before === undefined || END.test(gap) || isLine) sentences.push([at]);
    else sentences.at(-1)?.push(at);
    before = clause.at(-1);
  }
  return sentences;
}

function parts(text: string, before: Token, after: Pick<Token, 'raw' | 'start'>): boolean {
  const gap = text.slice(before.end, Math.min(after.start, before.end + 400));
  if (gap === ' ') return false;
  // "S.A.S." and "logtec.co" are one thing; "aprobar.Gracias" is two.
  if (gap === '.' || gap === '-' || gap === '/')
    return gap === '.' && before.raw.length > 2 && after.raw.length > 2;
  // "10:15"
  if (gap === ':' && /\d$/.test(before.raw) && /^\d/.test(after.raw)) return false;
  if (STOP.test(gap))
    return !(gap.startsWith('.') && before.raw.length === 1 && !gap.includes('\n') && !/[,;:!?]/.test(gap));
  return gap.includes('\n') && /\p{Lu}/u.test(after.raw[0] ?? '') && !GOES_ON.has(before.word);
}
