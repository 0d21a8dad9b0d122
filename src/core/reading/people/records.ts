import type { Field } from '../../mail.ts';
import { type Draft, statedIn } from './drafts.ts';
import { addressesIn } from './emails.ts';
import { COMPANY_NOUNS, GIVEN_NAMES, LEGAL_FORM } from './lexicon.ts';
import { withoutBullet } from './lines.ts';
import { isOfLeaver } from './named.ts';
import { nameAtHead, roleAtHead } from './phrases.ts';
import { sentencesOf, splitSentences } from './sentences.ts';
import { type Hints, isPost, likeness, toldApart } from './shape.ts';
import { type Context, isPlaceholder, isSentence, valueFor } from './values.ts';
import { isElsewhere, isOfThird } from './whose-address.ts';
import { firstWordOf, fold, wordCount, wordsOf } from './words.ts';

/**
 * People written without labels: four bare lines, or a line each ("Ana Ruiz - Analista - ana@acme.co"). Each has an
 * address of its own, which is what holds the lines together; without one, bare lines are nothing to rely on.
 */
export function draftsOfRecords(lines: readonly string[], hints: Hints, context: Context): Draft[] {
  const bearing = lines.filter(hasAddress);
  if (bearing.length === 0) return [];
  const single = bearing.flatMap((raw) => {
    const line = withoutBullet(raw);
    const whole = ofOneLine(line, hints, context);
    if (whole !== null) return whole;
    const sentences = splitSentences(line);
    const addressed = sentences.length < 2 ? [] : sentences.filter(hasAddress);
    const drafts = addressed.map((one) => ofOneLine(one, hints, context)).filter((draft) => draft !== null);
    return drafts.length === addressed.length ? drafts : [];
  });
  if (single.length > 0) return single;
  return blocks(lines)
    .map((block) => ofBlock(block, hints, context))
    .filter((draft) => draft !== null);
}

const hasAddress = (line: string): boolean => line.includes('@');

function ofOneLine(line: string, hints: Hints, context: Context): Draft | null {
  const found = addressesIn(line).filter(({ address }) => address === null || !context.isOwn(address));
  const [one] = found;
  if (one === undefined || found.length > 1 || line.length > 250) return null;
  const sentence = splitSentences(line.slice(0, one.start)).at(-1) ?? '';
  const place = { before: fold(sentence), behind: fold(line.slice(one.end)), all: [line] };
  if (isElsewhere(place)) return null;
  const around = `${withoutLead(line.slice(0, one.start))} | ${line.slice(one.end)}`;
  const parts = partsOf(around)
    .filter((part) => !isAside(part))
    .flatMap(withCompanyApart);
  if (parts.length < 2 || parts.length > 3) return null;
  const draft = draftOf(parts, line.slice(one.start, one.end), line, hints, context);
  const name = draft === null ? null : statedIn(draft, 'fullName');
  // Told in a sentence of its own, behind that of the name: "Soy Ana Ruiz, jefe de Acme S.A. Pregunten a Luis, lpaz@acme.co".
  const isAnothers =
    name !== null && !sentence.includes(name) && isOfThird(place, fold(one.address ?? ''), name);
  return isAnothers ? null : draft;
}

/** "Los datos son: Ana Ruiz, …": the words that announce the data are none of them. */
function withoutLead(text: string): string {
  const [, lead, rest] = /^([^:|;]{8,200}):\s+(\p{Lu}.*)$/u.exec(text) ?? [];
  return lead === undefined || rest === undefined || likeness('fullName', lead, NO_HINTS) >= 0 ? text : rest;
}

const NO_HINTS: Hints = { names: [], domains: [] };

/**
 * Several people in running text, each with an address: "para Ana Ruiz (jefe, ana@acme.co) y para Luis Paz, luis@acme.co".
 * Only where each address has one name before it, and nothing else could be meant.
 */
