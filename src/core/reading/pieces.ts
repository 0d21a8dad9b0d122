import { HAS_DOUBT, INFINITIVE } from './checks.ts';
import { type Clause, type Token, wordOf } from './clauses.ts';
import { isOfDecision } from './decision-words.ts';
import { GIVEN_NAMES } from './people/lexicon.ts';
import { type PhraseKind, phraseAt } from './phrases.ts';
import { thingAt } from './things.ts';
import { fold } from './words.ts';

/** A clause of an agent's as a row of known phrases, names and unknown words. */

export interface Names extends Pick<ReadonlySet<string>, 'has'> {
  /** Whether it is the address that the notice gives, as `withAddressInOneWord` writes it. */
  isAddress(word: string): boolean;
  /** The text, in which that address is a word like others. */
  withAddressInOneWord(text: string): string;
  withAddressAsWritten(text: string): string;
}

/** What is known of the thread, from its subject and quoted text: whose names and which code may stand beside a decision. */
export interface About {
  /** Folded words of the names that the notice's subject and data give: the requester's and the company's. */
  readonly names: Names;
  /** Folded words of the writer's own name. */
  readonly writer: ReadonlySet<string>;
  /** Public codes of requests, lower case, that the thread is about; empty when unknown. */
  readonly codes: ReadonlySet<string>;
}

export type Piece = PhraseKind | 'approve' | 'name' | 'writer' | 'code' | 'unknown';

/** A phrase or word of a clause, and where it stands. */
export interface Placed {
  readonly piece: Piece;
  /** Index of its first word in the clause. */
  readonly from: number;
  readonly length: number;
}

/** The clause as a row of known phrases and unknown words. */
export function piecesOf(clause: Clause, about: About): Placed[] {
  const words = clause.map(({ meant }) => meant);
  const pieces: Placed[] = [];
  for (let at = 0; at < words.length; ) {
    const { piece, length } = isCourteous(pieces.at(-1)?.piece)
      ? (tailAt(words, at) ?? placeAt(clause, at) ?? pieceAt(clause, words, at, about))
      : pieceAt(clause, words, at, about);
    pieces.push({ piece, from: at, length });
    at += length;
  }
  const settled: Placed[] = [];
  for (const [at, placed] of pieces.entries())
    settled.push(
      isLoneWord(placed, at, pieces, words, about.names) ? { ...placed, piece: 'unknown' } : placed,
    );
  return settled;
}

/**
 * A word of the requester's name that is no given name counts as one only where a name is spoken of: beside another word of it,
 * or after "de", "la solicitud", the code. "Nunca" by itself is what it says, also where somebody calls himself that.
 */
function isLoneWord(
  { piece, from }: Placed,
  at: number,
  pieces: readonly Placed[],
  words: readonly string[],
  names: Names,
): boolean {
  const word = words[from] ?? '';
  if (piece !== 'name' || GIVEN_NAMES.has(word) || names.isAddress(word)) return false;
  const [before, after] = [pieces[at - 1]?.piece, pieces[at + 1]?.piece];
  const goesOn = after === 'name' || (after === 'of' && pieces[at + 2]?.piece === 'name'); // "Palmas del Ariguaní"
  return !goesOn && !['name', 'of', 'thing', 'code'].includes(before ?? '');
}

export const isCourteous = (piece: Piece | undefined): boolean =>
  piece === 'courtesy' || piece === 'tail' || piece === 'sorry';

/** "(Perdón) por lo anterior" names what for; elsewhere "por lo anterior" draws a conclusion. */
function tailAt(words: readonly string[], at: number): { piece: Piece; length: number } | null {
  const [sorry, tail] = [phraseAt(words, at, 'sorry'), phraseAt(words, at, 'tail')];
  if (sorry === null && tail === null) return thanksFor(words, at);
  return (sorry?.length ?? 0) > (tail?.length ?? 0)
    ? { piece: 'sorry', length: sorry?.length ?? 0 }
    : { piece: 'tail', length: tail?.length ?? 0 };
}

const TRICK = /^(?:tramp|encerron|engan|estaf|mentir|burl|jugad|emboscad|zancadill|falsed|patran)/;
/** "(Gracias) por la info": any one thing, but no task and no doubt. */
function thanksFor(words: readonly string[], at: number): { piece: Piece; length: number } | null {
  const thing = words[at + 2] ?? '';
  const isPlain =
    thing.length > 2 &&
    !TRICK.test(thing) &&
    !HAS_DOUBT.has(thing) &&
    !isOfDecision(thing) &&
    !INFINITIVE.test(thing);
  return words[at] === 'por' &&
    /^(?:la|el|su|las|los|sus|tu|tanta|tanto)$/.test(words[at + 1] ?? '') &&
    isPlain
    ? { piece: 'tail', length: 3 }
    : null;
}

