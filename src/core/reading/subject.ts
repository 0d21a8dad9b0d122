import { distance } from 'fastest-levenshtein';
import { fold, setOf, visible, withSingleBlanks, wordsOf } from './people/words.ts';

/** The subject by which a mail asks for an account, by its words of weight (CONTRACT.md, section 1). */
const WANTED = ['solicitud', 'activacion', 'cuenta', 'mesa', 'ayuda'] as const;
/** As the article gives it, folded: most have it so, and no rule need be asked. */
const USUAL = 'solicitud de activacion cuenta mesa de ayuda';
const SMALL = setOf(
  'a al de del el en la las lo los mi mis nuestra nuestro para por su sus tu un una y e o nueva nuevo usuario usuarios',
);
const BEFORE = setOf(
  'urgente importante prioritario favor por atencion nueva nuevo segunda segundo reenvio reiteracion reitero logtec ' +
    'logtecgroup soporte asunto 1 2 3 2da 2a externo external',
);
/** After the phrase a company's or person's name may stand, but not the outcome of such a request. */
const OUTCOMES = setOf(
  'recibida recibido aprobada aprobado rechazada rechazado cerrada cerrado cancelada cancelar cancelado anulada anular ' +
    'resuelta resuelto desactivar desactivacion completada atendida radicada licencia consejos boletin instructivo',
);
const AUTOMATIC =
  /^(?:respuesta automatica|automatic reply|auto ?reply|autorespuesta|auto respuesta|out of office|fuera de (?:la )?oficina|acuse|leido|entregado|no se puede entregar|no se pudo entregar|undeliver|delivery|mail delivery|read |rechazado|aceptado|cancelado|ausente|vacaciones)/;
const PREFIX =
  /^(?:re|rv|fw|fwd|enc|res|resp|reenv|reenviado|reenvio|tr|aw|wg|r|i|ref|asunto|external|externo)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*:\s*/;
const TAG = /^(?:\[[^\]]{0,40}\]|\{[^}]{0,40}\}|\([^)]{0,20}\)|\*{2,}[^*]{0,30}\*{2,})\s*/;
const MAX_LENGTH = 250;

/**
 * Whether a subject asks for an account: **Solicitud de activación cuenta mesa de ayuda**, give or take prefixes, case,
 * accents, spacing, punctuation, small slips and small words, and an addition at the end. It is all that is known of a mail
 * before its body is fetched, so near misses (licences, deactivation, automatic answers) must fail here.
 */
export function isRequestSubject(subject: string): boolean {
  const text = withoutPrefixes(fold(visible(withSingleBlanks(subject.slice(0, 1000)))));
  if (text === USUAL) return true;
  if (text.length > MAX_LENGTH || AUTOMATIC.test(text)) return false;
  const words = wordsOf(text).map((word) => word.fold);
  if (words.some(isOtherActivation)) return false;
  return hasPhrase(words) || isRunTogether(words);
}

function withoutPrefixes(subject: string): string {
  let text = subject.trim();
  for (let rounds = 0; rounds < 12; rounds += 1) {
    const shorter = text
      .replace(PREFIX, '')
      .replace(TAG, '')
      .replace(/^[\s"'“”«»¡!¿?:;,.*_–—-]+/, '');
    if (shorter === text) break;
    text = shorter;
  }
  return text;
}

/** "desactivación", "reactivación", "inactivación": one slip from ours in letters, another request in fact. */
const isOtherActivation = (word: string): boolean =>
  /desactiv|dezactiv|inactiv|reactiv|preactiv|^cancela|^licencia/.test(word);

function hasPhrase(words: readonly string[]): boolean {
  let next = 0;
  let before = 0;
  let at = 0;
  for (; at < words.length && next < WANTED.length; at += 1) {
    const word = words[at] ?? '';
    if (isWord(word, WANTED[next] ?? '')) next += 1;
    else if (next === 0) {
      before += 1;
      if (before > 3 || !BEFORE.has(word)) return false;
    } else if (!SMALL.has(word)) return false;
  }
  const after = words.slice(at);
  return next === WANTED.length && after.length <= 14 && !after.some((word) => OUTCOMES.has(word));
}

function isWord(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  if (wanted === 'activacion' && (word === 'activar' || word === 'activen')) return true;
  if (word.length < 3 || SMALL.has(word)) return false;
  return isWithin(word, wanted, wanted.length > 6 ? 2 : 1);
}

/** Blanks lost or strewn in ("mesadeayuda", "activaci n"): compared without them. */
function isRunTogether(words: readonly string[]): boolean {
  const joined = words
    .filter((word) => !SMALL.has(word))
    .join('')
    .slice(0, 60);
  return [WANTED.join(''), 'solicituddeactivacioncuentamesadeayuda'].some((wanted) =>
    isWithin(joined, wanted, 3),
  );
}

/** Whether so many slips make one of the other; each changes the length by one at most. */
const isWithin = (one: string, other: string, slips: number): boolean =>
  Math.abs(one.length - other.length) <= slips && distance(one, other) <= slips;
