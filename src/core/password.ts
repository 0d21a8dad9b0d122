import { createRequire } from 'node:module';

/** Length in code points after NFKC, and in bytes of UTF-8 (NIST SP 800-63B-4 §3.1.1.2; LIMITS.md, Passwords and sessions). */
const SHORTEST = 12;
const LONGEST = 128;
const MOST_BYTES = 1024;

/** Fewer guesses than zxcvbn's score 2 counts as a common password: lists, keyboard rows, years and repeats fall below it. */
const FEWEST_GUESSES = 1e6;
/**
 * Longer ones are in nobody's list. And zxcvbn's time grows with the square of the length: 128 hostile characters held the
 * main loop for 774 ms, 32 for 24 ms.
 */
const LONGEST_GUESSED = 32;
/** What must be left of a password when the words everybody knows about a person are taken out of it. */
const FEWEST_OWN = 8;
/** Up to so many digits and signs around a common password do not make it another one: "Contraseña.2026". */
const MOST_DECORATION = 6;

/** Whom the password is for: what others know of them must not be it. */
export interface PasswordOwner {
  readonly fullName: string;
  readonly company: string;
  readonly email: string;
  readonly brand: string;
}

/** Accents, case and the usual stand-ins for letters undone, so that "C0ntraseña" is read as "contrasena". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[@4301$5!7]/g, (sign) => LETTERS[sign] ?? sign);
const LETTERS: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  '1': 'i',
  $: 's',
  '5': 's',
  '!': 'i',
  '7': 't',
};

interface Known {
  readonly estimator: import('@zxcvbn-ts/core').ZxcvbnFactory;
  /** As `plain` writes them. */
  readonly common: ReadonlySet<string>;
}

let known: Known | undefined;

/** The lists take 160 ms and 40 MB: they are read when the first password is chosen, which for many a process is never. */
function knownPasswords(): Known {
  if (known) return known;
  const require = createRequire(import.meta.url);
  const { ZxcvbnFactory } = require('@zxcvbn-ts/core') as typeof import('@zxcvbn-ts/core');
  const { adjacencyGraphs, dictionary } =
    require('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common');
  const spanish = require('@zxcvbn-ts/language-es-es') as typeof import('@zxcvbn-ts/language-es-es');
  const own = ['contrasena', 'micontrasena', 'miclave', 'clave', 'clavesegura'];
  known = {
    estimator: new ZxcvbnFactory({
      dictionary: { ...dictionary, ...spanish.dictionary },
      graphs: adjacencyGraphs,
      l33tMaxSubstitutions: 10,
    }),
    common: new Set([...(dictionary['passwords-common'] ?? []), ...own].map((word) => plain(String(word)))),
  };
  return known;
}

/** The one form of a password that is hashed and compared (NIST SP 800-63B-4 §3.1.1.2: NFKC or NFKD). */
export const normalizedPassword = (typed: string): string => typed.normalize('NFKC');

/**
 * What is wrong with a password somebody chose, said to them; null when it will do. Everything printable and blanks are
 * welcome and no kind of character is asked for (NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS 5.0 §6.2).
 */
export function passwordProblem(typed: string, owner: PasswordOwner): string | null {
  const password = normalizedPassword(typed);
  const length = codePoints(password);
  if (length === 0) return 'Escriba su nueva contraseña.';
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(password))
    return 'La contraseña tiene un carácter que no se puede escribir con el teclado. Escríbala de nuevo.';
  if (length < SHORTEST)
    return `La contraseña es muy corta: use ${SHORTEST} caracteres o más. Una frase de varias palabras es fácil de recordar.`;
  if (length > LONGEST || Buffer.byteLength(password) > MOST_BYTES)
    return `La contraseña es muy larga: use ${LONGEST} caracteres o menos.`;
  if (isAboutOwner(password, owner))
    return `Cualquiera podría adivinarla: no use su nombre, su correo, su empresa ni ${owner.brand}.`;
  if (isCommon(password, owner))
    return 'Esa contraseña es de las más usadas o muy fácil de adivinar. Pruebe con una frase de varias palabras que solo usted conozca.';
  return null;
}

const codePoints = (text: string): number => Array.from(text).length;

function isCommon(password: string, owner: PasswordOwner): boolean {
  const { estimator, common } = knownPasswords();
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (codePoints(password) - codePoints(core) <= MOST_DECORATION && common.has(plain(core))) return true;
  return (
    password.length <= LONGEST_GUESSED && estimator.check(password, wordsOf(owner)).guesses < FEWEST_GUESSES
  );
}

/** A whole name, address, company or brand in it, or little else than their words. */
function isAboutOwner(password: string, owner: PasswordOwner): boolean {
  const squeezed = letters(password);
  const [local = ''] = owner.email.split('@');
  const whole = [owner.fullName, owner.email, local, owner.company, owner.brand].map(letters);
  if (whole.some((text) => text.length >= 5 && squeezed.includes(text))) return true;
  const longestFirst = wordsOf(owner)
    .map(letters)
    .sort((a, b) => b.length - a.length);
  const words = longestFirst.filter((word) => word.length >= 3 && squeezed.includes(word));
  const own = words.reduce((rest, word) => rest.replaceAll(word, ''), squeezed);
  return words.length > 0 && own.replace(/[0-9]/g, '').length < FEWEST_OWN;
}

const wordsOf = (owner: PasswordOwner): string[] =>
  [owner.fullName, owner.company, owner.brand, owner.email]
    .flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))
    .filter(Boolean);

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
