import { type Clause, wordOf } from './clauses.ts';
import type { Placed } from './pieces.ts';

/** Statements of fact in the closed vocabulary (told-words.ts): "el correo es corporativo", "contestaron de la empresa". */

const IS =
  /^(?:es|son|esta|estan|tienen?|tenemos|figuran?|aparecen?|constan?|pertenecen?|corresponden?|coinciden?|concuerdan?|cuadran?|cumplen?|conozco|conocemos|conocen?|reconocen?|laboran?|trabajan?|manejan?|reemplaza|llevan?|siguen?|hay|distingue|da|dan|dieron|dio|di|dimos)$/;
const GIVES = /^(?:da|dan|di|dio|dieron|dimos)$/;
const GIVEN = /^(?:fe|razon|visto|vobo|ok|aval|respuesta)$/;
const NO_VERB = /^(?:valid[oa]s?|apellidos?|pedidos?|lado|ayer|estado|rapido|sido|todo|toda)$/;
/** Done, and not an order: by its accent, its ending, or as a participle. */
const WAS = /(?:\p{L}{3}(?:ó|é|aron|ieron|amos|ad[oa]s?|id[oa]s?)|\p{L}{3}í)$/iu;
const PRONOUN = /^(?:la|lo|las|los)$/;
/** "La maneja Camila": it is hers to decide. */
const IN_CHARGE = /^(?:tienen?|manejan?|llevan?|da|dan)$/;
const IN_A_LIST =
  /^(?:listas?|listados?|bases?|nomina|sistema|crm|sap|erp|planilla|directorio|organigrama|intranet|registro|rues|orden|regla|firme|planta|empresa)$/;
const FIELD =
  /^(?:cargo|nombres?|apellidos?|correo|email|telefono|celular|area|rol|puesto|nit|ciudad|direccion)$/;
const GOOD_FIELD =
  /^(?:correct[oa]s?|corporativ[oa]s?|institucional(?:es)?|empresarial(?:es)?|valid[oa]s?|real(?:es)?|ok|bien|exact[oa]s?|igual(?:es)?|complet[oa]s?|activ[oa]s?|vigentes?|legibles?|conformes?|mism[oa]s?|de|del)$/;

/** Whether something is stated of somebody or something, as a fact and not as what is wanted, whose turn it is, or amended. */
export function tellsFact(clause: Clause, pieces: readonly Placed[]): boolean {
  if (clause.length < 2) return false;
  const words = clause.map(wordOf);
  // "No hay novedad", "se ve bien" state nothing by themselves.
  const free = pieces.filter(isFree);
  return free.some(({ from, length }) =>
    clause.slice(from, from + length).some((_, at) => isPredicate(clause, words, from + at)),
  );
}

const isFree = ({ piece }: Placed): boolean => /^(?:unknown|lead|thing|of|soon)$/.test(piece);

function isPredicate(clause: Clause, words: readonly string[], at: number): boolean {
  const [before = '', word = '', ...after] = [words[at - 1], ...words.slice(at, at + 5)];
  if (PRONOUN.test(before) && IN_CHARGE.test(word)) return false;
  if (/^estan?$/.test(word) && after[0] === 'en') return after.slice(1).some((next) => IN_A_LIST.test(next));
  if (GIVES.test(word)) return after.slice(0, 3).some((next) => GIVEN.test(next));
  if (word === 'hace' || word === 'hacen') return after[0] === 'parte';
  return IS.test(word) || (WAS.test(clause[at]?.raw ?? '') && !NO_VERB.test(word));
}

/** What was and is no more, or is another's now: "era empleada de ellos", "dejó el cargo", "la reemplazó Gómez". */
const WAS_ONCE =
  /\b(?:(?:era|eran|fue) (?:emplead|trabajador|funcionari|client|proveedor|contratist|parte de |de (?:ella|ellos|la empresa))|(?:trabaj|labor)(?:o|aba) (?:alla|aca|ahi|alli|con ell[oa]s|en la empresa|para)|contrato (?:era|estaba|estuvo|se acab)|dej(?:o|aron) (?:el|la|su) (?:cargo|puesto|empresa|compania|trabajo)|(?<!(?:es|era) )l[ao] (?:reemplaz|relev|traslad|absorb|ascend|sac|ech|bot)(?:o|io|aron|ieron)|(?:dos|varios|tres) nombres|contest(?:o|aron) (?:de |en )?una? (?:tienda|pizz|panad|restaur|peluq|funerar|grabac|bodega d|cafet|drogu|ferret|miscel|nin[oa]))/;
/** What is promised or expected of them, or whose turn it is. */
const TO_COME =
  /\b(?:(?:ell[oa]s?|empresa|me l[ao]|nos l[ao]) (?:me |nos )?(?:traen?|completan?|aportan?|remiten?|consiguen?|mandan|envian)|qued(?:aron|amos) (?:con \w+ )?(?:con el|en que|en)|compromiso|en gestion|de pelea|se comprometi\w+|(?:da|dan) el (?:visto|aval|vobo))\b|^sigue (?:la firma|el aval|el visto)|^queda como|^(?:su |el )?cargo (?:es )?(?:jef|gerent|direct|coordin|analist|auxiliar|asist|asesor|lider)/;
