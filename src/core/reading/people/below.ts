import type { Piece } from './statements.ts';
import { isPlaceholder } from './values.ts';
import type { Heading } from './vocabulary.ts';
import { fold } from './words.ts';

/** Whether most labels of ours stand on lines of their own, with a value's line after them. */
export function isBelowTheRule(pieces: readonly Piece[]): boolean {
  let ours = 0;
  let bare = 0;
  for (const { kind, label, text } of pieces) {
    if (kind !== 'label' || label === null || !label.asks.some(isOurs)) continue;
    ours += 1;
    if (text === '') bare += 1;
  }
  return bare * 2 > ours;
}

const isOurs = (ask: Heading): boolean => ask !== 'other';

export function valueAt(pieces: readonly Piece[], at: number, taken: Set<number>, areBelow: boolean): string {
  const piece = pieces[at];
  if (piece === undefined) return '';
  if (piece.text !== '') return continued(pieces, at, taken);
  // A cell that is there and empty says that there is no value; a line below it says something else.
  if (piece.label?.separator === 'tab' || /\t\s*$/.test(piece.line)) return '';
  if (piece.label?.separator === 'bare' && /\.\s*$/.test(piece.line)) return '';
  let next = at + 1;
  while (areBelow && next <= at + 2 && pieces[next]?.kind === 'blank') next += 1;
  const below = pieces[next];
  if (below?.kind !== 'text' && below?.kind !== 'maybe') return '';
  if (below.text.length > 120 || /[:?]\s*$/.test(below.text) || GREETING_OR_LEAVE.test(fold(below.text)))
    return '';
  taken.add(next);
  return isPlaceholder(below.text) ? '' : continuedFrom(pieces, next, below.text, taken);
}

const GREETING_OR_LEAVE =
  /^(?:gracias|muchas gracias|mil gracias|quedo|quedamos|cordial|atent|saludos|agrade|por favor|favor|hola|buen[oa]s|estimad|espero|adjunto|enviado|feliz|de antemano|cualquier)/;

/** A line that reaches the margin goes on below, unless a label, a blank or a leave-taking begins there. */
function continued(pieces: readonly Piece[], at: number, taken: Set<number>): string {
  return continuedFrom(pieces, at, pieces[at]?.text ?? '', taken);
}

const MARGIN = 68;

function continuedFrom(pieces: readonly Piece[], from: number, text: string, taken: Set<number>): string {
  let value = text;
  let at = from;
  for (;;) {
    const piece = pieces[at];
    const below = pieces[at + 1];
    if (piece === undefined || below?.kind !== 'text' || below.lineNumber !== piece.lineNumber + 1)
      return value;
    const first = below.text.split(' ', 1)[0] ?? '';
    const isFull = piece.line.length < 90 && piece.line.length + first.length + 1 > MARGIN;
    if (!isFull || /[.;]$/.test(value) || GREETING_OR_LEAVE.test(fold(below.text))) return value;
    value = `${value} ${below.text}`;
    at += 1;
    taken.add(at);
  }
}
