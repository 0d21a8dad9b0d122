import { type Clause, wordOf } from './clauses.ts';
import type { Placed } from './pieces.ts';
import { thingAt } from './things.ts';

/** "(…) entonces aprobar", "(…) así que aprobada": what was told, and the decision drawn from it. */
const CONCLUDES = /^(?:entonces|asi que|por lo tanto|por tanto|por eso|por ende)$/;
/** Where, without a comma, somebody who dictates begins to tell: "(hola) ya miré", "(perdón) estaba en una capacitación". */
const TELLS =
  /^(?:estaba|estuve|andaba|estabamos|vengo|hable|llame|mire|revise|valide|verifique|confirme|consulte)$/;

/** After these an aprobar is part of what they say: "para aprobar", "quién la aprueba", "me dijo aprobar". */
const GOVERNS =
  /^(?:para|de|del|por|a|al|que|sin|se|la|lo|le|les|los|las|no|ni|o|u|si|queda|quedo|dejo|deje|dejaron|dejan|dio|dieron|doy|damos|este|esten|esta|estan|es|va|me|nos|te|con|en|tras|hasta|cuando|como|dijo|dice|dijeron|dicen|escribio|respondio|puede|pueden|debe|toca|hay|tiene|tienen|confirma|confirman|confirmo|autoriza|autorizo|el|su|mi|una?|fue|era|ha|han)$/;

/** "La empresa solicitó aprobar", "el gerente exige aprobar"; "ya se validó aprobar" runs on. */
const isOthersVerb = (clause: Clause, at: number): boolean =>
  clause[at - 1]?.word !== 'se' &&
  /(?:ó|aron|ieron|eron)$|^(?:pid|quier|exig|solicit|orden|sugier|recomiend|aconsej|propon|mand|indic|suger)(?:e|en|a|an)$|^(?:figuran?|aparecen?|sale|salen)$/iu.test(
    clause[at]?.raw ?? '',
  );

/** "La dejó aprobada": a participle says in which state something is. */
const TELLS_STATE = /d[oa]s?$/;
const beginsWithThing = (clause: Clause, at: number): boolean => thingAt(clause.map(wordOf), at) > 1;

/** Where a clause may be parted, and by what. */
export interface Joint {
  readonly from: number;
  readonly length: number;
  readonly kind: 'and' | 'because' | 'so' | 'none';
}

const isByMyself = ([first, ...rest]: Clause): boolean =>
  /^y[ao]$/.test(first?.word ?? '') && rest.slice(0, 3).some(({ raw }) => /\p{L}{2}é$/iu.test(raw));

/** Where a clause may be parted into two that each say something. */
export function jointsOf(clause: Clause, pieces: readonly Placed[]): Joint[] {
  const joints: Joint[] = [];
  for (const placed of pieces) {
    const joint = placed.from === 0 ? null : jointAt(clause, placed);
    if (joint !== null) joints.push(joint);
  }
  return joints;
}

function jointAt(clause: Clause, { piece, from, length }: Placed): Joint | null {
  const words = clause.slice(from, from + length).map(wordOf);
  if (
    piece === 'approve' &&
    from > 2 &&
    (!TELLS_STATE.test(clause[from]?.word ?? '') || beginsWithThing(clause, from + 1)) &&
    !GOVERNS.test(clause[from - 1]?.word ?? '') &&
    !isOthersVerb(clause, from - 1)
  )
    return { from, length: 0, kind: 'none' };
  if (piece === 'and' || piece === 'because') return { from, length, kind: piece };
  if (CONCLUDES.test(words.join(' '))) return { from, length, kind: 'so' };
  // "Aprobada, que yo misma hablé con ella"
  if (words[0] === 'que' && length === 1 && isByMyself(clause.slice(from + 1)))
    return { from, length: 1, kind: 'because' };
  const [next, later] = [clause[from + 1], clause[from + 2]];
  const isDone =
    /\p{L}é$/iu.test(next?.raw ?? '') ||
    (/^esta$/.test(next?.word ?? '') && TELLS_STATE.test(later?.word ?? ''));
  const isTold = TELLS.test(words[0] ?? '') || (words[0] === 'ya' && isDone);
  return isTold && !/^(?:yo|ya)$/.test(clause[from - 1]?.word ?? '')
    ? { from, length: 0, kind: 'none' }
    : null;
}
