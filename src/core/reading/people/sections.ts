import type { IncomingMail } from '../../mail.ts';
import { withoutQuotes } from '../quotes.ts';
import { isLowerLetter, type Lines } from '../words.ts';
import { type Label, labelAtStart } from './labels.ts';
import { labelsWithin } from './labels-within.ts';
import { bodyLines, withoutBullet } from './lines.ts';
import { isSamePerson } from './names.ts';
import { likeness } from './shape.ts';
import { fold, wordCount } from './words.ts';

/** What one person wrote: the text, and the lines below the words of leave. */
export interface Letter {
  readonly body: readonly string[];
  readonly closing: readonly string[];
}

/** The parts of a mail by who says them: the writer, the writer's closing lines, and what the writer passes on. */
export interface Sections extends Letter {
  /** Forwarded text, without its header block and without what it quotes in turn; outermost first. */
  readonly forwarded: readonly Letter[];
}

export function sectionsOf(mail: IncomingMail): Sections {
  const { segments, quoted } = withoutQuotes(withAnsweredLabels(bodyLines(mail)), 'writer');
  const { body, closing } = atClosing(linesOfAll(segments), mail.from[0]?.name ?? '');
  return { body, closing, forwarded: isForward(mail, quoted) ? forwardedParts(quoted) : [] };
}

const linesOfAll = (segments: readonly Lines[]): readonly string[] =>
  segments.length === 1
    ? (segments[0]?.lines ?? [])
    : segments.flatMap(({ lines }, at) => (at === 0 ? lines : ['', ...lines]));

/** A quoted label with the writer's words below it is a question answered on the spot: the label is kept as the writer's. */
function withAnsweredLabels(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => line.includes('>'))) return lines;
  return lines.flatMap((line, at) => {
    const quoted = line.includes('>') ? /^(?:\s{0,3}>)+ ?(.*)$/.exec(line)?.[1] : undefined;
    if (quoted === undefined || quoted.length > 120) return line;
    const label = withoutBullet(quoted).replace(/[.:\s]+$/, '');
    if (labelAtStart(label)?.separator !== 'bare') return line;
    const next = lines.slice(at + 1, at + 5).find((one) => one.trim() !== '');
    return next === undefined || /^\s*>/.test(next) ? line : [line, `${label}:`];
  });
}

/** The run before the words is bounded: a line of a million marks, or of line breaks, must not be walked from each of its places. */
const FORWARD_MARK =
  /(?:^|\n)[\s>*_-]{0,60}(?:inicio del |comienzo del |begin )?(?:mensaje reenviado|forwarded message|correo reenviado|reenviado por)/;

/** Quoted text is passed on as a statement only by a forward: its marker says so, or the prefix of the subject does. */
function isForward(mail: IncomingMail, quoted: string): boolean {
  if (quoted.trim() === '') return false;
  const subject = fold(mail.subject);
  return (
    FORWARD_MARK.test(fold(quoted)) || /^\s*(?:\[[^\]]{0,40}\]\s*)?(?:rv|fw|fwd|reenv\w*)\s*:/.test(subject)
  );
}

const MAX_FORWARDS = 4;

function forwardedParts(quoted: string): Letter[] {
  const parts: Letter[] = [];
  let rest = withoutMarks(quoted);
  for (let depth = 0; depth < MAX_FORWARDS && rest.trim() !== ''; depth += 1) {
    const content = withoutHeaders(rest.split('\n'));
    const { segments, quoted: deeper } = withoutQuotes(content, 'writer');
    parts.push(atClosing(linesOfAll(segments)));
    rest = withoutMarks(deeper);
  }
  return parts;
}

const withoutMarks = (text: string): string => text.split('\n').map(withoutMark).join('\n');

const withoutMark = (line: string): string => line.replace(/^(?:\s{0,3}>)+ ?/, '');

const HEADER =
  /^\s*(?:de|from|enviado(?: el)?|enviados|sent|fecha|date|para|to|cc|cco|bcc|asunto|subject|responder a|reply-to|importancia|importance|datos adjuntos|adjuntos|attachments)\s*:/;