/** "Pasado el cierre", "firmada la carta", "el quince de abril": a condition or a day. */
export const ON_A_DAY =
  /^(?:(?:pasad|terminad|cerrad|finalizad|concluid|acabad|llegad|firmad|pagad|cumplid|entregad|legalizad|subsanad|renovad)[oa]s?|pasando|terminando|llegando|firmando|pagando) (?:el|la|los|las|una?|es[ea]|est[ea])\b|^(?:el )?(?:\d{1,2}|primero|uno|dos|tres|cinco|diez|quince|veinte|treinta) de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/;

/**
 * What puts right the notice, or speaks of another account, another's turn, or of one that nobody named: whatever else is told,
 * the decision may be about that.
 */
export function concernsAnother(words: readonly string[]): boolean {
  const joined = words.join(' ');
  if (WAS_ONCE.test(joined) || TO_COME.test(joined) || ON_A_DAY.test(joined)) return true;
  const isOwnedBySomeone = words.some(tellsOfOwning);
  // "Ya tiene cuenta", "hay otro usuario", "es la cuenta de Pedro"; but "es el ejecutivo de la cuenta".
  const speaksOfAccounts = words.some(isOfAccounts);
  if (
    speaksOfAccounts &&
    isOwnedBySomeone &&
    !words.some((word) => /^(?:ejecutiv|encargad|asesor|jef)/.test(word))
  )
    return true;
  // "Ya hay una igual", "le corresponde a Camila".
  if (
    /\b(?:hay|existe|tiene) (?:una?|otr[oa])(?: (?:igual|cread[oa]|activ[oa]|registrad[oa]|abiert[oa]))?$|^(?:eso |est[ea] )?l[eo]s? (?:corresponde|toca|compete)\b/.test(
      words.join(' '),
    )
  )
    return true;
  // "Es de una panadería", "trabaja con un familiar".
  if (/\b(?:es|son) (?:de|del) (?:una?|unos|unas)\b/.test(words.join(' '))) return true;
  // "Es de 2015": old. "Dicen que es empleada": hearsay, where nobody is said to have been asked.
  if (/\b(?:es|son) del? (?:19|20)\d\d\b|^(?:dicen?|dijeron|dijo) que\b/.test(words.join(' '))) return true;
  return words.some(
    (word, at) => isAmending(words, at) || (word === 'veces' && at > 0 && words[at - 1] !== 'dos'),
  );
}

const tellsOfOwning = (word: string): boolean => /^(?:tienen?|hay|existen?|es|son|cread[oa])$/.test(word);
const isOfAccounts = (word: string): boolean =>
  /^(?:cuentas?|usuari[oa]s?|caso|solicitud|peticion|prueba|error)$/.test(word);

/** "El cargo es gerente" puts right what the notice says; "el cargo es correcto" does not. */
const isAmending = (words: readonly string[], at: number): boolean =>
  FIELD.test(words[at] ?? '') &&
  (/^(?:correct[oa]|real|verdader[oa]|buen[oa]) (?:es|son)$/.test(words.slice(at + 1, at + 3).join(' ')) ||
    /^(?:es|son)$/.test(words[at + 1] ?? '')) &&
  !words.slice(at + 2, at + 4).some((word) => GOOD_FIELD.test(word));

const LOOKED_AT =
  /^(?:todo|todos|datos|informacion|info|documentos|documentacion|papeles|verificacion(?:es)?|validacion(?:es)?|revision(?:es)?|consulta|cliente|contrato|correo|cargo|nombre|empresa|identidad|proveedor|dominio|nit|rut|cedula|requisitos|soportes|vinculo|concepto|carta|camara)$/;
const STATES_WELL =
  /^(?:ok|bien|perfect[oa]s?|correct[oa]s?|complet[oa]s?|exitos[oa]s?|satisfactori[oa]s?|conformes?|legal(?:es)?|real(?:es)?|activ[oa]s?|vigentes?|valid[oa]s?|verificad[oa]s?|validad[oa]s?|confirmad[oa]s?|revisad[oa]s?|melo|nitid[oa]|bacano|chevere|fino|impecable|solido|favorable|limpi[oa]|hech[oa]s?|dia|regla|orden|autenticos?|coherentes?|consistentes?|legitim[oa]s?|exact[oa]s?)$/;
const OF_STATE =
  /^(?:y|e|el|la|los|las|su|sus|esta|estan|es|son|todo|tod[oa]s|al|en|muy|super|con|de|del|ya|se|ve|ven|con|esta)$/;

const isLookedAt = (word: string): boolean => LOOKED_AT.test(word);
const statesWell = (word: string): boolean => STATES_WELL.test(word);
const isOfState = (word: string): boolean => isLookedAt(word) || statesWell(word) || OF_STATE.test(word);

/** "Verificación exitosa", "todo legal", "cliente al día", "es real": a thing looked at and its good state, and no more. */
export const isState = (words: readonly string[]): boolean =>
  words.length <= 10 &&
  words.every(isOfState) &&
  words.some(statesWell) &&
  (words.some(isLookedAt) || /^(?:es|esta)$/.test(words[0] ?? ''));
