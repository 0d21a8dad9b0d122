import { type Clause, rawOf, type Token, wordOf } from './clauses.ts';
import { isOfDecision } from './decision-words.ts';
import { concernsAnother, isState, tellsFact } from './facts.ts';
import type { About, Placed } from './pieces.ts';
import { holdsSpoilt, unknownIn } from './told-words.ts';

// What agents tell of their checks beside an approval: an open list, so every word of it must be free of doubt.

const ENDS_IN_E =
  /^(?:verifiqu|comuniqu|convers|chate|constat|contrast|confront|examin|pedi|solicit|acab|revis|valid|confirm|consult|habl|llam|comprob|cheque|contact|corrobor|cruc|coteja|cotej|mir|constat|marqu|timbr|compar|pregunt|averigu|trabaj|labor)[eé]$/;
const CHECKED =
  /^(?:(?:verific|revis|valid|confirm|consult|convers|habl|llam|comprob|corrobor|contact|comunic|cotej|cruz|contrast|confront|constat|chequ|averigu|compar)(?:amos|aron|ad[oa]s?)|respondio|respondieron|autorizo|autorizaron|certificaron|coinciden?|concuerdan?|cuadran?|corresponden?|cumplen?|correct[oa]s?|complet[oa]s?|conozco|conocemos|trabajan?|labora|trae|firmaron|enviaron|mandaron|adjuntaron|entregaron)$/;
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
  /^(?!ayer$|celular|particular|similar|lugar|mujer|titular|auxiliar|familiar|regular|taller|primer|popular|gar|mar|oscar|edgar|omar|javier|cesar)\p{L}{3,}(?:(?:ar|er|ir)(?:la|lo|le|los|las|les|se)?|ar(?:me|nos))$/u;

/** "Verifiqué con la empresa y todo está en orden": tells what was checked, and holds no word of doubt, delay or task. */
export function isCheck(clause: Clause, pieces: readonly Placed[], about: About): boolean {
  if (clause.length > 22) return false;
  const unknown = unknownIn(clause, pieces, about);
  const words = clause.map(wordOf);
  const joined = words.join(' ');
  const isLong = clause.some(isLasting);
  // "Que Marta confirme" is yet to be done.
  const que = words.indexOf('que');
  const isWished = que >= 0 && clause.slice(que + 1).some(isWish);
  // "Como no enviaron el RUT" is no "¡cómo no!".
  if (isLong || isWished || /\bcomo no \p{L}/u.test(joined)) return false;
  const isInForce =
    /\b(?:esta vigente|sigue vigente|tienen? (?:[a-z]+ ){0,2}contrato(?: vigente)?) hasta (?:[a-z]+ (?:de |del )?){0,3}20\d\d\b/.test(
      joined,
    );
  const tellsStart = clause.some(isStart);
  const hasDoubt = unknown.some(
    (token) =>
      token &&
      ((HAS_DOUBT.has(token.word) &&
        token.raw.toLowerCase() !== 'sí' &&
        !(token.word === 'segun' && isAccordingTo(words)) &&
        !(token.word === 'como' && /^como (?:todo|toda|tod[oa]s|ya|los|las|la|el) /.test(joined)) &&
        !(token.word === 'quien' && /\bes quien\b/.test(joined)) &&
        !(tellsStart && DAY.test(token.word)) &&
        !(token.word === 'ahorita' && /é ahorita/i.test(clause.map(rawOf).join(' '))) &&
        !(token.word === 'hasta' && isInForce)) ||
        isOfDecision(token.word) ||
        !token.isKnown ||
        INFINITIVE.test(token.word)),
  );
  if (concernsAnother(words)) return false;
  const isBareIf = clause.some(isIf);
  if (hasDoubt || isBareIf || holdsSpoilt(clause)) return false;
  // "Vigente hasta mañana" takes no leave; "me confirman el cargo" is asked for, "(hablé con ellos) y me confirman" is told.
  let isAsked = false;
  for (const { piece, from } of pieces) {
    const [first = '', before = ''] = [words[from], words[from - 1]];
    isAsked ||= piece === 'courtesy' && from > 0 && first === 'hasta';
    isAsked ||= piece === 'next' && /^(?:me|nos)$/.test(first) && !/^(?:y|que)$/.test(before);
  }
  // Where the writer puts accents, "hable con ellos" is an order.
  const hasAccents = clause.some(hasAccent);
  const isOrder = clause.some(
    ({ raw, word }, at) =>
      (hasAccents || at > 0) &&
      ENDS_IN_E.test(word) &&
      raw.endsWith('e') &&
      !/^(?:ya|yo|y|tambien|que|les|le|lo|la|los|las)$/.test(words[at - 1] ?? ''),
  );
  const isConfirmedLater = words.some(
    (word, at) =>
      /^confirman?$/.test(word) &&
      /^(?:y|me|nos)$/.test(words[at - 1] ?? '') &&
      (!TOLD.test(words[at + 1] ?? '') || /^él$/i.test(clause[at + 1]?.raw ?? '')) &&
      !words.includes('que', at),
  );
  if (isAsked || isOrder || isConfirmedLater) return false;
  // "Con el RUT en regla", "teniendo la carta": on that condition.
  if (/^(?:con|teniendo)$/.test(words[0] ?? '') && !clause.some((_, at) => DONE.test(words[at] ?? '')))
    return false;
  const tells = ({ piece, from, length }: Placed) =>
    piece === 'check' && length > 1 && !CHECKED_THING.test(clause[from + length - 1]?.word ?? '');
  return (
    isState(words) ||
    pieces.some(tells) ||
    holdsAnchor(clause) ||
    isWhoTheyAre(clause, pieces) ||
    tellsFact(clause, pieces)
  );
}

