import { HAS_DOUBT, INFINITIVE } from './checks.ts';
import { isOfDecision } from './decision-words.ts';
import type { About } from './pieces.ts';
import { wordsOf } from './words.ts';

/** "PD:", "P. D.", "Posdata": where an afterthought begins. The blanks are counted, so that the search stays linear. */
const POSTSCRIPT =
  /(?<=^|\n|[.!)] )[ \t]{0,8}(?:p\. ?d|p\. ?s|pd|ps|posdata|postdata)\b[ .]{0,2}[:.,–—-]?(?=\s)/i;

// "Recuerden que mañana hay corte de luz" tells of a time, and of nothing that is to come before the account.
const TIMES = new Set(
  'manana luego lunes martes miercoles jueves viernes sabado domingo semana proximo proxima tarde hoy olviden olvides olvide vez antes'.split(
    ' ',
  ),
);
/** Of another matter: reminders, wishes, the life of an office. */
const OTHER_MATTER =
  /^(?:recuerd|recordar|recordatorio|olvid|hay$|habra$|tenemos$|tengo$|feliz|felic|salud|saludes|gracias|cumple|reunion|almuerzo|oficina|salgo$|vacaciones$|nos$|buen|rico$|celebr|fiesta|torta|cafe|parqueadero|fumigacion|capacitacion|simulacro|partido)/;
const OF_A_REMINDER = /^(?:olvid|estoy$|estare$|estaremos$|hay$|habra$)/;
/** Of the request, its data, the person, or work still to do: then the afterthought may well change the answer. */
const BEARING =
  /^(?:solicitud|peticion|requerimiento|cuenta|usuari|correo|email|mail|dato|informacion|empresa|compania|contrato|carta|rut|nit|cargo|nombre|apellido|cedula|persona|senora?$|ella$|ellos$|lo$|le$|se$|otr|est[aeo]s?$|es[aeo]s?$|dich|mism|revis|verific|valid|confirm|consult|averigu|mir[aeo]|ver[ae]?$|llam|pregunt|chequ|firm|mand|envi|entreg|pag|cre[aeo]|activ|habilit|inici|empiez|empez|ingres|entr[aeo]|retir|renunci|cancel|anul|suspend|bloque|permis|rol$|acceso|portal|client|jef[ea]|gerenc|juridic|cartera|nomina|despid|despedid|licencia|venc|document|soport[ea]s|formular|requisit|decid|decision|contest|respond|respuest|aprob|rechaz|mejor|quit|dej|cambi|correg|correc|arregl|ajust|actualiz|pas[aeo]|dur[ae]|termin|acab|vale|sirv|solo|mal$|duda|segur|acuerd|convenc|clar[oa]|conform|tampoco|jamas|nunca|ningun)/;

/**
 * The text before an afterthought about another matter ("PD: recuerden que mañana hay corte de luz"), or the whole text where
 * the afterthought could bear on the answer.
 *
 * @param about whom the request is about, and who writes.
 */
export function withoutOtherMatters(text: string, about: Pick<About, 'names' | 'writer'>): string {
  const found = POSTSCRIPT.exec(text);
  if (found === null || found.index === 0) return text;
  const after = text.slice(found.index + found[0].length, found.index + 600);
  const words = wordsOf(after);
  // Each sentence has to be of another matter: "…, mañana" and "…, no" by themselves speak to the decision.
  const isBare = after.split(/[.,;:!\n]|\s-\s/).some((part) => {
    const said = wordsOf(part);
    return said.some((word) => !about.writer.has(word)) && !said.some((word) => OTHER_MATTER.test(word));
  });
  const isOther =
    !isBare &&
    words.length > 1 &&
    words.length <= 40 &&
    words.some((word) => OTHER_MATTER.test(word)) &&
    !words.some(
      (word, at) =>
        (HAS_DOUBT.has(word) &&
          !TIMES.has(word) &&
          !(word === 'no' && OF_A_REMINDER.test(words[at + 1] ?? ''))) ||
        BEARING.test(word) ||
        (word.length > 2 && about.names.has(word)) ||
        isOfDecision(word) ||
        INFINITIVE.test(word),
    );
  return isOther && text.length - found.index < 600 ? text.slice(0, found.index).trimEnd() : text;
}
