import { TITLES } from './lexicon.ts';
import { foldOf, wordsOf } from './words.ts';

/** Whether one name is the other, shortened: each of its words stands in the other, initials apart. */
export function isSamePerson(one: string, other: string): boolean {
  const [first, second] = [wordsOfName(one), wordsOfName(other)];
  const [long, short] = first.length < second.length ? [second, first] : [first, second];
  for (const word of short) if (!long.includes(word)) return false;
  return short.length > 0;
}

const wordsOfName = (name: string): string[] => wordsOf(name).map(foldOf).filter(isOfName);
const isOfName = (word: string): boolean => word.length > 1 && !TITLES.has(word);