export function draftsInProse(lines: readonly string[], hints: Hints, context: Context): Draft[] {
  const text = sentencesOf(lines).join(' ').slice(0, 4000);
  const found = addressesIn(text).filter(({ address }) => address === null || !context.isOwn(address));
  if (found.length < 2 || new Set(found.map(({ address }) => address)).size !== found.length) return [];
  const drafts = found.map((one, index): Draft | null => {
    const before = text.slice(found[index - 1]?.end ?? 0, one.start);
    const names = namesWithin(before, {
      domains: hints.domains,
      names: [...hints.names, fold(text.slice(one.start, one.end)).split('@')[0] ?? ''],
    });
    const [name] = names;
    if (name === undefined || names.length > 1 || one.address === null) return null;
    const draft: Draft = new Map([['fullName' as Field, { value: name.value, line: before }]]);
    draft.set('email', { value: one.address, line: before });
    if (isOfLeaver(fold(before.slice(0, name.start)).slice(-70))) return NOBODY;
    const last = splitSentences(before).at(-1) ?? '';
    const behind = text.slice(one.end, found[index + 1]?.start);
    if (isElsewhere({ before: fold(last), behind: fold(behind), all: [text] })) return NOBODY;
    const role = postWithin(before.slice(name.end)) ?? postWithin(before.slice(0, name.start));
    if (role !== null) draft.set('role', { value: valueFor('role', role, context), line: before });
    return draft;
  });
  return drafts.every((draft) => draft !== null) ? drafts.filter((draft) => draft !== NOBODY) : [];
}

/** Who is named with an address, but gets no account. */
const NOBODY: Draft = new Map();

function namesWithin(text: string, hints: Hints): { value: string; start: number; end: number }[] {
  const names: { value: string; start: number; end: number }[] = [];
  for (const word of wordsOf(text)) {
    if (!/^\p{Lu}/u.test(word.text) || word.start < (names.at(-1)?.end ?? 0)) continue;
    const name = nameAtHead(text.slice(word.start), () => false);
    if (name === null || likeness('fullName', name.value, hints) < 3) continue;
    names.push({ value: name.value, start: word.start, end: word.start + name.end });
  }
  return names;
}

function postWithin(text: string): string | null {
  const word = wordsOf(text).find(({ fold: one }) => one.length > 3 && isPost(one));
  return word === undefined ? null : (roleAtHead(text.slice(word.start), () => false)?.value ?? null);
}

/**
 * "Señores: René Cuéllar, Café Cuéllar S.A., administrador.": name, company and post one after the other in a sentence, where
 * each can be nothing else; of two such sentences none counts.
 */
export function listedIn(lines: readonly string[], hints: Hints, context: Context): Draft {
  const sentences = sentencesOf(lines).map(withoutStop);
  const listed = sentences.map(partsOfList);
  // "Ana Ruiz. Acme S.A.S. Analista.": the same with full stops.
  const stopped = sentences.map(withTwoMore);
  const found = [...listed, ...stopped].flatMap((all): Draft[] => {
    if (all.length < 3) return [];
    const parts = all.filter((part) => !isAside(part) && !isSalutation(part) && !part.includes('@'));
    const sentence = all.join(', ');
    const told = parts.length === 3 ? toldApart(parts, hints) : null;
    if (told === null || [...told].some(([field, value]) => likeness(field, value, hints) < 3)) return [];
    return [
      new Map(
        [...told].map(([field, value]) => [
          field,
          { value: valueFor(field, value, context), line: sentence },
        ]),
      ),
    ];
  });
  const [only] = found;
  return only !== undefined && found.length === 1 ? only : new Map();
}

const withoutStop = (sentence: string): string => sentence.replace(/(?<=\p{L}{3}|\d)[.;]\s*$/u, '');
const partsOfList = (one: string): string[] => (one.length > 200 || one.includes('@') ? [] : partsOf(one));
const withTwoMore = (_: string, at: number, all: readonly string[]): string[] =>
  all.slice(at, at + 3).filter(isShort);
const isShort = (one: string): boolean => one.length <= 80;

const isSalutation = (part: string): boolean =>
  /^(?:senores|estimad[oa]s?|apreciad[oa]s?|cordial saludo)\b/.test(fold(part));

