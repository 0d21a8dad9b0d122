import { withoutAdded } from './added.ts';
import { DISCLAIMER_OPENING, disclaims, isDisclaimer } from './disclaimer.ts';
import { isLowerLetter, type Lines, wordsOfFolded } from './words.ts';

/** The words of one stretch of text, and what stands below them as signature and disclaimer. */
export interface Signed {
  readonly words: string;
  /** Of the words, those above a signature's rule: below it something may take a decision back, but nobody makes one there. */
  readonly above: string;
  readonly signature: string;
}

/**
 * Takes signature, disclaimer, and what phones and virus scanners add from the end of a stretch of text.
 *
 * What stands in a signature but could bear on a decision ("PD: solo si manda la carta") is left among the words: leaving
 * out too much could turn doubt into a decision, leaving in too much only costs a question.
 *
 * @param writer words of the writer's name and address, folded: a line made of them begins the signature.
 */
export function withoutSignature(segment: Lines, writer: ReadonlySet<string>): Signed {
  const { lines, folded } = withoutAdded(segment);
  const disclaimer = folded.findIndex((_, at) => isDisclaimer(folded, at));
  const upTo = disclaimer < 0 ? lines.length : disclaimer;
  const start = signatureStart(folded.slice(0, upTo), writer);
  if (start === lines.length) {
    const whole = joined(lines);
    return { words: whole, above: whole, signature: '' };
  }
  const postscript = folded.findIndex((line, at) => at >= start && POSTSCRIPT.test(line));
  // Below "-- " and a name, a motto ("No aprobamos lo que no entendemos") is no afterthought.
  const isCard = /^[-–—]/.test(folded[start] ?? '') && isSigned(folded.slice(start, upTo), writer);
  const card = cardStart(folded, start, upTo, writer);
  const isAfterthought = (at: number) =>
    (postscript >= 0 && at >= postscript) ||
    at < card ||
    (!isCard &&
      isTelling(folded[at] ?? '') &&
      !isFixedText(folded, at) &&
      !isFooter(folded, start, at, writer));
  const own = lines.slice(0, start);
  const above = joined(own);
  const signature: string[] = [];
  for (let at = start; at < lines.length; at++)
    (at < upTo && isAfterthought(at) ? own : signature).push(lines[at] ?? '');
  const words = joined(own);
  // Below words of leave people go on ("Mil gracias. Aprobar."); below a rule stands what their program put there.
  return {
    words,
    above: isRule(folded[start] ?? '') ? above : words,
    signature: signature.join('\n').trim(),
  };
}

/** Whether the writer's name, a post or a telephone is among these lines. */
function isSigned(lines: readonly string[], writer: ReadonlySet<string>): boolean {
  for (const line of lines) if (isOwnName(line, writer) || isOfCard(line)) return true;
  return false;
}

/** "Gracias. / Pidan la cédula.": whole sentences right below words of leave, before any name or post, are no signature yet. */
function cardStart(
  folded: readonly string[],
  start: number,
  upTo: number,
  writer: ReadonlySet<string>,
): number {
  let card = start;
  for (let at = start; at < Math.min(upTo, start + 16); at++) {
    const line = folded[at] ?? '';
    if (line === '' || SIGN_OFF.test(line)) continue;
    if (!SENTENCE.test(line) || isOwnName(line, writer) || POST.test(line) || CONTACT.test(line)) break;
    card = at + 1;
  }
  return card;
}
const SENTENCE = /(?:\d|[a-z]{2}(?<!\bltda|\bcia|\binc|bogota|colombia)|^\S+ \S+ \S+ \S.*)[.!?]$/;

function joined(lines: readonly string[]): string {
  const text = lines.join('\n').trim();
  return text.includes('\n\n\n') ? text.replace(/\n{3,}/g, '\n\n') : text;
}

const SIGN_OFF =
  /^(?:un |mis |con )?(?:(?:muy )?cordial(?:es|mente)?(?: saludos?)?|saludos?(?: cordial(?:es)?| a todos| y gracias)?|atentamente|atte|att|cordialmente|respetuosamente|(?:mil |muchas |muchisimas )?gracias(?: y saludos| de antemano| por (?:su|la|el) \w+)?|quedo (?:muy )?(?:atent[oa]|pendiente)|quedamos atentos|feliz (?:dia|tarde|noche|semana|resto de dia)|buen(?:a|as)? (?:dia|tarde|noche|semana)s?|abrazos?|un abrazo|best regards|regards|slds|bendiciones)[\s,.;!¡:-]*$/;

