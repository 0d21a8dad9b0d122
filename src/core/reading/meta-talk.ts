import type { Clause } from './clauses.ts';
import { type About, isCourteous, piecesOf } from './pieces.ts';

/** Words by which one speaks of one's own answer: "era un sí", "perdón por el «dale»", "no sabía que era con una palabra". */
const OF_ANSWERS = new Set(
  `respuesta palabra mensaje correo anterior anteriores primera primero otro otra decir quise queria quiero puse poner escribi escribir escribo conteste
  contestar contesto respondi responder respondo repito reitero corrijo aclaro confirmo dije decia sea exacta correcta sola solo un una era es fue el la lo mi
  su de del en con por a que si antes ahora ya entonces asi bien mal eso esto esta este les le me se y dale listo ok sabia entendi entendido entiendo
  habia leido lei error dedo digitacion teclado autocorrector celular incompleto incompleta vacio vacia confundi equivoque equivocado salio mande enviado envie
  nuevo nuevamente vez va aqui ahi correo pregunta formato instruccion instrucciones pedian piden necesitaban necesitan`.split(
    /\s+/,
  ),
);
/** What is denied of one's understanding, not of the request. */
const NOT_UNDERSTOOD = /^(?:sabia|entendi|entendia|habia|lei|vi|me|les|lo|era|fue)$/;

/**
 * A clause about the answer itself, by which an earlier one is mended. Only before a decision is that harmless: behind one, it
 * takes the decision back.
 */
export function isMetaTalk(clause: Clause, about: About): boolean {
  if (clause.length > 14) return false;
  const pieces = piecesOf(clause, about);
  const isKnown = pieces.every(({ piece, from, length }) =>
    isCourteous(piece) || piece === 'assent' || piece === 'mended'
      ? true
      : clause.slice(from, from + length).every(({ word }, at) => isOfAnswer(clause, from + at, word)),
  );
  return (
    isKnown &&
    clause.some(({ word }) =>
      /^(?:respuesta|palabra|mensaje|decir|dije|decia|quise|queria|puse|escribi|repito|reitero|corrijo|aclaro|era|conteste|contesto|respondi|confundi|equivoque|dale|listo|entendi|entendido|entendia|sabia|instruccion|instrucciones)$/.test(
        word,
      ),
    )
  );
}

const isOfAnswer = (clause: Clause, at: number, word: string): boolean =>
  word === 'no'
    ? NOT_UNDERSTOOD.test(clause[at + 1]?.word ?? '') &&
      !/^(?:equivoque|confundi)$/.test(clause[at + 2]?.word ?? '') &&
      !/^(?:era|fue)$/.test(clause.at(-1)?.word ?? '')
    : OF_ANSWERS.has(word);
