import { distance } from 'fastest-levenshtein';

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * The words of a decision. Everything is folded (words.ts). Which form of aprobar stands there matters: "aprobaron" tells of
 * others, "aprobaré" of tomorrow, "aprobaría" of a wish; only forms by which a writer decides here and now are listed.
 */
/** The forms of a verb by which a writer decides here and now, with the pronouns that Spanish ties to them. */
interface Verb {
  readonly infinitive: string;
  /** "Aprueb-", as in "apruebo". */
  readonly present: string;
  /** "Apruebe", "rechace": the order to one; "-n" to several. */
  readonly order: string;
  /** "Aprobemos". */
  readonly ours: string;
}

const PRONOUNS = ['', 'la', 'lo', 'le', 'se', 'sela', 'selo', 'sele', 'mela', 'melo'];

function formsOf({ infinitive, present, order, ours }: Verb): string[] {
  const stem = infinitive.slice(0, -1);
  const tied = [infinitive, order, `${order}n`, `${present}a`, ours].flatMap((form) =>
    PRONOUNS.map((pronouns) => form + pronouns),
  );
  return [
    ...tied,
    ...['la', 'lo'].map((pronoun) => `${ours.slice(0, -1)}se${pronoun}`), // "aprobémosela"
    ...['do', 'da', 'dos', 'das', 'disimo', 'disima', 'dito', 'dita'].map((end) => stem + end),
    ...['', 'la', 'lo'].map((pronoun) => `${present}o${pronoun}`),
    `${stem}mos`,
  ];
}

const APPROVE: ReadonlySet<string> = new Set([
  ...formsOf({ infinitive: 'aprobar', present: 'aprueb', order: 'apruebe', ours: 'aprobemos' }),
  'apruebado',
  'apruebada',
]);
const REJECT: ReadonlySet<string> = new Set(
  [
    { infinitive: 'rechazar', present: 'rechaz', order: 'rechace', ours: 'rechacemos' },
    { infinitive: 'negar', present: 'nieg', order: 'niegue', ours: 'neguemos' },
    { infinitive: 'denegar', present: 'denieg', order: 'deniegue', ours: 'deneguemos' },
  ].flatMap(formsOf),
);

/** Real words that are a slip away from a decision and mean something else. */
const OTHER_WORDS = listed(`
  probar probarla probarlo probado probada probados probadas pruebo prueba pruebe prueben pruebenla pruebenlo
  pruebela pruebelo arrobar arrobado arrobada aprobador aprobadora aprobadores aprobadoras aprobara aprobaras
  aprobare aprobaran aprobaremos aprobaria aprobarian aprobaba aprobaban aprobo aprobe aprobaron aprobaste
  aprobando aprueban apruebas apruebes aprobable aprovecha aprovecho aportar aportado aportada
  apropiado apropiada apropiar reprobar reprobado improbar improbado rechaze rechazos rechazan rechazara
  aprobas rechazas niegas rechazare rechazaria rechazaba rechazaron rechazando rechazable rechinar aplacado aprobatorio aprueven aprobal
`);
const APPROVE_MODELS = [
  'aprobar',
  'aprobado',
  'aprobada',
  'apruebo',
  'aprobarla',
  'aprobarlo',
  'apruebese',
  'apruebenla',
  'aprobados',
];
const REJECTIONS = [
  'rechazar',
  'rechazado',
  'rechazada',
  'rechazo',
  'rechazarla',
  'rechazarlo',
  'rechacen',
  'rechacenla',
  'rechacela',
  'rechacese',
];

export type DecisionWord = 'approve' | 'reject';

/** Whether a folded word is one by which a writer approves or rejects, allowing for a slip that leaves no doubt. */
export function decisionWord(word: string): DecisionWord | null {
  if (APPROVE.has(word)) return 'approve';
  if (REJECT.has(word)) return 'reject';
  if (word.length < 5 || word.length > 14 || !hasLetters(word) || OTHER_WORDS.has(word)) return null;
  if (!/^[a-zñ0-9]+$/.test(word)) return null; // letters of another script that only look like ours
  const like = soundOf(word);
  if (OTHER_WORDS.has(like)) return null; // "aprovaría", "rechasando"
  if (shares(like, 'aprob', 4) && isSlipOfAny(like, APPROVE_MODELS)) return 'approve';
  if (shares(like, 'rechaz', 5) && isSlipOfAny(like, REJECT_MODELS)) return 'reject';
  return null;
}

