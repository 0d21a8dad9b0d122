import { type Clause, joinedWords, rawOf } from './clauses.ts';

/**
 * What before a refusal keeps it from being the writer's own and present: a condition or a day it hangs on, something to be done
 * first, or another's saying. Folded words throughout.
 */

const SPAN =
  '(?:\\d{1,3}|un|una|unos|unas|dos|tres|cuatro|cinco|seis|ocho|diez|quince|veinte|treinta|pocos|pocas)';
const UNIT = '(?:dias?|horas?|ratos?|ratico|semanas?|meses|mes|minutos?|momentos?|momentico)';
const DAY = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|fin de mes|fin de semana|puente|plazo)';
const MONTH =
  '(?: de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|este mes|mes))?';
/** A time to come, and nothing else. */
const TIME = `(?:dentro de|en|por|despues de|de aca a|de aqui a|durante) (?:los proximos |las proximas |estos |estas )?(?:${SPAN} )?${UNIT}|(?:a |para |desde |hasta |antes de|despues de|pasado |pasada |a partir de|de aqui a|de aca a)?(?:el |la |l |este |esta |fin(?:es)? de )?(?:proxim[oa] )?(?:(?<=l )\\d{1,2}|${DAY}|semana|mes|ano|quincena|tarde|noche)(?: (?:que viene|entrante|siguiente|proxim[oa]))?${MONTH}|(?:en|por) la (?:tarde|noche|manana)|(?:mas )?(?:tarde|adelante)|ahorita|lueguito|al rato|pasado manana|manana(?: temprano| mismo| en la \\w+)?|llegado el caso`;
const IS_TIME = new RegExp(`^(?:${TIME})(?: (?:si|cuando|a menos|siempre|salvo)\\b.*)?$`);

/** Whether these words name a time to come and no more: "en ocho días", "a fin de mes"; "en marzo se retiró" tells of the past. */
export const isTimeToCome = (words: string): boolean => words.length < 80 && IS_TIME.test(words);

const WHEN =
  '(?:plazo|termino|tiempo|dias?|fecha|hora|semana|mes|caso|lunes|martes|miercoles|jueves|viernes|sabado|domingo)';
const CONDITION = new RegExp(
  `^(?:y |o |pero |ya )*(?:${[
    'de lo contrario',
    '(?:en )?caso contrario',
    'de (?:no|ser|seguir|persistir|continuar|resultar|salir|existir|haber|tener|llegar|pasar|faltar)',
    '(?:en|para) (?:el |los |dado )?(?:casos?|evento|supuesto) (?:de|que)',
    '(?:llegado|dado) el caso',
    'a menos',
    'siempre que',
    'una vez (?!mas|hech|vist|\\w+[aeio]d[oa]s?\\b)',
    'tan pronto',
    'en cuanto (?!a\\b)',
    `(?:pasad|vencid|cumplid|agotad|llegad|transcurrid|terminad)[oa]s? (?:\\w{2,7} ){0,2}${WHEN}`,
    'como (?:un |una )?(?:ultim|segund|otr|primer)[oa] (?:opcion|recurso|instancia|medida|alternativa|salida)',
    'en el peor',
    'a la (?:segunda|tercera|cuarta)$',
    'a las malas',
    'en teoria',
    'como minimo',
  ].join('|')})\\b`,
);

/** Whether these words begin with what the decision would hang on. */
export const isCondition = (words: string): boolean => CONDITION.test(words);

/** What a desk is told to look into. Of verbs in -ar the order ends in -en ("llamen"); "llaman" tells. */
const TO_DO =
  /^(?:(?:verifiqu|revis|llam|esper|consult|confirm|pregunt|solicit|contact|valid|averigu|busqu|comuniqu|marqu|chequ|cotej|d|aguard|aguant|habl|investigu|corrobor|intent|trat)en|(?:pid|exij|insist|escrib|hag)an)(?:l[aeo]s?|me|nos|sel[ao]s?)?$|^(?:verificar|revisar|llamar|esperar|consultar|confirmar|preguntar|pedir|solicitar|contactar|validar|averiguar|buscar|investigar|insistir|exigir)(?:l[aeo]s?|sel[ao]s?)?$/;
/** Whether somebody is told to look into it: "llamen primero". */
export const isSent = (words: string): boolean =>
  !/^\w+ (?:bien|mejor)\b/.test(words) &&
  TO_DO.test(
    words.replace(/^(?:por favor |porfa |primero |antes |mejor |y |pero )*/, '').split(' ')[0] ?? '',
  );

/** What a colon may stand behind: another's advice or words, what a screen shows, a model. */
const SHOWN =
  /\b(?:sugerencia|recomendacion|propuesta|consejo|ejemplo|plantilla|borrador)\b|^(?:estado )?(?:en )?(?:el|la) (?:sistema|pantalla|portal|plataforma)(?: (?:me )?\w+)?$|\bme (?:sale|salio|aparece|aparecio|llego) un[ao]? \w+$|^como \w+(?:ar|er|ir)$|^las opciones\b|^lo que \w+ \w+$|\b(?:estuve|estaba|a punto) (?:por|a punto de|de)\b/;
const TELLS =
  /^(?:(?:escrib|respond|sugir|propus)(?:ió|io|ieron|o)|(?:contest|mand|envi|grit|coment|recomend|aconsej)(?:ó|aron)|recomiendo|sugiero|aconsejo|propongo|propone|recomienda|sugiere|dijo|dijeron|dice|dicen|puso|pusieron|sale|muestra|aparece)$/i;
/** How the writer's own word is announced. */
const OWN =
  /\b(?:motivo|decision|contesto|respondo|escribo|escribi|repito|reitero|quise|queria|me permito|corrijo)(?!\p{L})/iu;
/** A heading: whose word stands below. */
const HEADING =
  /^(?:acta|chat|minuta|copio|pego|reenvio|transcribo|conversacion|whatsapp|respuesta|mensaje|palabras)(?: (?:la|el|lo) ?\p{L}*)? (?:del?|con) (?!(?:la |el |esta |este |su )?(?:solicitud|caso|cuenta|correo|mi|mesa|usuari[oa])\b)/u;
const ASKS =
  /^(?:y )?qué (?:hago|hacemos|digo|decimos|respondo|contesto|opinan|piensan|dicen|creen|dices|aconsejan)(?: |$)/i;

/** Whether a clause before the refusal binds it so; `gap` is what stands between the two where the refusal comes next. */
export function bindsRefusal(clause: Clause, gap: string): boolean {
  const words = joinedWords(clause);
  if (isCondition(words) || isTimeToCome(words) || isSent(words)) return true;
  if (gap !== '' && HEADING.test(words)) return true;
  if (ASKS.test(clause.map(rawOf).join(' '))) return true;
  return (
    gap.includes(':') &&
    !/\bno\b/.test(words) &&
    !OWN.test(clause.map(rawOf).join(' ')) &&
    (SHOWN.test(words) || TELLS.test(clause.at(-1)?.raw ?? ''))
  );
}
