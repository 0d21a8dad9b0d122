import type { ClauseReading } from './approval.ts';
import { INFINITIVE } from './checks.ts';
import { type Clause, decides, joinedWords, rawOf, sentencesOf, type Token } from './clauses.ts';
import { holdsDanger, isCalled, isOfRequest, LAUGH } from './danger.ts';
import { ON_A_DAY } from './facts.ts';
import { isOwnDelay, toldAffairs } from './own-affairs.ts';
import { type About, isCourteous, piecesOf } from './pieces.ts';
import { isSmallTalk } from './small-talk.ts';
import { endWell } from './tense.ts';
import { isOnlyNamed, isUnsettled } from './told.ts';
import { isToldWell } from './well-told.ts';

/**
 * What people write beside a decision. In a sentence of its own it may be anything ("se me enfrió el tinto", "qué calor"), since
 * nobody can list it: it is harmless unless it holds a danger or speaks of the request (danger.ts). In the sentence of the
 * decision itself, or where a check is told, only thanks, wishes and excuses are.
 */

/** Longer than this it is more than an aside. Words. */
const LONGEST = 26;

const THANKS =
  /^(?:y )?(?:muchas |muchisimas |mil y mil |mil |de antemano |infinitas |les quedo |quedo muy |muy )*(?:gracias|agradecid[oa]s?|agradezco|agradecemos|agradeciendo(?:les|le)?|dios (?:me )?(?:les?|l[oa]s) pague)\b/;
const WISHES =
  /^(?:y )?(?:recib[ae]n? (?:un|una|mis?|nuestr[oa]s?) |que (?:(?:mi )?(?:dios|diosito)|el senor|el altisimo|el universo|la virgen|la virgencita|(?:me )?(?:les?|l[oa]s?) (?:vaya|bendiga|rinda|acompane|guarde|cuide|proteja|multiplique|ilumine|pague|acabe|siga|termine|pase)|(?:tengan?|esten?|pasen?) (?:un|una|buen|muy|super|feliz|lind|bonit|excelente|bien|salud|mucha|exitos|todos?|ustedes|rico|chevere|acceso)|descansen?|disfruten?)|(?:mi )?dios(?:ito)? (?:me )?(?:les|le|los|lo|la|las|los)\b|bendiciones|bendecid[oa]|(?:(?:les|le) (?:deseo|mando|envio|dejo) )?(?:un |una |mis |muchos |muchas |mil )*(?:fuerte |gran |enorme |caluroso |calido |cordial |feliz )*(?:abrazos?|saludos?|saludes|saluditos|besos?|abrazotes?|bendicion(?:es)?|exitos|feliz|felices|buena?s?|linda?|excelente|bonit[oa]|lindo|felicitaciones|felicidades|bienvenid[oa]s?)\b|tengan? (?:un|una|muy|ustedes|tod[oa]s|buen|lind|feliz)|espero (?:que )?(?:(?:todos )?se encuentren?|(?:todos )?esten? (?:muy |super )?bien|tengan? (?:un|una|feliz|buen|lind)|hayan? (?:descansado|pasado|amanecido))\b|cuid(?:ense|ate|ese)|nos (?:vemos|hablamos|leemos))/;
/** "Gracias por verificar el correo" sets a task; these thank for what was done. */
const DONE_FOR_ME =
  /^(?:avis|record|inform|escrib|pregunt|esper|atend|respond|ayud|est|dej|ten|apoy|colabor|comprend|entend|olvid|insist|molest|aguant|s|hac|trabaj|acord|cuid|acompan|ser|facilit|contest|gestion|pon)(?:ar|er|ir)(?:me|nos|les?|se|te)?$|^ser$/;
const OF_MINE =
  /^(?:me|mi|mis|yo|nos|ando|andaba|anduve|estoy|estaba|estuve|venia|tuve|tenia|llegue|sali|vengo|vuelvo|volvi|sigo|escribo|contesto|respondo|salgo|llego|quedo|acabo|recien|ayer|anoche)$/;
/** Why it comes late, and from where. */
const TARDY =
  /^(?:demor\p{L}*|tard(?:e|anza|o|ado)|retras\p{L}*|olvid(?:o|e|ado|aba)|paso|blanco|senal|internet|reunion(?:es)?|vacaciones|viaje|viajando|permiso|licencia|almuerz\p{L}+|almorz\p{L}+|citas?|medic[oa]|odontologo|luz|energia|computador|compu|pc|cel|celu|celular|telefono|tableta|ipad|pantalla|dedo|teclado|autocorrector|anterior|borrador(?:es)?|trabado|ocupad[oa]|carretera|ruta|trancon|lluvia|aguacero|calle|campo|bus|buseta|taxi|aeropuerto|avion|clases?|capacitacion|comite|junta|auditoria|incapacitad[oa]|incapacidad|enferm[oa]|gripa|turno|noche|ayer|antier|finde|puente|festivo|semana|dias|horas|rezagad[oa]|colgad[oa]|enredad[oa]|perdi|perdio|bandeja|buzon|spam|vi|viendo|leyendo|leo|veo|abri|finca|bodega|planta|obra|mina|casa|oficina|sede|inventario|cierre|traspapel\p{L}*|embolat\p{L}*|atrasad[oa]|afan|carreras|despacho|visitas?|llamadas?)$/u;

