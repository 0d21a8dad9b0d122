import { isBelowTheRule, valueAt } from './below.ts';
import { isCorrection } from './corrections.ts';
import { type Label, labelAtStart } from './labels.ts';
import { hasSign, labelsWithin } from './labels-within.ts';
import { withoutBullet } from './lines.ts';
import { splitSentences } from './sentences.ts';
import { isPost } from './shape.ts';
import { beforeListed, unsigned } from './unsigned.ts';
import { withUnseparated } from './unsigned-settled.ts';
import type { Heading } from './vocabulary.ts';
import { fold, remembered } from './words.ts';

/** "Cargo: Analista" as found: what was asked for, the words given, and the line they stand in. */
export interface Statement {
  readonly asks: readonly Heading[];
  readonly value: string;
  readonly line: string;
  readonly ordinal: number | null;
  /** Words of the label, folded: "primer nombre" and "usuario" are read with care. */
  readonly label: string;
  /** It replaces what was said before ("perdón, el cargo es …"). */
  readonly isCorrection: boolean;
}

/** What the lines of a text are made of, in order. */
export type Item =
  | ({ readonly kind: 'statement' } & Statement)
  /** The next person begins ("Usuario 2"). */
  | { readonly kind: 'break'; readonly line: string }
  | { readonly kind: 'text'; readonly line: string }
  | { readonly kind: 'blank' };

/** A part of a line: a label with what stands behind it, or other words. */
export interface Piece {
  readonly kind: 'label' | 'maybe' | 'text' | 'blank' | 'break';
  readonly text: string;
  readonly line: string;
  readonly label: Label | null;
  readonly lineNumber: number;
}

const BREAK =
  /^(?:(?:datos (?:de la |del )?)?(?:usuario|usuaria|persona|funcionari[oa]|colaborador[a]?|emplead[oa]|cuenta|solicitante|integrante|solicitud|registro)\s*(?:n[o°º.]{0,2}|nro\.?|numero|#)?\s*#?\s*\d{1,2}|(?:primer|segund|tercer|cuart|quint)[oa]?\s+(?:usuario|usuaria|persona|funcionari[oa]|colaborador[a]?|emplead[oa]|cuenta)|\d{1,2}|(?:usuario|usuaria|persona|funcionari[oa]|colaborador[a]?|emplead[oa])(?: (?:uno|dos|tres|cuatro|cinco))?)\s*[.:)\-–—]*$/;

/** How such a line begins: most begin otherwise. */
const MAYBE_BREAK = /^[c-fip-u\d\u0080-\uffff]/i;

/** Reads lines into statements: labels with their values, wherever these stand, and what else there is. */
export function itemsOf(lines: readonly string[]): Item[] {
  const pieces: Piece[] = [];
  for (const [number, line] of withWholeLabels(lines).entries()) pieces.push(...piecesOf(line, number));
  return joined(withUnseparated(pieces));
}

/** A label that a line break cut in two ("… a la que / pertenece: Aéreos S.A.") is put together again. */
function withWholeLabels(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1) ?? '';
    if (
      hasSign(line) &&
      isCutLabel(before) &&
      labelAtStart(`${withoutBullet(before)} ${line.trim()}`)?.separator === 'colon'
    )
      whole.push('', `${whole.splice(-1)[0] ?? ''} ${line.trim()}`.trim());
    else whole.push(line);
  }
  return whole;
}

const isCutLabel = (line: string): boolean =>
  line !== '' &&
  line.length < 120 &&
  !hasSign(line) &&
  labelAtStart(withoutBullet(line))?.separator === 'bare';

function piecesOf(raw: string, lineNumber: number): Piece[] {
  const line = withoutBullet(raw);
  const base = { line: raw.trim(), lineNumber };
  if (line === '' || (!/[a-z0-9@]/i.test(line) && !/[\p{L}\p{N}]/u.test(line)))
    return [pieceOf(base, 'blank', '', null)];
  if (MAYBE_BREAK.test(line) && BREAK.test(fold(line))) return [pieceOf(base, 'break', line, null)];
  const segments = /[;|•]/.test(line) ? line.split(/\s*[;|•]\s*/).filter((segment) => segment !== '') : [];
  if (segments.length > 1 && segments.filter((segment) => isFirm(labelAtStart(segment))).length >= 2)
    return segments.flatMap((segment) => labelPieces(segment, base));
  if (!line.includes('\t')) return labelPieces(line, base);
  const cells = line.split('\t').map(trimmed);
  const odd = cells.filter(isOdd);
  if (cells.length >= 4 && odd.filter(isWhole).length >= 2)
    return odd.flatMap((cell, index) => labelPieces(`${cell}:\t${cells[index * 2 + 1] ?? ''}`, base));
  return labelPieces(line, base);
}

const trimmed = (cell: string): string => cell.trim();
/** The first cell of each pair. */
const isOdd = (_: string, index: number): boolean => index % 2 === 0;

interface Place {
  readonly line: string;
  readonly lineNumber: number;
}

const pieceOf = (
  { line, lineNumber }: Place,
  kind: Piece['kind'],
  text: string,
  label: Label | null,
): Piece => ({ kind, text, line, label, lineNumber });

const isFirm = (label: Label | null): boolean => label !== null && label.separator !== 'none';
const isWhole = (cell: string): boolean => labelAtStart(cell)?.separator === 'bare' || cell.endsWith(':');

