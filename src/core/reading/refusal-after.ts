import { type Clause, joinedWords } from './clauses.ts';
import { type About, isCourteous, piecesOf } from './pieces.ts';
import { isCondition, isSent, isTimeToCome } from './refusal-bounds.ts';
import type { Refusal } from './withdrawal.ts';

/**
 * What behind a refusal bears on the refusal itself and is no reason for it: doubt, a change of mind, a day, other hands. A reason
 * may hold any of these words of the company or the person, so each counts only where it is all that a clause says, or stands
 * where the writer's own word begins. Folded words throughout.
 */

const THINK =
  '(?:(?:eso |yo )?(?:creo|supongo|pienso|opino|me imagino|imagino|diria|dice|dicen|parece|me late|presiento)(?: yo| que si| que sea asi| eso)?|digo yo|a mi parecer|me parece|no se|ni idea|vaya uno a saber)';
const MAYBE =
  '(?:quiza|quizas|tal vez|talvez|acaso|probablemente|posiblemente|seguramente|a lo mejor|de pronto|en principio|al parecer|aparentemente|por lo visto|dizque|tentativamente|en teoria|por si acaso|por si las moscas)';
const UNSURE =
  '(?:con|tengo|me quedan|me queda|quedo con|aunque con) (?:muchas |varias |mis |algunas |ciertas |unas )?(?:dudas?|reservas)|(?:ando|estoy|sigo|aun|pero no|no) (?:indecis|dudos|confundid|insegur|dudand|convencid|segur)[oa]|no estoy (?:tan |muy |del todo |convencid|segur)\\w*(?: \\w+)?';
const ASKS_BACK =
  'verdad|cierto|no cierto|no es cierto|correcto o no|les suena|le suena|te suena|les gusta|estan de acuerdo|esta de acuerdo|de acuerdo o no|que dices|que dicen|que opinan|que piensan|como la ven|como lo ven|no creen|si o no|o como';
const HANDS =
  '(?:ve|vea|tiene|tenga|maneja|maneje|tramita|tramite|revisa|revise|atiende|atienda|mira|mire|estudia|estudie|gestiona|gestione|valida|valide|verifica|verifique|confirma|confirme|decide|decida|define|defina)';
const DECIDES =
  '(?:decide|deciden|decida|decidan|decidira|define|definen|defina|definira|resuelve|resuelva|resolvera|determina|determine|sabra)';
const ONE = '(?:la |el |los |don |dona )?\\w+';
const OTHERS = `(?:${[
  `(?:y |que )*(?:eso |esto |esa )?(?:${ONE} )?(?:l[ao] )?${DECIDES}(?: ${ONE}(?: \\w+)?)?`,
  `(?:eso |esa |que )+(?:se )?l[ao] ${HANDS} (?!nadie|otr[oa]s?\\b|\\w+[aei]d[oa]$)${ONE}`,
  'lo que (?:diga|digan|decida|decidan|defina|quiera|mande|ordene)\\b.*',
  'en espera(?!.*\\b(?:desde|hace)\\b)(?: (?:de|del|que)\\b.*)?',
  '(?:queda |esta )?(?:en|a) manos de .*',
  '(?:\\w+ ){0,4}(?:la ultima palabra|tiene la decision)\\b.*',
  'a (?:criterio|consideracion|juicio|discrecion) de\\b.*',
  '(?:eso|asi) (?:me )?(?:dijo|dice|dijeron|dicen)(?: \\w+){0,3}',
].join('|')})`;
const SAYS_SO = /^segun (?:la |el |mi |don |dona |lo que dijo |dijo |dice )*(\w+(?: \w+)?)$/;
const SAYERS =
  /^(?:gerencia|cartera|juridica|legal|compras|ventas|comite|junta|jef[ea]|gerente|director|directora|coordinador|coordinadora|ellos|ella|dicen|dijeron|se)$/;

/** All that a clause says. */
const DOUBT = new RegExp(`^(?:pero |y |aunque |o )?(?:${THINK}|${MAYBE}|${UNSURE}|${ASKS_BACK}|${OTHERS})$`);