const EXCUSE = /^(?:disculp|perdon|excus|sorry)/;

/** What goes on with the sentence before it: "Aprobar. Con rol de consulta." */
const FRAGMENT =
  /^(?:y|e|o|u|ni|que|para|con|bajo|por|como|de|del|desde|hasta|en|a|al|entre|sobre|tras|siendo|contra|segun|ante|dejando|quitando|teniendo|mientras|bueno|eso)$/;
/** "Es Ferrero con doble r": where nobody is named, it is the request or its person. */
const OF_IT =
  /^(?:es|son|esta|estan|tiene|tienen|trabaja|viene|lleva|parece|existe|fue|era|queda|quedan|sera)$/;
/** "Esta lluvia" is not "está". */
const isOfIt = ([first, next]: Clause): boolean =>
  OF_IT.test(first?.word ?? '') && (first?.raw.toLowerCase() !== 'esta' || next === undefined);
/** "Es Ferrero con doble r", "es 3105550198": puts right what the notice says. */
const AMENDS =
  /^(?:(?:es[aeo]|est[aeo]|aquello|asi|lo anterior) (?:es(?! tod)|fue|era|seria|va|iba|quedo) |(?:er[ae]|eran|fue|ser[áa]|ser[áa]n) |(?:es|son) (?!(?:que|el|la|los|las|una?|del?|mis?|nuestr[oa]s?|quien|clientes?) ))/iu;
const GOES_ON_WELL =
  /^(?:a (?:est[ae]|la|el|ella) (?:\p{L}+ ){0,3}l[aeo] \p{L}+|por (?:fin|cierto|aca|aqui)|con (?:aprecio|carino|afecto|gusto|todo gusto|mucho gusto|todo respeto)|como siempre|desde (?:aca|aqui)|a (?:todos|ustedes)|de (?:nuevo|nada)|como (?:me|les?|te|estan?|van?|amanec\p{L}+|siguen)|que (?:buen[oa]?|belleza|calor|frio|pena|dicha|alegria|linda?o?|rico|verguenza|maravilla|bendicion|cansancio|sueno|tal|bonit[oa]|chevere|dia|semana|lluvia|aguacero|trancon|afan|oso|nota|machera|tarde|jornada))\b/u;

/** Thanks, a wish, or the writer's own reason for being late: known by how it begins or whom it is about. */
export function isCivil(clause: Clause, about: About): boolean {
  if (decides(clause)) return false;
  const rest = clause.slice(
    piecesOf(clause, about).find(({ piece }) => !isCourteous(piece) && piece !== 'and')?.from,
  );
  if ([clause, rest].some((part) => isWish(part, about)))
    return !clause.some(({ word }) => about.codes.has(word));
  if (isOfIt(clause) || isOfRequest(clause, about) || holdsDanger(clause, about)) return false;
  return (
    EXCUSE.test(rest[0]?.word ?? '') ||
    EXCUSE.test(clause[0]?.word ?? '') ||
    isOwnDelay(clause) ||
    (clause.some(isOfMine) && clause.some(isTardy))
  );
}

const isOfMine = ({ word }: Token): boolean => OF_MINE.test(word);
const isTardy = ({ word }: Token): boolean => TARDY.test(word);
const isLaugh = ({ word }: Token): boolean => LAUGH.test(word);

/** Thanks or a wish. */
export function isWish(clause: Clause, about: About): boolean {
  const joined = joinedWords(clause);
  return (
    (THANKS.test(joined) || WISHES.test(joined)) &&
    !holdsDanger(clause, about) &&
    clause.every(
      ({ word }, at) => (!INFINITIVE.test(word) || DONE_FOR_ME.test(word)) && !isCalled(clause, at, about),
    )
  );
}

/** "Hola, gente": whom one greets. */
const CALLED_ALL =
  /^(?:mi |querid[oa]s? |estimad[oa]s? )?(?:gente|robot|equipo|muchach[oa]s|amig[oa]s?|colegas?|compa(?:ner[oa]s|s|ches)?|familia|camaradas?|herman[oa]s?)$/;
/** "Saludos de parte de Luisa, que está feliz". */
const GOES_ON_LATER = /^que (?:ya )?(?:está|están|es|son|anda) /i;

/** "Qué descaro", "un desastre de papeles". */
const OUTCRY =
  /^(?:(?:que|un|una|tremend[oa]|pur[oa]|menud[oa]) )+(?:descar[oa]|conchud|ilus[oa]|disparate|locura|frescura|sinverguenz|falta de|atrevid|abus|desastre de|desorden de|cinism|mentir)/;

/** Where a clause stands. */
interface Sentence {
  /** In the sentence of the decision itself, where each clause has to say something by itself. */
  readonly isDeciding: boolean;
  readonly isFirst: boolean;
  /** Behind a courtesy of the same sentence. */
  readonly isLater: boolean;
  /** How many words there are. */
  readonly size: number;
  /** What it tells came to a good end, here or further on. */
  readonly endsWell: boolean;
}

