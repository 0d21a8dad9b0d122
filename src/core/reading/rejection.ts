import { readForApproval } from './approval.ts';
import { type Clause, wordOf } from './clauses.ts';
import { givenBy } from './decision-words.ts';
import { type About, piecesOf } from './pieces.ts';
import { reasonAfter, reasonBefore } from './reason.ts';
import { isUnsettledBehind } from './refusal-after.ts';
import { isLead, leadsIn } from './refusal-lead.ts';
import { refusesAnother } from './refusal-object.ts';
import { isPutOff, isTakenBack, type Refusal } from './withdrawal.ts';

/** A refusal found in a text: the words that refuse, and the reason as written. */
export interface Rejection {
  readonly words: string;
  readonly reason: string | null;
}

/**
 * The refusal that a text states, or null where it states none or leaves doubt: a refusal under a condition, put off, reported of
 * others, asked, taken back, or beside an approval. An aprobar within the reason changes nothing.
 */
export function rejectionIn(text: string, clauses: readonly Clause[], about: About): Rejection | null {
  const found: Refusal[] = [];
  for (const at of clauses.keys()) found.push(...refusalsIn(clauses, at));
  const first = found[0];
  if (first === undefined || !leadsIn(text, clauses, first, about)) return null;
  if (refusesAnother(clauses, first, about) || isUnsettledBehind(clauses, first, about)) return null;
  const main = restated(found, clauses, about);
  if (isPutOff(clauses, first, about) || isPutOff(clauses, main, about) || isTakenBack(clauses, first, about))
    return null;
  const refused = clauses[main.clause] ?? [];
  const reason =
    reasonAfter(text, clauses, main.clause, main.last, about) ??
    reasonBefore(text, clauses, first.clause, first.first, about);
  return { words: text.slice(refused[main.first]?.start, refused[main.last]?.end), reason };
}

const BETWEEN = new Set(['se', 'la', 'lo', 'le', 'les', 'queda', 'quedan', 'me', 'nos']);
// "La persona se niega a dar los datos", "el banco rechaza los pagos": told of others, unless the clause begins so.
const OF_OTHERS = new Set(['niega', 'rechaza', 'deniega']);

/** "No la puedo aprobar" by itself only says so; with what is wrong with the request, it refuses. */
const CAN = new Set(['puedo', 'podemos', 'puede', 'pueden', 'vamos', 'voy', 'a', 'es', 'posible', 'viable']);
const DEFECT =
  /\b(?:ya no|no (?:existe|es|son|tienen?|pertenecen?|trabaja|labora|cumplen?|coinciden?|corresponden?|figura|aparece|esta (?:autorizad[oa]|registrad[oa]|vigente))|gmail|hotmail|yahoo|personal|gratuito|generico|fals[oa]|duplicad[oa]|repetid[oa]|venci[oó]|vencid[oa]|suspendid[oa]|cancelad[oa]|liquidad[oa]|liquidacion|retirad[oa]|se retiro|renuncio|despid\w+|fraude|estafa|phishing|spam|mora)\b/;
const OF_SELF =
  /\b(?:yo|me|mi|nos|tengo|tenemos|estoy|puedo|podemos|se como|conozco|veo|entiendo|ustedes|sistema|portal|pagina|boton|plataforma|todavia|aun|ahora|hoy|manana)\b/;

/** Whether the words after it, in its own clause or the next, name what is wrong with the request, and nothing of the writer's. */
function namesDefect(clauses: readonly Clause[], at: number, last: number): boolean {
  const said = [...(clauses[at] ?? []).slice(last + 1), ...(clauses[at + 1] ?? [])].map(wordOf).join(' ');
  return DEFECT.test(said) && !OF_SELF.test(said);
}