const RULE = /^(?:--|—|–|-- ?-*|_{5,}|\*{5,}|={5,})$/;
/** Most lines begin with a letter. */
const isRule = (line: string): boolean => !isLowerLetter(line.charCodeAt(0)) && RULE.test(line);

/** Where the signature begins: at "-- ", below words of leave, or at the writer's own name. */
function signatureStart(folded: readonly string[], writer: ReadonlySet<string>): number {
  let hasContent = false;
  for (const [at, line] of folded.entries()) {
    if (line === '') continue;
    if (isRule(line)) return at;
    if (SIGN_OFF.test(line)) {
      if (hasContent) return /gracias/.test(line) ? at + 1 : at;
    } else if (isOwnName(line, writer) && (hasContent || line.includes(' ') || at === folded.length - 1))
      return at;
    else if (hasContent && isContactBlock(folded, at)) return at;
    else hasContent = true;
  }
  return folded.length;
}

/** "Andrés F. Gutiérrez": every word is part of the writer's name (or an initial, or a title before it). */
function isOwnName(line: string, writer: ReadonlySet<string>): boolean {
  if (line.length > 60) return false;
  // Most lines are told by their first word.
  const first = FIRST_WORD.exec(line)?.[1] ?? '';
  if (first.length > 1 && !writer.has(first) && !TITLE.test(first)) return false;
  const words = wordsOfFolded(line).filter(isOfName);
  if (words.length === 0 || words.length > 6) return false;
  // A second surname that the address does not have.
  let others = 0;
  for (const word of words) if (!writer.has(word)) others++;
  return others === 0 || (others === 1 && words.length > 2 && writer.has(words[0] ?? '') && !isTelling(line));
}

const isOfName = (word: string): boolean => word.length > 1 && !TITLE.test(word);
const TITLE = /^(?:ing|dr|dra|lic|sr|sra|de|del|la)$/;
const FIRST_WORD = /^[^a-z0-9\x80-\uffff]*([a-z0-9]+)(?![a-z0-9\x80-\uffff])/;

