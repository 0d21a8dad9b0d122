import { COMPANY_NOUNS, GIVEN_NAMES, LEGAL_FORM, NAME_TIES, OFFICES, TITLES } from './lexicon.ts';
import { isPost } from './shape.ts';
import { BESIDE } from './whose-address.ts';
import { firstWordOf, fold, setOf, type Word, wordsOf } from './words.ts';

// What stands where a value is asked for and cannot be one: it is asked for again rather than taken.

/** Words of greeting, of asking, of what is asked for: with one of them a "name" is none, whatever its label. */
const NEVER_IN_NAMES = setOf(
  'buenos buenas tardes noches hola gracias saludo saludos cordial cordialmente atentamente solicitud activacion cuenta ' +
    'soporte usuario correo empresa cargo adjunto favor mismo misma firma equipo departamento area',
);
/** Words that tell of somebody instead of naming him ("que va a manejar …", "quien reporta …"). */
const TELLING =
  /^(?:que|quien|quienes|cual|el que|la que|los que|el de|la de|lo que|pues|es que|donde|igual (?:a|al|que)|l[oa]s? mism[oa]s?|para (?:mi|el|la|su)|por (?:mi|ahora)|trabajo|de todo)\b/;
const MAY_TELL = /^[cdeilpqt]/;
const isTelling = (folded: string): boolean => MAY_TELL.test(folded) && TELLING.test(folded);
/** Every word of DOING ends so. */
const MAY_DO = /(?:o|oy)\b/;
/** What somebody does, told by himself; behind "de" the word is a noun ("auxiliar de manejo"). */
const DOING =
  /(?:^|[,;] |\b(?:y|e|tambien|que|aunque|pero) )(?:tambien )?(?:hago|manejo|atiendo|vendo|llevo|ayudo|apoyo|cuido|facturo|entrego|reparto|reviso|coordino|superviso|dirijo|recibo|cobro|compro|digito|estoy|soy|me encargo)\b/;

/** Whether what was given for a name names no person: a post, a firm, a greeting, a sentence. */
export function isNoName(name: string, all: readonly Word[]): boolean {
  const words = all.filter(({ fold: word }) => !TITLES.has(word));
  const [first] = words;
  const folded = fold(name);
  if (first === undefined || isTelling(folded) || NAMES_BY_OTHERS.test(folded) || LEGAL_FORM.test(folded))
    return true;
  if (words.some(({ fold: word }) => NEVER_IN_NAMES.has(word))) return true;
  const hasGiven = words.some(({ fold: word }) => GIVEN_NAMES.has(word));
  if (!hasGiven && isOfWork(first.fold)) return true;
  // "Ana Ruiz de compras": among capitals a small word is none of the name's.
  const small = words.filter(({ text, fold: word }) => /^\p{Ll}/u.test(text) && !NAME_TIES.has(word));
  return small.length < words.length && small.some(({ fold: word }) => isOfWork(word));
}

/** "Hija de Pedro", "la nueva", "Ana Ruiz - retirada". */
const NAMES_BY_OTHERS = new RegExp(
  `^(?:mi |el |la )?(?:ex)?${BESIDE} (?:de|del)\\b|^(?:el|la|los|las|un|una|unos|unas|mi|mis|su|sus|nuestr[oa]s?|otr[oa]s?|es[ea]|alguien|quien|cualquiera) (?!senor|sr|doctor|dr|ing|lic|don|dona|arq|prof|abog|herman|padre|cap|may|sar)[a-z]+(?: [a-z]+)?$|[-–(,] ?(?:ya )?(?:retirad[oa]|se retiro|se fue|renuncio|exemplead[oa]|despedid[oa]|pensionad[oa]|jubilad[oa]|fallecid[oa]|inactiv[oa])\\b`,
);

const AREAS = setOf(
  'compras ventas contabilidad nomina sistemas logistica tesoreria cartera recepcion facturacion almacen tecnologia recursos ' +
    'talento operaciones despachos servicio administracion produccion',
);

const isOfWork = (word: string): boolean =>
  (isPost(word) || AREAS.has(word) || OFFICES.has(word) || COMPANY_NOUNS.has(word)) && !GIVEN_NAMES.has(word);

