import { fold, remembered } from './words.ts';

/** A word of a sentence with the marks around it: "S.A.S.," is `S.A.S.` followed by a comma. */
export interface Token {
  readonly text: string;
  readonly fold: string;
  /** A mark that ends a phrase behind the word. */
  readonly stops: boolean;
  readonly start: number;
  readonly end: number;
}

const ABBREVIATED =
  /^(?:(?:\p{L}\.){1,5}\p{L}?\.?|ltda\.|cia\.|sr\.|sra\.|dr\.|dra\.|ing\.|lic\.|inc\.|\p{L}\.)$/u;

/** The first words of a text, no more than a phrase can be made of. */
export const tokensOf: (text: string) => readonly Token[] = remembered((text) => {
  const tokens: Token[] = [];
  const folded = fold(text);
  const isEven = folded.length === text.length;
  let from = 0;
  for (let at = 0; at <= text.length && tokens.length < 24; at += 1) {
    if (at < text.length && !BLANK.has(text[at] ?? '')) continue;
    if (at > from) {
      const run = text.slice(from, at);
      const plain = isEven ? folded.slice(from, at) : fold(run);
      if (/^[a-z]+$/.test(plain)) tokens.push({ text: run, fold: plain, stops: false, start: from, end: at });
      else addMarked(tokens, run, from);
    }
    from = at + 1;
  }
  return tokens;
});

const CLOSING = /["'”»)\]!?:;,…*_]+$/;
const BLANK = new Set(' \t\n\r\u00a0\u2028\u2029');

/** A word with marks around it: those that open are left out, those that end a phrase noted. */
function addMarked(tokens: Token[], run: string, from: number): void {
  const opening = /^["'“«(¿¡[*_]*/.exec(run)?.[0] ?? '';
  const body = run.slice(opening.length);
  const bare = body.replace(CLOSING, '');
  const isShort = bare.includes('.') && ABBREVIATED.test(fold(bare));
  const word = isShort ? bare : bare.replace(/\.+$/, '').replace(CLOSING, '');
  const stops = body.length > word.length;
  // A bracket opens a remark on what stands before it.
  const before = tokens.at(-1);
  if (opening.includes('(') && before !== undefined) tokens.splice(-1, 1, { ...before, stops: true });
  const start = from + opening.length;
  if (word !== '' || stops)
    tokens.push({ text: word, fold: fold(word), stops, start, end: start + word.length });
}
