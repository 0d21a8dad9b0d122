import type { Field } from '../../mail.ts';
import { isNoCompany, isNoName, isNoRole, isUnsure } from './doubtful.ts';
import { addressesIn, chosenAddress, pointsAtSender, spelledAddress } from './emails.ts';
import { GIVEN_NAMES, LEGAL_FORM } from './lexicon.ts';
import { splitSentences } from './sentences.ts';
import { isPost } from './shape.ts';
import { BLANK_STARTS, BLANKS, HEADINGS, MODIFIERS, TIES } from './vocabulary.ts';
import { isOfAnother, isTakenBack } from './whose-address.ts';
import { firstWordOf, fold, withoutAccents, withSingleBlanks, wordCount, wordsOf } from './words.ts';

const MAX_VALUE = 160;

/** Inside a value: what follows takes the place of what stands before ("Analista, perdón, Coordinadora"). */
const CORRECTED =
  /[\s,;./(–-]+(?:perdon|perdone|digo|mentiras?|miento|ay no|(?<=[/,;(–-] ?)mejor|corrijo|mejor dicho|rectifico|me equivoque|correccion|quise decir)\b[\s,:;.-]*(?:(?:ahora|es|era|el|la|se llama|mi cargo|cargo|correo|empresa|nombre|correct[oa]) )*(?=\S)/;

/** What stands behind "perdón", "digo" in a value, or all of it. */
export function asCorrected(raw: string): string {
  const folded = fold(raw);
  const corrected = folded.length === raw.length ? CORRECTED.exec(folded) : null;
  return corrected === null ? raw : raw.slice(corrected.index + corrected[0].length);
}

/** Whether a value only holds the place of one: lines, dots, "xxxx", "pendiente", "por definir", an instruction. */
export function isPlaceholder(value: string): boolean {
  const text = withSingleBlanks(fold(value).trim());
  if (!/[a-z0-9]/.test(text) && !/[\p{L}\p{N}]/u.test(text)) return true;
  const isBare = IS_BARE.test(text);
  const core = isBare
    ? text
    : text.replace(/^[\s"'“”«»([{<.,;:_*#¿?¡!-]+|[\s"'“”«»)\]}>.,;:_*#¿?¡!-]+$/g, '');
  if (core.length < 2 || BLANKS.has(core) || /^([\p{L}\p{N}])\1+(?:[\s_.@-]+\1+)*(?:\.com?)?$/u.test(core))
    return true;
  if (IS_FILLED.test(text) && /^x{2,}(?:\s|$)|\bx{3,}\b|_{3,}/.test(text)) return true;
  if (!isBare && /^[<[({].*[>\])}]$/.test(text) && isLabelWords(core)) return true;
  return OPENINGS.has(core.slice(0, 2)) && OPEN.test(core);
}

/** Begins and ends with letters or digits: no marks to take off. */
const IS_BARE = /^[a-z0-9](?:.*[a-z0-9])?$/;
const IS_FILLED = /xx|___/;

const OPENINGS = new Set([...BLANK_STARTS.map((start) => start.slice(0, 2)), 'di', 'de']);

const OPEN = new RegExp(
  `^(?:${BLANK_STARTS.map((start) => start.trim()).join('|')})(?![\\p{L}\\p{N}])|^(?:diligenci|desconoc)`,
  'u',
);

/** "<empresa>", "[su cargo]": a form's own words between brackets. */
const isLabelWords = (text: string): boolean =>
  wordsOf(text).every(
    ({ fold: word }) =>
      HEADINGS.has(word) || MODIFIERS.has(word) || TIES.has(word) || /^(?:aqui|ejemplo)$/.test(word),
  );

const COURTESY =
  /(?:^|[\s.,;:!)]+)(?:(?:muchas|muchisimas|mil|infinitas|de antemano,?)? ?(?:gracias|grasias|agradezco|agradecemos|agradecid[oa])|quedo (?:muy )?(?:atent|pendient|al pend)|quedamos|saludos|cordialmente|atentamente|feliz (?:dia|tarde|noche)|buen dia|por favor|porfa|favor (?:crear|activar|habilitar)|espero (?:su|pronta)|que tenga|bendiciones|de antemano|un abrazo|enviado desde|atte?\b|agradeciendo|cualquier (?:duda|inquietud|cosa))/;

/** Words that lead to the value, and what is told of it after: "soy el jefe de planta desde marzo, ingresé hace poco". */
const LEAD_IN =
  /^(?:(?:yo )?soy|me llamo|mi nombre es|(?:yo )?(?:trabajo|laboro) (?:en|para|con|como)|me desempe[nñ]o como|actualmente|ocupo el cargo de)\s+(?:(?:el|la|un|una) )?(?=\S)/i;
const AT_WORK = /^\s*(?:yo )?(?:trabajo|laboro) (?:en|para|con)\s+(?=\S)/i;
const SINCE =
  /(?:,? (?:desde|a partir de) (?:el|la|hace|este|que|\d|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep|oct|nov|dic)|,? hace (?:\d|un|una|dos|tres|poco)|, (?:ingres|llevo|entr[eéoó] |apenas|reci[eé]n|estoy|tengo|porque|pero|aunque)).{0,100}$/i;

/** Nothing but words, of which none leads to the value or tells of it. */
const IS_WORDS = /^[a-zñáéíóúü]+(?: [a-zñáéíóúü]+)*$/i;
const MAY_TELL = /^(?:es|ser)|desde|hace|partir/i;

/** Cut off what no longer is the value: thanks, the next sentence, a number that belongs to something else. */
function trimmed(value: string): string {
  let text = (/\t| {2}/.test(value) ? value.replace(/[ \t]+/g, ' ') : value).trim();
  const folded = fold(text);
  const courtesy = folded.length === text.length ? COURTESY.exec(folded) : COURTESY.exec(text.toLowerCase());
  if (courtesy !== null) text = text.slice(0, courtesy.index);
  if (IS_WORDS.test(text) && !MAY_TELL.test(text)) return text;
  text = splitSentences(text)[0] ?? '';
  if (text.includes('('))
    text = text.replace(
      /\s*\((?:antes|anteriormente|ya no|no|falta|faltaba|faltó|se me|se le|olvid[eéoó])\b[^()]*\)\s*$/i,
      '',
    );
  const shorter = text
    .replace(/^antes (?:era )?[^,;]{2,60}[,;] (?:pero )?ahora (?:es |soy )?(?=\S)/i, '')
    .replace(SINCE, '')
    .replace(/^(?:es|sería|seria|sera|será):? (?=\S)/i, '');
  return unmarked(shorter);
}

const MARKS_BEFORE = /^[\s"“”«»'*_:=–—>|;,.-]+(?=[^\s"“”«»'*_:=–—>|;,.-])/;
const MARKS_BEHIND = /[\s"“”«»'*:=–—|;,<(-]+$/;
const QUOTED = [
  ['“', '”'],
  ['«', '»'],
  ['"', '"'],
] as const;

/** Without marks around it, but for quotation marks around a part of it: Biblioteca “Casa Nova”, "Casa Nova" Ltda. */
function unmarked(text: string): string {
  const [before = ''] = MARKS_BEFORE.exec(text) ?? [];
  const [behind = ''] = /[\p{L}\p{N}.)]$/u.test(text.slice(-1)) ? [] : (MARKS_BEHIND.exec(text) ?? []);
  const inner = text.slice(before.length, text.length - behind.length);
  for (const [open, close] of before + behind === '' ? [] : QUOTED) {
    const opens = inner.indexOf(open);
    const closes = inner.lastIndexOf(close);
    if (before.endsWith(open) && closes >= 0 && (opens < 0 || opens === closes)) return open + inner;
    if (behind.startsWith(close) && opens >= 0 && closes <= opens) return inner + close;
  }
  return inner;
}

/**
 * The value that a labelled statement gives to a field, as written but for decoration; null when it gives none that counts.
 * For an e-mail `sender` is the From address, taken only where the value points at it.
 */
export function valueFor(field: Field, raw: string, context: Context): string | null {
  if (field === 'email') return emailFor(raw, context);
  // Two cells in one value: which of them is meant nobody said. A letter lost on the way: what it was nobody knows.
  if ((raw.includes('\t') && /\S\s*\t\s*\S/.test(raw)) || raw.includes('\ufffd')) return null;
  const text = trimmed(field === 'company' ? raw.replace(AT_WORK, '') : raw.trim().replace(LEAD_IN, ''));
  if (
    text.length > MAX_VALUE ||
    isPlaceholder(text) ||
    text.includes('@') ||
    UNSETTLED.test(fold(raw)) ||
    isUnsure(text)
  )
    return null;
  if (field === 'fullName') return nameOf(withoutDot(text));
  if (field === 'company') return companyOf(LEGAL_FORM.test(fold(text.slice(-12))) ? text : withoutDot(text));
  return roleOf(withoutDot(text));
}

/** "Tesorero o contador, falta definir": what is given is not settled. */
const UNSETTLED =
  /[,;(–-] ?(?:(?:aun|todavia|esta|queda|eso) )?(?:falta|por|sin|pendiente)(?: de| por)? (?:defini|confirma|asigna|verifica|valida|decidi)r?|, pero /;

const withoutDot = (text: string): string => text.replace(/(?<=\p{L}\p{Ll}{2}|\d)\.$/u, '');

export interface Context {
  readonly isOwn: (address: string) => boolean;
  readonly sender: string | null;
}

/** "No maneja, cualquier cosa a la oficina, admin@…": what follows is somebody else's. */
const HAS_NONE =
  /^(?:no|nunca|sin|ningun[oa]?)\b(?!.*\b(?:us[ae]\w*|pon\w*|este|mientras|sirve|entonces|solo|mi[oa]|mi|personal)\b)[^@]*[,.;:(]/;

function emailFor(raw: string, { isOwn, sender }: Context): string | null {
  if (HAS_NONE.test(fold(raw))) return null;
  const chosen = chosenAddress(raw, isOwn);
  if (chosen && isRefused(raw)) return null;
  if (chosen || (chosen === null && addressCount(raw) !== 1)) return chosen;
  // "ana @acme . co": its blank behind the dot ends no sentence.
  const spelled = spelledNotOwn(trimmed(raw), isOwn) ?? spelledNotOwn(raw.trim(), isOwn);
  if (spelled !== null || chosen === null) return spelled;
  return sender !== null && pointsAtSender(raw) ? sender : null;
}

/** "Ya no uso ana@acme.co", "el de mi jefe": the only address there is not meant. */
function isRefused(raw: string): boolean {
  const found = addressesIn(raw);
  const [one] = found;
  if (one === undefined || found.length > 1) return false;
  const before = fold(raw.slice(0, one.start));
  return isTakenBack(before, fold(raw.slice(one.end))) || isOfAnother(before);
}

const addressCount = (raw: string): number => raw.split('@').length - 1;

function spelledNotOwn(text: string, isOwn: (address: string) => boolean): string | null {
  const address = spelledAddress(text);
  return address === null || isOwn(address) ? null : address;
}

/** "Ana Ruiz - Analista" under "Nombre": the post behind a name, or null. */
export function postBehindName(raw: string): { name: string; role: string } | null {
  if (!/[,(|–/-]/.test(raw)) return null;
  const match = /^([^,(|–/-]{3,60}?)\s*(?:,|\(|\||\s[-–/])\s*(\p{L}[^()|]{2,80}?)\)?\s*$/u.exec(raw);
  const [, name = '', role = ''] = match ?? [];
  return match !== null && isPost(firstWordOf(role)) ? { name, role } : null;
}

/** "Ana Ruiz (ana@acme.co)" under "Nombre": the address behind a name, or null. */
export function addressBehindName(raw: string): { name: string; address: string } | null {
  const [, name, address] =
    /^([^@(<]{3,80})[(<]([^\s()<>@]{1,200}@[^\s()<>@]{1,200})[)>]\s*$/.exec(raw) ?? [];
  return name === undefined || address === undefined ? null : { name, address };
}

const ID_NUMBER =
  /[\s,;(–-]*\b(?:c\.? ?c\.?|cedula|cédula|identificad[oa]|documento|doc\.|d\.?n\.?i\.?|c\.? ?e\.?|t\.? ?i\.?|no\.?|nro\.?|tel\.?|cel\.?|teléfono|celular|móvil)[\s:.#º°]*(?:(?:de ciudadanía|de ciudadania|con|no|nro|n)[\s.:º°]*){0,3}\d.*$/i;

const MAY_BE_SEVERAL = /[/,;&|]|\s[-–]\s/;

/** Numbers and addresses behind a name are not the name; a name has letters in two words at best, in one at least. */
function nameOf(text: string): string | null {
  const plain = /\d/.test(text)
    ? text.replace(ID_NUMBER, '').replace(/[\s,;(–-]*\d[\d\s.,-]{4,}$/, '')
    : text;
  const name = (plain.endsWith(')') ? plain.replace(/\s*\(\p{Ll}[^()]*\)$/u, '') : plain).trim();
  const words = wordsOf(name);
  const [, second] = /\s[yY]\s+(\p{L}+)\s+\p{L}+/u.exec(name) ?? [];
  // Two people in one value: whose the rest of the data is nobody said.
  if (second !== undefined && GIVEN_NAMES.has(fold(second))) return null;
  const people = (MAY_BE_SEVERAL.test(name) ? name : '')
    .split(/\s*[/,;&|]\s*|\s[-–]\s/)
    .map((part) => wordsOf(part))
    .filter((part) => part.length > 1 && GIVEN_NAMES.has(part[0]?.fold ?? ''));
  if (people.length > 1) return null;
  if (words.length === 0 || words.length > 9 || /\d|[?¿]/.test(name) || isSentence(name)) return null;
  return isNoName(name, words) ? null : name;
}

function companyOf(text: string): string | null {
  const plain = /\d/.test(text)
    ? text.replace(/[\s,;(–-]*\bn\.?i\.?t\.?[\s:.#º°no-]*\d.*$/i, '').replace(/[\s,;-]+\d{6,}[\d.-]*$/, '')
    : text;
  const company = plain
    .replace(/^(?:la empresa|la compañía|la compañia|la entidad)\s+(?=\p{Lu})/u, '')
    .trim();
  if (wordCount(company) > 16 || /[?¿]/.test(company) || isSentence(company)) return null;
  return company === '' || isNoCompany(company) ? null : company;
}

function roleOf(text: string): string | null {
  if (wordCount(text) > 16 || /[?¿]/.test(text) || isSentence(text) || isNoRole(text)) return null;
  return text;
}

/** A sentence is no value: somebody wrote about the datum instead of giving it. Capitalised words are names ("Lo Nuestro"). */
export function isSentence(text: string): boolean {
  const plain = withoutAccents(text);
  return VERBS.test(` ${plain[0]?.toLowerCase() ?? ''}${plain.slice(1)} `);
}

const VERBS =
  /\s(?:se|les|le|me|nos|te|lo|ya|favor|quiero|necesito|requiero|solicito|envio|enviare|adjunto|ustedes|quedo|espero|podrian|pueden|puede|puedo|tengo|hay|estoy|estamos|soy|somos|deseo|agradezco|va|van|voy) [a-z]/;
