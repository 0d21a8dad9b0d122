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
const OFFICE =
  '(?:gerencia|cartera|juridica|legal|compras|ventas|comite|junta|jefe|jefa|gerente|director|directora|coordinador|coordinadora|el|ella|ellos|ustedes|arriba|bogota|\\w+)';
const OTHERS = `(?:(?:y |eso |esto |esa |la |lo |que |se la |se lo |ahi |alla )*(?:la |el |don |dona )?(?:${OFFICE} ){0,2}(?:l[ao] )?(?:decide|deciden|decida|decidan|decidira|define|definen|defina|definira|resuelve|resuelva|resolvera|determina|determine)(?: (?:la |el |los |don |dona )?${OFFICE}){0,2}|lo que (?:diga|digan|decida|decidan|defina|quiera|mande|ordene)\\b.*|en espera(?!.*\\b(?:desde|hace)\\b)(?: (?:de|del|que)\\b.*)?|(?:en|a) manos de .*|.*\\bultima palabra\\b.*|a (?:criterio|consideracion|juicio|discrecion) de\\b.*)`;
const SAYS_SO = /^segun (?:la |el |mi |don |dona |lo que dijo |dijo |dice )*(\w+)(?: \w+)?$/;
const SAYERS =
  /^(?:gerencia|cartera|juridica|legal|compras|ventas|comite|junta|jef[ea]|gerente|director|directora|coordinador|coordinadora|ellos|ella|dicen|dijeron|se)$/;

/** All that a clause says. */
const DOUBT = new RegExp(`^(?:pero |y |aunque |o )?(?:${THINK}|${MAYBE}|${UNSURE}|${ASKS_BACK}|${OTHERS})$`);

const UNDONE = new RegExp(
  `^(?:${[
    // "No mentiras", "era molestando"; "es mentira que trabaje allá" is a reason.
    '(?:(?:ay|uy|no|ja\\w*|es|era|fue|puras?|mentiras?) )+(?:mentiras?|broma|bromeando|chiste|charlando|molestando|jugando|recochando|mamando gallo)',
    '(?:ay|uy|huy|oh|ah|upa|ups)? ?no+(?: no+)*(?: perdon\\w*)?',
    'nop|nope|nel|nones|nanay|nanay cucas|para nada|de ninguna manera|ni mas faltaba',
    '(?:por|bajo) ningun (?:motivo|concepto|punto de vista)',
    'ni (?:de (?:riesgos?|fundas|vainas)|por (?:el (?:chiras|putas|carajo)|nada(?: del mundo)?|error)|a (?:bala|palo|palos)|loc[oa]|muert[oa]|en suenos|a las malas)',
    '(?:que )?(?:les |le )?(?:borr|elimin|olvid|ignor|descart|anul)(?:en|an|e|ar)l[ao](?: \\w+)?',
    'fue (?:sin querer|un dedazo|un error|por error|una equivocacion)|un dedazo|sin querer|por equivocacion',
  ].join('|')})$`,
);

