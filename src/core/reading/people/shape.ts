import type { Field } from '../../mail.ts';
import {
  COMPANY_NOUNS,
  GIVEN_NAMES,
  LEGAL_FORM,
  NAME_TIES,
  NOT_IN_NAMES,
  OFFICES,
  ROLE_NOUNS,
  TITLES,
} from './lexicon.ts';
import { fold, type Word, wordsOf } from './words.ts';

/** What is known around a line that helps to tell what it is; it never becomes a value. */
export interface Hints {
  /** Folded words of the sender's display name and of the local parts of addresses in the mail. */
  readonly names: readonly string[];
  /** Domains of addresses in the mail, without their public suffix. */
  readonly domains: readonly string[];
}

/** How much a few words look like a name, a company or a post: 3 and more is sure enough, below 0 is out of the question. */
export function likeness(field: Exclude<Field, 'email'>, text: string, hints: Hints): number {
  if (field === 'fullName') return nameLikeness(text, hints);
  return field === 'company' ? companyLikeness(text, hints) : roleLikeness(text);
}

function nameLikeness(text: string, hints: Hints): number {
  const words = wordsOf(text);
  const folded = fold(text);
  if (words.length < 2 || words.length > 7 || /[\d@:?¿/&]/.test(text) || LEGAL_FORM.test(folded)) return -5;
  const plain = words.filter(isPlain);
  if (plain.length < 2 || plain.some(isNotInNames)) return -5;
  // "Asistente de Pedro Gómez" names the other one.
  if (ROLE_NOUNS.has(words[0]?.fold ?? '') && /^del?$/.test(words[1]?.fold ?? '')) return -5;
  const areLower = words.every(isLower);
  if (!areLower && plain.some(isNoCapital)) return -4;
  const first = plain[0]?.fold ?? '';
  const given = plain.slice(0, 2).filter(isGiven).length;
  let known = 0;
  for (const { fold: word } of plain) if (isPartOfAny(word, hints.names)) known += 1;
  const isOther = COMPANY_NOUNS.has(first) || (ROLE_NOUNS.has(first) && given === 0);
  return (areLower ? 0 : 1) + given * 2 + Math.min(known, 2) * 2 - (isOther ? 5 : 0);
}

const isPlain = ({ fold: word }: Word): boolean => !NAME_TIES.has(word) && !TITLES.has(word);
const isNotInNames = ({ fold: word }: Word): boolean => NOT_IN_NAMES.has(word);
const isGiven = ({ fold: word }: Word): boolean => GIVEN_NAMES.has(word);
const isCapital = ({ text: word }: Word): boolean => word.length > 3 && /^\p{Lu}\p{Ll}/u.test(word);
const isLower = ({ text: word }: Word): boolean => word === word.toLowerCase();
const isNoCapital = ({ text: word }: Word): boolean => !/^\p{Lu}/u.test(word);

function isPartOfAny(word: string, names: readonly string[]): boolean {
  for (const name of names) if (isPartOf(word, name)) return true;
  return false;
}

/** A word of the sender's name, or one that the local part of an address is built with ("rchamorro"). */
const isPartOf = (word: string, name: string): boolean =>
  word === name || (word.length >= 4 && name.includes(word));

function companyLikeness(text: string, hints: Hints): number {
  const words = wordsOf(text);
  const folded = fold(text);
  if (words.length === 0 || words.length > 14 || /[@?¿]/.test(text)) return -5;
  const first = words[0]?.fold ?? '';
  // "Trabajaba en Palmas S.A.", "vecina de Palmas S.A.": the company's name is not the whole.
  if (
    words[0] !== undefined &&
    isLower(words[0]) &&
    !COMPANY_NOUNS.has(first) &&
    !ROLE_NOUNS.has(first) &&
    words.some(isCapital) &&
    !NAME_TIES.has(first) &&
    first !== 'el'
  )
    return -5;
  const hasForm = LEGAL_FORM.test(folded);
  const isNamed = COMPANY_NOUNS.has(first) && words.length > 1;
  const isInDomain = isCoveredIn(words, hints.domains);
  const isRole = ROLE_NOUNS.has(first) && !hasForm && !isInDomain;
  // A post in a company is both, and so neither.
  if (ROLE_NOUNS.has(first) && !COMPANY_NOUNS.has(first) && words.some(({ fold: word }) => word === 'en'))
    return -5;
  return (hasForm ? 4 : 0) + (isNamed ? 2 : 0) + (isInDomain ? 3 : 0) - (isRole ? 3 : 0);
}

