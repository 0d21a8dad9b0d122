import { readForApproval } from './approval.ts';
import { isCivil, isWish } from './aside.ts';
import { type Clause, sentencesOf, type Token, wordOf } from './clauses.ts';
import { holdsDanger, isOfRequest } from './danger.ts';
import { phraseAt } from './phrases.ts';
import { type About, type Piece, piecesOf } from './pieces.ts';

/** The reason that follows a refusal, as the writer put it: without what was refused, courtesy and "porque". Null for none. */
export function reasonAfter(
  text: string,
  clauses: readonly Clause[],
  at: number,
  last: number,
  about: About,
): string | null {
  const same = (clauses[at] ?? []).slice(last + 1);
  const rest = [same.slice(objectLength(same, about)), ...clauses.slice(at + 1)].filter(
    (clause) => clause.length > 0,
  );
  const isNone = (clause: Clause = []) => isIdle(clause, about) || isWish(clause, about);
  while (rest.length > 0 && isNone(rest[0])) rest.shift();
  while (rest.length > 0 && isNone(rest.at(-1))) rest.pop();
  const [first, final] = [withoutBecause(rest), withoutThanks(rest.at(-1) ?? [], about).at(-1)];
  return first === undefined || final === undefined || first.start > final.start
    ? null
    : cut(text, first, final);
}

/** The reason that stood before the refusal ("La empresa no existe, rechazar"). */
export function reasonBefore(
  text: string,
  clauses: readonly Clause[],
  at: number,
  first: number,
  about: About,
): string | null {
  const lead = (clauses[at] ?? []).slice(0, first);
  const sentence = sentencesOf(text, clauses).find((one) => one.includes(at)) ?? [];
  // "Aquí con un tinto y mucho sueño. Rechazada."
  const isSmallTalk = (clause: Clause) => !isOfRequest(clause, about) && !holdsDanger(clause, about);
  const rest = clauses
    .slice(0, at)
    .filter((clause, k) => sentence.includes(k) || !isSmallTalk(clause))
    .filter((clause) => !isIdle(clause, about) && !isCivil(clause, about) && clause.length > 1);
  const told = concluded(lead);
  if (told.length > 0) rest.push(told);
  // "Ya lo consulté con la gerencia": what could as well stand before a yes is no reason for a no.
  if (rest.every((clause) => readForApproval(clause, about) === 'harmless')) return null;
  if (rest[0]) rest[0] = withoutGreeting(rest[0], about);
  const [start, end] = [withoutBecause(rest), rest.at(-1)?.at(-1)];
  return start === undefined || end === undefined ? null : cut(text, start, end);
}

/** "El correo es personal [por lo tanto hay que]": the words before a conclusion; none where none is drawn. */
export function concluded(lead: Clause): Clause {
  const words = lead.map(wordOf).join(' ');
  // "Por no tener contrato se rechaza"; but "por ahora no se aprueba" puts off.
  if (
    /^por (?!ahora|el momento|lo pronto|hoy|mi|su|parte|favor|lo tanto|tanto|eso|ende|fa)\w+ \w/.test(words)
  )
    return lead.slice(0, lead.length - (/ (?:se|la|lo|queda)$/.test(words) ? 1 : 0));
  const tail =
    /(?:^| )(?:por lo tanto|por tanto|por ende|por eso|por lo anterior|por consiguiente|asi que|entonces|en consecuencia|por lo que|y)(?: (?:hay que|me toca|toca|debo|se debe|la|lo|(?:la|mi|nuestra) (?:respuesta|decision|conclusion) es))?$/.exec(
      words,
    );
  return tail === null || tail.index === 0 ? [] : lead.slice(0, words.slice(0, tail.index).split(' ').length);
}

const STATES: ReadonlySet<Piece | undefined> = new Set<Piece>([
  'unknown',
  'assent',
  'check',
  'lead',
  'name',
  'must',
]);

/** How many words after the refusal only say what is refused, or are courtesy. */
function objectLength(clause: Clause, about: About): number {
  const pieces = piecesOf(clause, about);
  let length = 0;
  let isNamed = false;
  for (const [at, { piece, from, length: words }] of pieces.entries()) {
    const token = clause[from];
    const isLast = from + words === clause.length;
    const isName: boolean =
      token !== undefined && (piece === 'name' || (isNamed && /^\p{Lu}/u.test(token.raw)));
    if (
      piece === 'thing' &&
      !isLast &&
      !isSolicitud(clause.slice(from, from + words)) &&
      !(
        length > 0 &&
        TITLED.test(clause[from + words - 1]?.word ?? '') &&
        pieces[at + 1]?.piece === 'name'
      ) &&
      !isClosedAt(clause, from + words)
    )
      break;
    if (piece === 'of' && !isObjectAhead(clause, from + words, about)) break;
    // "Rechazar ya mismo por favor" is in a hurry; "rechazar ya tiene cuenta", "rechazar hoy renunció" say why.
    if (piece === 'soon' && STATES.has(pieces[at + 1]?.piece)) break;
    if (piece === 'unknown' && isForNow(clause, from)) {
      length = from + 2;
      continue;
    }
    if (piece === 'unknown' && from < length) continue;
    if (piece === 'unknown' && !isName) break;
    if (
      piece === 'check' ||
      piece === 'next' ||
      piece === 'approve' ||
      piece === 'and' ||
      piece === 'because' ||
      piece === 'scope' ||
      piece === 'lead' ||
      piece === 'must'
    )
      break;
    isNamed = piece === 'of' || piece === 'thing' || isName;
    length = from + words;
  }
  return length;
}

