import { GIVEN_NAMES } from './lexicon.ts';
import { isOfLeaver } from './named.ts';
import { fold, foldOf, wordsOf } from './words.ts';

// An address that stands in the text need not be the one for the account: the link that opens it would go to somebody else.

/** Who stands by the writer, in the office or at home. */
export const BESIDE =
  '(?:jef[ea]s?|patron\\w*|superior\\w*|supervisor\\w*|gerente|director\\w*|coordinador\\w*|lider|encargad[oa]|companer[oa]s?|colegas?|' +
  'asistente|secretari[oa]|auxiliar|ayudante|asesor\\w*|contador\\w*|abogad[oa]|soci[oa]s?|cliente|proveedor\\w*|amig[oa]s?|vecin[oa]s?|' +
  'espos[oa]|marido|mujer|pareja|novi[oa]|herman[oa]s?|hij[oa]s?|prim[oa]s?|ti[oa]s?|sobrin[oa]s?|cunad[oa]s?|suegr[oa]s?|mama|papa|madre|padre|' +
  'antecesor\\w*|predecesor\\w*|sucesor\\w*|reemplazo)';

/** "Mi correo es", "a mi nombre con el correo": said by the writer of his own, whatever stands before. */
const IS_MINE =
  /\b(?:mi (?:correo|e-?mail|mail|cuenta|direccion|buzon)|(?:correo|mail|email) mio|a mi nombre con el correo)(?: (?!no\b|ya\b|era\b|fue\b|viej|anterior|antig|personal|antes)\w+){0,3} ?:? ?$/;

/** Of the clause that leads to the address: it is told as over, or serves for something else than the account. */
const OTHER_PURPOSE =
  /escrib\w+ a|contact|comuni|dud|inquietud|inform|autoriz|aprueb|aprob|(?:mi|su) jef|copia|copi[ae]n|\bcc\b|respond\w+ (?:\w+ )?a|respuesta|contest|repl|personal|antes|anterior|antigu|viej|ya no|alterno|respaldo|recuperacion|gmail|factur|cobr|pag(?:os?|ar|an|amos)\b|cuentas de|proveedor|cotiza|avis|report|reenvi|radic|hojas? de vida|peticion|queja|reclam|los soportes|pqr|newsletter|boletin|publicidad|spam|\b(?:era|fue|tenia|tuve|usaba|manejaba|utilizaba|figuraba|decia)\b|\b(?:lleg|recib)\w+ (?:tod[oa]s? )?(?:las?|los|el) (?!correo|activ|enlace|link|cuenta|usuario|invitac|clave|acceso|mensaje)/;

/** The clause denies what follows; "no tengo corporativo, uso …" denies something else. */
const DENIES =
  /(?<!\bsi )\b(?:no|nunca|jamas|tampoco|ni|ningun(?= motivo| caso)|ninguna(?= manera)|menos|salvo|excepto|distint[oa]|diferente|en vez|en lugar)\b(?! (?:\w+ )?(?:tengo|tenemos|tiene|maneja\w*|manejo|hay|cuento|cuenta|posee|poseo|dispongo|existe) \w| (?:\w+ ){0,2}olvid| (?:he podido|puedo|pude|hemos podido|podemos|logro|logre|me deja) (?:entr|ingres|acced|activ|inici|abr))(?: \w+){0,9} ?:? ?$/;
const HAD =
  /\bno (?:\w+ )?(?:tengo|tenemos|tiene|manej\w+|cuento con|cuenta con)(?: acceso)?(?: al?| el| la| correo| ya)* ?$/;

const OVER_OR_UNSURE =
  /\b(?:antes|era|fue|tenia|tuve|usaba|manejaba|utilizaba|prestad[oa]|iban? a (?:dar|crear|asignar)|creo|tal vez|talvez|quizas?|supongo|me parece|al parecer|parece|puede ser|podria ser)(?: \w+){0,3} ?:? ?$/;

/** Before it in its sentence: an account that there is, to be like or to be closed. */
const HAS_ONE =
  /\bya (?:tienen?|cuentan? con|posee) (?:su |una |la |el )?(?:cuenta|usuario|acceso|perfil)\b(?! de correo)[^;]{0,50}$|\b(?:misma cuenta|mismos? (?:usuario|acceso|perfil|permiso)s?) (?:que|de|del|a) (?!correo|siempre|antes|la empresa)[^;]{2,90}$|\bigual (?:a|al|que) [^;]{2,90}$/;

/** Behind it: whose it is, or that it is none. */
const BEHIND = new RegExp(
  `^[\\s>)\\]»"',;.(–-]*(?:(?:pero|que|ese|este|esa|el cual|ojo) )*(?:(?:ya )?no (?:es (?:mi|el mi|la mi|para|correct|ese|valid|el que|de)|existe|funciona|sirve|va\\b|lo (?:us|cre|pong|teng)|usar|usen|utili|activ|cre)|ya no\\b|era\\b|fue\\b|(?:es )?(?:(?:el|la) )?(?:correo |mail |cuenta )?(?:del? )(?:mi |la |el |nuestr[oa] |otr[oa] |un[oa]? )?(?:otr[oa] |ex)?${BESIDE}\\b|(?:es )?(?:mi|nuestr[oa]) ${BESIDE}\\b|(?:es )?(?:el |la )?(?:viej[oa]|antigu[oa]|anterior)\\b|es (?:quien|la que|el que) (?:autoriza|aprueba|revisa|firma|me autoriza|me aprueba)|(?:lo|la) leen|(?:por si|para) (?:necesit|algun|cualquier|dud|contact|inform|algo|factur|cobr|pago|cotiza)|es de (?:otr[oa]|alguien)|ya tiene (?:cuenta|usuario|acceso))`,
);

