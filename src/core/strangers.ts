import { canonicalAddress } from './address.ts';

/**
 * What strangers wrote, made fit to stand in our letters and pages: visible characters only, capped, and without live
 * links. Escaping for HTML is the template's business.
 */

/** Control, format (bidi, zero-width, tags), private, unassigned and other characters that show nothing. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Stacks of combining marks spill over the lines above and below; no word of ours needs more than three. */
const STACKED = /(\p{M}{3})\p{M}+/gu;

const visible = (text: string): string => text.replace(INVISIBLE, '').replace(STACKED, '$1').normalize('NFC');

/** At most `most` characters (code points, so that none is cut in two), the last one an ellipsis where something was left out. */
export function capped(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** One line of at most `most` characters (code points); line breaks and runs of blanks become one blank. */
export function strangersLine(text: string, most = 200): string {
  const line = visible(text.slice(0, most * 8).replace(/[\s\u0085]+/g, ' '));
  return capped(withoutLinks(line).replace(/ {2,}/g, ' ').trim(), most);
}

const MOST_IN_LINES = 1000;

/** Several lines, at most 1,000 characters in all and 30 lines; never two empty ones in a row. */
export function strangersLines(text: string): string {
  const lines = text
    .slice(0, MOST_IN_LINES * 8)
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .slice(0, 200);
  const clean = lines.map((line) => withoutLinks(visible(line.replace(/\s+/g, ' '))).trim()).join('\n');
  return capped(
    clean
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .split('\n')
      .slice(0, 30)
      .join('\n'),
    MOST_IN_LINES,
  );
}

/**
 * An address as it is where it is of the plain kind that we mail ourselves; else as any other words. The grammar allows
 * "/", "?" and "=" in a local part, with which an address can be read as a link.
 */
export function strangersAddress(text: string): string {
  const isPlain =
    canonicalAddress(text) !== null && /^(?!www\.)[a-z0-9_][a-z0-9._+-]*@[a-z0-9.-]+$/i.test(text);
  return isPlain ? text : strangersLine(text, 254);
}

/** A word that mail clients turn into a link: a scheme, www., a host with a plausible top-level domain, an address, \\server. */
const LINKISH = /\p{L}{2}:\S|:\/\/|^\P{L}*(?:www|ftp)[.．。｡]|\S[.．。｡](?:\p{L}{2}|xn--)|@\S|\\\\/iu;

/**
 * Breaks up what a client would turn into a link by a blank after each colon and dot of it, and before each "@":
 * "https://evil.example" is shown as "https: //evil. example". A blank is seen by the reader, survives copying, quoting and
 * plain text, and no client links across it; zero-width characters do none of that, and would be invisible in answers.
 */
export function withoutLinks(text: string): string {
  return text.replace(/\S+/gu, (word) =>
    LINKISH.test(word)
      ? word
          .replace(/(?<=\p{L}):(?=\S)/gu, ': ')
          .replace(/([.．。｡])(?=[\p{L}\p{N}])/gu, '$1 ')
          .replace(/(?<=\S)@/gu, ' @')
          .replace(/\\(?=\\)/g, '\\ ')
      : word,
  );
}