function isCoveredIn(words: readonly Word[], domains: readonly string[]): boolean {
  for (const domain of domains) if (coverage(words, domain) >= 0.4) return true;
  return false;
}

/** How much of a domain's name is made of these words. */
function coverage(words: readonly Word[], domain: string): number {
  if (domain.length < 3) return 0;
  const used = new Set<string>();
  let length = 0;
  let initials = '';
  for (const { fold: word } of words) {
    initials += word[0] ?? '';
    if (word.length < 3 || used.has(word) || !domain.includes(word)) continue;
    used.add(word);
    length += word.length;
  }
  return initials.length >= 3 && initials.startsWith(domain) ? 1 : length / domain.length;
}

function roleLikeness(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > 12 || /[@?¿]/.test(text) || LEGAL_FORM.test(fold(text))) return -5;
  const first = words[0]?.fold ?? '';
  if (/^(?:con|y|e|en|de|del|para|por|mi|su|a|al|o|que|es|este|esta)$/.test(first)) return -5;
  const stem = first.replace(/a$/, '');
  const isPost = ROLE_NOUNS.has(first) || ROLE_NOUNS.has(stem) || ROLE_NOUNS.has(`${stem}o`);
  const isOffice = OFFICES.has(first);
  const hasGiven = words.slice(0, 2).filter(isGiven).length;
  return (isPost ? 4 : 0) + (isOffice ? 3 : 0) - hasGiven * 2;
}

export const isPost = (word: string): boolean =>
  ROLE_NOUNS.has(word) ||
  (word.endsWith('a') && (ROLE_NOUNS.has(word.slice(0, -1)) || ROLE_NOUNS.has(`${word.slice(0, -1)}o`)));

const KINDS = ['fullName', 'company', 'role'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Tells a person's few unlabelled words apart: which is the name, which the company, which the post. Null unless there is
 * one way to do so that is better than all others; with three of them, the third may follow from the other two.
 */
export function toldApart(parts: readonly string[], hints: Hints): Map<Kind, string> | null {
  if (parts.length === 0 || parts.length > 3) return null;
  const ways: { score: number; map: Map<Kind, string>; sure: number }[] = [];
  const each: Record<Kind, number>[] = [];
  for (const part of parts) each.push(likenesses(part, hints));
  for (const kinds of ARRANGEMENTS[parts.length] ?? []) {
    const scores: number[] = [];
    for (const [index, of] of each.entries()) scores.push(of[kinds[index] ?? 'role']);
    if (Math.min(...scores) < 0) continue;
    const sure = scores.filter(isSure).length;
    const map = new Map(kinds.map((kind, index) => [kind, parts[index] ?? ''] as const));
    ways.push({ score: scores.reduce((sum, score) => sum + Math.min(score, 6), 0), map, sure });
  }
  ways.sort((a, b) => b.score - a.score);
  const [best, second] = ways;
  const needed = parts.length === 3 ? 2 : parts.length;
  if (best === undefined || best.sure < needed || (second !== undefined && best.score - second.score < 2))
    return null;
  return best.map;
}

const isSure = (score: number): boolean => score >= 3;

const likenesses = (part: string, hints: Hints): Record<Kind, number> => ({
  fullName: likeness('fullName', part, hints),
  company: likeness('company', part, hints),
  role: likeness('role', part, hints),
});

function arrangements(count: number, left: readonly Kind[] = KINDS): Kind[][] {
  if (count === 0) return [[]];
  return left.flatMap((kind) =>
    arrangements(
      count - 1,
      left.filter((one) => one !== kind),
    ).map((rest) => [kind, ...rest]),
  );
}

const ARRANGEMENTS = [[], arrangements(1), arrangements(2), arrangements(3)];
