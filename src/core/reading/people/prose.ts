import type { Field } from '../../mail.ts';
import { companyAtHead } from './company-phrase.ts';
import {
  AFTER_NAME,
  COMPANY_CUES,
  ends,
  KIN,
  MAY_TELL_ROLE,
  NAMED_POST_CUES,
  NOT_COMPANIES,
  POST_CUES,
  ROLE_CUES,
  SELF_CUES,
} from './cues.ts';
import type { Fact } from './drafts.ts';
import { OFFICES, TITLES } from './lexicon.ts';
import { namesIn, theOne } from './named.ts';
import { isSamePerson } from './names.ts';
import { nameAtHead, roleAtHead } from './phrases.ts';
import { sentencesOf } from './sentences.ts';
import { type Hints, isPost, likeness } from './shape.ts';
import { addressTold } from './told-address.ts';
import { type Context, isPlaceholder, valueFor } from './values.ts';
import { behindCompany, FOR_BOTH, FOR_OTHER, isChief, isOfSelf, isPast, isTarget } from './whom.ts';
import { firstWordOf, fold, wordsOf } from './words.ts';

/** What running text says of a person; several names mean several people, whom prose alone does not tell apart. */
export interface Told {
  readonly facts: ReadonlyMap<Field, Fact>;
  readonly names: readonly string[];
  /** The one who says "soy" or "mi nombre es", if one does. */
  readonly self: string | null;
  /** The post that this one gives as his own. */
  readonly selfRole: Fact | null;
}

/** What sentences say of name, company, role and address: "Soy …, me desempeño como … en …". */
export function toldIn(lines: readonly string[], hints: Hints, context: Context): Told {
  const sentences = sentencesOf(lines);
  const listener = new Listener(hints, context);
  for (const sentence of sentences) listener.hear(sentence);
  return listener.told(sentences);
}

const wordAt = (folded: string, at: number): string => /^[a-z]*/.exec(folded.slice(at, at + 30))?.[0] ?? '';

/** Takes up what each sentence tells. */
class Listener {
  /** One is kept for good (thread.ts, NOBODY). */
  static readonly kept = new Listener({ names: [], domains: [] }, { isOwn: () => false, sender: null });
  private readonly hints: Hints;
  private readonly context: Context;
  private readonly facts = new Map<Field, Fact>();
  private readonly names = new Set<string>();
  /** Names for whom the sentence asks the account. */
  private readonly targets = new Set<string>();
  private readonly heard: Heard[] = [];
  private isForOther = false;
  private isForBoth = false;
  private readonly companies = new Map<string, string>();
  private readonly selves: string[] = [];

  constructor(hints: Hints, context: Context) {
    this.hints = hints;
    this.context = context;
  }

  hear(sentence: string): void {
    const folded = fold(sentence);
    // Places found in the folded text are used in the text itself: a letter that folds into two would shift them.
    if (folded.length !== sentence.length) return;
    for (const at of ends(folded, NAMED_POST_CUES))
      if (isPost(wordAt(folded, at)) && !TITLES.has(wordAt(folded, at)))
        this.takeNamedPost(sentence.slice(at), sentence);
    if (FOR_OTHER.test(folded)) this.isForOther = true;
    if (FOR_BOTH.test(folded)) this.isForBoth = true;
    for (const { value, start, end } of namesIn(sentence, folded, this.hints, this.isCompany)) {
      const isAsked = isTarget(folded.slice(Math.max(0, start - 160), start));
      if (!isAsked && isChief(folded.slice(Math.max(0, start - 60), start))) continue;
      this.names.add(value);
      if (isAsked) this.targets.add(value);
      this.hearOf('fullName', value, sentence, false);
      this.takeAfterName(sentence.slice(end), sentence, isOfSelf(folded, start, 40));
    }
    for (const at of MAY_TELL_ROLE.test(folded) ? ends(folded, ROLE_CUES) : [])
      if (!isPast(sentence, folded, at)) this.takeRole(sentence.slice(at), sentence, isOfSelf(folded, at));
    for (const at of ends(folded, POST_CUES))
      if (
        !isPast(sentence, folded, at) &&
        ((isPost(wordAt(folded, at)) && !TITLES.has(wordAt(folded, at))) || OFFICES.has(wordAt(folded, at)))
      )
        this.takeRole(sentence.slice(at), sentence, isOfSelf(folded, at));
    for (const at of ends(folded, COMPANY_CUES)) {
      if (isPast(sentence, folded, at)) continue;
      // "de la Cooperativa Yarumal": with a capital the noun is the name's first word.
      const noun = /\b(?:Cooperativa|Corporación|Sociedad|Institución|Organización) $/.exec(
        sentence.slice(0, at),
      );
      this.takeCompany(sentence.slice(noun?.index ?? at), sentence, true);
    }
    for (const at of ends(folded, SELF_CUES)) this.takeSelf(sentence.slice(at));
  }

