import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PhraseTree } from '../../src/core/reading/phrase-tree.ts';
import { splitLines } from '../../src/core/reading/words.ts';

type Kind = 'yes' | 'no' | 'thanks';
const phrases = fc.array(
  fc.tuple(
    fc.constantFrom<Kind>('yes', 'no', 'thanks'),
    fc.array(fc.constantFrom('a', 'b', 'que', 'la'), { minLength: 1, maxLength: 4 }),
  ),
  { maxLength: 30 },
);

/** The kinds of a phrase, those listed first before the others. */
const kindsOf = (listed: readonly [Kind, string[]][], phrase: string): Kind[] => [
  ...new Set(listed.filter(([, words]) => words.join(' ') === phrase).map(([kind]) => kind)),
];

describe('the tree of phrases', () => {
  test('knows each phrase by its kinds, in the order that they were listed in, and no other', () => {
    fc.assert(
      fc.property(phrases, (listed) => {
        const tree = new PhraseTree<Kind>();
        for (const [kind, words] of listed) tree.add(kind, [` ${words.join('  ')} `]);
        for (const [, words] of listed) {
          let branch = 0;
          for (const [at, word] of words.entries()) {
            branch = tree.next(branch, word);
            expect(branch).toBeGreaterThan(0);
            expect(tree.kindsAt(branch)).toEqual(kindsOf(listed, words.slice(0, at + 1).join(' ')));
          }
          expect(tree.next(branch, 'otra')).toBe(0);
        }
      }),
    );
  });

  test('says so when there are more phrases than it has room for', () => {
    const tree = new PhraseTree<Kind>();
    const many = Array.from({ length: 100_000 }, (_, n) => `${n % 317} ${Math.floor(n / 317)}`);
    expect(() => tree.add('yes', many)).toThrow('More phrases than the tree has room for');
  });
});

test('lines of a text with curly quotes in it are those of the text', () => {
  const line = fc
    .array(fc.constantFrom('a', 'é', '“', '😀', ' ', '\r', '\r\n', '\n', '\u2028'))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(line, (text) => {
      expect(splitLines(text)).toEqual(text.split('\n'));
      expect(splitLines(text, /\r\n|[\n\r\u2028]/)).toEqual(text.split(/\r\n|[\n\r\u2028]/));
    }),
  );
});
