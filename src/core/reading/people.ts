import { canonicalAddress, domainOf } from '../address.ts';
import { FIELDS, type IncomingMail, type Person, type Why } from '../mail.ts';
import { fillFromClosing } from './people/closing.ts';
import { isPersonName } from './people/doubtful.ts';
import { draftsOfItems, draftsOfRows } from './people/drafting.ts';
import { type Draft, personOf, statedIn } from './people/drafts.ts';
import { addressesIn } from './people/emails.ts';
import { correct } from './people/later.ts';
import { GIVEN_NAMES } from './people/lexicon.ts';
import { isSamePerson } from './people/names.ts';
import { toldIn } from './people/prose.ts';
import { draftsInProse, draftsOfRecords, listedIn } from './people/records.ts';
import { type Letter, type Sections, sectionsOf } from './people/sections.ts';
import type { Hints } from './people/shape.ts';
import { shared } from './people/sharing.ts';
import { type Item, itemsOf } from './people/statements.ts';
import { tableIn } from './people/tables.ts';
import type { Context } from './people/values.ts';
import { fold, wordsOf } from './people/words.ts';

/**
 * Whom a request asks an account for, in the order of the mail: at least one person, whose values are null where the mail
 * does not state them. `why` is given the line that each value was taken from.
 *
 * @param ownAddress the bot's own address, which is nobody's.
 */
export function readPeople(mail: IncomingMail, ownAddress: string, why: Why[]): Person[] {
  const sections = sectionsOf(mail);
  const context = contextOf(mail, ownAddress);
  const hints = hintsOf(mail, sections);
  const own = stated(sections.body, hints, context, sections.forwarded.length === 0);
  const { drafts } = own;
  let letter: Letter = sections;
  for (const passedOn of sections.forwarded) {
    if (drafts.some((draft) => draft.size > 1)) break;
    const people = stated(passedOn.body, hints, context, true).drafts;
    if (people.length === 0) continue;
    const [above] = drafts;
    const [one] = people;
    // What the one who passes it on says himself was written later.
    if (above !== undefined && one !== undefined && people.length === 1)
      for (const [field, fact] of above)
        if (field !== 'fullName' && fact.value !== null) one.set(field, fact);
    drafts.splice(0, drafts.length, ...people);
    letter = passedOn;
  }
  if (drafts.length === 0) drafts.push(new Map());
  const postscript = sections.closing.filter(isPostscript);
  correct(drafts, [...own.texts, '', ...postscript], [...own.below, '', ...postscript], hints, context);
  const [only] = drafts;
  if (drafts.length === 1 && only !== undefined && (letter !== sections || sections.forwarded.length === 0))
    fillFromClosing(only, letter.closing, letter.body.join(' '), hints, context);
  for (const [index, draft] of drafts.entries()) {
    if (isLogin(draft)) draft.set('fullName', { value: null, line: '' });
    if (draft.get('fullName')?.value === null) settleNameless(draft);
    for (const [field, { value, line }] of draft)
      if (value !== null) why.push({ what: `people[${index}].${field}`, value, from: line });
  }
  return drafts.map(personOf);
}

const isPostscript = (line: string): boolean =>
  /^(?:p\.? ?d\b|ps\b|posdata|perdon|disculp|correg|corrij|correcc|rectif|nota:)/.test(fold(line));

/**
 * What a text states: in a table, under labels, in bare lines, and what is then still open, in sentences. `texts` are the
 * lines that no label or table took, and notes; `below`
 * are those that stand below the first label. Above something passed on (not `isLetter`), bare lines are the card of who does so.
 */
export function stated(
  lines: readonly string[],
  hints: Hints,
  context: Context,
  isLetter: boolean,
): { drafts: Draft[]; texts: readonly string[]; below: readonly string[] } {
  const table = tableIn(lines);
  const rest = itemsOf(table === null ? lines : table.rest);
  const texts = rest.map(textOf);
  const rows = table === null ? [] : draftsOfRows(table.rows, context);
  let drafts = shared([...rows, ...draftsOfItems(rest, context)]);
  if (!drafts.some(isIdentified)) {
    const records = isLetter ? draftsOfRecords(texts, hints, context) : [];
    const people = records.length > 0 ? records : draftsInProse(texts, hints, context);
    const [one] = people;
    if (one !== undefined && people.length === 1 && records.length === 1)
      settleCard(one, texts, hints, context);
    if (people.length > 0) drafts = shared([...people, ...drafts]);
  }
  if (isLetter) addProse(drafts, texts, hints, context);
  const all = rest.some(isNote) ? rest.map(textOrNote) : texts;
  return { drafts, texts: all, below: all.slice(Math.max(0, rest.findIndex(isStatement))) };
}

