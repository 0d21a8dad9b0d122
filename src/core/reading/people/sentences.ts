import { BEHIND_FORM } from './lexicon.ts';
import { fold } from './words.ts';

/** Nobody introduces himself in the sixtieth sentence. */
const MAX_SENTENCES = 60;
const ABBREVIATION =
  /(?:^|[\s(.])(?:\p{L}|sr|sra|srta|dr|dra|ing|lic|arq|abg|esp|cia|ltda|sas|inc|no|nro|dpto|depto|av|cra|tel|ext|s\.a|s\.a\.s|e\.s\.p|e\.s\.e|mg|msc|phd|vda|vd|hnos?|jr|sta|sto|ma|fdo|fco|gral|sgto|cap|cnel|tte|univ|admon|admin|adm|gcia|gte|coord|aux|asist|prof|tec|tecn|hosp|inst|mpio|corp|ind|inds|cial|ltd|soc|asoc|fund|constr|distr|nal|dir|subdir|sec|ger|inv|ing|ings|rep|repr|op|oper|log|serv|servs|transp|agrop|mant|mtto|prod|vtas|rrhh|intl|bto|bco|col|cons|hno|mons|rev|pbro|fr|reg|sup|superv|jef)$/u;

/** Legal forms that stand behind a company's name; others, such as E.S.E., stand before it. */
const ENDS_COMPANY =
  /[\s(](?:s\.?\s?a\.?\s?s\.?|s\.?\s?a\.?|ltda\.?|e\.?\s?s\.?\s?p\.?|e\.?u\.?|inc\.?|bic)\.?$/;

/** Whether a company's name goes on behind its legal form: with another, or with what may stand there. */
const goesOn = (behind: string): boolean =>
  ENDS_COMPANY.test(` ${behind.split(/\s/, 1)[0] ?? ''}`) || BEHIND_FORM.test(behind);

/** Running text as sentences; lines that a mail program wrapped are put together first. */
export function sentencesOf(lines: readonly string[]): readonly string[] {
  const known = KNOWN.get(lines);
  if (known !== undefined) return known;
  const sentences = unwrapped(lines).flatMap(splitSentences).slice(0, MAX_SENTENCES);
  KNOWN.set(lines, sentences);
  return sentences;
}

/** Several rules read the same text, one after the other. */
const KNOWN = new WeakMap<readonly string[], readonly string[]>();

const isWritten = (sentence: string): boolean => sentence.trim() !== '';

const MARGIN = 55;

function unwrapped(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let last = '';
  for (const line of lines) {
    const text = line.trim();
    const first = text.split(' ', 1)[0] ?? '';
    const goesOn =
      last !== '' &&
      text !== '' &&
      last.length + first.length + 1 > MARGIN &&
      last.length < 90 &&
      !/[.:!?]$/.test(last);
    if (goesOn) paragraphs.push(`${paragraphs.pop() ?? ''} ${text}`);
    else if (text !== '') paragraphs.push(text);
    last = text;
  }
  return paragraphs;
}

/** The sentences of one paragraph; the dots of legal forms, titles and initials end none. */
export function splitSentences(paragraph: string): string[] {
  if (!/[.!?;…]["”»)]?\s/.test(paragraph)) return paragraph.trim() === '' ? [] : [paragraph];
  const sentences: string[] = [];
  let from = 0;
  for (const match of paragraph.matchAll(/[.!?;…]+["”»)]?\s+(?=[\p{L}\p{N}¿¡"“«(])/gu)) {
    const before = paragraph.slice(from, match.index);
    const after = paragraph[match.index + match[0].length] ?? '';
    const isDot = match[0].startsWith('.');
    const lastWords = fold(before.slice(-12));
    const isShortened = isDot && ABBREVIATION.test(lastWords);
    const endsCompany =
      isDot &&
      ENDS_COMPANY.test(` ${lastWords}.`) &&
      /^[\p{Lu}¿¡]/u.test(after) &&
      !goesOn(fold(paragraph.slice(match.index + match[0].length).slice(0, 24)));
    if (isShortened && !endsCompany) continue;
    if (isDot && /\p{Ll}/u.test(after) && /\.\p{L}$/u.test(before)) continue;
    sentences.push(`${before}${match[0].trimEnd()}`);
    from = match.index + match[0].length;
  }
  sentences.push(paragraph.slice(from));
  return sentences.filter(isWritten);
}
