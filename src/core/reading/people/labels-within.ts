import { type Label, labelOf, MAX_WORDS } from './labels.ts';
import { HEADINGS, MODIFIERS, TIES } from './vocabulary.ts';
import { type Word, wordsOf } from './words.ts';

/** Whether a line has a sign that may part a label from its value. */
export const hasSign = (line: string): boolean => line.includes(':') || line.includes('=');

/**
 * Labels inside a line, each before a colon or an equals sign: "Ana Ruiz Cargo: Analista". The words before the sign are
 * taken into the label as long as they belong to it, so that the value before it keeps its own.
 */
export function labelsWithin(line: string, from: number): Label[] {
  const labels: Label[] = [];
  if (!hasSign(line)) return labels;
  let words: readonly Word[] | null = null;
  SIGN.lastIndex = from;
  // Not matchAll, which copies the expression each time.
  for (let match = SIGN.exec(line); match !== null && labels.length < 24; match = SIGN.exec(line)) {
    const sign = match.index;
    words ??= wordsOf(line);
    const label = labelBefore(words, line, sign, labels.at(-1)?.end ?? from);
    if (label !== null) labels.push({ ...label, end: sign + match[0].length });
  }
  return labels;
}

const SIGN = /[:=]+\s*/g;

function labelBefore(words: readonly Word[], line: string, sign: number, floor: number): Label | null {
  let last = words.length - 1;
  while (last >= 0 && (words[last]?.end ?? 0) > sign) last -= 1;
  if (last < 0 || /[^\s)_"”»]/.test(line.slice(words[last]?.end ?? 0, sign).replace(/\([^()]*\)/, '')))
    return null;
  let found: Label | null = null;
  for (let first = last; first >= 0 && last - first < MAX_WORDS; first -= 1) {
    const word = words[first];
    if (word === undefined || word.start < floor) break;
    const next = words[first + 1];
    if (first < last && !/^[\s/()_-]*$/.test(line.slice(word.end, next?.start))) break;
    const label = labelOf(words.slice(first, last + 1), line);
    if (label !== null && !/^(?:de|para|to|from|id|date)$/.test(word.fold))
      found = { asks: label.asks, ordinal: label.ordinal, start: word.start, end: sign, separator: 'colon' };
    else if (found !== null) break;
    const before = words[first - 1];
    if (found !== null && !(before !== undefined && isTied(before, word))) break;
  }
  return found;
}

/** Whether the word before a label still belongs to it: a tie, a modifier, or "nombre" as in "nombre empresa". */
const isTied = (before: Word, first: Word): boolean =>
  TIES.has(before.fold) ||
  (MODIFIERS.has(before.fold) && !HEADINGS.has(first.fold)) ||
  /^razon$/.test(before.fold);