const isWish = ({ word, raw }: Token): boolean => ENDS_IN_E.test(word) && !raw.toLowerCase().endsWith('é');

/** "Es del área de compras", "la señora Forero es la nueva auxiliar". */
function isWhoTheyAre(clause: Clause, pieces: readonly Placed[]): boolean {
  const start = pieces.find(({ piece }) => !['thing', 'name', 'of', 'courtesy'].includes(piece))?.from ?? 0;
  const words = clause.slice(start).map(wordOf);
  return (
    words.length <= 9 &&
    !words.some(
      (word) =>
        /^(?:cuenta|caso|solicitud|peticion|prueba|error)$/.test(word) &&
        !/(?:ejecutiv|encargad|asesor|jef)\w+ /.test(words.join(' ')),
    ) &&
    /^(?:(?:el|ella) )?(?:es|son) (?:quien|del?|la|el|mi|un|una|nuestr[oa]|los|las|parte) /.test(
      `${words.join(' ')} `,
    )
  );
}

/** "Dos meses", but "hace dos meses". */
const isLasting = ({ word }: Token, at: number, clause: Clause): boolean =>
  LASTS.test(word) && !clause.slice(Math.max(0, at - 3), at).some(isSince);
const isSince = ({ word }: Token): boolean => /^(?:hace|desde|este|llevan?)$/.test(word);

/** What speaks for somebody who has it. */
const HELD =
  /^(?:contratos?|convenios?|vinculo|vinculacion|relacion|orden|ordenes|rut|todo|todos|correo|cargo|visto|aval|autorizacion|documentos|documentacion|papeles|datos|poder|permisos?|carta|operacion|anos|servicios?)$/;
/** What somebody confirmed; "confirma por correo", "confirma él" are to come. */
const TOLD =
  /^(?:que|nombres?|cargo|correo|empresa|identidad|telefono|datos|tod[oa]s?|l[oa]s|la|el|su|sus|vinculo|contrato|informacion|area|cedula|nit|rut|lo)$/;
const DONE = /^(?:ya|confirm|habl|valid|verific|revis)/;

/** "La empresa confirma el cargo (y apruebo)": told as a fact by itself, but still to come before a decision that it is tied to. */
export const isStillToCome = (clause: Clause): boolean =>
  clause.some(({ word }) => /^(?:confirman?|salgo|llego|vuelvo|regreso)$/.test(word)) &&
  !clause.some(({ raw, word }) => ENDS_IN_E.test(word) && raw.toLowerCase().endsWith('é'));

/** "El coordinador confirma que …", "hablé con ella y confirma nombre"; by itself "confirma nombre" is an order. */
function isConfirming(clause: Clause, at: number): boolean {
  if (!/^(?:confirman?|ratifican?|certifican?)$/.test(clause[at]?.word ?? '') || at === clause.length - 1)
    return false;
  const before = clause.slice(0, at).map(wordOf);
  const tells = before.at(-1) === 'me' || before.at(-1) === 'nos' ? before.slice(0, -1) : before;
  const hasDone = clause
    .slice(0, at)
    .some(
      ({ raw, word }) =>
        (ENDS_IN_E.test(word) || /^(?:llam|escrib|respond|contest)i?o$/.test(word)) &&
        /[éíó]$/.test(raw.toLowerCase()),
    );
  if (hasDone) return TOLD.test(clause[at + 1]?.word ?? '');
  const names = clause.slice(at + 1).map(wordOf);
  return tells.length > 0
    ? /^(?:el|la|los|las|don|dona|\p{L}{4,})$/u.test(tells[0] ?? '') && names[0] === 'que'
    : before.length > 0 &&
        names.length > 3 &&
        names.indexOf('que') > 0 &&
        !names.slice(0, names.indexOf('que')).includes('usted');
}