  told(sentences: readonly string[]): Told {
    const self = this.selves.length === 1 ? (this.selves[0] ?? null) : null;
    const isSelf = (name: string) =>
      (self !== null && isSamePerson(self, name)) || (this.targets.size > 0 && this.isSender(name));
    // "Para mí y para mi compañera": whose the data are, of two, nobody said.
    if (this.isForBoth) return { facts: new Map(), names: ['', ...this.names], self: null, selfRole: null };
    const targets = [...this.targets].filter((name) => !isSelf(name));
    const others =
      targets.length > 0 || !this.isForOther ? targets : [...this.names].filter((name) => !isSelf(name));
    // Who writes on behalf of one other person tells his own name and post only to be known.
    const [other] = others;
    const isOfOther =
      other !== undefined &&
      others.length === 1 &&
      [...this.names].every((name) => isSelf(name) || name === other);
    for (const { field, value, line, isOfSelf } of this.heard) {
      if (targets.length > 1 && field !== 'company') continue;
      if (isOfOther && (isOfSelf || (field === 'fullName' && value !== other))) continue;
      this.put(field, value, line);
    }
    const company = theOne(this.companies, sentences, this.hints);
    if (company?.value) this.put('company', company.value, company.line);
    const isForWriter = targets.length === 0 && !this.isForOther;
    const email = addressTold(sentences, this.context, isForWriter ? self : null);
    if (email !== null) this.facts.set('email', email);
    if (isOfOther) return { facts: this.facts, names: [other], self: null, selfRole: null };
    if (targets.length > 1) return { facts: this.facts, names: targets, self: null, selfRole: null };
    const posts = this.heard.filter(({ field, isOfSelf }) => field === 'role' && isOfSelf);
    const [post] = posts;
    const selfRole =
      post !== undefined && posts.length === 1 ? valueFor('role', post.value, this.context) : null;
    return {
      facts: this.facts,
      names: [...this.names],
      self,
      selfRole: post === undefined || selfRole === null ? null : { value: selfRole, line: post.line },
    };
  }

  private isSender(name: string): boolean {
    return (
      !this.targets.has(name) && wordsOf(name).every(({ fold: word }) => this.hints.names.includes(word))
    );
  }

  private readonly isCompany = (text: string): boolean => {
    const company = companyAtHead(text);
    return company !== null && (company.hasForm || likeness('company', company.value, this.hints) >= 2);
  };

  private hearOf(field: Field, value: string, line: string, isOfSelf: boolean): void {
    this.heard.push({ field, value, line, isOfSelf });
  }

  /** Two values for one field are none, unless one only says more than the other. */
  private put(field: Field, raw: string, line: string): void {
    const value = isPlaceholder(raw) ? null : valueFor(field, raw, this.context);
    if (value === null) return;
    const before = this.facts.get(field);
    if (before === undefined) this.facts.set(field, { value, line });
    else if (before.value !== null && field !== 'company' && !fold(before.value).includes(fold(value)))
      this.facts.set(
        field,
        fold(value).startsWith(fold(before.value)) ? { value, line } : { value: null, line },
      );
  }

