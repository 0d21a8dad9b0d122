import { type Clause, joinedWords } from './clauses.ts';
import { holdsDanger, isOfRequest } from './danger.ts';
import type { About } from './pieces.ts';

/** Of one's own answer: "era un sí", "perdón por el «dale»", "no sabía que era con una palabra". */
const OF_ANSWERS =
  /^(?:respuesta|palabra|mensaje|decir|dije|decia|quise|queria|puse|escribi|escribir|repito|repetir(?:les?|l[oa])?|reitero|corrijo|aclaro|conteste|contestar|contesto|contestado|respondi|responder|respondido|confundi|equivoque|dale|listo|entendi|entendido|entendia|entiende[ns]?|entender|sabia|instruccion|instrucciones|pense|crei)$/;
/** What elsewhere takes a decision back, and before one mends the answer before it. */
const MENDS =
  /^(?:quise|queria|corrijo|error|confundi|equivoque|equivocado|primer[oa]?|sol[oa]|un[oa]|pense|crei|digitacion|decia|hay|correos?|este|esa|eso|ese|va|favor|formato|si|claro)$/;
/** What is denied of one's understanding, not of the request. */
const NOT_UNDERSTOOD = /^(?:sabia|entendi|entendia|entiende[ns]?|habia|lei|vi|les|lo|era|fue)$/;

/**
 * A clause about the answer itself, by which an earlier one is mended. Only before a decision is that harmless: behind one, it
 * takes the decision back.
 */
export function isMetaTalk(clause: Clause, about: About): boolean {
  if (clause.length > 14 || !speaksOfAnswers(clause) || NOT_MY_ANSWER.test(joinedWords(clause))) return false;
  const rest = clause.filter(({ word }, at) => !MENDS.test(word) && !isNotUnderstood(clause, at));
  return !isOfRequest(rest, about) && !holdsDanger(rest, about);
}

/** Another's, one that was not given, or one to copy: "respuesta del comité: aprobar", "casi contesto: aprobar". */
const NOT_MY_ANSWER =
  /\b(?:tentativ[oa]|preliminar|automatic[oa]|provisional|de prueba|aprend\w+|ensay\w+|como (?:responder|contestar|escribir)|casi|borrador|ejemplo|sugerid[oa]|propuest[oa]|modelo|plantilla|estuve|estaba por|a punto|pense en|pensaba|iba a|(?:me )?(?:mandaron|pidieron|dijeron|ordenaron|toco)|me (?:ponen|hacen|pusieron|hicieron)|habria|hubiera|seria|podria|quisieran?)\b/;

function speaksOfAnswers(clause: Clause): boolean {
  for (const at of clause.keys()) if (isOfAnswers(clause, at)) return true;
  return false;
}

const isOfAnswers = (clause: Clause, at: number): boolean =>
  clause[at]?.word === 'era'
    ? /^un[oa]? (?:si|ok|listo)\b/.test(`${clause[at + 1]?.word} ${clause[at + 2]?.word}`)
    : OF_ANSWERS.test(clause[at]?.word ?? '') && !clause[at]?.raw.toLowerCase().endsWith('ó');

function isNotUnderstood(clause: Clause, at: number): boolean {
  const [next = '', later = ''] = [clause[at + 1]?.word, clause[at + 2]?.word];
  if (clause[at]?.word !== 'no' || /^(?:era|fue)$/.test(clause.at(-1)?.word ?? '')) return false;
  return NOT_UNDERSTOOD.test(next) || (next === 'me' && /^(?:entiende[ns]?|di|fije)$/.test(later));
}
