import { COMPANY_NOUNS, GIVEN_NAMES, LEGAL_FORM, NAME_TIES, OFFICES, TITLES } from './lexicon.ts';
import { isPost } from './shape.ts';
import { firstWordOf, fold, setOf, type Word, wordsOf } from './words.ts';

// What stands where a value is asked for and cannot be one: it is asked for again rather than taken.

/** Words of greeting, of asking, of what is asked for: with one of them a "name" is none, whatever its label. */
const NEVER_IN_NAMES = setOf(
  'buenos buenas tardes noches hola gracias saludo saludos cordial cordialmente atentamente solicitud activacion cuenta ' +
    'soporte usuario correo empresa cargo adjunto favor mismo misma firma equipo departamento area',
);
/** Words that tell of somebody instead of naming him ("que va a manejar …", "quien reporta …"). */
const TELLING =
  /^(?:que|quien|quienes|cual|el que|la que|los que|el de|la de|lo que|pues|es que|para (?:mi|el|la|su)|por (?:mi|ahora)|trabajo|de todo)\b/;
const MAY_TELL = /^[cdelpqt]/;
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
  if (first === undefined || isTelling(folded) || LEGAL_FORM.test(folded)) return true;
  if (words.some(({ fold: word }) => NEVER_IN_NAMES.has(word))) return true;
  const hasGiven = words.some(({ fold: word }) => GIVEN_NAMES.has(word));
  if (!hasGiven && isOfWork(first.fold)) return true;
  // "Ana Ruiz de compras": among capitals a small word is none of the name's.
  const small = words.filter(({ text, fold: word }) => /^\p{Ll}/u.test(text) && !NAME_TIES.has(word));
  return small.length < words.length && small.some(({ fold: word }) => isOfWork(word));
}

const AREAS = setOf(
  'compras ventas contabilidad nomina sistemas logistica tesoreria cartera recepcion facturacion almacen tecnologia recursos ' +
    'talento operaciones despachos servicio administracion produccion',
);

const isOfWork = (word: string): boolean =>
  (isPost(word) || AREAS.has(word) || OFFICES.has(word) || COMPANY_NOUNS.has(word)) && !GIVEN_NAMES.has(word);

/** Whether what was given for a post names none: somebody's name, or a telling of what is done. */
export function isNoRole(role: string): boolean {
  const folded = fold(role);
  return isTelling(folded) || (MAY_DO.test(folded) && DOING.test(folded)) || isPersonName(role);
}

/** Whether what was given for a company names none: nothing but a legal form, or a telling. */
export function isNoCompany(company: string): boolean {
  const folded = fold(company);
  if (
    folded.includes(' empresa ') &&
    / de? (?:la |esta )?empresa [a-z]/.test(folded) &&
    isPost(firstWordOf(company))
  )
    return true;
  return isTelling(folded) || LEGAL_FORM.exec(folded)?.[0].trim().length === folded.length;
}

/** Two given names or more words that begin with one, all with capitals: "Ximena Pérez Lara" is nobody's post. */
export function isPersonName(text: string): boolean {
  if (!GIVEN_NAMES.has(firstWordOf(text))) return false;
  const words = wordsOf(text).filter(({ fold: word }) => !NAME_TIES.has(word));
  return (
    words.length >= 2 && words.every(({ text: word, fold: one }) => /^\p{Lu}/u.test(word) && !isPost(one))
  );
}
