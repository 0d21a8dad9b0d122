import { attributionEnd } from './attribution.ts';
import { type Folded, foldedAt, foldedOf, isLowerLetter, isMarked, type Lines, linesOf } from './words.ts';

/** A text parted into what stands between quotes (each run of lines a segment) and what is quoted. */
export interface Parted {
  readonly segments: readonly Lines[];
  readonly quoted: string;
}

/**
 * Takes away what the writer did not write: lines that begin with ">", and what stands below a line that says whose words
 * follow, in the forms of the mail programs that we met (PLATFORM.md, Spanish replies). Below such a line everything is
 * quoted to the end, unless the quoted lines are marked with ">": then what stands between and below them is the writer's.
 *
 * @param between whose the lines are that stand right between two marked ones: in doubt the quote's, where words decide.
 */
export function withoutQuotes(all: readonly string[], between: 'writer' | 'quote'): Parted {
  const lines = linesOf(all);
  const folded = foldedOf(lines);
  const hasMarks = lines.some(holdsMark);
  const isTorn = between === 'quote' ? isBetweenMarked : isTornOff;
  const segments: Lines[] = [];
  const quoted: string[] = [];
  let start = 0;
  let at = 0;
  while (at < lines.length) {
    const isOfQuote = hasMarks && (isMarked(lines[at]) || isTorn(lines, at));
    const end = isOfQuote ? at + 1 : introductionEnd(folded, at);
    if (end === null) {
      at++;
      continue;
    }
    addSegment(segments, lines, folded, start, at);
    const isUnmarked = !isOfQuote && !goesOnMarked(lines, folded, end);
    const upTo = isUnmarked ? lines.length : end;
    for (; at < upTo; at++) quoted.push(lines[at] ?? '');
    start = at;
  }
  addSegment(segments, lines, folded, start, at);
  return { segments, quoted: quoted.join('\n') };
}

const holdsMark = (line: string): boolean => line.includes('>');

/** These lines, without blank ones before and behind, as a segment. */
function addSegment(
  segments: Lines[],
  lines: readonly string[],
  folded: Folded,
  start: number,
  end: number,
): void {
  let [from, upTo] = [start, end];
  while (from < upTo && foldedAt(folded, from) === '') from++;
  while (from < upTo && foldedAt(folded, upTo - 1) === '') upTo--;
  if (from >= upTo) return;
  const own = lines.slice(from, upTo);
  const ownFolded: string[] = [];
  for (; from < upTo; from++) ownFolded.push(foldedAt(folded, from) ?? '');
  segments.push({ lines: own, folded: ownFolded });
}

/**
 * Where a server broke quoted lines anew, the rest of one stands without its mark, right between two that have it: after a long
 * line that does not end a sentence. What a requester types below a line of quoted instructions stands there too, and is theirs.
 */
function isTornOff(lines: readonly string[], at: number): boolean {
  const [before, line, after] = [lines[at - 1]?.trimEnd() ?? '', lines[at], lines[at + 1]];
  if (!line?.trim() || isMarked(line) || !isMarked(before) || !isMarked(after)) return false;
  return before.length >= 60 && !/[.:;?!…]$/.test(before);
}

/** So many lines a value of ours may be broken into; it has at most 200 characters. */
const TORN_LINES = 6;

/**
 * Lines right between two that are marked, without a blank line. In an answer to our notice a requester chooses what stands
 * there and where it breaks ("Cargo: … importaciones: aprobar"), so it never is the agent's.
 */
function isBetweenMarked(lines: readonly string[], at: number): boolean {
  if (!lines[at]?.trim() || isMarked(lines[at])) return false;
  let [first, last] = [at, at];
  while (first > 0 && at - first < TORN_LINES && lines[first - 1]?.trim() && !isMarked(lines[first - 1]))
    first--;
  while (last - at < TORN_LINES && lines[last + 1]?.trim() && !isMarked(lines[last + 1])) last++;
  return isMarked(lines[first - 1]) && isMarked(lines[last + 1]);
}

/** After an introduction: do lines with ">", or a further introduction, follow? */
function goesOnMarked(lines: readonly string[], folded: Folded, from: number): boolean {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === '') at++;
  return at < lines.length && (isMarked(lines[at]) || introductionEnd(folded, at) !== null);
}

/** The index after an introduction that begins at this line, or null. */
function introductionEnd(folded: Folded, at: number): number | null {
  const line = foldedAt(folded, at);
  if (!line) return null;
  return (
    ownLetterEnd(folded, at) ??
    separatorEnd(folded, at) ??
    headerBlockEnd(folded, at) ??
    attributionEnd(folded, at)
  );
}