function refusalsIn(clauses: readonly Clause[], at: number): Refusal[] {
  const clause = clauses[at] ?? [];
  return clause.flatMap((token, last): Refusal[] => {
    const kind = token.says;
    if (kind === null) return [];
    let before = last - 1;
    if (token.word === 'aprobacion') before -= givenBy(clause.slice(0, last).map(wordOf));
    while (BETWEEN.has(clause[before]?.word ?? '')) before--;
    if (kind === 'approve' && CAN.has(clause[before]?.word ?? '') && namesDefect(clauses, at, last))
      while (CAN.has(clause[before]?.word ?? '') || BETWEEN.has(clause[before]?.word ?? '')) before--;
    const isDenied = clause[before]?.word === 'no';
    // "Ya no aprobar" goes back on something said before.
    if (kind === 'approve' && isDenied && clause[before - 1]?.word === 'ya') return [];
    // "No apruebo las de Palmas" tells of what the writer never does.
    const isHabit = /^(?:l[ao]s|esas|esos|estas|estos)$/.test(clause[last + 1]?.word ?? '');
    if (kind === 'approve' && isDenied && isHabit) return [];
    if (kind === 'approve') return isDenied ? [{ clause: at, first: before, last, isNegation: true }] : [];
    const previous = clause[last - 1]?.word ?? '';
    const isTold = OF_OTHERS.has(token.word)
      ? clause[last + 1]?.word === 'a' || (last > 0 && previous !== 'se')
      : (token.word === 'rechazo' && /^(?:me|nos|le|les|se)$/.test(previous)) ||
        (previous === 'lo' && token.word.endsWith('do'));
    // "Rechacen la anterior" is about another.
    const object = clause
      .slice(last + 1, last + 3)
      .map((one) => one.word)
      .join(' ');
    if (/^(?:la|el|las|los|esa|ese) (?:otr[oa]s?|anterior(?:es)?|primer[oa]?|segund[oa])$/.test(object))
      return [];
    return isTold || isDenied ? [] : [{ clause: at, first: last, last, isNegation: false }];
  });
}

/**
 * "Rechazar. No se aprueba mientras no envíen el RUT", "no aprobamos correos de gmail": after a plain refusal, what is never
 * approved, or not without something, is the reason itself. What is only put off ("no aprobar todavía") is not.
 */
function isReasonItself(
  { clause: at, last, isNegation }: Refusal,
  clauses: readonly Clause[],
  about: About,
): boolean {
  if (!isNegation) return false;
  const rest = (clauses[at] ?? []).slice(last + 1);
  const needs = rest.map(wordOf).join(' ');
  if (
    /^(?:la |el |esta |la solicitud |la cuenta )?(?:mientras no|hasta (?:que|tener)|sin (?!\w+$)|sin (?:rut|contrato|carta|soportes?|documentos?|autorizacion|firma)) ?/.test(
      `${needs} `,
    )
  )
    return !/\b(?:todavia|aun|hoy|manana|ahora|momento|yo|hablar|avise|avisemos|confirme|confirmemos|llame)\b/.test(
      needs,
    );
  return rest.length > 1 && piecesOf(rest, about)[0]?.piece === 'unknown' && rest[0]?.word !== 'por';
}

/** "No aprobar: rechazado por …": the later of two refusals with nothing between them is where the reason begins. */
function restated(found: readonly Refusal[], clauses: readonly Clause[], about: About): Refusal {
  let main = found[0] as Refusal;
  for (const next of found.slice(1)) {
    const isNext =
      next.clause === main.clause ||
      clauses
        .slice(main.clause + 1, next.clause)
        .every((clause) => readForApproval(clause, about) === 'harmless');
    const rest = (clauses[main.clause] ?? []).slice(
      main.last + 1,
      next.clause === main.clause ? next.first : undefined,
    );
    const lead = next.clause === main.clause ? [] : (clauses[next.clause] ?? []).slice(0, next.first);
    if (!isNext || !isLead(rest, about) || !isLead(lead, about) || isReasonItself(next, clauses, about))
      break;
    main = next;
  }
  return main;
}