const CITY =
  /^(?:bogota|medellin|cali|barranquilla|bucaramanga|pereira|manizales|armenia|cartagena|cucuta|ibague|neiva|villavicencio|pasto|monteria|yopal|tunja|popayan|valledupar|sincelejo|riohacha|quibdo|santa marta|buenaventura|palmira|girardot|casa|la oficina|la sede|la costa|la planta)$/;

/** "(Un saludo) desde Santa Marta". */
function placeAt(clause: Clause, at: number): { piece: Piece; length: number } | null {
  if (clause[at]?.word !== 'desde') return null;
  const isSede =
    clause[at + 1]?.word === 'la' && /^(?:sede|oficina|regional|planta)$/.test(clause[at + 2]?.word ?? '');
  const start = at + (isSede ? 3 : 1);
  for (const length of [2, 1]) {
    const name = clause.slice(start, start + length);
    const isNamed = name.length === length && name.every(({ raw }) => /^\p{Lu}\p{Ll}/u.test(raw));
    if (isNamed || CITY.test(name.map(wordOf).join(' ')))
      if (!name.some(({ word, says }) => says !== null || HAS_DOUBT.has(word)))
        return { piece: 'tail', length: start + length - at };
  }
  return null;
}

function pieceAt(
  clause: Clause,
  words: readonly string[],
  at: number,
  about: About,
): { piece: Piece; length: number } {
  const word = words[at] ?? '';
  if (clause[at]?.says === 'approve') return { piece: 'approve', length: 1 };
  if (word === 'sol' && isCode(words[at + 1] ?? '', about)) return { piece: 'code', length: 2 };
  if (/^[a-z0-9]{6}$/.test(word) && about.codes.has(word)) return { piece: 'code', length: 1 };
  // The letters of "S.A." are no words; an "A" by itself is one.
  if (isLetter(clause[at], about) && (isLetter(clause[at - 1], about) || isLetter(clause[at + 1], about)))
    return { piece: 'name', length: 1 };
  const phrase = phraseAt(words, at);
  const thing = thingAt(words, at);
  if (thing > (phrase?.length ?? 0)) return { piece: 'thing', length: thing };
  if (phrase !== null) return { piece: phrase.kind, length: phrase.length };
  if (about.writer.has(word)) return { piece: 'writer', length: 1 };
  // "Por Camila", "soy Camila", "les habla Camila".
  const verb = /^(?:les?|te)$/.test(word) ? 1 : 0;
  if (INTRODUCES.test(words[at + verb] ?? '') && about.writer.has(words[at + verb + 1] ?? ''))
    return { piece: 'writer', length: verb + 2 };
  // "Camila R.", and "K." below an answer of Kelly's; "N." may be a no.
  const isOne = (clause.length === 1 && word !== 'n') || about.writer.has(words[at - 1] ?? '');
  if (isInitials(clause[at]?.raw ?? '', about.writer, isOne ? 1 : 2)) return { piece: 'writer', length: 1 };
  if (about.names.has(word) || about.names.isAddress(word)) return { piece: 'name', length: 1 };
  return { piece: 'unknown', length: 1 };
}

const INTRODUCES = /^(?:por|soy|habla|escribe|saluda|aqui|aca)$/;

const isLetter = (token: Token | undefined, about: About): boolean =>
  token !== undefined && /^\p{Lu}$/u.test(token.raw) && about.names.has(token.meant);

/** "CRP" below an answer of Camila Rojas Peña. */
const isInitials = (raw: string, writer: ReadonlySet<string>, least: number): boolean =>
  raw.length >= least && /^[A-ZÑ]{1,4}$/.test(raw) && areInitialsOf(fold(raw), writer);

function areInitialsOf(letters: string, names: ReadonlySet<string>): boolean {
  for (const letter of letters) {
    let isInitial = false;
    for (const name of names) isInitial ||= name.startsWith(letter);
    if (!isInitial) return false;
  }
  return true;
}

const isCode = (word: string, about: About): boolean =>
  /^[a-z0-9]{6}$/.test(word) && (about.codes.size === 0 || about.codes.has(word));