/** Whether what was given for a post names none: somebody's name, or a telling of what is done. */
export function isNoRole(role: string): boolean {
  const folded = fold(role);
  if (/^(?:tod[oa]s?|cualquier\w*|vari[oa]s|ambos|ambas|ningun\w*)\b/.test(folded)) return true;
  return isTelling(folded) || (MAY_DO.test(folded) && DOING.test(folded)) || isPersonName(role);
}

/** One of two, and nobody said which; who has two posts writes so as well ("despachador o supervisor"). */
const OR_ANOTHER = / [ou] (?:de |el |la |otr[oa] )?[a-z]{3}/;

/** Whether what was given for a company names none: nothing but a legal form, or a telling. */
export function isNoCompany(company: string): boolean {
  const folded = fold(company);
  if (
    folded.includes(' empresa ') &&
    / de? (?:la |esta )?empresa [a-z]/.test(folded) &&
    isPost(firstWordOf(company))
  )
    return true;
  // "Cliente de los Andes S.A.S." is a name, "cliente de Palmas S.A." is not.
  if (OR_ANOTHER.test(folded) || (!/^\p{Lu}/u.test(company) && BY_COMPANY.test(folded))) return true;
  return isTelling(folded) || LEGAL_FORM.exec(folded)?.[0].trim().length === folded.length;
}

/**
 * Whether a value is told as unsure, denied, over, only an example, or as one of two: "creo que analista", "Palmas no, Cementos",
 * "Analista → Jefe". None of these can be anything else in a name, so capitals do not matter.
 */
export function isUnsure(value: string): boolean {
  const folded = fold(value);
  if (STARTS_UNSURE.test(folded)) return true;
  return MAY_DOUBT.test(folded) && (UNSURE.test(folded) || CHANGED.test(folded) || EXAMPLE.test(folded));
}

/** Marks between words, or a word without which none of the following is said. */
const MAY_DOUBT = /[^a-z .]|\b(?:no|algo|depende|ejemplo)\b/;
const GUESS =
  '(?:no es|no soy|no somos|ya no|creo|creeria|creemos|tal vez|talvez|quizas?|puede (?:que|ser)|podria ser|posiblemente|probablemente|supongo|supuestamente|' +
  'pienso|imagino|me imagino|me parece|al parecer|parece|a lo mejor|de pronto|dizque|entiendo|segun entiendo|si no estoy mal|si no me equivoco|no estoy segur[oa]|no me acuerdo|no recuerdo|urgente|lo antes posible|cuanto antes)';
const STARTS_UNSURE = new RegExp(
  `^(?:(?:es |seria )?${GUESS}|(?:mi|su|tu|nombre de (?:la|mi|su)) empresa|ej(?:emplo)?[.:])(?![a-z])`,
);
const UNSURE = new RegExp(
  `[,;(–-] ?(?:(?:eso|o algo) )?${GUESS}\\b|\\bo algo (?:asi|parecido)\\b|\\bdepende\\b`,
);
const CHANGED =
  /→|⇒|➔|➜|[-=]+>|\S no, \S|[,;–-] ?(?:(?:y|pero) )?(?:ahora|hoy|actualmente|pronto|proximamente)\b|[,;(–-] ?hasta\b/;
const EXAMPLE = /^(?:p\.? ?)?ej(?:emplo|\.)?\b ?[:.]|\((?:p\.? ?)?(?:por )?ej(?:emplo|\.)?\)|\bpor ejemplo\b/;

/** Who deals with a company is not in it. */
const BY_COMPANY =
  /^(?:(?:soy |el |la |una? )*(?:cliente|proveedor|contratista|vecin[oa]|aliad[oa]|amig[oa]|espos[oa]|hij[oa]|herman[oa]|conocid[oa]|aspirante|candidat[oa]|postulante|ex ?emplead[oa]|pensionad[oa]|jubilad[oa]|referid[oa]|recomendad[oa]|visitante) (?:de|del|a)|(?:fui|fue|era|sere|proximamente|futur[oa] (?:emplead|trabajador|colaborador|analista|auxiliar|asistente|practicante|aprendiz)[a-z]*)) /;

/** Two given names or more words that begin with one, all with capitals: "Ximena Pérez Lara" is nobody's post. */
export function isPersonName(text: string): boolean {
  if (!GIVEN_NAMES.has(firstWordOf(text))) return false;
  const words = wordsOf(text).filter(({ fold: word }) => !NAME_TIES.has(word));
  return (
    words.length >= 2 && words.every(({ text: word, fold: one }) => /^\p{Lu}/u.test(word) && !isPost(one))
  );
}
