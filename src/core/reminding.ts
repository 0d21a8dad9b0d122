import type { Facts, RequestFacts } from './command.ts';
import { withoutWords } from './commands/opening.ts';
import type { Letter } from './letters.ts';
import { missingOf } from './request.ts';

/** The requests of one mail that lack data, for which its sender was asked and which did not come. */
export interface Unanswered {
  readonly requester: string;
  readonly subject: string;
  readonly requests: readonly RequestFacts[];
  /** When they are closed. */
  readonly until: Date;
  /** What the sender was asked with held none of the mail's words, for want of proof; then neither does this. */
  readonly isWordless: boolean;
}

/** One reminder a mail, which counts as an answer like what it repeats, and is answered like it; null while the limit on answers forbids it. */
export function reminder(unanswered: Unanswered, facts: Facts): Letter | null {
  const { requester, subject, requests, until, isWordless } = unanswered;
  const [first] = requests;
  if (!first || facts.answersLeft < 1) return null;
  const people = requests.map(({ code, person }) => ({
    code,
    state: 'incomplete' as const,
    person,
    missing: missingOf(person),
  }));
  const data = { people, inSubject: subject, until: until.toISOString() };
  return {
    kind: 'requester-reminder',
    to: requester,
    code: first.code,
    data: isWordless ? withoutWords(data) : data,
    answers: true,
  };
}