/** What follows the marker and the header block of a forwarded message. */
function withoutHeaders(lines: readonly string[]): string[] {
  let at = 0;
  let isPastHeaders = false;
  for (let seen = 0; at < lines.length && seen < 24; at += 1, seen += 1) {
    const line = fold(lines[at] ?? '');
    if (HEADER.test(line)) isPastHeaders = true;
    else if (line.trim() === '' && isPastHeaders && !HEADER.test(fold(lines[at + 1] ?? ''))) break;
    else if (
      line.trim() !== '' &&
      !/^[\s*_-]*$/.test(line) &&
      !FORWARD_MARK.test(line) &&
      !isFolded(lines, at)
    )
      break;
  }
  return lines.slice(at);
}

/** A recipients' list broken over lines still belongs to the header above it. */
const isFolded = (lines: readonly string[], at: number): boolean =>
  at > 0 &&
  /^\s*(?:de|from|para|to|cc|asunto|subject)\s*:/.test(fold(lines[at - 1] ?? '')) &&
  /[<@>]/.test(lines[at] ?? '');

const LEAVE =
  /^(?:(?:con |mis |un |muy )?(?:cordial(?:es|mente)?|saludos?|atentamente|atte?|atento saludo|respetuosamente|fraternalmente|sinceramente|afectuosamente|gracias|grasias|muchas gracias|muchisimas gracias|mil gracias|mchas gracias|agradezco|agradecemos|agradecid[oa]s?|agradeciendo|muy agradecid[oa]|quedo|quedamos|feliz|buen dia|buena (?:tarde|noche)|bendiciones|dios los? bendiga|abrazos?|un abrazo|slds|cordial saludo|que tengan?|estoy atent[oa]|estare atent[oa]|atent[oa] a|de antemano|best regards|regards|thanks|con sentimientos|a la espera|espero|en espera|hasta pronto|pendiente del?|consideracion))\b/;
const GREETING =
  /^(?:hola|buen[oa]?s|apreciad|estimad|respetad|senor|cordial(?: y)? (?:saludo|respetuoso)|reciban?|saludos|atn|hi|dear|equipo|muy buen)/;
const RULE = /^(?:--|—|–|-- ?-*|_{5,}|={5,}|\*{5,})$/;
const ADDED = /^(?:enviado|sent|mandado|obtener|obten|get) (?:desde|from|con|via|mi|outlook)\b/;

/** Where the writer takes leave: everything below is closing lines, unless data with a name's label still follow. */
function atClosing(lines: readonly string[], writer = ''): Letter {
  let hasContent = false;
  for (const [at, line] of lines.entries()) {
    const plain = fold(line);
    const folded = (/[*_]/.test(plain) ? plain.replace(/[*_]/g, '') : plain).trim();
    if (folded === '') continue;
    const isLine = (!isLowerLetter(folded.charCodeAt(0)) && RULE.test(folded)) || ADDED.test(folded);
    const isEnd = isLine || (hasContent && folded.length <= 90 && LEAVE.test(folded) && !/:$|@/.test(folded));
    const isOpening = !hasContent && GREETING.test(folded) && wordCount(folded) <= 7;
    if (isEnd && hasContent && !partsData(folded, lines, at) && !hasData(lines.slice(at))) {
      const below = isLine ? lines.slice(at + 1) : [afterLeave(line), ...lines.slice(at + 1)];
      return { body: lines.slice(0, at), closing: below.filter((one) => one.trim() !== '') };
    }
    if (!isOpening) hasContent = true;
  }
  return atLastWords(lines) ?? atCard(lines, writer);
}

/** A rule with a label of ours right below it. */
const partsData = (folded: string, lines: readonly string[], at: number): boolean =>
  /^[-=_*]{3,}$/.test(folded) && lines.slice(at + 1, at + 4).some(isLabelled);

const LAST_WORDS =
  /[.!,]\s+(?:quedo (?:muy )?atent[oa][^.,!]{0,30}|(?:muchas |mil )?gracias(?: por[^.,!]{0,40})?|cordialmente|atentamente|saludos|cordial saludo|feliz (?:dia|tarde))[.,!]+\s+(?=[^.@:]{4,80}\.?$)/;