/** The same for a word as written: "rechazó" and "rechacé" tell of the past, "aprobás" asks, and only their accent says so. */
export const saidBy = (raw: string, word: string): DecisionWord | null =>
  /[áéíóú]s?$/i.test(raw) ? null : decisionWord(word);

/**
 * "Doy mi aprobación", "cuenta con nuestra aprobación": the noun, where the writer gives it. `before` are the folded words
 * before it; returns how many of them belong to the phrase, or 0 where the noun is another's or only spoken of.
 */
export function givenBy(before: readonly string[]): number {
  const owner = before.at(-1) ?? '';
  const isMine = /^(?:mi|nuestra)$/.test(owner);
  const verb = before.at(isMine || owner === 'la' ? -2 : -1) ?? '';
  const length = isMine || owner === 'la' ? 2 : 1;
  if (/^(?:doy|damos|otorgo|imparto)$/.test(verb)) return length;
  if (!isMine) return 0;
  if (/^tienen?$/.test(verb)) return length;
  return verb === 'con' && /^(?:cuentan?|va)$/.test(before.at(-3) ?? '') ? 3 : 0;
}

/** Any form of the three verbs and their nouns, decision or not: where one stands among unread words, there is doubt. */
export const isOfDecision = (word: string): boolean =>
  decisionWord(word) !== null ||
  /^(?:des|re|pre)?apr[ou]e?[bv]|^recha[zcs]|^(?:de)?n[ie]+g[au]/.test(word) ||
  OTHER_WORDS.has(word);

// A bit for each letter of "aprob" and of "rechaz"; what is confused with one shares its bit.
const BITS: Readonly<Record<string, number>> = {
  a: 0x21,
  p: 0x02,
  r: 0x44,
  o: 0x08,
  b: 0x10,
  v: 0x10,
  e: 0x80,
  h: 0x100,
  c: 0x600,
  z: 0x400,
  s: 0x400,
};
const BIT_OF = Array.from({ length: 128 }, (_, code) => BITS[String.fromCharCode(code)] ?? 0);

/** Whether enough letters of either verb are there at all: spares the comparison for nearly all words. */
function hasLetters(word: string): boolean {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= BIT_OF[word.charCodeAt(at)] ?? 0;
  return ones(bits & 0x1f) >= 4 || ones(bits >> 5) >= 5;
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** b and v, doubled letters, and s for z sound the same; who confuses them meant the word. */
const soundOf = (word: string): string =>
  word
    .replace(/v/g, 'b')
    .replace(/s(?=[aeo])|c(?=e)/g, 'z')
    .replace(/(.)\1+/g, '$1')
    .replace(/^haprob/, 'aprob');

const REJECT_MODELS = REJECTIONS.map(soundOf);

/** Whether most of the letters are there at all: spares the comparison for nearly all words. */
const shares = (word: string, letters: string, least: number): boolean => {
  let count = 0;
  for (const letter of letters) if (word.includes(letter)) count++;
  return count >= least;
};

function isSlipOfAny(word: string, models: readonly string[]): boolean {
  for (const model of models) if (isSlip(word, model)) return true;
  return false;
}

/** One letter added, left out, changed, or two neighbours changed about. */
function isSlip(word: string, model: string): boolean {
  if (Math.abs(word.length - model.length) > 1) return false;
  const apart = distance(word, model);
  if (apart <= 1) return true;
  if (apart !== 2 || word.length !== model.length) return false;
  const first = Array.from(word).findIndex((letter, at) => letter !== model[at]);
  return (
    word[first] === model[first + 1] &&
    word[first + 1] === model[first] &&
    word.slice(first + 2) === model.slice(first + 2)
  );
}
