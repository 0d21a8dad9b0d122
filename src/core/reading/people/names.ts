import { TITLES } from './lexicon.ts';
import { wordsOf } from './words.ts';

/** Whether one name is the other, shortened: each of its words stands in the other, initials apart. */
export function isSamePerson(one: string, other: string): boolean {
  const words = (name: string) =>
    wordsOf(name)
      .map((word) => word.fold)
      .filter((word) => word.length > 1 && !TITLES.has(word));
  const [long, short] = [words(one), words(other)].sort((a, b) => b.length - a.length) as [
    string[],
    string[],
  ];
  return short.length > 0 && short.every((word) => long.includes(word));
}
