/**
 * A structured field without its comments (RFC 5322 section 3.2.2), each a blank now: they nest, and neither begin nor end inside a
 * quoted string. Null when one of either does not end.
 */
export function withoutComments(value: string): string | null {
  let text = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at++) {
    const character = value[at] as string;
    if (character === '\\' && (isQuoted || depth > 0)) {
      if (isQuoted) text += value.slice(at, at + 2);
      at++;
    } else if (isQuoted) {
      text += character;
      isQuoted = character !== '"';
    } else if (character === '(') {
      depth++;
      text += ' ';
    } else if (character === ')') {
      if (depth-- === 0) return null;
    } else if (depth === 0) {
      text += character;
      isQuoted = character === '"';
    }
  }
  return depth > 0 || isQuoted ? null : text;
}
