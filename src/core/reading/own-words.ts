import type { IncomingMail } from '../mail.ts';
import { withoutQuotes } from './quotes.ts';
import { type Signed, withoutSignature } from './signature.ts';
import { splitLines, tidy, wordsOf } from './words.ts';

/** A mail's text in its parts. Lines end with "\n"; nothing is folded. */
export interface OwnWords {
  /** What the writer newly wrote, without quotes, signature and disclaimer. */
  readonly words: string;
  /** Of these, what stands above the signature. */
  readonly above: string;
  /** The writer's signature and disclaimer. */
  readonly signature: string;
  /** What the writer quoted or passed on. */
  readonly quoted: string;
}

/**
 * Parts the text of a mail into the writer's own words and the rest. The plain part is read, the HTML only where there is none.
 *
 * @param writer the words of the writer's name (`writerOf`).
 */
export function ownWords(
  mail: Pick<IncomingMail, 'plain' | 'html' | 'from'>,
  writer: ReadonlySet<string> = writerOf(mail.from),
): OwnWords {
  const plain = tidy(mail.plain ?? '');
  return partsOf(plain.trim() === '' ? tidy(mail.html ?? '') : plain, writer);
}

/** The same of the HTML alone, or null where the mail has not both. */
export function ownWordsOfHtml(
  mail: Pick<IncomingMail, 'plain' | 'html'>,
  writer: ReadonlySet<string>,
): OwnWords | null {
  if (mail.html === null || mail.html.trim() === '' || mail.plain === null || mail.plain.trim() === '')
    return null;
  return partsOf(tidy(mail.html), writer);
}

function partsOf(text: string, writer: ReadonlySet<string>): OwnWords {
  const { segments, quoted } = withoutQuotes(splitLines(text), 'quote');
  const parts = segments.map((segment) => withoutSignature(segment, writer));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    const { words, above, signature } = only;
    return { words, above, signature, quoted };
  }
  return {
    words: joined(parts, 'words'),
    above: joined(parts, 'above'),
    signature: joined(parts, 'signature'),
    quoted,
  };
}

function joined(all: readonly Signed[], part: keyof Signed): string {
  const written: string[] = [];
  for (const each of all) if (each[part] !== '') written.push(each[part]);
  return written.join('\n\n');
}

/** The words that the writer's name is made of, from the display name and the local part of the address. */
export function writerOf(from: IncomingMail['from']): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { name, address } of from)
    for (const part of [name.slice(0, 400), address.slice(0, 400).split('@', 1)[0] ?? ''])
      for (const word of wordsOf(part)) if (word.length > 1) words.add(word);
  return words;
}