const UNDONE = new RegExp(
  `^(?:${[
    // "No mentiras", "era molestando"; "es mentira que trabaje allá" is a reason.
    '(?:(?:ay|uy|no|ja\\w*|es|era|fue|puras?|mentiras?) )+(?:mentiras?|broma|bromeando|chiste|charlando|molestando|jugando|recochando|mamando gallo)',
    '(?:borr|olvid|ignor)(?:en|e)lo(?: \\w+)?',
    '(?:se )?fue (?:sin querer|un dedazo|un error|por error|una equivocacion)|un dedazo|sin querer|por equivocacion',
    'quiet[oa]s?(?: ahi| tod[oa]s)?',
  ].join('|')})$`,
);
/** Denies a "rechazar"; behind "no aprobar" it only says so once more. */
const DENIED =
  /^(?:(?:ay|uy|huy|oh|ah|upa|ups)? ?no+(?: no+){0,5}(?: perdon\w*)?|nop|nope|nel|nones|nanay|nanay cucas|para nada|de ninguna manera|ni mas faltaba|(?:por|bajo) ningun (?:motivo|concepto|punto de vista)|ni (?:de (?:riesgos?|fundas|vainas)|por (?:el (?:chiras|putas|carajo)|nada(?: del mundo)?|error)|a (?:bala|palo|palos)|loc[oa]|muert[oa]|en suenos|a las malas))$/;

/** Where the writer's own word begins. */
const GOES_BACK = new RegExp(
  `^(?:perdon |perdonen |disculpen |ay |uy |pero |y |que |es que |creo que |mejor |ya )*(?:${[
    '(?:me|nos) (?:confundi|confundimos|equivoque|equivocamos|arrepenti|arrepiento|arrepentimos|retracto|retracte|retractamos|embolate|enrede)(?! con (?:el|la) (?:apellido|nombre)\\b)',
    '(?:esto|eso|est[ea] (?:mensaje|correo|respuesta)|ese (?:mensaje|correo)) (?:era|iba|es|va) (?:para|a|con|dirigid[oa] a) (?:la |el )?otr[oa]s?\\b',
    '(?:iba|era|va) (?:(?:para|a|con|en|de) |dirigid[oa] a )(?:la |el )?otr[oa](?: (?:solicitud|cuenta|correo|caso|mensaje|hilo|tema|cosa|grupo))?$',
    '(?:era|es) (?:la )?otra(?: solicitud)?$|(?:era|es) el otro$|era (?:la|el) de \\w+$',
    '(?:la|el|lo) que (?:tocaba|iba|quise|debia|habia que)\\b.* (?:otr[oa]|la de|el de|lo de|era|es)\\b',
    '(?:esto |esta |esa |este |ese |eso )?no era (?:esta|este|aqui|aca|para (?:ustedes|aqui|aca|esta|este))\\b|(?:esta|esa|este|ese|eso|esto) no era$',
    'se me fue (?:el|un) (?:dedo|dedazo)|(?:fue )?un dedazo',
    '(?:hagan|haga|haz|hacer) (?:caso omiso|de cuenta)',
    'no (?:me |le |les )?(?:hagan|haga|tengan|presten|tomen) (?:caso|en cuenta|atencion|en serio)(?: (?:a |de )?(?:est[aeo]|es[aeo]|el|mi|lo)\\b.*)?$',
    '(?:todavia|aun|por ahora) no (?:hagan|haga|hagas|toquen|muevan) nada',
    '(?:borr|elimin|ignor|anul|descart|desconoz)(?:en|an|ar|e) (?:est[aeo]|es[aeo]|el|mi|lo|todo|la (?:respuesta|palabra))(?: (?:correo|mensaje|respuesta|anterior|dicho|de arriba|de antes)){0,3}$',
    '(?:est[ea]|ese|mi) (?:mensaje|correo|respuesta) (?:salio|se (?:me )?(?:fue|envio|mando|salio)|fue|lo (?:mande|envie)) (?:por (?:error|equivocacion|accidente)|sin querer|sol[oa]|mal|incomplet[oa]|antes)',
    '(?:est[ea]|mi) (?:mensaje|correo|respuesta) no (?:vale|cuenta|va)$',
    '(?:(?:esper|aguant|aguard|dej)[ae]n?(?:me|nos|men|la|lo|mela|melo)?|(?:d|reg[ai]l)[ae]n?(?:me|nos|mela|melo))(?: (?:un|una|tantico|tantito|poquito|quiet[oa]|en (?:espera|remojo|pausa|veremos|stand|cuarentena)|asi|para despues|por ahora|ahi|paciencia|a ver)\\b.{0,20})?$',
    '(?:la|lo) (?:dejamos|dejo|dejemos) (?:asi|quiet[oa]|en|para|pendiente)\\b',
    'volver a (?:revis|mir|verific|valid|consult)|(?:esperar|aguantar)(?: (?:a|un|hasta|que)\\b.*)?$',
    '(?:primero|antes) (?:hay que|toca|debo|tengo|quiero|voy|revis|habl|consult|llam|confirm|pregunt)',
  ].join('|')})`,
);

