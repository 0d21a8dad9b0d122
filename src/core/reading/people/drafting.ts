import { FIELDS, type Field } from '../../mail.ts';
import { type Draft, type Fact, statedIn } from './drafts.ts';
import { isSamePerson } from './names.ts';
import { isOfAsker, saidOfOthers } from './others.ts';
import type { Item, Statement } from './statements.ts';
import type { Row } from './tables.ts';
import { addressBehindName, asCorrected, type Context, postBehindName, valueFor } from './values.ts';
import type { Heading } from './vocabulary.ts';
import { fold, wordCount } from './words.ts';

const isField = (heading: Heading): heading is Field => (FIELDS as readonly string[]).includes(heading);

/** Each row of a table as a person. */
export function draftsOfRows(rows: readonly Row[], context: Context): Draft[] {
  return rows.map(({ cells, line }) => {
    const draft: Draft = new Map();
    for (const [heading, value] of cells)
      if (isField(heading)) draft.set(heading, { value: valueFor(heading, value, context), line });
    return draft;
  });
}

/**
 * Statements in order as people: the next one begins at a heading for it, or where a name is given again. What is said
 * before the first name, or where nobody's name was asked, belongs to whom it stands by.
 */
export function draftsOfItems(items: readonly Item[], context: Context): Draft[] {
  const builder = new Builder(context);
  const statements = items.filter(isStatement);
  const leader = leaderOf(statements);
  // "Correo 1, correo 2" are two addresses of one person, "Nombre 1, nombre 2" two people.
  const areNumbered = statements.some(isNumbered);
  const ofOthers = saidOfOthers(items);
  for (const item of items) {
    if (item.kind === 'statement' && ofOthers.has(item)) continue;
    if (item.kind === 'statement' && isOfAsker(item, statements)) continue;
    if (item.kind === 'statement' && leader !== null && item.asks[0] === leader) builder.breakHere();
    if (item.kind === 'break') builder.breakHere();
    else if (item.kind === 'statement')
      builder.add(areNumbered || item.ordinal === null ? item : { ...item, ordinal: null });
  }
  return builder.finish();
}

const isStatement = (item: Item): item is Statement & { kind: 'statement' } => item.kind === 'statement';
const isNumbered = ({ asks, ordinal }: Statement): boolean => ordinal !== null && asks.includes('fullName');

/** The field that opens each block, where the names do not ("Empresa … Nombre … / Empresa … Nombre …"). */
function leaderOf(statements: readonly Statement[]): Heading | null {
  const ours = new Map<Field, number>();
  for (const { asks, value } of statements)
    for (const ask of value === '' ? [] : asks) if (isField(ask)) ours.set(ask, (ours.get(ask) ?? 0) + 1);
  const [first] = ours;
  const names = ours.get('fullName') ?? 0;
  if (first === undefined || first[0] === 'fullName' || names < 2) return null;
  return first[1] === names ? first[0] : null;
}

const OF_ALL = /\b(?:ambos|ambas|todos|todas)\b/;

class Builder {
  /** One is kept for good (thread.ts, NOBODY). */
  static readonly kept = new Builder({ isOwn: () => false, sender: null });
  private readonly context: Context;
  private readonly drafts: Draft[] = [];
  private readonly byOrdinal = new Map<number, Draft>();
  private surnameFirst = '';
  private hasBreaks = false;
  private isNew = true;
  /** Somebody else was named ("Autoriza: …"): what repeats a field is said of that person. */
  private isAside = false;

  constructor(context: Context) {
    this.context = context;
  }

  breakHere(): void {
    this.hasBreaks = true;
    this.isAside = false;
    this.isNew = true;
  }

  add(statement: Statement): void {
    const { asks } = statement;
    // "Empresa de ambos: …" is said of nobody alone.
    if (OF_ALL.test(statement.label)) this.isNew = true;
    if (asks.length === 1) {
      const [ask] = asks;
      if (ask === 'other' && /jef[ea]|autori|aprueb|supervis|responsable|solicita\b/.test(statement.label))
        this.isAside = true;
      if (ask === 'surname') this.addSurname(statement);
      else if (ask !== undefined && isField(ask)) this.addField(ask, statement.value, statement);
      return;
    }
    const parts = statement.value.split(/\s*[,;/|\t]\s*|\s+[-–—]\s+/).filter((part) => part !== '');
    const ours = asks.filter(isField);
    const [only] = ours;
    // "Empresa / NIT: Acme S.A.S.": what is not ours may be left out.
    if (only !== undefined && ours.length === 1 && parts.length === 1) {
      this.addField(only, statement.value, statement);
      return;
    }
    const areOdd = parts.length !== asks.length;
    asks.forEach((ask, index) => {
      if (isField(ask)) this.addField(ask, areOdd ? '' : (parts[index] ?? ''), statement);
    });
  }

  finish(): Draft[] {
    return this.drafts.filter((draft) => draft.size > 0);
  }

  private current(ordinal: number | null): Draft {
    if (ordinal !== null) {
      const numbered = this.byOrdinal.get(ordinal) ?? this.open();
      this.byOrdinal.set(ordinal, numbered);
      return numbered;
    }
    const last = this.drafts.at(-1);
    if (last !== undefined && !this.isNew) return last;
    return this.open();
  }