/** The pieces of a line between bars, dashes, commas and brackets; a legal form behind a comma stays with its company. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  for (const raw of line.split(/\s*[\t|;,<>()[\]]\s*|\s+[-–—/]+\s+|\s+[-–—]+|:\s/)) {
    const part = raw.replace(/^[\s"'“”.:-]+|[\s"'“”:-]+$/g, '');
    if (part === '' || !/\p{L}/u.test(part)) continue;
    const form = LEGAL_FORM.exec(fold(part));
    if (form !== null && form[0].trim().length === part.length && parts.length > 0)
      parts.push(`${parts.pop()} ${part}`);
    else parts.push(part);
  }
  return parts;
}

/** "con este correo", "gracias": words between the data that are none. */
const isAside = (part: string): boolean =>
  /^(?:(?:y )?(?:con|mi|su|el|este|al|por) ?(?:este |mi |su |el )?(?:correo|cuenta|mail|email)\b.*|correo\b.*|e-?mail|mail|(?:muchas |mil )?gracias\b.*|por favor|porfa|quedo .*|saludos|cordial.*|buen[oa]s?(?: dias| tardes| noches)?|hola)$/.test(
    fold(part),
  );

/** "director de obra en Agregados La Cantera S.A.S.": the post, and the company that it is in. */
function withCompanyApart(part: string): string[] {
  if (!isPost(firstWordOf(part))) return [part];
  // "Inspector Óscar Lemus"
  const [, post, name] = /^(\p{L}+) (\p{Lu}\p{L}+ \p{Lu}.*)$/u.exec(part) ?? [];
  if (post !== undefined && name !== undefined && GIVEN_NAMES.has(firstWordOf(name))) return [post, name];
  const role = roleAtHead(
    part,
    (text) =>
      LEGAL_FORM.test(fold(text)) || COMPANY_NOUNS.has(firstWordOf(text.replace(/^(?:el|las?|los) /i, ''))),
  );
  const of = /^\s*(?:de|en|del|para|de la|en la|en el)\s+(?=\p{Lu})/u.exec(role?.rest ?? '');
  return role === null || of === null ? [part] : [role.value, role.rest.slice(of[0].length)];
}

/** Runs of short lines, with one address among them. */
function blocks(lines: readonly string[]): string[][] {
  const found: string[][] = [[]];
  for (const raw of lines) {
    const line = withoutBullet(raw).replace(/[,;]$/, '');
    if (
      /^(?:(?:tel|cel|celular|telefono|movil|pbx|whatsapp|nit|c\.?c\.?|cedula|ext|www)\b|[+(]?\d)/.test(
        fold(line),
      ) &&
      !line.includes('@')
    )
      continue;
    const isData = line.length > 0 && line.length <= 90 && !isTalk(line);
    if (isData) found.at(-1)?.push(line);
    else if ((found.at(-1)?.length ?? 0) > 0) found.push([]);
  }
  return found.filter((block) => block.length > 0);
}

const isTalk = (line: string): boolean =>
  /[?¿!¡:]\s*$/.test(line) || isSentence(line) || wordCount(line) > 12 || GREETING.test(fold(line));

const GREETING =
  /^(?:hola|buen[oa]s?|cordial|estimad|apreciad|respetad|senores|gracias|saludos|reciban|atentamente|quedo|adjunt|envio|solicit|por favor|favor)\b/;

function ofBlock(block: readonly string[], hints: Hints, context: Context): Draft | null {
  const addressLines = block.filter(hasAddress);
  const [line] = addressLines;
  if (line === undefined || addressLines.length > 1 || block.length < 3 || block.length > 4) return null;
  const found = addressesIn(line);
  if (found.length !== 1 || line.length - ((found[0]?.end ?? 0) - (found[0]?.start ?? 0)) > 4) return null;
  const parts = block.filter((one) => one !== line);
  if (parts.some((one) => /\s[-–—|/]\s/.test(one))) return null;
  return draftOf(parts, line, block.join(' · '), hints, context);
}

function draftOf(
  parts: readonly string[],
  address: string,
  line: string,
  hints: Hints,
  context: Context,
): Draft | null {
  const email = valueFor('email', address, context);
  const local = address.split('@')[0] ?? '';
  const told = toldApart(
    parts.filter((part) => !isPlaceholder(part)),
    { domains: hints.domains, names: [...hints.names, fold(local)] },
  );
  if (told === null || email === null || !told.has('fullName')) return null;
  // What is left over for the third datum may be talk.
  if ([...told.values()].some((value) => isSentence(value) || wordCount(value) > 9 || value.length < 4))
    return null;
  const draft: Draft = new Map([['email' as Field, { value: email, line }]]);
  for (const [field, value] of told) draft.set(field, { value: valueFor(field, value, context), line });
  return draft;
}
