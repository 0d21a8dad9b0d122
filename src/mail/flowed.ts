/** Text whose paragraphs the sender's program broke into lines that are to be put together again (RFC 3676). */
export interface Flowed {
  /** The mail with its format=flowed renamed, so that the parser leaves the lines as they are. */
  readonly raw: Buffer;
  /** The blank at the end of a flowed line is no part of the text (DelSp=yes, RFC 3676 §4.1). */
  readonly delSp: boolean;
}

// A field's lines, its folded ones as well; each piece is taken once, so that the search is linear.
const TEXT_FIELD = /^content-type[ \t]{0,9}:[ \t\r\n]{0,9}text\/plain\b(?:[^\r\n]|\r?\n[ \t])*/gim;
const FLOWED = /(;[ \t\r\n]{0,9}format[ \t]{0,9}=[ \t]{0,9}"?)flowed/i;
const DEL_SP = /;[ \t\r\n]{0,9}delsp[ \t]{0,9}=[ \t]{0,9}"?yes/i;

/**
 * Keeps mailparser from joining flowed lines, which it does across quote depths: the end of the writer's own paragraph would
 * take up the quote below it. Null unless every text/plain part is flowed in the same way; the parser does the others.
 */
export function takeFlowed(raw: Buffer): Flowed | null {
  if (!raw.includes('lowed') && !raw.includes('LOWED')) return null;
  const text = raw.toString('latin1');
  const fields = text.match(TEXT_FIELD) ?? [];
  const isEach = fields.length > 0 && fields.every((field) => FLOWED.test(field));
  const deleting = fields.filter((field) => DEL_SP.test(field)).length;
  if (!isEach || (deleting > 0 && deleting < fields.length)) return null;
  const fixed = text.replace(TEXT_FIELD, (field) => field.replace(FLOWED, '$1fixed'));
  return { raw: Buffer.from(fixed, 'latin1'), delSp: deleting > 0 };
}

/**
 * Undoes format=flowed (RFC 3676 §4): lines that end with a blank go on in the next one, if it is quoted as deeply; the blank
 * before a stuffed line is taken off; the "-- " of a signature stands alone.
 *
 * @param text with "\n" at the end of lines.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let isOpen = false;
  let openDepth = 0;
  for (const line of text.split('\n')) {
    const marks = /^>*/.exec(line)?.[0].length ?? 0;
    const words = line.slice(line[marks] === ' ' ? marks + 1 : marks);
    const isSignature = words === '-- ';
    const before = out.at(-1);
    const shown = `${marks > 0 ? `${'>'.repeat(marks)} ` : ''}${words}`;
    if (isOpen && before !== undefined && openDepth === marks && !isSignature)
      out[out.length - 1] = (delSp ? before.slice(0, -1) : before) + words;
    else out.push(shown);
    isOpen = words.endsWith(' ') && !isSignature;
    openDepth = marks;
  }
  return out.join('\n');
}