  private takeRole(text: string, sentence: string, isOfSelf: boolean): void {
    const role = roleAtHead(text, this.isCompany);
    if (role === null || role.value.length > 100 || KIN.test(fold(role.value))) return;
    this.hearOf('role', role.value, sentence, isOfSelf);
    const of = /^\s*,?\s*(?:(?:aca|aqui|alla) )?(?:de|en|del|para|al servicio de) /.exec(fold(role.rest));
    if (of !== null) this.takeCompany(role.rest.slice(of[0].length), sentence, true);
  }

  /** Post and name side by side vouch for each other. */
  private takeNamedPost(text: string, sentence: string): void {
    const role = roleAtHead(text, this.isCompany);
    const rest = role === null ? '' : behindCompany(role.rest).replace(/^[\s,(:–-]+/, '');
    const name = role === null ? null : nameAtHead(rest, this.isCompany);
    if (role === null || name === null || likeness('fullName', name.value, this.hints) < 3) return;
    const before = fold(sentence.slice(0, sentence.length - text.length));
    const isAsked = isTarget(before.slice(-160));
    if (!isAsked && isChief(`${before.slice(-20)}${fold(role.value)}`)) return;
    this.names.add(name.value);
    if (isAsked) this.targets.add(name.value);
    this.hearOf('fullName', name.value, sentence, false);
    // "La asistente del doctor Ruiz" is not Ruiz's own post.
    const isOfAnother =
      / (?:de|del|de la) \p{L}+\.?$/u.test(role.value) && TITLES.has(wordsOf(role.value).at(-1)?.fold ?? '');
    if (!isOfAnother && !KIN.test(fold(role.value))) this.hearOf('role', role.value, sentence, false);
    this.takeAfterName(rest.slice(name.end), sentence, false);
  }

  private takeAfterName(text: string, sentence: string, isOfSelf: boolean): void {
    const next = AFTER_NAME.exec(fold(text.slice(0, 200)));
    const post = next?.[1] ?? '';
    if (next !== null && isPost(post))
      this.takeRole(text.slice(next[0].length - post.length), sentence, isOfSelf);
    const of = /^\s*,?\s*(?:de|del|de la) (?:la )?(?:empresa )?/.exec(fold(text));
    if (of === null) return;
    const rest = text.slice(of[0].length);
    const company = this.takeCompany(rest, sentence, false);
    if (company === null) return;
    const behind = /^\s*[,(–-]\s*(?:soy |el |la )?(?=[a-z]{4})/.exec(fold(rest.slice(company)));
    const role = behind === null ? '' : rest.slice(company + behind[0].length);
    if (isPost(firstWordOf(role))) this.takeRole(role, sentence, isOfSelf);
  }

  private takeSelf(text: string): void {
    const name = nameAtHead(text, this.isCompany);
    if (name !== null) this.selves.push(name.value);
  }

  /** Where the company's name ends, if one was taken. */
  private takeCompany(text: string, line: string, isIntroduced: boolean): number | null {
    const company = companyAtHead(text);
    if (company === null || NOT_COMPANIES.test(fold(company.value))) return null;
    const isKnown = company.hasForm || likeness('company', company.value, this.hints) >= 2;
    // "El usuario de Ana Ruiz" is no company's.
    if (!isKnown && (!isIntroduced || likeness('fullName', company.value, this.hints) >= 3)) return null;
    this.companies.set(company.value, line);
    return company.end;
  }
}

interface Heard {
  readonly field: Field;
  readonly value: string;
  readonly line: string;
  /** Said by the writer of himself. */
  readonly isOfSelf: boolean;
}
