import { distance } from 'fastest-levenshtein';
import { isPostItself, unsignedSize } from './label-ends.ts';
import { isPost } from './shape.ts';
import {
  HEADINGS,
  type Heading,
  LEADING,
  MODIFIERS,
  NOT_OURS,
  NOT_SLIPS,
  PERSON_NOUNS,
  TIES,
} from './vocabulary.ts';
import { openingWord, remembered, type Word, wordsOf } from './words.ts';

/** A label found in a line: what it asks for (several for "Nombre y cargo:"), and where its value begins. */
export interface Label {
  readonly asks: readonly Heading[];
  readonly start: number;
  /** Where the value begins: behind the separator. */
  readonly end: number;
  /** `none`: nothing parts label and value; `bare`: the label is the whole line. */
  readonly separator: 'colon' | 'tab' | 'dash' | 'dot' | 'none' | 'bare';
  /** The number of "Nombre 2:", or null. */
  readonly ordinal: number | null;
}

export const MAX_WORDS = 18;

/**
 * What a run of words asks for as a label, or null when it is no label. A label is a noun of HEADINGS with nothing around
 * it but words that fit; so wordings nobody listed are read too, and a sentence is not.
 */
export function labelOf(
  words: readonly Word[],
  line: string,
): { asks: Heading[]; ordinal: number | null } | null {
  let first = 0;
  while (first < words.length && LEADING.has(words[first]?.fold ?? '')) first += 1;
  const head = words[first];
  if (head === undefined || words.length - first > MAX_WORDS) return null;
  const noun = headingOf(head.fold);
  if (noun === null) return null;
  let ordinal: number | null = null;
  let isOurs = true;
  for (let at = first + 1; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || !(belongs(word, noun) || isOtherBeside(words, at, line))) return null;
    if (NOT_OURS.has(word.fold)) isOurs = false;
    else if (/^\d{1,2}$/.test(word.fold)) ordinal = Number(word.fold);
  }
  const asks = asked(noun, words.slice(first), line);
  return { asks: isOurs ? asks : ['other'], ordinal };
}

/** Whether a word may follow the noun in a label: a tie, a modifier, a number, a noun for the same, or behind a noun not ours any noun. */
const belongs = (word: Word, noun: Heading): boolean =>
  TIES.has(word.fold) ||
  MODIFIERS.has(word.fold) ||
  NOT_OURS.has(word.fold) ||
  /^\d{1,2}$/.test(word.fold) ||
  isSlip(word.fold) ||
  (noun === 'other' ? headingOf(word.fold) !== null : HEADINGS.get(word.fold) === noun);

/** "Empresa / NIT", "Cargo y área": another datum is asked for in one breath. */
function isOtherBeside(words: readonly Word[], at: number, line: string): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (before === undefined || word === undefined || HEADINGS.get(word.fold) !== 'other') return false;
  return /^[ye]$/.test(before.fold) || /^\s*[/+&]\s*$/.test(line.slice(before.end, word.start));
}

const MODIFIER_LIST = [
  'completo',
  'completos',
  'social',
  'electronico',
  'corporativo',
  'corporativa',
  'institucional',
  'empresarial',
  'empresa',
  'compania',
  'organizacion',
  'apellidos',
  'apellido',
  'pertenezco',
  'desempeno',
  'asignado',
];
/** Nouns that may be misspelt, by their first letter: a slip seldom strikes that one. */
const LONG_NOUNS = new Map<string, [string, Heading][]>();
for (const [word, heading] of HEADINGS) {
  if (heading === 'other' || word.length < 5) continue;
  const letter = word[0] ?? '';
  LONG_NOUNS.set(letter, [...(LONG_NOUNS.get(letter) ?? []), [word, heading]]);
}

/** A modifier misspelt. */
const isSlip: (word: string) => boolean = remembered(
  (word) =>
    word.length >= 5 &&
    MODIFIER_LIST.some((one) => one[0] === word[0] && distance(one, word) <= (one.length > 7 ? 2 : 1)),
);