const CONTACT =
  /(?:^|\b)(?:cel|celular|tel|telefono|movil|pbx|linea|ext|extension|whatsapp|fijo|conmutador)\b[.:\s]*[+(]?\d|www\.|^(?:calle|carrera|cra|cll|avenida|av|transversal|diagonal)\b.*\d|^[+(]?\d[\d\s()+-]{6,}$|^\S+@\S+$/;
const POST =
  /^(?:agente|analista|supervisor|supervisora|coordinador|coordinadora|gestion|admin|administrador|administradora|administracion|director|directora|gerente|gerencia|jefe|jefa|lider|auxiliar|ingeniero|ingeniera|especialista|mesa de ayuda|soporte|tecnico|tecnica|asistente|profesional|departamento|area|equipo|consultor|consultora)\b/;

/** A paragraph of short lines that gives a post, a telephone or a site is a business card, whoever's name it bears. */
function isContactBlock(folded: readonly string[], at: number): boolean {
  if (at > 0 && folded[at - 1] !== '') return false;
  const block: string[] = [];
  for (let i = at; i < folded.length && folded[i] !== '' && block.length < 10; i++)
    block.push(folded[i] ?? '');
  return block.every(isShortOfCard) && (block.some(isContact) || (block.length > 1 && block.some(isPost)));
}

const isShortOfCard = (line: string): boolean => line.length <= 80 && !isTelling(line);
const isContact = (line: string): boolean => CONTACT.test(line);
const isPost = (line: string): boolean => POST.test(line);
const isOfCard = (line: string): boolean => isPost(line) || isContact(line);

const TELLING =
  /\b(?:ap\w?r+\w?[ou]\w?[bv]\w*|aprue\w+|rech?a[zs]\w*|nieg\w+|neg(?:ar|ad[oa]s?)|deneg\w+|deni\w+|pero|aunque|cuando|hasta|esper\w+|todavia|aun|salvo|excepto|ojo|no|ni|si|solo|manana|antes|primero|motivos?|razon(?:es)?|porque|faltan?|falto|bromas?|mentiras?|chiste|retract\w+|arrep\w+|dependen?|condicion\w*|siempre que|a partir|confund\w+|equivo\w+|por error|otr[oa]s?|fals[oa]s?|revisar|verificar|confirmar|llamar|creo|parece|opinas?|opinan|llamen|envien|manden|cancelen|anulen|ignoren|olvid[ea]n?\w*|borren\w*|eliminen\w*|descarten|reversen|mejor|despues|luego|pronto|lunes|martes|miercoles|jueves|viernes|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b|[?¿]|👎|🤔|🤷|🚫|⛔|❌|⏳/;
const isTelling = (line: string): boolean =>
  // "Coordinadora de Aprobaciones y Rechazos" is a post.
  TELLING.test(POST.test(line) ? line.replace(/\b(?:aprobacion(?:es)?|rechazos)\b/g, '') : line);

const POSTSCRIPT = /^(?:pd|p\. ?d|ps|p\. ?s|posdata|postdata|nb|nota bene)\b\.?\s*[:.,-]?/;

const HOUSE_RULES =
  /\b(?:claves?|contrasenas?|pagos?|sospechos[oa]s?|reportarl[oa]|reporte(?:l[oa])?|phishing|fraudes?|enlaces?|adjuntos?|bancari[oa]s?|seguridad|transferencias?|consignaciones|ciberseguridad|suplantacion|denuncie|denuncias?|linea etica|etica|corrupcion|soborno|regalos|dadivas|codigos?|token|redes sociales|lavado de activos|sagrilaft|certificad[oa]s? iso|iso \d+|politicas?|valores|proveedores|horario|piense|planeta|papel|agua|energia|cultura|calidad|desconocid[oa]s?|informaticos?|correos electronicos|numeros de cuenta)\b/g;
/** What speaks of this request, of its person, or of what is still to be done with either. */
const OF_THE_REQUEST =
  /\b(?:est[ae] (?:solicitud|cuenta|persona|caso|usuari[oa]|peticion)|(?:la|una|el) (?:solicitud|usuari[oa]|persona|senora?|carta|contrato|cargo|caso|otra|de)|sol-\w+|la (?:cuenta(?! bancaria)|apr|rech|nieg)\w*|todavia|aun|manana|pero|esper[aeo]\w*|hasta|ella|luego|despues|firm\w+|rut|confirm\w+|habl\w+|llam\w+|acab\w+|ojo|mejor|crear\w*|activ[ae]\w*|antes de aprobar|aprob(?:ar|ad[oa])(?!\w)|rechazad[oa]|p\.? ?d)\b/;

/** The house's own text in a paragraph below the writer's name and post: "No entregue claves por correo. Repórtelo". */
function isFooter(
  folded: readonly string[],
  start: number,
  at: number,
  writer: ReadonlySet<string>,
): boolean {
  const line = folded[at] ?? '';
  let top = at;
  while (top > start && folded[top - 1] && at - top < 8) top--;
  // A rule has few lines; what is longer is not taken for one.
  if (line.length < 30 || top <= start + 1 || at - top === 8) return false;
  const card = folded.slice(start, Math.min(top, start + 12));
  const hasPost = card.some(isOfCard) && card.some((each) => isOwnName(each, writer));
  let end = at;
  while (folded[end + 1] && end - at < 8) end++;
  if (end - at === 8) return false;
  const paragraph = folded.slice(top, end + 1).join(' ');
  return (
    hasPost &&
    !NO_RULE.test(paragraph) &&
    !OF_THE_REQUEST.test(paragraph) &&
    new Set(paragraph.match(HOUSE_RULES)).size >= 2
  );
}

/** How the house opens its rules; a hand-written afterthought opens otherwise ("No, es un fraude", "Si es fraude …"). */
const NO_RULE =
  /^\W*(?:(?:rech|neg|deneg|nieg|apr)\w*(?<!amos)\b|no(?! [a-z]{2,}(?:e|a|an|en|emos|amos) )|no (?:es|era|esta|veo|creo|parece|corresponde|tiene|la|lo|se|le)\b|si (?!recibe |usted |le |tiene dudas|sospecha |nota )|ni |mejor |pues |bueno )|\b(?:es|era|parece|parecen|son) |\bhay que\b/;

const AFTERTHOUGHT =
  /^\W*(?:pero|solo|ojo|no|si|ni|todavia|aun|mejor|esper|ap\w?ro|aprue|rech|nieg|neg|den|aunque|cuando|motivo|razon|porque)/;

/** Within a signature: a motto in quotation marks, the lawyers' sentences, and what goes on below a post or a telephone. */
function isFixedText(folded: readonly string[], at: number): boolean {
  const line = folded[at] ?? '';
  if (/^["“«']/.test(line) || disclaims(line) >= 2 || (DISCLAIMER_OPENING.test(line) && disclaims(line) >= 1))
    return true;
  if (AFTERTHOUGHT.test(line)) return false;
  for (let above = at - 1; above > at - 10 && folded[above]; above--)
    if (CONTACT.test(folded[above] ?? '') || POST.test(folded[above] ?? '')) return true;
  return false;
}
