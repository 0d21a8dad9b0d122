import { isPost } from './beside.ts';
import { HAS_DOUBT, isCheck, isStillToCome } from './checks.ts';
import type { Clause } from './clauses.ts';
import { type PhraseKind, phraseAt } from './phrases.ts';
import { isSmallTalk } from './small-talk.ts';
import { fold } from './words.ts';

/** What is known of the thread, from its subject and quoted text: whose names and which code may stand beside a decision. */
export interface About {
  /** Folded words of the names that the notice's subject and data give: the requester's and the company's. */
  readonly names: ReadonlySet<string>;
  /** Folded words of the writer's own name. */
  readonly writer: ReadonlySet<string>;
  /** Public codes of requests, lower case, that the thread is about; empty when unknown. */
  readonly codes: ReadonlySet<string>;
}

export type ClauseReading = 'approves' | 'harmless' | 'unknown';

type Piece = PhraseKind | 'approve' | 'name' | 'writer' | 'code' | 'unknown';

/** Reads a clause for the one question whether it approves, stands harmlessly beside an approval, or may change it. */
export function readForApproval(clause: Clause, about: About): ClauseReading {
  const pieces = piecesOf(clause, about);
  const isKnown = pieces.every((piece, at) => isInPlace(piece, at, pieces, clause));
  const approves = pieces.some(({ piece }) => piece === 'approve');
  if (isKnown) return approves ? 'approves' : 'harmless';
  if (!approves)
    return isTalk(clause, pieces) || isCheck(clause, pieces) || isPost(clause) ? 'harmless' : 'unknown';
  return readParts(clause, pieces, about);
}

/** Small talk, with or without a greeting before it and thanks behind. */
function isTalk(clause: Clause, pieces: readonly Placed[]): boolean {
  const start = pieces.find(({ piece }) => !isCourteous(piece));
  return start !== undefined && (isSmallTalk(clause, start.from) || isSmallTalk(clause, 0));
}

/** "Ya confirmé con la empresa y apruebo", "aprobar porque la conozco": what "y" and "porque" join is read part by part. */
function readParts(clause: Clause, pieces: readonly Placed[], about: About): ClauseReading {
  const joint = pieces.find(({ piece, from }) => from > 0 && (piece === 'and' || piece === 'because'));
  if (joint === undefined) return 'unknown';
  const [before, after] = [clause.slice(0, joint.from), clause.slice(joint.from + joint.length)];
  const parts = [before, after].filter((part) => part.length > 0).map((part) => readForApproval(part, about));
  const isReason = joint.piece !== 'because' || parts[0] === 'approves';
  const mendsAfter = piecesOf(after, about).some(({ piece }) => piece === 'sorry' || piece === 'mended');
  if (mendsAfter && parts[0] === 'approves') return 'unknown';
  // "Me confirman y apruebo", "la empresa confirma el cargo y apruebo": what is still to be done comes first.
  const isToDo =
    parts[0] !== 'approves' &&
    (piecesOf(before, about).some(({ piece }) => piece === 'next') || isStillToCome(before));
  return parts.includes('unknown') || !isReason || isToDo ? 'unknown' : 'approves';
}

/** A phrase or word of a clause, and where it stands. */
export interface Placed {
  readonly piece: Piece;
  /** Index of its first word in the clause. */
  readonly from: number;
  readonly length: number;
}

/** The clause as a row of known phrases and unknown words. */
export function piecesOf(clause: Clause, about: About): Placed[] {
  const words = clause.map(({ word }) => word);
  const pieces: Placed[] = [];
  for (let at = 0; at < words.length; ) {
    const { piece, length } = isCourteous(pieces.at(-1)?.piece)
      ? (tailAt(words, at) ?? placeAt(clause, at) ?? pieceAt(clause, words, at, about))
      : pieceAt(clause, words, at, about);
    pieces.push({ piece, from: at, length });
    at += length;
  }
  return pieces;
}

const isCourteous = (piece: Piece | undefined): boolean =>
  piece === 'courtesy' || piece === 'tail' || piece === 'sorry';

