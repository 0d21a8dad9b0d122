import { HAS_DOUBT, INFINITIVE, isCheck } from './checks.ts';
import { type Clause, decides, joinedWords } from './clauses.ts';
import { isOfDecision } from './decision-words.ts';
import { type About, piecesOf } from './pieces.ts';
import { isSpoilt, isToldWord } from './told-words.ts';

/** What a check is of: "(confirma nombre), cargo y correo". */
const FIELD =
  /^(?:nombres?|apellidos?|cargos?|correos?|emails?|telefonos?|celular(?:es)?|movil|empresa|compania|nit|rut|camara|comercio|contratos?|cedula|identidad|identificacion|documentos?|documentacion|dominio|area|direccion|datos|informacion|ciudad|sede|vinculo|relacion|firma|carta|soportes?|certificad[oa]s?|laboral|corporativ[oa]s?|institucional(?:es)?|completos?|inmediato|jefe|jefa|rues|crm|orden|pedido)$/;
const JOINS = /^(?:y|e|de|del|en|el|la|los|las|su|sus|con|tambien|al|a|por|\d{1,2})$/;
const STATE =
  /^(?:ok|bien|correct[oa]s?|verificad[oa]s?|validad[oa]s?|confirmad[oa]s?|revisad[oa]s?|activ[oa]s?|vigentes?|orden|regla|legibles?|dia|complet[oa]s?|coinciden?)$/;
/** "(Hablé con ella), confirma el cargo", "(…) y me confirma todo": goes on telling what the other one said. */
const GOES_ON =
  /^(?:(?:y (?:me |nos )?)?(?:confirman?|ratifican?|certifican?)|(?:y )?(?:coinciden?|concuerdan?|dan? fe)|(?:y )?(?:me |nos )?(?:dice[n]? que si|contesto|respondio|confirmo|confirmaron)) /;
const POST =
  /^(?:(?:la|el|nuestr[oa]|su) )?(?:nuev[oa] )?(?:analista|auxiliar|asistente|coordinador[a]?|director[a]?|gerente|jef[ea]|lider|ejecutiv[oa]|asesor[a]?|ingenier[oa]|contador[a]?|supervisor[a]?|secretari[oa]|representante|administrador[a]?|tecnic[oa]|profesional|encargad[oa]|comprador[a]?|vendedor[a]?|subgerente|tesorer[oa]|almacenista)\b/;
const TITLE = /^(?:don|dona|doctora?|dra?|ing|ingenier[oa]|senora?|sra?)$/;

/**
 * Clauses that by themselves say nothing, beside a check: what was checked, one after the other; who was asked; what that one
 * said. Returns which of the unread clauses are such.
 */
export function besideChecks(text: string, clauses: readonly Clause[], about: About): ReadonlySet<number> {
  const found = new Set<number>();
  let check = -1;
  clauses.forEach((clause, at) => {
    const last = clauses[at - 1]?.at(-1);
    const gap = last === undefined ? '.' : text.slice(last.end, clause[0]?.start);
    const isCounted = /\d$/.test(clauses[at - 1]?.at(-1)?.raw ?? '') && gap.trim() === ')';
    const goesOn = (/^\s*[,(–—:-]/.test(gap) || isCounted) && !gap.includes('\n\n');
    if (decides(clause)) check = -1;
    else if (isListOfFields(clause, check === at - 1 && at > 0 && goesOn)) {
      found.add(at);
      check = at;
    } else if (
      check === at - 1 &&
      at > 0 &&
      goesOn &&
      (isWhoWasAsked(clause, clauses[at + 1], about) || isToldOn(clause, about))
    ) {
      found.add(at);
      check = at;
    } else if (
      clause.length > 1
        ? isCheck(clause, piecesOf(clause, about), about)
        : /^(?:verificado|validado|revisado|confirmado|verifique|valide|revise)$/.test(clause[0]?.word ?? '')
    )
      check = at;
  });
  // "Nombre, cargo y correo verificados": what they are is said of the last.
  for (let at = clauses.length - 2; at >= 0; at--) {
    const [clause = [], next] = [clauses[at], clauses[at + 1]?.[0]];
    const gap = next === undefined ? '' : text.slice(clause.at(-1)?.end, next.start);
    if (found.has(at + 1) && gap.trim() === ',' && isListOfFields(clause, true)) found.add(at);
  }
  return found;
}

const isListOfFields = (clause: Clause, isAfterCheck: boolean): boolean =>
  clause.length <= 12 &&
  !/^(?:con|por)$/.test(clause[0]?.word ?? '') &&
  clause.every(({ word }) => FIELD.test(word) || JOINS.test(word) || STATE.test(word)) &&
  clause.some(({ word }) => FIELD.test(word) || (isAfterCheck && /^\d$/.test(word))) &&
  (isAfterCheck || clause.some(({ word }) => STATE.test(word) && word !== 'orden'));

/** "(Hablé con el jefe), don Ramiro Solano (. Aprobada)"; right before the decision itself it may call somebody instead. */
function isWhoWasAsked(clause: Clause, next: Clause | undefined, about: About): boolean {
  if (clause.length > 7 || next === undefined || !isFree(clause, about)) return false;
  const words = joinedWords(clause);
  if (POST.test(words) || /^(?:del? )(?:la |el |los )?\p{L}+/u.test(words)) return true;
  return (
    clause.every(
      ({ raw, word }) => /^\p{Lu}\p{Ll}/u.test(raw) || TITLE.test(word) || /^(?:de|del|la|los)$/.test(word),
    ) && !decides(next)
  );
}

const isToldOn = (clause: Clause, about: About): boolean =>
  clause.length <= 16 &&
  GOES_ON.test(`${joinedWords(clause)} `) &&
  isFree(clause, about) &&
  !clause.some(({ word }) => /^(?:favor|porfa|gracias)$/.test(word));

const isFree = (clause: Clause, about: About): boolean => {
  return clause.every(
    ({ raw, word }, at) =>
      (!HAS_DOUBT.has(word) || raw.toLowerCase() === 'sí') &&
      !isOfDecision(word) &&
      !INFINITIVE.test(word) &&
      isToldWord(clause, at, about.names) &&
      !isSpoilt(clause, at),
  );
};

/** "Analista de compras", a post by itself after the name of the one that the account is for. */
export const isPost = (clause: Clause, about: About): boolean =>
  clause.length > 1 && clause.length <= 10 && POST.test(joinedWords(clause)) && isFree(clause, about);
