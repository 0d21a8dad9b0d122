import type { IncomingMail } from '../../mail.ts';
import { splitLines } from '../words.ts';
import { remembered, visible } from './words.ts';

/** Lines looked at, and how long each may be (LIMITS.md); longer ones are parted at the end of a sentence or word. */
const MAX_LINES = 800;
const MAX_LINE = 400;

/** The body of a mail as lines. HTML goes before plain text, which breaks lines and loses tables and hidden marks. */
export function bodyLines(mail: IncomingMail): string[] {
  const source = usesHtml(mail) ? (mail.html ?? '') : (mail.plain ?? '');
  const lines: string[] = [];
  const text = visible(source.slice(0, 65536));
  for (const line of splitLines(text, OTHER_ENDS.test(text) ? ANY_END : '\n')) {
    for (const part of parted(line.trimEnd())) lines.push(MARKED.test(part) ? plainMarks(part) : part);
    if (lines.length >= MAX_LINES) break;
  }
  return lines;
}

const OTHER_ENDS = /[\r\u2028\u2029\u0085]/;
const ANY_END = /\r\n|[\n\r\u2028\u2029\u0085]/;

/** Where the HTML is only a rider on the text (a footer that a gateway added), the text is the mail. */
function usesHtml(mail: IncomingMail): boolean {
  if (mail.html === null || mail.plain === null) return mail.html !== null;
  const least = weight(mail.plain, Number.POSITIVE_INFINITY) / 3;
  return weight(mail.html, least) >= least;
}

/** For each Latin character whether it counts: blanks and marks do not. */
const HAS_WEIGHT = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(!' \n\t\r\u00a0>*_-'.includes(String.fromCharCode(code))),
);

/** How many characters a text has besides blanks, marks and what stands between angle brackets; counted so far as needed. */
function weight(text: string, upTo: number): number {
  let count = 0;
  for (let at = 0; at < text.length && count < upTo; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x3c) {
      const end = text.slice(at, at + 300).indexOf('>');
      if (end > 0) at += end;
      else count += 1;
    } else if (code > 255 || HAS_WEIGHT[code] === 1) count += 1;
  }
  return count;
}

function parted(line: string): string[] {
  if (line.length <= MAX_LINE) return [line];
  const parts: string[] = [];
  let rest = line;
  while (rest.length > MAX_LINE && parts.length < 200) {
    const head = rest.slice(0, MAX_LINE);
    const stops = ['. ', '; ', '? ', '! ', ', ', ' '].map((stop) => head.lastIndexOf(stop) + stop.length);
    const cut = stops.find((at) => at > MAX_LINE / 4) ?? MAX_LINE;
    parts.push(head.slice(0, cut).trimEnd());
    rest = rest.slice(cut);
  }
  return [...parts, rest];
}

const MARKED = /[*<[~]| {3}|[\u0335-\u0338]/;

/**
 * Marks of plain text made from HTML, undone: *bold*, the link targets that Outlook writes behind a text, wide gaps that
 * stand for a column, and the bars of a table drawn with them. What is struck out (~~so~~, ~so~, or letter by letter) goes.
 */
function plainMarks(line: string): string {
  return line
    .replace(/\*+/g, '')
    .replace(/(?<![\w~/.])(~~?)(?![\s~])[^~]{1,120}\1(?![\w~])/g, '')
    .replace(/(?:\P{Mn}[\u0335-\u0338])+/gu, '')
    .replace(/(@[^\s<>]{1,255})\s?(?:<mailto:[^>]{0,320}>|\[mailto:[^\]]{0,320}\])/gi, '$1')
    .replace(/<mailto:([^>\s]{1,320})>/gi, ' <$1>')
    .replace(/\[mailto:([^\]\s]{1,320})\]/gi, ' <$1>')
    .replace(/<https?:[^>]{0,400}>/gi, '')
    .replace(/(\S) {3,}(?=\S)/g, '$1\t');
}

/** Bullets, dashes and numbers before the text of a list's item ("1. ", "- ", "• ", "a) "); "E.S.E. Hospital" has none. */
export const withoutBullet = (line: string): string =>
  isLetter(line.charCodeAt(0)) && isLetter(line.charCodeAt(1)) ? line.trim() : bulletless(line);

/** Whether a character is of A–Z or a–z. */
const isLetter = (code: number): boolean => (code | 0x20) > 0x60 && (code | 0x20) < 0x7b;

const bulletless: (line: string) => string = remembered((line) =>
  line
    .replace(
      /^[\s>]*(?:[-–—•·●▪◦○‣✓✔➢➤►→■□◆❖§\uf0b7\uf0a7\uf0d8\uf076]+|(?:\p{Extended_Pictographic}\ufe0f?)+|o(?=\s{2,}|\t))\s*/u,
      '',
    )
    .replace(/^\s*(?:\(?\d{1,2}\s?(?:[.)°º]-?|-)|\(?[a-h](?:\)|\.(?! ?[a-z]\.)))\s*(?=\D)/i, '')
    .trim(),
);