/** What a noun asks for; one slip of the keyboard is forgiven in the long ones, two letters changed over as well. */
const headingOf = (word: string): Heading | null => HEADINGS.get(word) ?? slipOf(word);

const slipOf: (word: string) => Heading | null = remembered((word) => {
  if (word.length < 4 || NOT_SLIPS.has(word) || MODIFIERS.has(word)) return null;
  const glued = /^(?:el|mi|la|su)(correo|cargo|nombre|empresa)$/.exec(word)?.[1];
  if (glued !== undefined) return HEADINGS.get(glued) ?? null;
  for (const [noun, heading] of LONG_NOUNS.get(word[0] ?? '') ?? []) {
    if (Math.abs(noun.length - word.length) > 1) continue;
    if (
      distance(noun, word) <= (noun === 'empresa' || noun.startsWith('apellido') ? 2 : 1) ||
      isSwapped(noun, word)
    )
      return heading;
  }
  return null;
});

function isSwapped(noun: string, word: string): boolean {
  if (noun.length !== word.length) return false;
  const at = noun.split('').findIndex((letter, index) => letter !== word[index]);
  return (
    at >= 0 &&
    noun[at] === word[at + 1] &&
    noun[at + 1] === word[at] &&
    noun.slice(at + 2) === word.slice(at + 2)
  );
}

/** The noun decides, unless another says whose or what it is: "nombre de la empresa", "cuenta de correo", "nombre y cargo". */
function asked(noun: Heading, words: readonly Word[], line: string): Heading[] {
  const asks: Heading[] = [];
  const add = (heading: Heading) => {
    if (!asks.includes(heading)) asks.push(heading);
  };
  const head = words[0]?.fold ?? '';
  const others = words.slice(1).map((word, index) => ({ word, before: words[index], heading: nounAt(word) }));
  const next = others.find(({ heading }) => heading !== null);
  const isNaming = head === 'nombre' || head === 'nombres';
  if (isNaming && next !== undefined && !isPlusSign(next, line) && !PERSON_NOUNS.has(next.word.fold)) {
    // "Nombre de la empresa", "nombre del cargo", "nombre o razón social"; but "nombre apellidos" is a name.
    if (next.heading !== 'surname' && next.heading !== 'fullName') return [next.heading ?? noun];
  }
  if (isNaming && words[1]?.fold === 'comercial') return ['company'];
  if (ADDRESS_NOUNS.has(head) && others.some(({ heading }) => heading === 'email')) return ['email'];
  if (head === 'direccion' && others.some(({ word }) => word.fold.startsWith('electronica')))
    return ['email'];
  if (
    head === 'cuenta' &&
    others.some(({ word }) => /^(?:corporativa|institucional|electronica|crear|requerida)$/.test(word.fold))
  )
    return ['email'];
  if ((head === 'lugar' || head === 'centro') && others.some(({ word }) => word.fold === 'trabajo'))
    return ['company'];
  add(noun);
  for (const other of others) {
    if (other.heading === null || PERSON_NOUNS.has(other.word.fold)) continue;
    if (isPlusSign(other, line)) add(other.heading);
  }
  if (asks.includes('surname') && asks.includes('fullName'))
    return asks.filter((heading) => heading !== 'surname');
  if (noun === 'surname' && words.some(({ fold }) => /^nombres?$/.test(fold))) return ['fullName'];
  return asks;
}

const ADDRESS_NOUNS = new Set(['usuario', 'usuaria', 'direccion', 'cuenta', 'buzon']);

const nounAt = (word: Word): Heading | null =>
  TIES.has(word.fold) ? null : (HEADINGS.get(word.fold) ?? null);

/** "y", "/", "," or "+" before the noun: it asks for another datum besides. "o" only gives another name for the same. */
function isPlusSign({ word, before }: { word: Word; before: Word | undefined }, line: string): boolean {
  if (before === undefined) return false;
  if (/^[ye]$/.test(before.fold)) return true;
  return /^\s*[/,+&]\s*$/.test(line.slice(before.end, word.start));
}

