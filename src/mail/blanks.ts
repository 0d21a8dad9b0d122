/** No sense hangs on more blanks in a row than this; what takes the square of their number is done soon with so many. */
const MOST_BLANKS = 100;
const TAB = 9;
const SPACE = 32;

/**
 * A mail whose long runs of blanks are cut short: the parser's quoted-printable looks for the blanks at the end of a line from each of
 * them anew, so 60 KB of them in a mail took its thread 5 s. The same buffer where there are none.
 */
export function withoutLongBlanks(raw: Buffer): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  let run = 0;
  for (let at = 0; at <= raw.length; at++) {
    if (raw[at] === SPACE || raw[at] === TAB) {
      run++;
      continue;
    }
    if (run > MOST_BLANKS) {
      kept.push(raw.subarray(from, at - run + MOST_BLANKS));
      from = at;
    }
    run = 0;
  }
  return kept.length === 0 ? raw : Buffer.concat([...kept, raw.subarray(from)]);
}
