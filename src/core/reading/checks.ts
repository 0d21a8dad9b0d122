import type { Placed } from './approval.ts';
import type { Clause } from './clauses.ts';
import { isOfDecision } from './decision-words.ts';

// What agents tell of their checks beside an approval: an open list, so every word of it must be free of doubt.

const ENDS_IN_E =
  /^(?:verifiqu|revis|valid|confirm|consult|habl|llam|comprob|cheque|contact|corrobor|cruc|compar|pregunt|averigu|trabaj|labor)[eé]$/;
const CHECKED =
  /^(?:(?:verific|revis|valid|confirm|consult|habl|llam|comprob|corrobor|contact)(?:amos|aron|ad[oa]s?)|respondio|respondieron|autorizo|autorizaron|certificaron|coinciden?|corresponden?|cumplen?|correct[oa]s?|complet[oa]s?|conozco|conocemos|trabajan?|labora|trae|firmaron|enviaron|mandaron|adjuntaron|entregaron)$/;
// "Confirmó", "firmó": without the accent only where somebody is named who did it ("la empresa confirmo").
const DID =
  /^(?:confirm|certific|firm|envi|mand|adjunt|entreg|valid|verific|ingres|entr|empez|comenz|inici|arranc|contest|respondi|escribi|solicit)[oó]$/;
const LASTS = /^(?:dias|mes|meses|anos?|horas?|minutos?|semanas)$/;
/** "Ingresó el lunes" names the day of something past, not of what is to come. */
const STARTED =
  /^(?:ingres|entr|empez|comenz|inici|arranc|lleg|contest|respondi|escribi|llam|solicit|pidi)ó$/;
const DAY = /^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/;
const NOBODY = new Set(['yo', 'lo', 'la', 'los', 'las', 'le', 'les', 'hoy', 'ahora', 'ya', 'y', 'si']);
const IS_ONE_OF_THEM =
  /^(?:clientes?|emplead[oa]s?|funcionari[oa]s?|proveedor(?:es)?|trabajador(?:a|es)?|colaborador(?:a|es)?|companer[oa]|conocid[oa]|gerente|director[a]?|asesor[a]?|coordinador[a]?|jef[ea]|aliad[oa]|vigente|valid[oa]s?)$/;
/** Words of denial, condition, delay and doubt, or of another one's say. */
export const HAS_DOUBT: ReadonlySet<string> = new Set(
  `no ni nunca tampoco sin pero aunque sino cuando hasta falta faltan faltaba faltaria pendiente pendientes espera esperar esperen esperemos espero esperando todavia aun manana luego despues antes primero
  primera salvo excepto menos solo solamente unicamente siempre mientras caso creo parece supongo imagino quiza quizas talvez tal duda dudas ojo cuidado error errores equivocado equivocada mejor cancelar anular
  suspender detener retirar otra otro otros otras anterior podria podrian podriamos deberia debe deben deberian seria condicion condicionado temporal temporalmente provisional parcial parcialmente diferente diferentes distinto distinta raro
  extrano sospechoso sospechosa fraude previa previo sujeto sujeta vez apenas pronto segun tras o u quien cual como donde cuanto porque si casi alguien ustedes usted tu vos nadie ninguno ninguna nada niega rechaza descartar ahorita rato
  proximo proxima semana lunes martes miercoles jueves viernes sabado domingo prueba ensayo renuncio retiro vencido vencida vencio vencidos suspendido suspendida bloqueado bloqueada tarea decision competencia responsabilidad comite turno potestad facultad resorte incompleto incompleta incorrecto incorrecta inconsistente
  mal malo mala decide deciden decida decidan decidira cambie cambien cambia corrija corrijan corrige corrijo momento dudo dudoso dudosa tarde equivoque equivocamos confundi confundido confundida mentira mentiras broma ojala
  falso falsa dificil imposible sospecho desconfio veremos vemos veran pienso temo aunque debera deberan tendra tendran podra podran ira vendra llegara mandara enviara firmara confirmara pagara`.split(
    /\s+/,
  ),
);
// "Los datos", "con la empresa" say what is checked, not that it was.
const CHECKED_THING = /^(?:datos|informacion|empresa|ellos|cliente|compania)$/;
/** An infinitive, with what may be tied to it, and none of the nouns and names that end alike. */
export const INFINITIVE =
  /^(?!ayer$|celular|particular|similar|lugar|mujer|titular|auxiliar|familiar|regular|taller|primer|popular|gar|mar|oscar|edgar|omar|javier|cesar)\p{L}{3,}(?:ar|er|ir)(?:la|lo|le|los|las|les|se)?$/u;