/** "(Perdón) por lo anterior" names what for; elsewhere "por lo anterior" draws a conclusion. */
function tailAt(words: readonly string[], at: number): { piece: Piece; length: number } | null {
  const [sorry, tail] = [phraseAt(words, at, 'sorry'), phraseAt(words, at, 'tail')];
  if (sorry === null && tail === null) return null;
  return (sorry?.length ?? 0) > (tail?.length ?? 0)
    ? { piece: 'sorry', length: sorry?.length ?? 0 }
    : { piece: 'tail', length: tail?.length ?? 0 };
}

const CITY =
  /^(?:bogota|medellin|cali|barranquilla|bucaramanga|pereira|manizales|armenia|cartagena|cucuta|ibague|neiva|villavicencio|pasto|monteria|yopal|tunja|popayan|valledupar|sincelejo|riohacha|quibdo|santa marta|buenaventura|palmira|girardot|casa|la oficina|la sede|la costa|la planta)$/;

/** "(Un saludo) desde Santa Marta". */
function placeAt(clause: Clause, at: number): { piece: Piece; length: number } | null {
  if (clause[at]?.word !== 'desde') return null;
  const isSede =
    clause[at + 1]?.word === 'la' && /^(?:sede|oficina|regional|planta)$/.test(clause[at + 2]?.word ?? '');
  const start = at + (isSede ? 3 : 1);
  for (const length of [2, 1]) {
    const name = clause.slice(start, start + length);
    const isNamed = name.length === length && name.every(({ raw }) => /^\p{Lu}\p{Ll}/u.test(raw));
    if (isNamed || CITY.test(name.map(({ word }) => word).join(' ')))
      if (!name.some(({ word, says }) => says !== null || HAS_DOUBT.has(word)))
        return { piece: 'tail', length: start + length - at };
  }
  return null;
}

function pieceAt(
  clause: Clause,
  words: readonly string[],
  at: number,
  about: About,
): { piece: Piece; length: number } {
  const word = words[at] ?? '';
  if (clause[at]?.says === 'approve') return { piece: 'approve', length: 1 };
  if (word === 'sol' && isCode(words[at + 1] ?? '', about)) return { piece: 'code', length: 2 };
  if (/^[a-z0-9]{6}$/.test(word) && about.codes.has(word)) return { piece: 'code', length: 1 };
  // The letters of "S.A." are no words; an "A" by itself is one.
  const isLetter = (index: number) =>
    /^\p{Lu}$/u.test(clause[index]?.raw ?? '') && about.names.has(words[index] ?? '');
  if (isLetter(at) && (isLetter(at - 1) || isLetter(at + 1))) return { piece: 'name', length: 1 };
  const phrase = phraseAt(words, at);
  if (phrase !== null) return { piece: phrase.kind, length: phrase.length };
  if (about.writer.has(word)) return { piece: 'writer', length: 1 };
  if (word === 'por' && about.writer.has(words[at + 1] ?? '')) return { piece: 'writer', length: 2 };
  if (isInitials(clause[at]?.raw ?? '', about.writer)) return { piece: 'writer', length: 1 };
  if (about.names.has(word)) return { piece: 'name', length: 1 };
  return { piece: 'unknown', length: 1 };
}

/** "CRP" below an answer of Camila Rojas Peña. */
const isInitials = (raw: string, writer: ReadonlySet<string>): boolean =>
  /^[A-ZÑ]{2,4}$/.test(raw) &&
  Array.from(fold(raw)).every((letter) => Array.from(writer).some((name) => name.startsWith(letter)));

const isCode = (word: string, about: About): boolean =>
  /^[a-z0-9]{6}$/.test(word) && (about.codes.size === 0 || about.codes.has(word));

// "la aprueba", "que la aprueben" tell of somebody else.
const OF_OTHERS = new Set(['aprueba', 'aprueben', 'apruebe', 'aprobarse']);
// "Va aprobada" decides, "va aprobar" is to come.
const TAKES_PARTICIPLE = new Set(
  'queda quedan quede estan va dejo dejela dejenla dejarla dejar dejamos'.split(' '),
);
const PARTICIPLE = /^aprob?ad[oa]s?$/;