/** Where the writer's own word begins. */
const GOES_BACK = new RegExp(
  `^(?:perdon |perdonen |disculpen |ay |uy |no |pero |y |que |es que |creo que |mejor )*(?:${[
    '(?:me|nos) (?:confundi|confundimos|equivoque|equivocamos|arrepenti|arrepiento|arrepentimos|retracto|retractamos|embolate|enrede)(?! con (?:el|la) (?:apellido|nombre)\\b)',
    '(?:esto|eso|est[ea] (?:mensaje|correo|respuesta)|ese (?:mensaje|correo)) (?:era|iba|es|va) (?:para|a|con|en|dirigid[oa] a|de) (?:la |el )?(?:de )?otr[oa]s?\\b',
    '(?:era|iba|va) (?:para|a|con|en|de) (?:la |el )?otr[oa](?: (?:solicitud|cuenta|correo|caso|mensaje|hilo|tema|cosa))?$',
    '(?:era|es) (?:la )?otra(?: solicitud)?$|(?:era|es) el otro$',
    '(?:la|el|lo) que (?:tocaba|iba|quise|queria|era|debia|habia)\\b.* (?:otr[oa]|la de|el de|lo de|era|es)\\b',
    'no era (?:esta|este|para|aqui|aca|la|el)(?: (?:solicitud|cuenta|correo|que|de)\\b.*)?$',
    'se me fue (?:el|un) (?:dedo|dedazo)|(?:fue )?un dedazo',
    '(?:hagan|haga|haz|hacer) (?:caso omiso|de cuenta)',
    '(?:borr|elimin|ignor|anul|descart|desconoz)(?:en|an|ar|e) (?:est[aeo]|es[aeo]|el|mi|lo|todo|la (?:respuesta|palabra)|tod[oa])(?: (?:correo|mensaje|respuesta|anterior|dicho|que .*|de arriba|de antes|por favor|mensaje anterior))*$',
    '(?:est[ea]|ese|el|mi) (?:mensaje|correo|respuesta) (?:salio|se (?:me )?(?:fue|envio|mando)|fue|lo (?:mande|envie)|no (?:vale|cuenta|va))',
    '(?:esper|aguant|aguard|dej|den|reg[ai]l)[ae]n?(?:me|nos|men|la|lo|le|mela|melo)?(?: (?:un|una|tantico|tantito|poquito|quiet[oa]|en (?:espera|remojo|pausa|veremos|stand|cuarentena)|asi|para despues|por ahora|ahi|paciencia|a ver|y .*))?$',
    'y (?:volver a (?:revis|mir|verific|valid|consult)|esper|aguant|revisar|mirar)\\w*',
    'pero (?:primero|antes)\\b',
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
  return said.some(
    ({ clause, words }) =>
      (clause.length <= TOO_LONG && (DOUBT.test(words) || UNDONE.test(words) || isSayer(clause, words))) ||
      GOES_BACK.test(words) ||
      isSentFirst(words) ||
      (refusal.isNegation && isHandedOn(words)),
  );
}

const AGAIN =
  /\b(?:otra vez|de nuevo|nuevamente|vuelv\w+|volver|nueva solicitud|otra solicitud|solicit\w+|pid\w+|radi\w+)\b/;
const AT_END =
  /^al (?:vencer|vencerse|cumplir|cumplirse|terminar|cerrar|finalizar|llegar) (?:el|la|los|ese|este) (?:plazo|mes|dia|ano|semana|termino|puente)/;

function isSayer(clause: Clause, words: string): boolean {
  const who = SAYS_SO.exec(words)?.[1];
  return (
    who !== undefined &&
    (SAYERS.test(who) || clause.some(({ raw, word }) => word === who && /^\p{Lu}/u.test(raw)))
  );
}

/** "Pero confirmen con Gómez antes", "confírmenme con Gómez". */
const isSentFirst = (words: string): boolean =>
  isSent(words) &&
  /^pero\b|\b(?:antes|primero)$| con (?!(?:la|el|su) (?:correo|cedula|rut|nit)\b)\w+$/.test(words);

const LOOKS =
  '(?:reviso|llamo|pregunto|miro|verifico|valido|consulto|averiguo|hablo|decido|resuelvo|defino|investigo|chequeo|marco|busco|espero|estudio)';
const OTHER_HANDS =
  '(?:ve|vea|tiene|tenga|maneja|maneje|tramita|tramite|revisa|revise|atiende|atienda|mira|mire|estudia|estudie|gestiona|gestione|valida|valide|verifica|verifique)';
const HANDED_ON = new RegExp(
  `^(?:y |que |pero |ya |yo |mejor |primero |por ahora |en (?:la|esta) (?:tarde|noche|manana|semana) |(?:el |este )?(?:lunes|martes|miercoles|jueves|viernes) |(?:ando|estoy|sigo) (?:de|en) \\w+ y )*(?:${[
    `(?:la |lo |le |les |se l[ao] )?${LOOKS}\\b(?!.*\\b(?:no|nunca|nadie|y (?:esta|es|son|sale|aparece|figura|dice|dicen|tiene|me \\w+(?:an|en|e|a)))\\b)`,
    '(?:la |lo )?(?:estoy|ando|sigo|estamos) (?:\\w+ ){0,1}(?:llamando|revisando|verificando|consultando|preguntando|averiguando|mirando|esperando|validando|hablando)',
    '(?:me|nos) (?:llaman|escriben|confirman|avisan|responden|contestan|dicen|cuentan) (?:en|el|la|mas|por|este|esta|manana|ahora)',
    '(?:dame|deme|denme|dennos|regalenme|regaleme|tengan?me|tengannos) (?:\\w+ )?(?:dias?|ratos?|ratico|horas?|minutos?|minutico|momentos?|momentico|segundos?|tiempo|paciencia|chance|espera|tantico)',
    `(?:eso |esa |esta |esto |que )*(?:se )?l[ao] ${OTHER_HANDS} (?:la |el |los de |don |dona )?(?!nadie|competencia|mal|otr[oa]s?\\b|\\p{L}+[aei]d[oa]$)\\p{L}+$`,
    '(?:\\w+ ){0,3}l[ao] (?:esta|estan) (?:viendo|tramitando|revisando|manejando|estudiando|gestionando|validando|verificando|analizando|mirando|atendiendo)',
    '(?:le|les) (?:toca|corresponde|compete) (?:a|al)\\b|eso (?:es|va) (?:de|del|con|para) \\w+(?: \\w+)?$',
    '(?:pas|asign|remit|escal|transfi[e]?r|envi|mand|dirij|reenvi)[ea]n(?:sel[ao]|l[ao])\\b',
    '(?:congel|paus|aplaz|aplac|pospon|postpon|posponer|detener|parar)\\w*$|(?:congel|paus|aplac)en(?:l[ao])?\\b|se (?:aplaza|pospone|congela|pausa|posterga|detiene)\\b|(?:queda )?(?:aplazad|pausad|congelad|pospuest|postergad)[oa]\\b',
    '(?:dejar(?:l[ao])?|dejen(?:l[ao])?|dejemos(?:l[ao])?|queda|sigue|esta|va)? ?(?:quiet[oa]|en (?:remojo|cuarentena|pausa|espera|stand|veremos|estudio|revision|tramite|verificacion|validacion|proceso de (?:revision|validacion|estudio))|stand by|standby)\\b(?! (?:de|del|desde|por) )',
  ].join('|')})`,
  'u',
);
const NOT_NOW =
  /^(?:(?:la |el |esta |esa )?\w+ )?(?:en (?:este|estos|estas|los proximos|las proximas|esta) (?:instante|momentos?|dias|semanas?|horas)|de aqui al?|por (?:esta|este|estos|estas) (?:semana|mes|dias)|(?:esta|este) (?:semana|mes|tarde|noche)|a las carreras|l[oa]s (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos))\b/;
const NOT_I = /^(?:yo|nosotros|nosotras)\b|^nada (?:de|a|en|por) (?!es[ae]|ell|nad)/;

/** Behind "no aprobar": looked into yet, in other hands, or only for some time. */
const isHandedOn = (words: string): boolean =>
  HANDED_ON.test(words) || NOT_NOW.test(words) || NOT_I.test(words);