/** "Solicito cuenta para Pedro Gómez.", and below it the writer's own card: only the company may be of both. */
function settleCard(draft: Draft, texts: readonly string[], hints: Hints, context: Context): void {
  if (!texts.some(mayAskForOne)) return;
  const name = statedIn(draft, 'fullName');
  const asked = toldIn(texts.filter(mayAskForOne), hints, context);
  const other = asked.facts.get('fullName');
  if (
    name === null ||
    !other?.value ||
    asked.names.length > 1 ||
    !isPersonName(other.value) ||
    isSamePerson(name, other.value)
  )
    return;
  draft.set('fullName', other);
  for (const field of ['role', 'email'] as const) draft.set(field, { value: null, line: other.line });
}
const mayAskForOne = (line: string): boolean =>
  /\b(?:cuenta|usuario|acceso|perfil)\b.{0,40}\b(?:para|de|a nombre de) (?:(?:el|la|mi|nuestr[oa]) )?(?:\p{Ll}+,? )?\p{Lu}\p{Ll}+ \p{Lu}/u.test(
    line,
  ) && !line.includes('@');

/** "Nota: donde dice …" stands under a label and is text all the same. */
const isNote = (item: Item): boolean =>
  item.kind === 'statement' &&
  item.asks.every((ask) => ask === 'other') &&
  /^\W*(?:nota|ojo|observaci|aclaraci|importante|correcci|p\.? ?d)/.test(item.label);
const isStatement = (item: Item): boolean => item.kind === 'statement';
const textOrNote = (item: Item): string =>
  item.kind === 'statement' && isNote(item) ? item.value : textOf(item);

const textOf = (item: Item): string => (item.kind === 'text' ? item.line : '');
const isIdentified = (draft: Draft): boolean => draft.has('fullName') || draft.has('email');
const isComplete = (draft: Draft): boolean => draft.size === FIELDS.length;

function addProse(drafts: Draft[], texts: readonly string[], hints: Hints, context: Context): void {
  if (drafts.length > 0 && drafts.every(isComplete)) return;
  const told = toldIn(texts, hints, context);
  const { names, self } = told;
  const listed = told.facts.has('fullName') ? new Map() : listedIn(texts, hints, context);
  const facts = new Map([...told.facts, ...listed]);
  const company = facts.get('company');
  if (drafts.length > 1) {
    for (const draft of drafts)
      if (company !== undefined && !draft.has('company')) draft.set('company', company);
    return;
  }
  // Where several people are named, the writer is the one meant if he says who he is; whose post is told stays open.
  const isOneOfMany = names.length > 1;
  if (facts.size === 0 || (isOneOfMany && self === null)) return;
  const draft: Draft = drafts[0] ?? new Map();
  if (drafts.length === 0) drafts.push(draft);
  for (const [field, fact] of facts) {
    if (draft.has(field) || (isOneOfMany && field === 'role')) continue;
    draft.set(field, field === 'fullName' && isOneOfMany ? { value: self, line: fact.line } : fact);
  }
  if (isOneOfMany && told.selfRole !== null && !draft.has('role')) draft.set('role', told.selfRole);
}

/** "Nombre del usuario: aruiz", with the address aruiz@acme.co: no name but what one signs in with. */
function isLogin(draft: Draft): boolean {
  const name = statedIn(draft, 'fullName');
  const email = statedIn(draft, 'email');
  if (name === null || email === null || !email.startsWith(`${name}@`)) return false;
  return !GIVEN_NAMES.has(name);
}

/**
 * Where the name was asked for and not given, the rest may be somebody else's: a name where the firm was asked for, or two
 * posts of two people.
 */
function settleNameless(draft: Draft): void {
  if (isPersonName(statedIn(draft, 'company') ?? '')) draft.set('company', { value: null, line: '' });
  if (statedIn(draft, 'email') === null && /[/;]/.test(statedIn(draft, 'role') ?? ''))
    draft.set('role', { value: null, line: '' });
}

/** What the sender's name and the addresses in the mail tell of whom it may be about. */
export function hintsOf(mail: IncomingMail, sections: Sections): Hints {
  const all: string[] = [];
  for (const { address } of mail.from) all.push(fold(address));
  for (const { body } of [sections, ...sections.forwarded])
    for (const line of body) for (const { address } of addressesIn(line)) all.push(fold(address ?? ''));
  const names: string[] = [];
  for (const { name } of mail.from) for (const word of wordsOf(name)) names.push(word.fold);
  const domains: string[] = [];
  for (const one of all.slice(0, 20)) {
    names.push(one.split('@')[0] ?? '');
    const domain = (domainOf(one).split('.')[0] ?? '').replace(/-/g, '');
    if (domain.length >= 3) domains.push(domain);
  }
  return { names, domains };
}

/** What counts as the bot's own address, also with a reply key in it, and whose words these are. */
export function contextOf(mail: IncomingMail, own: string): Context {
  const ours = canonicalAddress(own) ?? own.toLowerCase();
  const local = ours.slice(0, ours.lastIndexOf('@'));
  const isOwn = (address: string) =>
    address === ours || (domainOf(address) === domainOf(ours) && address.startsWith(`${local}+`));
  const sender = mail.from.length === 1 ? canonicalAddress(mail.from[0]?.address ?? '') : null;
  return { isOwn, sender: sender === null || isOwn(sender) ? null : sender };
}
