import { domainOf } from '../../address.ts';
import type { Field } from '../../mail.ts';
import { type Draft, type Fact, statedIn } from './drafts.ts';

/**
 * Drafts as people. A draft without a name that only holds a company or so at the head or the foot of the list is about all
 * of them; a company named in one block alone is shared where the addresses are of one domain.
 */
export function shared(drafts: readonly Draft[]): Draft[] {
  if (drafts.length < 2) return [...drafts];
  const named = drafts.filter((draft) => draft.has('fullName') || draft.has('email'));
  const loose = drafts.filter((draft) => !named.includes(draft));
  if (named.length === 0) return drafts.slice(0, 1).map((draft) => new Map(draft));
  for (const draft of loose)
    for (const field of ['company', 'role'] as const) spread(named, field, draft.get(field));
  const companies = named.filter((draft) => statedIn(draft, 'company') !== null);
  if (companies.length === 1 && isOneDomain(named)) spread(named, 'company', companies[0]?.get('company'));
  return named;
}

function spread(drafts: readonly Draft[], field: Field, fact: Fact | undefined): void {
  if (fact?.value === null || fact === undefined) return;
  for (const draft of drafts) if (!draft.has(field)) draft.set(field, fact);
}

const FREE_MAIL = /^(?:gmail|hotmail|outlook|yahoo|live|icloud|msn|aol|proton)\./;

function isOneDomain(drafts: readonly Draft[]): boolean {
  const domains = new Set(drafts.map((draft) => domainOf(statedIn(draft, 'email') ?? '@')));
  const [domain] = [...domains];
  return (
    domains.size === 1 && domain !== undefined && domain !== '' && domain !== '@' && !FREE_MAIL.test(domain)
  );
}
