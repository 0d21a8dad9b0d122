import type { Field, Person } from '../../mail.ts';

/** What was said of one field, and where; `value` is null where it was said to be open, or said so that nothing can be taken. */
export interface Fact {
  readonly value: string | null;
  readonly line: string;
}

/** A person in the making. */
export type Draft = Map<Field, Fact>;

/** What was said of a field; null where nothing was, or nothing that can be taken. */
export const statedIn = (draft: Draft, field: Field): string | null => draft.get(field)?.value ?? null;

/** The person a draft has come to. */
export const personOf = (draft: Draft): Person => ({
  fullName: statedIn(draft, 'fullName'),
  company: statedIn(draft, 'company'),
  role: statedIn(draft, 'role'),
  email: statedIn(draft, 'email'),
});
