import { FIELDS, type Field, type Person } from './mail.ts';

/**
 * The life of a request. `held`: more came than the amounts allow, so it waits to be let go, or to be decided · `incomplete`: data are missing and were asked for · `pending`: an agent is to decide ·
 * `approved` and `rejected`: decided, once · `closed`: nothing to decide (the address has an account, or another request).
 */
export type RequestState = 'held' | 'incomplete' | 'pending' | 'approved' | 'rejected' | 'closed';

/** The data that a person's request still lacks, in the order they are asked for. */
export const missingOf = (person: Person): Field[] => FIELDS.filter((field) => person[field] === null);

/** What was known, with what is now stated put in its place. */
export function merged(known: Person, stated: Partial<Person>): Person {
  return {
    fullName: stated.fullName ?? known.fullName,
    company: stated.company ?? known.company,
    role: stated.role ?? known.role,
    email: stated.email ?? known.email,
  };
}

/** Stands where an agent's address would, when the operator decided at the terminal. */
export const OPERATOR = 'operator';

/** Whether agents may still decide it: it waits for them, or for room. */
export const isOpen = (state: RequestState): state is 'pending' | 'held' =>
  state === 'pending' || state === 'held';