/** "Según el CRM …", "de conformidad con lo verificado", "conforme a la validación": nobody's say, but what was looked at. */
const isAccordingTo = (words: readonly string[]): boolean =>
  /^(?:segun|conforme al?|de conformidad con|de acuerdo (?:con|a)|con base en|basad[oa]s? en) (?:(?:lo|los|las|la|el) )?(?:(?:verific|revis|valid|confirm|habl|convers|consult|cotej|acord|comprob|corrobor)(?:ad[oa]s?|acion|aciones|ion)|informacion|datos|crm|base|sistema|rues|rut|contrato|camara|certificado|registro|listado)\b/.test(
    words.join(' '),
  );

const LISTS =
  /^(?:listas?|listados?|bases?|nomina|sistema|crm|sap|erp|planilla|directorio|organigrama|intranet|registro|rues)$/;

const isStart = ({ raw }: Token): boolean => STARTED.test(raw.toLowerCase());
const isIf = ({ raw }: Token): boolean => raw.toLowerCase() === 'si';
const hasAccent = ({ raw }: Token): boolean => /[áéíóú]/.test(raw.toLowerCase());

function holdsAnchor(clause: Clause): boolean {
  for (const at of clause.keys()) if (isAnchor(clause, at)) return true;
  return false;
}

function isAnchor(clause: Clause, at: number): boolean {
  const { word = '', raw = '' } = clause[at] ?? {};
  const previous = clause[at - 1]?.word;
  if (isConfirming(clause, at)) return true;
  if (/^recib[ií]$/.test(word))
    return (
      /^(?:la|el|los|las|su|ya)$/.test(clause[at + 1]?.word ?? '') &&
      /^(?:confirmacion|respuesta|documentos|soportes|correo|visto|certificacion|carta|contrato)$/.test(
        clause[at + 2]?.word ?? '',
      )
    );
  // Without its accent "verifique" is an order to somebody else.
  if (ENDS_IN_E.test(word)) return raw.toLowerCase().endsWith('é') || previous === 'ya' || previous === 'yo';
  if (CHECKED.test(word)) return true;
  if (at === 0 && isAccordingTo(clause.map(wordOf))) return true;
  // "Se hizo la validación", "hice la llamada"
  if (/^(?:hice|hicimos|hizo|realic[eé]|realiz[oó]|realizamos|efectu[eéoó])$/.test(word))
    return clause
      .slice(at + 1, at + 4)
      .some((token) =>
        /^(?:verificacion(?:es)?|validacion(?:es)?|llamadas?|consultas?|revision(?:es)?|cotejo|confirmacion)$/.test(
          token.word,
        ),
      );
  // "El gerente dio el visto bueno"
  if (/^di(?:o|eron)$/.test(word))
    return /^(?:(?:el|su|la) )?(?:visto bueno|vobo|ok|aval|autorizacion|fe)\b/.test(
      clause
        .slice(at + 1)
        .map(wordOf)
        .join(' '),
    );
  // "Está en el listado de empleados"
  if (/^(?:esta|estan|aparece|aparecen|figura|figuran|consta|constan)$/.test(word))
    return (
      clause[at + 1]?.word === 'en' && clause.slice(at + 2, at + 5).some((token) => LISTS.test(token.word))
    );
  if (DID.test(word))
    return raw.toLowerCase().endsWith('ó') || (previous !== undefined && !NOBODY.has(previous));
  if (/^tienen?$/.test(word))
    return (
      previous !== 'la' &&
      previous !== 'lo' &&
      clause.slice(at + 1, at + 5).some((token) => HELD.test(token.word))
    );
  return (
    IS_ONE_OF_THEM.test(word) &&
    (at === 0 ||
      clause
        .slice(Math.max(0, at - 4), at)
        .some((token) => /^(?:es|son|conozco|sigue|esta)$/.test(token.word)))
  );
}