/** A mail in one paragraph that ends "… Quedo atenta. Marina Duque, asistente": the name behind the leave is the writer's. */
function atLastWords(lines: readonly string[]): Letter | null {
  const end = lastWritten(lines, lines.length - 1);
  const line = lines[end] ?? '';
  const folded = fold(line);
  const leave = folded.length === line.length ? LAST_WORDS.exec(folded) : null;
  if (leave === null) return null;
  const rest = line.slice(leave.index + leave[0].length).replace(/\.$/, '');
  if (wordCount(rest) > 12 || likeness('fullName', rest.split(',')[0] ?? '', NO_HINTS) < 1) return null;
  return { body: [...lines.slice(0, end), line.slice(0, leave.index + 1)], closing: [rest] };
}

/**
 * A last paragraph that bears a name and is otherwise short lines is the writer's card, where something was stated above
 * it, or it is the sender's name; where nothing was, it may be the statement itself.
 */
function atCard(lines: readonly string[], writer: string): Letter {
  const end = lastWritten(lines, lines.length - 1);
  let blank = end - 1;
  while (blank >= 0 && lines[blank]?.trim() !== '') blank -= 1;
  const above = lines.slice(0, Math.max(blank, 0));
  const card = lines.slice(blank + 1, end + 1);
  const isCard =
    blank > 0 &&
    card.length <= 8 &&
    !card[0]?.includes('@') &&
    labelAtStart(withoutBullet(above[lastWritten(above, above.length - 1)] ?? ''))?.separator !== 'bare' &&
    card.every(isOfCard) &&
    (likeness('fullName', card[0] ?? '', NO_HINTS) >= 2 || wordCount(card[0] ?? '') <= 3) &&
    !isFirm(card[0] ?? '') &&
    (isStatement(above) || (isSamePerson(writer, card[0] ?? '') && !card.some((line) => line.includes('@'))));
  return isCard ? { body: above, closing: card } : { body: [...lines], closing: [] };
}

const isOfCard = (line: string): boolean => line.length <= 80 && !/[:?]\s*$/.test(line) && !isLabelled(line);

const isLabelled = (line: string): boolean => isOurs(labelAtStart(withoutBullet(line)));

/** The last line up to an index that is not blank; -1 for none. */
function lastWritten(lines: readonly string[], upTo: number): number {
  let at = upTo;
  while (at >= 0 && lines[at]?.trim() === '') at -= 1;
  return at;
}

const isFirm = (line: string): boolean =>
  (labelAtStart(withoutBullet(line)) ?? { separator: 'none' }).separator !== 'none';

const NO_HINTS = { names: [], domains: [] };

const isOurs = (label: Label | null): boolean =>
  label !== null &&
  label.separator !== 'none' &&
  label.asks.some((ask) => ask !== 'other' && ask !== 'email');

/** An address, two labels, or talk of an attachment: what is below such a text is not its data. */
function isStatement(lines: readonly string[]): boolean {
  if (/[:]\s*$/.test(lines[lastWritten(lines, lines.length - 1)] ?? '')) return false;
  let labels = 0;
  for (const line of lines) {
    if (line.includes('@') || /\badjunt/.test(fold(line))) return true;
    if (isLabelled(line)) labels += 1;
  }
  return labels >= 2;
}

/** "Cordialmente, Ana Ruiz": the name behind the word of leave. */
const afterLeave = (line: string): string =>
  /^[^,.:;!]{3,40}[,.:;!]+\s+(.{4,80})$/.exec(line.trim())?.[1] ?? '';

/** A name's label or three labels of ours below: the mail goes on, whatever thanks stood above them. */
function hasData(lines: readonly string[]): boolean {
  let count = 0;
  for (const line of lines.slice(0, 60)) {
    const text = withoutBullet(line);
    const start = labelAtStart(text);
    const labels = [
      ...(start === null || start.separator === 'none' ? [] : [start]),
      ...labelsWithin(text, start?.end ?? 0),
    ];
    for (const { asks } of labels) {
      if (asks.includes('fullName')) return true;
      if (asks.some((ask) => ask !== 'other' && ask !== 'surname')) count += 1;
    }
    if (count >= 3) return true;
  }
  return false;
}