/** The clause without courtesy before and behind it. */
function bare(clause: Clause, about: About): string {
  // "Nos vemos el lunes" takes leave, and puts nothing off.
  if (/^nos (?:vemos|hablamos|leemos)\b/.test(joinedWords(clause))) return '';
  const pieces = piecesOf(clause, about);
  const isKept = ({ piece }: { piece: (typeof pieces)[number]['piece'] }) =>
    !isCourteous(piece) && piece !== 'vocative';
  const [first, last] = [pieces.find(isKept), pieces.findLast(isKept)];
  return first === undefined || last === undefined
    ? ''
    : joinedWords(clause.slice(first.from, last.from + last.length));
}

const TOO_LONG = 12;

/** Whether what stands behind a refusal, in its own clause or any later one, unsettles it. */
export function isUnsettledBehind(clauses: readonly Clause[], refusal: Refusal, about: About): boolean {
  const { clause: at, last } = refusal;
  const rest = (clauses[at] ?? []).slice(last + 1);
  const said = [rest, ...clauses.slice(at + 1)].map((clause) => ({ clause, words: bare(clause, about) }));
  const [own, ...later] = said.filter(({ words }) => words !== '');
  if (own === undefined) return false;
  const isApart = own.clause !== rest;
  if (isCondition(own.words) && !(isApart && later.some(({ words }) => AGAIN.test(words)))) return true;
  if (isTimeToCome(own.words) || AT_END.test(own.words)) return true;
  if (refusal.isNegation && own.clause === rest && NOT_NOW.test(own.words)) return true;
  for (const { clause, words } of said) {
    const isShort = clause.length <= TOO_LONG;
    if (isShort && (DOUBT.test(words) || UNDONE.test(words) || isSayer(clause, words, about))) return true;
    if (GOES_BACK.test(words) || GOES_BACK.test(joinedWords(clause)) || isSentFirst(words)) return true;
    if (
      refusal.isNegation
        ? isShort && (isHandedOn(clause, words) || isHandedOn(clause, joinedWords(clause)))
        : DENIED.test(words)
    )
      return true;
  }
  return false;
}

const AGAIN =
  /\b(?:otra vez|de nuevo|nuevamente|vuelv\w+|volver|nueva solicitud|otra solicitud|solicit\w+|pid\w+|radi\w+)\b/;
const AT_END =
  /^al (?:(?:vencer|vencerse|cumplir|cumplirse|terminar|cerrar|finalizar|llegar) (?:el|la|los|ese|este)|final del?) (?:la )?(?:plazo|mes|dia|ano|semana|termino|puente|tarde)|^a los \w+ dias$|^previ[oa]s? (?!\w+$)/;

/** "Según Luis", "según gerencia" and no more; "según RUES cancelada" says why. */
function isSayer(clause: Clause, words: string, about: About): boolean {
  const who = SAYS_SO.exec(words)?.[1]?.split(' ') ?? [];
  const isOne = (name: string) =>
    SAYERS.test(name) ||
    (!about.names.has(name) && clause.some(({ raw, word }) => word === name && /^\p{Lu}\p{Ll}/u.test(raw)));
  return who.length > 0 && who.every(isOne);
}

/** "Pero confirmen con Gómez antes", "confírmenme con Gómez". */
const isSentFirst = (words: string): boolean =>
  isSent(words) &&
  /^pero\b|\b(?:antes|primero)$|^\w*(?:pregunt|consult|confirm|valid|habl|verifiqu)\w* (?:a|con) (?:el |la |don |dona )?\w+$/.test(
    words,
  );

const LOOKS =
  '(?:reviso|llamo|pregunto|miro|verifico|valido|consulto|averiguo|hablo|decido|resuelvo|defino|investigo|chequeo|busco|espero (?:la|el|respuesta|confirmacion|a))';
const LOOK =
  '(?:llam|habl|pregunt|consult|revis|verific|valid|averigu|confirm|mir|investig|chequ)ar(?:l[aeo]s?)?';
const GERUND =
  '(?:llamando|revisando|verificando|consultando|preguntando|averiguando|mirando|esperando|validando|hablando|viendo|tramitando|manejando|estudiando|gestionando|analizando|atendiendo)';
