import type { Facts, ReadMail } from '../core/command.ts';
import { shownCode } from '../core/links.ts';

/**
 * What a decision was taken by, for LOG_LEVEL=debug: the facts, in one line. Which words of the mail were read as what is for
 * `portero explain --why` alone: they are a person's, and do not belong in a log.
 */
export function whyOf({ reading }: ReadMail, facts: Facts): string {
  const { thread, proof } = facts;
  const about = thread?.requests.map(({ code, state }) => `${shownCode(code)} ${state}`).join(', ');
  const without = reading.people.map((person) =>
    Object.entries(person).flatMap(([field, value]) => (value === null ? [field] : [])),
  );
  return [
    about ? `answers a letter ${thread?.kind} about ${about}` : 'answers no letter of ours',
    `agent ${proof.agent}, sender ${proof.isSenderKnown ? 'known' : 'unknown'}`,
    ...without.map(
      (fields, i) => `person ${i + 1} ${fields.length > 0 ? `without ${fields.join(', ')}` : 'complete'}`,
    ),
    `${facts.openRequests.size} of them already pending, ${facts.accounts.size} with an account`,
    ...(facts.heldFor === null ? [] : [`held: the amount for ${facts.heldFor} is used up`]),
    `left: ${facts.answersLeft} answers, ${facts.noticesLeft} notices, ${facts.notesLeft} notes, ${facts.alertsLeft} alerts`,
  ].join('; ');
}