/** "Va aprobar" is to come, "confirmo con la empresa" is to do; by themselves they assent. */
const ALONE = new Set(['va', 'confirmo']);
const DESK = /^(?:mesa|soporte|equipo|portero|team)$/;

function isInPlace(
  { piece, from, length }: Placed,
  at: number,
  pieces: readonly Placed[],
  clause: Clause,
): boolean {
  const [before, after] = [pieces[at - 1]?.piece, pieces[at + 1]?.piece];
  const word = clause[from]?.word ?? '';
  const hasApproval = pieces.some((other) => other.piece === 'approve');
  const isAfterApproval = pieces.slice(0, at).some((other) => other.piece === 'approve');
  switch (piece) {
    case 'unknown':
    case 'because':
    case 'must':
    case 'when':
      return false;
    case 'sorry':
      return isCourteous(before) && !isAfterApproval;
    case 'tail':
      return isCourteous(before);
    case 'mended':
    case 'scope':
      return !isAfterApproval;
    case 'next':
      // "Aprobada cuando quede lista": on that condition; "me avisan cuando quede lista" is none.
      return /^(?:cuando|una)$/.test(word)
        ? before === 'next' || after === 'next' || !hasApproval
        : !hasApproval || isAfterApproval;
    case 'soon':
      return !hasApproval || isAfterApproval || word === 'urgente' || word === '100';
    case 'of':
      return (
        (isAfterApproval || at === 0 || before === 'thing' || before === 'name' || before === 'courtesy') &&
        (after === 'name' || after === 'thing' || after === 'code' || (after === undefined && at > 0))
      );
    case 'name':
      // One first name by itself may call a colleague of that name.
      return (
        hasApproval ||
        before === 'of' ||
        before === 'thing' ||
        pieces.filter((other) => other.piece === 'name').length > 1
      );
    case 'approve':
      return fitsBefore(word, clause[from - 1]?.word, pieces.slice(0, at));
    case 'lead':
      return hasApproval || (word === 'yo' && pieces.length === 1);
    case 'assent':
      return (
        isNoCondition(clause, from, length) &&
        (length > 1 ||
          (word === 'si'
            ? isYes(clause, from, pieces.length)
            : !ALONE.has(word) || pieces.length === 1 || (word === 'va' && after === 'approve')))
      );
    case 'thing':
      return isNoCondition(clause, from, length);
    default:
      return !hasApproval || !clause.slice(from, from + length).some((one) => one.word === 'pendiente');
  }
}

function fitsBefore(word: string, previous: string | undefined, before: readonly Placed[]): boolean {
  if (previous === 'se') return word === 'aprueba';
  if (TAKES_PARTICIPLE.has(previous ?? '')) return PARTICIPLE.test(word);
  if (OF_OTHERS.has(word))
    return (
      word !== 'aprobarse' &&
      !DESK.test(previous ?? '') &&
      before.every(({ piece }) => ['courtesy', 'assent', 'and', 'writer'].includes(piece))
    );
  return true;
}

/** "Esta solicitud sí", "claro si": where its accent is left out and more follows, a condition may begin. */
function isNoCondition(clause: Clause, from: number, length: number): boolean {
  const [last, next] = [clause[from + length - 1], clause[from + length]];
  return (
    last?.raw.toLowerCase() !== 'si' ||
    length < 2 ||
    next === undefined ||
    next.says !== null ||
    !/^(?:est[ae]n?|es|son|hay|tienen?|todo|los|el)$/.test(next.word)
  );
}

/** "sí" with its accent is yes; without it only where no condition can begin: alone, or right before the decision itself. */
function isYes(clause: Clause, at: number, pieces: number): boolean {
  if (clause[at]?.raw.toLowerCase() === 'sí' || pieces === 1) return true;
  const next = clause[at + 1]?.word ?? '';
  return (
    phraseAt([next], 0)?.kind === 'courtesy' || /^(?:aprobar(?:la|lo)?|apruebo|aprobad[oa]s?)$/.test(next)
  );
}