  private open(): Draft {
    const last = this.drafts.at(-1);
    this.isNew = false;
    if (last !== undefined && last.size === 0) return last;
    const draft: Draft = new Map();
    this.drafts.push(draft);
    return draft;
  }

  private addField(field: Field, raw: string, statement: Statement): void {
    const isPersonNoun =
      field === 'fullName' &&
      /^\W*(?:el |la )?(?:usuari|funcionari|colaborador|emplead|solicitante|titular|persona|trabajador)/.test(
        statement.label,
      );
    if (isPersonNoun) {
      this.addPerson(raw, statement);
      return;
    }
    const both = field === 'fullName' ? postBehindName(raw) : null;
    if (both !== null) {
      this.addField('fullName', both.name, statement);
      if (!this.current(statement.ordinal).has('role')) this.addField('role', both.role, statement);
      return;
    }
    const addressed = field === 'fullName' && raw.includes('@') ? addressBehindName(raw) : null;
    if (addressed !== null) {
      this.addField('fullName', addressed.name, statement);
      if (!this.current(statement.ordinal).has('email'))
        this.addField('email', addressed.address, { ...statement, label: '' });
      return;
    }
    const value = valueFor(field, asCorrected(raw), this.context);
    if (field === 'email' && /cuenta\W*$/.test(statement.label) && !/@|arroba/i.test(raw)) return;
    if (field === 'fullName') this.isAside = false;
    let draft = this.current(statement.ordinal);
    const before = draft.get(field);
    const fact = { value: field === 'fullName' ? this.withSurname(value) : value, line: statement.line };
    const replaces =
      statement.isCorrection &&
      (field !== 'fullName' || draft.size < 3 || /perd|correg|corrij|nombre correct/.test(statement.label));
    if (before === undefined || replaces) {
      if (fact.value !== null || before === undefined) draft.set(field, fact);
      return;
    }
    if (
      field === 'fullName' &&
      /segundo nombre/.test(statement.label) &&
      before.value !== null &&
      value !== null
    ) {
      draft.set(field, { value: `${before.value} ${value}`, line: statement.line });
    } else if (field === 'fullName' && statement.ordinal === null) {
      if (value === null || value === before.value) return;
      if (before.value !== null && isSamePerson(before.value, value)) {
        if (value.length > before.value.length) draft.set(field, fact);
        return;
      }
      if (before.value === null && draft.size === 1) {
        draft.set(field, fact);
        return;
      }
      draft = this.open();
      draft.set(field, fact);
    } else if (this.hasBreaks || before.value === null) {
      if (before.value === null && value !== null) draft.set(field, fact);
    } else if (value !== null && fold(value) !== fold(before.value)) {
      this.repeated(draft, field, fact, statement.label);
    }
  }

  /** "Usuario: ana@acme.co" gives an address, "Usuario: Ana Ruiz" a name, "Usuario: aruiz" neither. */
  private addPerson(raw: string, statement: Statement): void {
    const email = raw.includes('@') ? valueFor('email', raw, this.context) : null;
    const name = raw.includes('@') ? null : valueFor('fullName', raw, this.context);
    const isFullName = name !== null && wordCount(name) >= 2;
    if (email === null && !isFullName) {
      if (raw === '') this.isNew = this.drafts.at(-1)?.has('fullName') ?? true;
      return;
    }
    const draft = this.current(statement.ordinal);
    const field = email === null ? 'fullName' : 'email';
    if (!draft.has(field)) draft.set(field, { value: email ?? name, line: statement.line });
    else if (field === 'fullName' && name !== null && statedIn(draft, field) !== name)
      this.open().set(field, { value: name, line: statement.line });
  }

  private addSurname(statement: Statement): void {
    const surname = valueFor('fullName', statement.value, this.context);
    if (surname === null) return;
    const draft = this.current(statement.ordinal);
    const name = draft.get('fullName');
    if (name === undefined) this.surnameFirst = surname;
    else if (name.value !== null && !fold(name.value).includes(fold(surname)))
      draft.set('fullName', { value: `${name.value} ${surname}`, line: statement.line });
  }

  private withSurname(name: string | null): string | null {
    const surname = this.surnameFirst;
    this.surnameFirst = '';
    return name === null || surname === '' ? name : `${name} ${surname}`;
  }

  /**
   * A field given twice for one person. The registered name of a company goes before what it is called, and a post before a
   * role in some system; of two values under one noun neither is taken.
   */
  private repeated(draft: Draft, field: Field, fact: Fact, label: string): void {
    if (this.isAside) return;
    if (field === 'company' && /razon social/.test(label)) draft.set(field, fact);
    else if (field === 'company' && /razon social/.test(fold(draft.get(field)?.line ?? ''))) return;
    else if (
      field === 'role' &&
      /cargo|puesto/.test(label) !== /cargo|puesto/.test(fold(draft.get(field)?.line ?? ''))
    ) {
      if (/cargo|puesto/.test(label)) draft.set(field, fact);
    } else draft.set(field, { value: null, line: fact.line });
  }
}