// The line that the bot's answerable letters begin with (mail/render.ts, REPLY_LINE), and what hides above it in their HTML
// (templates/mail, preheader), which some programs show when they make text of it.
const REPLY_LINE = 'escribasurespuestaporencimadeestalinea';
const OWN_LETTER =
  /^(?:[^a-z]{0,12}escriba\b|(revise los datos y responda con una palabra|no hicimos nada todavia: nos hace falta su decision en una palabra|la decision sigue pendiente))/;
/** The first letters of these. */
const OPENINGS = 'ernl';

/** The index after the first lines of a letter of ours that begins here, however it was broken into lines and decked out. */
function ownLetterEnd(folded: Folded, at: number): number | null {
  const first = foldedAt(folded, at) ?? '';
  if (isLowerLetter(first.charCodeAt(0)) && !OPENINGS.includes(first[0] ?? '')) return null;
  const opening = OWN_LETTER.exec(first);
  if (opening === null) return null;
  if (opening[1] !== undefined) {
    for (let below = at + 1; below < at + 6; below++)
      if (foldedAt(folded, below)?.includes('escriba su')) return ownLetterEnd(folded, below);
    return null;
  }
  let joined = '';
  for (let i = at; i < at + 8 && joined.length < REPLY_LINE.length; i++) {
    joined += (foldedAt(folded, i) ?? '').replace(/[^a-z]/g, '');
    if (joined.startsWith(REPLY_LINE)) return i + 1;
  }
  return null;
}

const SEPARATORS = new Set([
  'mensaje original',
  'original message',
  'mensaje reenviado',
  'forwarded message',
  'inicio del mensaje reenviado',
  'comienzo del mensaje reenviado',
  'begin forwarded message',
  'correo original',
  'mensagem original',
  'mensaje original reenviado',
  'correo reenviado',
  'inicio del mensaje original',
  'mensaje enviado',
  'mensaje anterior',
  'texto original',
  'original text',
  'reply to message',
  'originalnachricht',
  'ursprungliche nachricht',
  "message d'origine",
  'mensaje citado',
]);

const LONGEST_SEPARATOR = Math.max(...[...SEPARATORS].map(({ length }) => length));

const RULE = '-_*=~: ';

function separatorEnd(folded: Folded, at: number): number | null {
  const line = foldedAt(folded, at) ?? '';
  // Most lines have no rule on either side.
  if (!RULE.includes(line[0] ?? '') && !RULE.includes(line.at(-1) ?? ''))
    return line.length <= LONGEST_SEPARATOR && SEPARATORS.has(line) ? at + 1 : null;
  const core = line.replace(/^[-_*=~ ]+/, '').replace(/[-_*=~: ]+$/, '');
  if (SEPARATORS.has(core)) return at + 1;
  if (/^[-_*=]{2,}/.test(line) && /^(?:reenviado|forwarded|remitido) (?:por|by) /.test(core)) return at + 1;
  if (core !== '' || line.length < 5) return null;
  // A bare rule introduces a quote only where a block of headers follows (Outlook on the web and on phones).
  let next = at + 1;
  while (foldedAt(folded, next) === '' && next <= at + 2) next++;
  return headerBlockEnd(folded, next) === null ? null : at + 1;
}

const LABEL =
  /^[*_"|\s]*(de|from|von|enviado(?: el)?|enviados|sent|fecha|date|para|to|cc|cco|bcc|asunto|subject|responder a|reply-to|importancia|importance|datos adjuntos|adjuntos|attachments)\s*[*_]*\s*:/;

/** "De: … / Enviado el: … / Para: … / Asunto: …", in any order, bold or not, in Spanish or English, blank lines between or not. */
function headerBlockEnd(folded: Folded, at: number): number | null {
  const first = foldedAt(folded, at);
  if (!first?.includes(':') || !LABEL.test(first)) return null;
  if (/^[*_\s]*(?:de|from)[*_ ]*:/.test(first) && isOneLineBlock(first)) return at + 1;
  const labels = new Set<string>();
  let end = at;
  for (let i = at, misses = 0; i < at + 24 && foldedAt(folded, i) !== undefined && misses < 2; i++) {
    const label = LABEL.exec(foldedAt(folded, i) ?? '')?.[1];
    if (label !== undefined) {
      labels.add(label);
      end = i + 1;
      misses = 0;
    } else if (foldedAt(folded, i) !== '') misses++;
  }
  const hasSender = labels.has('de') || labels.has('from') || labels.has('von');
  if (!hasSender || labels.size < 3) return null;
  while (foldedAt(folded, end) && !foldedAt(folded, end)?.startsWith('>') && end < at + 20) end++;
  return end;
}

const isOneLineBlock = (line: string): boolean =>
  [/(?:enviado|enviados|sent|fecha|date)[^:]{0,6}:/, /(?:para|to)[* ]*:/, /(?:asunto|subject)[* ]*:/].every(
    (label) => label.test(line),
  );
