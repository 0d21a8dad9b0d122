import { isPost } from './beside.ts';
import { isCheck, isStillToCome } from './checks.ts';
import { type Clause, joinedWords, wordOf } from './clauses.ts';
import { jointsOf } from './joints.ts';
import { phraseAt } from './phrases.ts';
import { type About, isCourteous, type Placed, piecesOf } from './pieces.ts';
import { isOwnStep } from './told.ts';

export type ClauseReading = 'approves' | 'harmless' | 'unknown';

/** Nobody puts more words into one breath, or joins more sentences in it. */
const MOST_JOINED = 45;
const MOST_JOINTS = 6;

/** Reads a clause for the one question whether it approves, stands harmlessly beside an approval, or may change it. */
export function readForApproval(
  clause: Clause,
  about: About,
  known: Map<number, ClauseReading> = new Map(),
): ClauseReading {
  const start = clause[0]?.start ?? 0;
  const reading = known.get(start) ?? readAnew(clause, about, known);
  known.set(start, reading);
  return reading;
}

function readAnew(clause: Clause, about: About, known: Map<number, ClauseReading>): ClauseReading {
  const pieces = piecesOf(clause, about);
  const whole = readWhole(clause, pieces, about);
  if (whole !== 'unknown' || clause.length > MOST_JOINED) return whole;
  return readParts(clause, pieces, about, known);
}

/** The clause taken as one. */
function readWhole(clause: Clause, pieces: readonly Placed[], about: About): ClauseReading {
  const approves = pieces.some(({ piece }) => piece === 'approve');
  if (pieces.every((piece, at) => isInPlace(piece, at, pieces, clause)))
    return approves ? 'approves' : 'harmless';
  if (approves) return 'unknown';
  return isCheck(clause, pieces, about) || isPost(clause, about) ? 'harmless' : 'unknown';
}

/**
 * "Ya confirmé con la empresa y apruebo", "aprobar porque la conozco": what "y" and "porque" join is read part by part. Each end
 * of the clause is read once (`known`, by where it starts), so that many joints take no longer than their number.
 */
function readParts(
  clause: Clause,
  pieces: readonly Placed[],
  about: About,
  known: Map<number, ClauseReading>,
): ClauseReading {
  const hasApproval = clause.some(({ says }) => says === 'approve');
  for (const { from, length, kind } of jointsOf(clause, pieces).slice(0, MOST_JOINTS)) {
    const [before, after] = [clause.slice(0, from), clause.slice(from + length)];
    const first = readWhole(before, piecesOf(before, about), about);
    const isOrdered = kind === 'because' ? first === 'approves' : kind !== 'so' || first !== 'approves';
    if (first === 'unknown' || !isOrdered || after.length === 0) continue;
    const isNext = first === 'approves' && kind === 'and' && isOwnStep(after);
    if (!isNext && readForApproval(after, about, known) === 'unknown') continue;
    const mendsAfter = piecesOf(after, about).some(({ piece }) => piece === 'sorry' || piece === 'mended');
    // "Me confirman y apruebo", "la empresa confirma el cargo y apruebo": what is still to be done comes first.
    const isToDo = piecesOf(before, about).some(({ piece }) => piece === 'next') || isStillToCome(before);
    if (first === 'approves' ? !mendsAfter : !(hasApproval && isToDo))
      return hasApproval ? 'approves' : 'harmless';
  }
  return 'unknown';
}

// "la aprueba", "que la aprueben" tell of somebody else.
const OF_OTHERS = new Set(['aprueba', 'aprueben', 'apruebe', 'aprobarse']);
// "Va aprobada" decides, "va aprobar" is to come.
const TAKES_PARTICIPLE = new Set(
  'queda quedan quedo quede estan va dejo dejela dejenla dejarla dejar dejamos'.split(' '),
);
const PARTICIPLE = /^aprob?ad(?:|it|isim)[oa]s?$/;

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
    case 'vocative':
      // "Aprobar todas" is about several.
      if (/^tod[oa]s$/.test(word)) return isCourteous(before);
      return isCourteous(before) || before === 'assent' || before === 'approve' || before === 'vocative';
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
      return (
        !hasApproval ||
        isAfterApproval ||
        /^(?:urgente|100)$/.test(word) ||
        // "Ya está aprobada" may be another's doing; "ya está aprobada por mí", "ya quedó aprobada" are not.
        (length === 1 && (isMine(clause) || clause[from + 1]?.raw.toLowerCase() === 'quedó'))
      );
    case 'of':
      return (
        (isAfterApproval ||
          at === 0 ||
          before === 'thing' ||
          before === 'name' ||
          before === 'courtesy' ||
          before === 'next') &&
        (after === 'name' || after === 'thing' || after === 'code' || (after === undefined && at > 0))
      );
    case 'name':
      // One first name by itself may call a colleague of that name.
      return (
        hasApproval ||
        before === 'of' ||
        before === 'thing' ||
        clause[from - 1]?.word.startsWith('bienvenid') ||
        pieces.filter((other) => other.piece === 'name').length > 1
      );
    case 'approve':
      return fitsBefore(clause, from, pieces.slice(0, at));
    case 'lead':
      return hasApproval || (word === 'yo' && pieces.length === 1);
    case 'assent':
      // "Aprobar… ajá" mocks.
      if (word === 'aja' && isAfterApproval) return false;
      return (
        isNoCondition(clause, from, length) &&
        (length > 1 ||
          (word === 'si'
            ? isYes(clause, from, pieces.length)
            : !ALONE.has(word) ||
              pieces.length === 1 ||
              (after === 'approve' && PARTICIPLE.test(clause[from + 1]?.word ?? '')) ||
              (word === 'va' && after === 'approve')))
      );
    case 'thing':
      return isNoCondition(clause, from, length);
    default:
      return !hasApproval || !clause.slice(from, from + length).some((one) => one.word === 'pendiente');
  }
}

/** "Por mí", "de mi lado", "de parte mía". */
const isMine = (clause: Clause): boolean =>
  /\b(?:por mi|de mi (?:parte|lado)|por mi (?:parte|lado)|parte mia)\b/.test(joinedWords(clause));

function fitsBefore(clause: Clause, from: number, before: readonly Placed[]): boolean {
  const word = clause[from]?.word ?? '';
  const [earlier, previous] = [clause[from - 2]?.word, clause[from - 1]?.word];
  const isReflexive = previous === 'se' || (/^les?$/.test(previous ?? '') && earlier === 'se');
  if (isReflexive) return word === 'aprueba';
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
  const rest = clause.slice(at + 1).map(wordOf);
  return phraseAt(rest, 0)?.kind === 'courtesy' || /^(?:aprobar(?:la|lo)?|apruebo|aprobad[oa]s?)$/.test(next);
}