/** Whether a sentence of its own, whatever its words, leaves a decision beside it as it is. */
function isHarmless(
  clause: Clause,
  { isDeciding, isFirst, isLater, size, endsWell }: Sentence,
  about: About,
): boolean {
  if (!isDeciding && !isOfIt(clause) && isSmallTalk(clause, about)) return true;
  const isTold = isDeciding || isOfIt(clause) || isOfRequest(clause, about);
  if (holdsDanger(clause, about, endsWell)) return false;
  if (isTold && (isUnsettled(clause, endsWell) || clause.some(isLaugh))) return false;
  if (isTold && !isToldWell(clause, about, endsWell)) return false;
  if (!isFirst || toldAffairs(clause).size === clause.length) return true;
  if (isLater && (CALLED_ALL.test(joinedWords(clause)) || GOES_ON_LATER.test(clause.map(rawOf).join(' '))))
    return true;
  const begun = isLater && clause.length > 2 && clause[0]?.word === 'y' ? clause.slice(1) : clause;
  const [first, second] = begun;
  const joined = joinedWords(begun);
  if (
    first === undefined ||
    (second === undefined && size < 4) ||
    (INFINITIVE.test(first.word) && !(isLater && first.word === 'cualquier'))
  )
    return false;
  if (AMENDS.test(joined) || ON_A_DAY.test(joined) || OUTCRY.test(joined) || isOnlyNamed(clause))
    return false;
  // "Paren todo", "están en mora"; "renunció".
  if (
    /^(?!(?:tam|re)?bien$|recien$|quien$|buen$|gran$|tan$|san$)\p{L}{2,}[ae]n$/u.test(first.word) ||
    first.raw.toLowerCase().endsWith('ó')
  )
    return false;
  const isMine = clause.some(isOfMine);
  if (
    size < (isMine ? (isLater ? 2 : 3) : 4) &&
    !GOES_ON_WELL.test(joined) &&
    !/^(?:ya )?(?:l[ao]s? )?(?:vi|lei|abri)$/.test(joined)
  )
    return /^(?:hola|hey|buen[oa]s?|qué|que|querid[oa]s?|estimad[oa]s?|apreciad[oa]s?|señor(?:es)?|tremend[oa]|lind[oa])$/i.test(
      first.raw,
    );
  return (
    !FRAGMENT.test(first.word) ||
    toldAffairs(begun).has(0) ||
    /[éó]$/i.test(first.raw) ||
    GOES_ON_WELL.test(joined) ||
    /^qué$/i.test(first.raw) ||
    isMine
  );
}

/** Whether what stands before a clause in its sentence says nothing yet: courtesies, interjections, a call. */
function isOpening(
  sentence: readonly number[],
  until: number,
  clauses: readonly Clause[],
  readings: readonly ClauseReading[],
  about: About,
): boolean {
  for (const at of sentence) {
    if (at === until) return true;
    const clause = clauses[at] ?? [];
    const isEmpty =
      readings[at] === 'harmless'
        ? piecesOf(clause, about).every(({ piece }) => SAYS_NOTHING.has(piece))
        : clause.length < 3 && !clause.some(isOfMine) && !isOfRequest(clause, about);
    if (!isEmpty && !isCivil(clause, about)) return false;
  }
  return true;
}
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'courtesy',
  'tail',
  'sorry',
  'vocative',
  'assent',
  'and',
  'lead',
  'writer',
]);

/**
 * Whether all the clauses that nothing else explains are such asides.
 *
 * @param isUnread whether the clause at an index is one of them.
 */
export function areAsides(
  text: string,
  clauses: readonly Clause[],
  readings: readonly ClauseReading[],
  isUnread: (at: number) => boolean,
  about: About,
): boolean {
  for (const sentence of sentencesOf(text, clauses))
    if (!holdsAsidesOnly(sentence, clauses, readings, isUnread, about)) return false;
  return true;
}

function holdsAsidesOnly(
  sentence: readonly number[],
  clauses: readonly Clause[],
  readings: readonly ClauseReading[],
  isUnread: (at: number) => boolean,
  about: About,
): boolean {
  const unread = sentence.filter(isUnread);
  if (unread.length === 0) return true;
  let isDeciding = false;
  let words = 0;
  for (const at of sentence) {
    isDeciding ||= readings[at] === 'approves';
    words += clauses[at]?.length ?? 0;
  }
  if (words > LONGEST) return false;
  for (const at of unread) {
    const clause = clauses[at] ?? [];
    if (isCivil(clause, about)) continue;
    // "Ay, frenen": behind a courtesy the sentence only begins.
    const isFirst = isDeciding || isOpening(sentence, at, clauses, readings, about);
    const size = isDeciding || at !== sentence[0] ? clause.length : words;
    const rest: Clause[] = [];
    for (const later of sentence) if (later >= at) rest.push(clauses[later] ?? []);
    const endsWell = !isDeciding && endWell(rest);
    const isLater = !isDeciding && at !== sentence[0];
    if (!isHarmless(clause, { isDeciding, isFirst, isLater, size, endsWell }, about)) return false;
  }
  return true;
}