/** "(Rechazo la solicitud de) don (Ever)"; by itself "doña Luisa ya no trabaja allá" begins the reason. */
const TITLED = /^(?:don|dona|doctora?|dra?|ing|ingenier[oa]|senora?|sra?)$/;

/** "Rechazada por ahora", "de momento": when, not why. */
const isForNow = (clause: Clause, at: number): boolean =>
  /^(?:por ahora|de momento)$/.test(`${clause[at]?.word} ${clause[at + 1]?.word}`);

/** "Rechazar la cuenta ya existe": unless what follows ends the object, it is the subject of the reason. */
const isClosedAt = (clause: Clause, at: number): boolean =>
  clause[at]?.word === 'por' ||
  ['courtesy', 'because', 'of', 'soon', 'thing'].includes(phraseAt(clause.map(wordOf), at)?.kind ?? '') ||
  clause[at]?.word === 'sol';
const isSolicitud = (words: Clause): boolean =>
  words.some(({ word }) => word === 'solicitud' || word === 'peticion' || word === 'requerimiento');

/** After "de", "a", "para": a name or the thing asked for. */
function isObjectAhead(clause: Clause, at: number, about: About): boolean {
  const token = clause[at];
  if (token === undefined) return true;
  return (
    /^\p{Lu}/u.test(token.raw) ||
    about.names.has(token.word) ||
    piecesOf(clause.slice(at), about)[0]?.piece === 'thing'
  );
}

const IDLE: ReadonlySet<string> = new Set(
  'courtesy tail sorry mended vocative assent writer next and code soon'.split(' '),
);

/** Courtesy, assent and the writer's name give no reason. */
function isIdle(clause: Clause, about: About): boolean {
  return (
    piecesOf(clause, about).every(({ piece }) => IDLE.has(piece)) &&
    readForApproval(clause, about) !== 'unknown'
  );
}

const SMALL =
  /^(?:muchas|mil|muchisimas|gracias|saludos|slds|por|porfa|xfa|feliz|cordialmente|atentamente|atte)$/;

/** "(… con otro correo) gracias": what is said to the desk behind the reason. */
function withoutThanks(clause: Clause, about: About): Clause {
  const last = piecesOf(clause, about).at(-1);
  if (last?.piece !== 'courtesy' || last.from === 0 || !SMALL.test(clause[last.from]?.word ?? ''))
    return clause;
  return withoutThanks(clause.slice(0, last.from), about);
}

/** "Hola, qué pena, mira que (llamé y …)". */
function withoutGreeting(clause: Clause, about: About): Clause {
  const start = piecesOf(clause, about).find(
    ({ piece, from }) => piece !== 'courtesy' || DESK.test(clause[from]?.word ?? ''),
  );
  return start === undefined ? clause : clause.slice(start.from);
}

const DESK = /^(?:mesa|soporte|equipo|portero|logtecgroup|todos|todas)$/;

/** The first word after "porque", "ya que", "motivo" and the like, wherever they open the reason. */
function withoutBecause(clauses: readonly Clause[]): Token | undefined {
  let [clause = [], ...later] = clauses;
  for (;;) {
    const phrase = phraseAt(clause.map(wordOf), 0, 'because');
    if (phrase === null) return clause[0];
    clause = clause.length > phrase.length ? clause.slice(phrase.length) : (later.shift() ?? []);
  }
}

/** From one word to another as written; line breaks are blanks, except between the items of a list. */
function cut(text: string, first: Token, last: Token): string {
  const bullet = text.lastIndexOf('\n', first.start) + 1;
  const isItem =
    /^[ \t]{0,8}[-*•][ \t]*$/.test(text.slice(bullet, first.start)) &&
    /\n[ \t]{0,8}[-*•]/.test(text.slice(first.start, last.end));
  const from = isItem ? bullet : first.start;
  const isOpen = text.lastIndexOf('(', last.end) >= Math.max(from, text.lastIndexOf(')', last.end - 1));
  const lines = text
    .slice(from, last.end + (isOpen && text[last.end] === ')' ? 1 : 0))
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.reduce((whole, line) => whole + (/^(?:[-*•]|\d{1,2}[.)])/.test(line) ? '\n' : ' ') + line);
}