const COLON =
  /^\s*(?:\([^()]{0,80}\)\s*)?(?::+|：|=+>?|->|=>|→|>>|\.{2,}:?|…|\?:?(?=\s*[\p{L}\p{N}<]))[\s.:]*/u;
const DASH = /^(?:\s+[-–—]+\s*|[-–—]+\s+|\s*[–—]\s*|\s*;\s*)/;

/** The label with which a line begins, or null. Bullets and numbers before it must be gone. */
export function labelAtStart(line: string): Label | null {
  // Most lines are no labels, as their first word of weight shows.
  const opening = openingWord(line.slice(0, 60), LEADING);
  return opening !== null && headingOf(opening) === null ? null : labelOfLine(line);
}

const labelOfLine: (line: string) => Label | null = remembered(findLabelAtStart);

function findLabelAtStart(line: string): Label | null {
  const words = wordsOf(line.slice(0, 200), MAX_WORDS + 2);
  const first = words.findIndex((word) => !LEADING.has(word.fold));
  const head = words[first];
  const noun = head === undefined ? null : headingOf(head.fold);
  if (noun === null || !/^["'“«¿¡([<_\s]*$/.test(line.slice(0, words[0]?.start))) return null;
  for (let count = 1; count <= words.length; count += 1) {
    const last = words[count - 1];
    const next = words[count];
    if (last === undefined || count <= first) continue;
    const separator = separatorAfter(line, last.end);
    const isEnd =
      next === undefined ||
      !(belongs(next, noun) || isOtherBeside(words, count, line)) ||
      !isCloseBy(line.slice(last.end, next.start));
    if ((separator === null || separator.kind === 'dot') && !isEnd) continue;
    const isSigned = separator !== null && separator.kind !== 'bare';
    if (!isSigned && isPostItself(words.slice(first, count))) return null;
    const place = separator ?? { kind: 'none' as const, end: last.end };
    const isWhole = separator !== null && !(noun === 'role' && isPost(words[first + 1]?.fold ?? ''));
    const size = isSigned || isWhole ? count : unsignedSize(words, first, count);
    const found = labelOf(words.slice(0, size), line);
    if (found === null) return null;
    const { kind, end } = size === count ? place : { kind: 'none' as const, end: words[size - 1]?.end ?? 0 };
    return { asks: found.asks, ordinal: found.ordinal, start: 0, end, separator: kind };
  }
  return null;
}

/** What may stand between two words of one label. */
const isCloseBy = (between: string): boolean =>
  /^[\s/.,()+&_-]*$/.test(between) && !/\t|\.\s|\s[-–—]\s/.test(between);

function separatorAfter(
  line: string,
  at: number,
): { kind: 'colon' | 'tab' | 'dash' | 'dot' | 'bare'; end: number } | null {
  const after = line.slice(at);
  // Mostly the next word follows.
  if (after.startsWith(' ') && /^ [a-z\d]/i.test(after)) return null;
  const rest = after.replace(/^[_"'”»]+/, (marks) => ' '.repeat(marks.length));
  const colon = COLON.exec(rest);
  if (colon !== null) return { kind: 'colon', end: at + colon[0].length };
  if (/^\s*(?:\([^()]{0,80}\))?\s*[.?!,)\]]?\s*$/.test(rest)) return { kind: 'bare', end: line.length };
  const tab = /^[ .]*\t[\s:=-]*/.exec(rest);
  if (tab !== null) return { kind: 'tab', end: at + tab[0].length };
  const dash = DASH.exec(rest);
  if (dash !== null) return { kind: 'dash', end: at + dash[0].length };
  const dot = /^\s?\.\s*(?=[\p{L}\p{N}<])/u.exec(rest);
  if (dot !== null) return { kind: 'dot', end: at + dot[0].length };
  return null;
}