/** "Verifiqué con la empresa y todo está en orden": tells what was checked, and holds no word of doubt, delay or task. */
export function isCheck(clause: Clause, pieces: readonly Placed[]): boolean {
  if (clause.length > 22) return false;
  const unknown = pieces
    .filter(
      ({ piece }) =>
        piece === 'unknown' ||
        piece === 'name' ||
        piece === 'of' ||
        piece === 'lead' ||
        piece === 'because' ||
        piece === 'must' ||
        piece === 'soon',
    )
    .map(({ from }) => clause[from]);
  const words = clause.map(({ word }) => word);
  const isLong = words.some(
    (word, at) =>
      LASTS.test(word) &&
      !words.slice(Math.max(0, at - 3), at).some((before) => /^(?:hace|desde)$/.test(before)),
  );
  // "Que Marta confirme" is yet to be done.
  const que = words.indexOf('que');
  const isWished =
    que >= 0 &&
    clause.some(({ word, raw }, at) => at > que && ENDS_IN_E.test(word) && !raw.toLowerCase().endsWith('é'));
  if (isLong || isWished) return false;
  const tellsStart = clause.some(({ raw }) => STARTED.test(raw.toLowerCase()));
  const hasDoubt = unknown.some(
    (token) =>
      token &&
      ((HAS_DOUBT.has(token.word) &&
        token.raw.toLowerCase() !== 'sí' &&
        !(tellsStart && DAY.test(token.word))) ||
        isOfDecision(token.word) ||
        INFINITIVE.test(token.word)),
  );
  const isBareIf = clause.some(({ raw }) => raw.toLowerCase() === 'si');
  if (hasDoubt || isBareIf) return false;
  const tells = ({ piece, from, length }: Placed) =>
    piece === 'check' && length > 1 && !CHECKED_THING.test(clause[from + length - 1]?.word ?? '');
  return pieces.some(tells) || clause.some((_, at) => isAnchor(clause, at)) || isWhoTheyAre(clause);
}

/** "Es del área de compras", "es la nueva auxiliar". */
const isWhoTheyAre = (clause: Clause): boolean =>
  clause.length <= 9 &&
  /^(?:(?:el|ella) )?(?:es|son) (?:del?|la|el|mi|un|una|nuestr[oa]|los|las|parte) /.test(
    `${clause.map(({ word }) => word).join(' ')} `,
  );

function isAnchor(clause: Clause, at: number): boolean {
  const { word = '', raw = '' } = clause[at] ?? {};
  const previous = clause[at - 1]?.word;
  // Without its accent "verifique" is an order to somebody else.
  if (ENDS_IN_E.test(word)) return raw.toLowerCase().endsWith('é') || previous === 'ya' || previous === 'yo';
  if (CHECKED.test(word)) return true;
  if (DID.test(word))
    return raw.toLowerCase().endsWith('ó') || (previous !== undefined && !NOBODY.has(previous));
  if (/^tienen?$/.test(word)) return previous !== 'la' && previous !== 'lo';
  return (
    IS_ONE_OF_THEM.test(word) &&
    clause
      .slice(Math.max(0, at - 4), at)
      .some((token) => /^(?:es|son|la|lo|conozco|sigue|esta)$/.test(token.word))
  );
}