function labelPieces(text: string, base: Place): Piece[] {
  const start = labelAtStart(text);
  const within = labelsWithin(text, start !== null && start.separator !== 'none' ? start.end : 0).filter(
    // "… los datos del usuario:" at the end of a line announces data, and "Señores mesa de ayuda: solicito …" addresses us.
    (label) =>
      label.start === 0 ||
      (text.slice(label.end).trim() !== '' &&
        !(label.asks.every((ask) => ask === 'other') && text.length - label.end > 60)),
  );
  const labels = start !== null && start.separator !== 'none' ? [start, ...within] : within;
  if (labels.length === 0) {
    const { lead, parts } = unsigned(text, start);
    if (parts.length === 0) return [pieceOf(base, 'text', text, null)];
    return [
      ...(lead === '' ? [] : [pieceOf(base, 'text', lead, null)]),
      ...parts.map(({ text: part, label }) => pieceOf(base, 'maybe', part, label)),
    ];
  }
  const pieces: Piece[] = [];
  const before = text.slice(0, labels[0]?.start).trim();
  if (/[\p{L}\p{N}]{2}/u.test(before)) pieces.push(pieceOf(base, 'text', before, null));
  const [first] = labels;
  if (
    labels.length === 1 &&
    first !== undefined &&
    isRecord(first, fold(text.slice(first.start, first.end)), text.slice(first.end))
  ) {
    return [pieceOf(base, 'break', '', null), pieceOf(base, 'text', text.slice(first.end).trim(), null)];
  }
  for (const [index, label] of labels.entries()) {
    const next = labels[index + 1];
    const value = text.slice(label.end, next?.start ?? text.length);
    if (next !== undefined) {
      pieces.push(pieceOf(base, 'label', beforeNext(value), label));
      continue;
    }
    const [own = '', ...rest] = splitSentences(value.trim());
    const isWhole =
      rest.length === 0 ||
      rest.some((sentence) => sentence.includes('@')) ||
      (own.includes('@') && ENDS_ADDRESS.test(rest[0] ?? ''));
    const { head, tail } = beforeListed(isWhole ? value.trim() : own);
    pieces.push(pieceOf(base, 'label', head, label));
    for (const part of tail) pieces.push(pieceOf(base, 'maybe', part.text, part.label));
    if (!isWhole) pieces.push(pieceOf(base, 'text', rest.join(' '), null));
  }
  return pieces;
}

/** "ana @acme . com": behind the dot the address goes on. */
const ENDS_ADDRESS = /^(?:com|co|net|org|edu|gov)(?:$|[\s.])/;

/** "Usuario 1: Ana Ruiz, analista, ana@acme.co": a whole person behind one noun. */
function isRecord({ asks }: Label, head: string, value: string): boolean {
  const [ask] = asks;
  if (asks.length > 1 || !/[,;|\t]|\s[-–—]\s/.test(value)) return false;
  if (ask === 'email') return /^(?:la |su |mi |una )?cuenta\b/.test(head) && /^\s*\p{L}[^@]+@/u.test(value);
  if (ask !== 'fullName') return false;
  if (value.includes('@')) return true;
  const behind = /^[^,]{5,60},\s+(?:el |la |nuestr[oa] |actual )?([a-z]{4,})/.exec(fold(value))?.[1];
  return behind !== undefined && isPost(behind) && !head.startsWith('nombre');
}

/** A value in front of another label ends without the sign or the "y" that led to it. */
const beforeNext = (value: string): string =>
  value
    .trim()
    .replace(/[\s;,|/–—-]+$/, '')
    .replace(/\s+[ye]$/i, '')
    .replace(/[\s;,|/–—-]+$/, '');

/** Gives labels without words the words that follow them, and puts wrapped values together. */
function joined(pieces: readonly Piece[]): Item[] {
  const items: Item[] = [];
  const taken = new Set<number>();
  const areBelow = isBelowTheRule(pieces);
  let isCorrecting = false;
  for (const [at, piece] of pieces.entries()) {
    if (taken.has(at)) continue;
    if (piece.kind !== 'label' && piece.kind !== 'blank') isCorrecting = false;
    if (piece.kind === 'blank') items.push({ kind: 'blank' });
    else if (piece.kind === 'break') items.push({ kind: 'break', line: piece.line });
    else if (piece.label === null || piece.kind !== 'label') {
      isCorrecting = isCorrection(piece.text);
      items.push({ kind: 'text', line: piece.text });
    } else {
      const value = valueAt(pieces, at, taken, areBelow);
      const label = fold(piece.line.slice(0, 200));
      if (value !== piece.text && isRecord(piece.label, labelWords(piece, label), value)) {
        items.push({ kind: 'break', line: '' }, { kind: 'text', line: value });
        continue;
      }
      items.push({
        kind: 'statement',
        asks: piece.label.asks,
        value,
        line: piece.line,
        ordinal: piece.label.ordinal,
        label: labelWords(piece, label),
        isCorrection: isCorrecting || correctsLabel(label.slice(0, 60)),
      });
    }
  }
  return items;
}

/** Few labels are not in every other mail. */
const correctsLabel = remembered(isCorrection);

const labelWords = (piece: Piece, folded: string): string =>
  folded.slice(0, Math.max(0, folded.length - fold(piece.text).length)).slice(-120) || folded.slice(0, 80);
