import { readForApproval } from './approval.ts';
import { isCivil } from './aside.ts';
import { INFINITIVE } from './checks.ts';
import { type Clause, joinedWords, sentencesOf, wordOf } from './clauses.ts';
import { ownAffairs } from './own-affairs.ts';
import { type About, piecesOf } from './pieces.ts';
import { concluded } from './reason.ts';
import { bindsRefusal } from './refusal-bounds.ts';
import { isToldTo } from './reported.ts';
import { isSmallTalk } from './small-talk.ts';
import type { Refusal } from './withdrawal.ts';

/** What may stand before a refusal: courtesy, small talk, what was checked, the reason itself; not doubt, nor another's word. */

const LEAD_DOUBT = new Set(
  'si cuando hasta manana creo quiza quizas talvez tal dudo duda dudas seguro segura seguros opino supongo imagino diria depende podria podrian podriamos deberia deberian deberiamos habria dice dicen dijo dijeron pide piden pidio pidieron sugiere sugieren propone proponen opina opinan quiere quieren recomienda recomiendan o u luego despues antes ustedes quien sino piensa piensan pienso pensaba iba voy vamos van'.split(
    ' ',
  ),
);

/** Whether nothing before the refusal takes it out of the writer's own present decision. */
export function leadsIn(
  text: string,
  clauses: readonly Clause[],
  { clause: at, first }: Refusal,
  about: About,
): boolean {
  const sentence = sentencesOf(text, clauses).find((one) => one.includes(at)) ?? [];
  const led = (clauses[at] ?? []).slice(0, first);
  // "Qué pena con la señora, pero me toca rechazarla".
  const but = led.findLastIndex(({ word }) => word === 'pero');
  const isSorry = led
    .slice(0, Math.max(but, 0))
    .every(({ word, says }) => says === null && !LEAD_DOUBT.has(word));
  const lead = isSorry ? led.slice(but + 1) : led;
  const isDrawn = concluded(lead).length > 1 && isLeadingReason(lead, about);
  // "Mejor rechazar, la empresa no existe": with its reason a decision, by itself advice.
  const isRather = at === 0 && lead.length === 1 && lead[0]?.word === 'mejor' && clauses.length > 1;
  if (!isDrawn && !isRather && !isDecided(lead) && !isLead(lead, about)) return false;
  // "Si no aprobar" and, without its accent, "la persona rechazo el contrato".
  const verb = clauses[at]?.[first];
  if (verb?.word === 'no' && lead.at(-1)?.raw.toLowerCase() === 'si') return false;
  if (verb?.word === 'rechazo' && lead.some(({ word }) => SOMEBODY.test(word))) return false;
  // "Para rechazar", "en cuanto a rechazar": spoken of; "esta es para rechazar, no trabaja allá" is decided.
  const isMeantFor =
    first === (clauses[at]?.length ?? 0) - 1 &&
    at + 1 < clauses.length &&
    /^(?:(?:es[ae]|est[ae]) es para|a)$/.test(joinedWords(lead));
  if (INFINITIVE.test(verb?.word ?? '') && !isMeantFor && piecesOf(lead, about).at(-1)?.piece === 'of')
    return false;
  if (isToldTo(clauses, at, verb?.word ?? '', about)) return false;
  return clauses
    .slice(0, at)
    .every(
      (clause, k) =>
        !bindsRefusal(clause, k === at - 1 ? text.slice(clause.at(-1)?.end, verb?.start) : '') &&
        (isBareNo(clause) ||
          isCall(clause) ||
          isCivil(clause, about) ||
          readForApproval(clause, about) === 'harmless' ||
          isSmallTalk(clause, about) ||
          isLeadingReason(clause, about, !sentence.includes(k))),
    );
}

/** "Muchachos, rechazar", "uf, rechazar": to everybody is to nobody else. */
const isCall = (clause: Clause): boolean =>
  clause.length === 1 &&
  /^(?:uf+|uy|ay|muchach[oa]s|chic[oa]s|gente|companer[oa]s|colegas|amig[oa]s|familia|parceros)$/.test(
    clause[0]?.word ?? '',
  );