const OFFICE = '(?:cartera|gerencia|juridica|compras|ventas|legal|comite|ustedes|sistemas|comercial)';
/** "Reviso y les cuento"; "reviso y no aparece" tells what was found. */
const NOT_FOUND =
  '(?!.*\\b(?:no|nunca|nadie|nada|y (?!(?:l[aeo]s?|te|ya|luego|despues|aviso|confirmo|respondo|contesto|cuento|digo|decido)\\b)\\w))';
const HANDED_ON = new RegExp(
  `^(?:y |que |pero |ya |yo |mejor |primero |en (?:la|esta) (?:tarde|noche|manana|semana) |(?:el |este )?(?:lunes|martes|miercoles|jueves|viernes) |(?:ando|estoy|sigo) (?:de|en) \\w+ y )*(?:${[
    `(?:l[aeo]s? |se l[ao] )?${LOOKS}\\b${NOT_FOUND}`,
    `(?:voy a|vamos a|tengo que|tenemos que|debo|quiero|me falta|falta|hay que|toca) ${LOOK}\\b`,
    `(?:l[ao] )?(?:estoy|ando|sigo|estamos) (?:\\w+ )?${GERUND}${NOT_FOUND}`,
    '(?:les|le|te) (?:cuento|aviso|digo|confirmo|comento)(?: (?:luego|ahora|despues|en un rato|el \\w+))?$',
    'quedo en \\w+r',
    '(?:dame|deme|denme|dennos|regalenme|regaleme|tengan?me|tengannos) (?:\\w+ )?(?:dias?|ratos?|ratico|horas?|minutos?|minutico|momentos?|momentico|segundos?|tiempo|paciencia|chance|espera|tantico)',
    `(?:eso |esa |esta |esto |que )*(?:se )?l[ao] ${HANDS} (?:la |el |los de |don |dona )?(?!nadie|competencia|mal|otr[oa]s?\\b|\\p{L}+[aei]d[oa]$)\\p{L}+$`,
    `(?:don |dona |el |la )?\\p{L}+ l[ao] (?:revisa|revisara|mira|valida|verifica|tramita|estudia|gestiona|atiende)$`,
    `(?:\\w+ ){0,3}l[ao] (?:esta|estan) ${GERUND}\\b`,
    `(?:le|les) (?:toca|corresponde|compete) (?:a|al)\\b|eso (?:es|va) (?:de|del|con|para) (?:el |la |los de )?${OFFICE}`,
    '(?:pas|asign|remit|escal|transfier|envi|mand|dirij|reenvi)[ea]n(?:sel[ao]|l[ao]) (?:a|al|con|para)\\b',
    'dejen?mel[ao]\\b|(?:congel|paus|aplaz|aplac|pospon|postpon)\\w*$|(?:detener|parar)(?:l[ao])?$|(?:congel|paus|aplac)en(?:l[ao])?\\b|se (?:aplaza|pospone|congela|pausa|posterga|detiene)\\b|(?:queda )?(?:aplazad|pausad|congelad|pospuest|postergad)[oa]\\b',
    '(?:dejar(?:l[ao])?|dejen(?:l[ao])?|dejemos(?:l[ao])?|queda|sigue|esta|va)? ?(?:quiet[oa]|en (?:remojo|cuarentena|pausa|espera|stand|veremos|estudio|revision|tramite|verificacion|validacion|proceso de (?:revision|validacion|estudio))|stand by|standby)\\b(?! (?:de|del|desde|por|fiscal) )',
    '(?:pendiente|por (?:definir|confirmar|revisar|validar|verificar))$',
  ].join('|')})`,
  'u',
);
/** "No apruebo yo", "nada de Cementos", "en estos días": not now, not by the writer, not this one. */
const NOT_NOW =
  /^(?:(?:la |el |esta |esa )?\w+ )?(?:en (?:este|estos|estas|los proximos|las proximas|esta) (?:instante|momentos?|dias|semanas?|horas)|de aqui al?|por (?:esta|este|estos|estas) (?:semana|mes|dias)|(?:esta|este) (?:semana|mes|tarde|noche)|est[ao]s dias|a las carreras|l[oa]s (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos))\b|^(?:yo|nosotros|nosotras)$|^nada (?:de|a|en|por) (?!es[ae]|ell|nad)/;

/** Behind "no aprobar": looked into yet, or in other hands. "Revisó la jefe" is told. */
const isHandedOn = (clause: Clause, words: string): boolean =>
  !clause.some(({ raw }) => raw.endsWith('ó')) &&
  (HANDED_ON.test(words) || isTimeToCome(words.replace(/^(?:me|nos) \w+an /, '')));
