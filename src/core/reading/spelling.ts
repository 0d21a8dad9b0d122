import { distance } from 'fastest-levenshtein';

/** "X" and "q" of phones, "grcias", and "sii", "siii": a last letter drawn out. */
const SHORT = new Map(
  Object.entries({
    x: 'por',
    q: 'que',
    qe: 'que',
    solisitud: 'solicitud',
    solicitu: 'solicitud',
    d: 'de',
    tb: 'tambien',
    grax: 'gracias',
    grcs: 'gracias',
    grac: 'gracias',
  }),
);
const COURTEOUS =
  'gracias muchas saludos cordialmente atentamente buenos buenas tardes noches favor abrazo bendiciones feliz'.split(
    ' ',
  );
/** Real words that are a slip away from one of courtesy. */
const OTHER = new Set(
  'muchos saludo saldos pavor sabor labor abrazos abrase bendicion felix buenas buenos tarde noche coches tareas tarjas tardas buena bueno muchachas machas'.split(
    ' ',
  ),
);
/** What a folded word stands for: itself, unless it is short for another or a slip away from a word of courtesy. */
export function meantBy(word: string): string {
  // Two of the same at the end are rare.
  const isDrawnOut = word.length > 1 && word.at(-1) === word.at(-2);
  const short = SHORT.get(word) ?? (isDrawnOut ? word.replace(/([aiouksr])\1+$/, '$1') : word);
  if (short.length < 5 || !/^[gmscabtfn]/.test(short) || OTHER.has(short)) return short;
  return COURTEOUS.find((model) => isSlipOf(short, model)) ?? short;
}
/** One letter added, left out or changed, or two changed about; the first one as it should be. */
const isSlipOf = (word: string, model: string): boolean =>
  word[0] === model[0] &&
  Math.abs(model.length - word.length) < 2 &&
  (distance(word, model) <= 1 ||
    (word.length === model.length && Array.from(word).sort().join('') === Array.from(model).sort().join('')));