/** "Tras consultar con el área comercial decidimos (rechazar)": how it came about, and that it is decided. */
const isDecided = (lead: Clause): boolean =>
  /^(?:(?:tras|luego de|despues de|al) (?!.*\bno\b).{3,120} )?(?:(?:se )?decidi(?:mos|o)?|(?:hemos|he) decidido|opt(?:amos|e) por|resolvimos)$/.test(
    lead.map(wordOf).join(' '),
  );

/** What of these words small talk may hold, in a sentence before that of the refusal. */
const WEAK_DOUBT = new Set(
  'hasta quieren quiere pide piden pidio pidieron dijo dijeron luego despues antes iba voy vamos van ustedes quien'.split(
    ' ',
  ),
);

const SOMEBODY = /^(?:persona|usuari[oa]|senora?|cliente|empresa|correo|doctora?|ingenier[oa]|mesa|soporte)$/;

/** Whether words before a refusal, in its own clause, only lead up to it. */
export function isLead(lead: Clause, about: About): boolean {
  return piecesOf(lead, about).every(({ piece, from, length }) => {
    const word = lead[from]?.word ?? '';
    if (piece === 'unknown' || piece === 'approve' || piece === 'because') return false;
    return !(
      piece === 'assent' &&
      length === 1 &&
      word === 'si' &&
      lead[from]?.raw.toLowerCase() !== 'sí' &&
      (from !== lead.length - 1 || lead[from - 1]?.word === 'confirmo')
    );
  });
}

/** A clause that can be the reason given first: no doubt in it, nobody else's word, and not a name called ("Marta, rechazar"). */
function isLeadingReason(clause: Clause, about: About, isApart = false): boolean {
  const words = joinedWords(clause);
  if (clause.length === 1) return SAYS_ALL.has(words) || piecesOf(clause, about)[0]?.piece === 'because';
  const called = piecesOf(clause, about).filter(({ piece }) => piece !== 'courtesy' && piece !== 'assent');
  if (clause.length < 5 && called.every(({ from }) => /^\p{Lu}/u.test(clause[from]?.raw ?? ''))) return false;
  if (/^(?:no se|me parece|yo creo)$/.test(words) || clause.some(({ raw }) => raw.toLowerCase() === 'sé'))
    return false;
  const spared = ownAffairs(clause);
  return clause.every(
    (token, at) =>
      (!LEAD_DOUBT.has(token.word) ||
        spared.has(at) ||
        (isApart && WEAK_DOUBT.has(token.word)) ||
        token.raw.toLowerCase() === 'sí' ||
        (token.word === 'manana' && MORNING.test(words)) ||
        TOLD_REASON.test(words)) &&
      (token.says === null || (token.says === 'approve' && CANNOT.test(words))),
  );
}

/** "Esta mañana", "toda la mañana". */
const MORNING = /\b(?:esta|la|ayer por la|ayer en la) manana\b/;
/** "El cliente pidió no crear más usuarios", "dice que no la conoce": told as a reason, and not what to answer. */
const TOLD_REASON =
  /^(?:despues|luego) de \p{L}+r(?:l[aeo]s?)? .*\b(?:nadie|nunca|nada|ni|no) |\bpid(?:e|en|io|ieron) (?:que )?no \w+ \w+|\b(?:dicen?|dijo|dijeron) (?:\w+ ){0,4}que (?:\w+ ){0,4}(?:no|nunca|jamas|se fue|se retiro|renuncio|sali[oó]|despidieron)\b/u;

/** "No la puedo aprobar": no decision, but a reason for one. */
const CANNOT =
  /^(?:lastimosamente |lamentablemente |desafortunadamente )?no (?:la |lo |se |le )?(?:puedo|podemos|puede|es posible|es viable|procede|corresponde) (?!\w+ ni )aprobar\w*(?! ni )/;
const SAYS_ALL = new Set([
  'improcedente',
  'negativo',
  'inexistente',
  'duplicada',
  'duplicado',
  'repetida',
  'repetido',
  'spam',
  'phishing',
  'fraude',
  'invalida',
  'invalido',
  'falsa',
  'falso',
  'incompleta',
  'incompleto',
]);
const isBareNo = (clause: Clause): boolean =>
  clause.length === 1 && /^(?:no+|nop|nope|nel|nones|nanay)$/.test(clause[0]?.word ?? '');