/** "De mi jefe", "el de Ana": the address right behind it is that one's. */
const OF_BESIDE = new RegExp(
  `\\b(?:(?:correo|e-?mail|mail|direccion|buzon|cuenta)(?: \\w+)?|el|la) (?:de|del) (?:mi |la |el |nuestr[oa] |un[oa]? |otr[oa] )?(?:ex)?${BESIDE}\\b[^.;,]{0,60}$`,
);
const OF_SOMEBODY = /\b(?:el|la|correo|mail|email)(?: \w+)? de ([a-z]+)\b[^.;,]{0,40}$/;
const BY_WRITER = new RegExp(`\\b(?:mi|nuestr[oa]) (?:ex)?${BESIDE}\\b`);

/** The account is asked for the one beside the writer. */
const ASKED = new RegExp(
  `\\b(?:cuentas?|usuarios?|acceso|ingreso|perfil|activ\\w+|habilit\\w+|cre(?:ar|en|acion)|registr\\w+|alta|solicit\\w*|requier\\w*|necesit\\w*|para)\\b[^.;,]{0,60}\\b(?:para|de|del|a|al|que) (?:que )?(?:mi|nuestr[oa]|la|el|un[oa]?)? ?(?:nuev[oa] )?${BESIDE}\\b|\\b(?:mi|nuestr[oa]|la|el) (?:nuev[oa] )?${BESIDE}\\b[^.;]{0,60}\\b(?:necesita|requiere|solicita|pueda|debe|quiere|entr[ae]|ingres[ae]|va a)\\b`,
);

/** Where an address stands: the folded words of its sentence before and behind it, and the lines that may say more. */
export interface Place {
  readonly before: string;
  readonly behind: string;
  readonly all: readonly string[];
}

/** Whether the words around an address make it somebody else's, or nobody's any more, or good for something else. */
export function isElsewhere({ before, behind, all }: Place): boolean {
  if (isTakenBack(before, behind)) return true;
  const clause = before.split(CLAUSES).at(-1) ?? '';
  if (IS_MINE.test(clause)) return false;
  if (
    OTHER_PURPOSE.test(clause.slice(-60)) ||
    COPIED.test(before.slice(-40)) ||
    isOfLeaver(before.slice(-70))
  )
    return true;
  const told = before.split(OF_SELF).at(-1) ?? '';
  const [, unwanted = ''] = UNWANTED.exec(told) ?? [];
  if (GIVEN_NAMES.has(unwanted)) return true;
  return (
    HAS_ONE.test(told.slice(-160)) ||
    ((OF_BESIDE.test(clause) || BY_WRITER.test(told)) && !ASKED.test(fold(all.join(' '))))
  );
}

/** "No quiero cuenta para Luisa Forero, analista, …". */
const UNWANTED =
  /\bno (?:quier|quer|necesit|requer|requier|solicit|pid|cre)\w*(?: \w+){0,3} (?:cuenta|usuario|acceso|perfil) (?:para|de|a nombre de) (?:la |el )?(?:senora? |doctora? )?([a-z]+)/;
const COPIED = /\b(?:copias?|cco?|copio|copi[ae]n?)(?: con| a| para)?\W{0,3}$/;
/** From here on the writer tells of himself. */
const OF_SELF = /\s(?:(?:y|pero) (?:yo|a mi|me|nosotros)|sino)\s/;
const CLAUSES = /[,;:(.]\s|\s(?:y|pero|ahora|sino|entonces|mejor)\s/;

/** Whether the words right beside an address deny it: also under its own label. */
export function isTakenBack(before: string, behind: string): boolean {
  const clause = before.split(CLAUSES).at(-1) ?? '';
  return (
    OVER_OR_UNSURE.test(clause.slice(-60)) ||
    DENIES.test(clause.slice(-90)) ||
    HAD.test(clause.slice(-60)) ||
    BEHIND.test(behind.slice(0, 80))
  );
}

/** "El de Ana Ruiz", "el de mi jefe": under a label, too, the address is another's. */
export function isOfAnother(before: string): boolean {
  if (OF_BESIDE.test(before)) return true;
  const [, name = ''] = OF_SOMEBODY.exec(before) ?? [];
  return GIVEN_NAMES.has(name);
}

/**
 * Where nobody but the writer is to have an account: "su correo es", "el correo de ella", or somebody else named before an
 * address that is not built with the writer's own name.
 */
export function isOfThird({ before, behind }: Place, address: string, writer: string): boolean {
  if (IS_MINE.test(before.split(CLAUSES).at(-1) ?? '')) return false;
  const own = wordsOf(writer).map(foldOf);
  if (own.some((word) => word.length > 3 && address.includes(word))) return false;
  const [, owner = ''] = IS_OF.exec(behind) ?? [];
  return (
    GIVEN_NAMES.has(owner) ||
    IS_THEIRS.test(before) ||
    isOfAnother(before) ||
    wordsOf(before).some(({ fold: word }) => GIVEN_NAMES.has(word) && !own.includes(word))
  );
}

const IS_OF = /^[\s>)\]»"',]*(?:que )?es (?:el |la )?(?:correo |mail |cuenta |usuario )?de ([a-z]+)/;
const IS_THEIRS =
  /\b(?:su (?:correo|e-?mail|mail|direccion)|correo de ell?[ao]?s?)(?: \w+){0,2}(?: es)? ?:? ?$/;
