import type { Change, Facts } from '../command.ts';
import type { Letter, LetterData, ReceiptLine } from '../letters.ts';
import type { Person } from '../mail.ts';
import { missingOf, type RequestState } from '../request.ts';

/** Where a person's request stands with the data known now, and who is to be told. Shared by new mail and by answers that complete it. */
export interface Standing {
  readonly state: RequestState;
  readonly reason: string | null;
  readonly line: ReceiptLine;
  readonly letters: readonly Letter[];
  readonly changes: readonly Change[];
  /** It awaits a decision, and the agents get no notice of its own. */
  readonly untold: boolean;
}

/**
 * The rules, in their order: what is missing is asked for; an address has one request that awaits a decision; one that has an
 * account gets a letter of its own while the sender's receipt says nothing of it; everything else an agent decides.
 */
export function standingOf(person: Person, code: string, requester: string, facts: Facts): Standing {
  const missing = missingOf(person);
  const { email } = person;
  const stands = (
    state: RequestState,
    reason: string | null,
    seen: ReceiptLine['state'],
    more: Partial<Pick<Standing, 'letters' | 'changes' | 'untold'>> = {},
  ): Standing => ({
    state,
    reason,
    line: { code, state: seen, person, missing },
    letters: [],
    changes: [],
    untold: false,
    ...more,
  });
  if (email !== null && facts.openRequests.has(email))
    return stands('closed', 'already-open', 'already-open');
  if (email === null || missing.length > 0) return stands('incomplete', null, 'incomplete');
  const account = facts.accounts.get(email);
  if (account?.state === 'active')
    return stands('closed', 'has-account', 'received', {
      letters: accountExists(email, account.fullName, facts),
    });
  if (account?.state === 'invited')
    return stands('closed', 'already-approved', 'received', {
      changes: [{ do: 'invite-again', accountId: account.id }],
    });
  if (account) return stands('closed', 'account-disabled', 'received');
  if (facts.noticesLeft < 1) return stands('pending', null, 'received', { untold: true });
  return stands('pending', null, 'received', { letters: notices(person, code, requester, facts) });
}

/** To the address itself, once a day: how to get in. Strangers' requests must not fill anybody's mailbox. */
function accountExists(email: string, fullName: string, facts: Facts): Letter[] {
  return facts.toldOfAccount.has(email)
    ? []
    : [{ kind: 'person-account-exists', to: email, code: null, data: { fullName } }];
}

/** One message for each agent, with the data and what deserves a second look. */
function notices(person: Person, code: string, requester: string, facts: Facts): Letter[] {
  const past = person.email === null ? undefined : facts.past.get(person.email);
  const data = { code, person, requester: requester === person.email ? null : requester, ...past };
  return facts.agents.map((to) => ({ kind: 'agent-notice', to, code, data }));
}

/** What may still be sent once these letters are owed: one mail can be about many people. */
export function after(letters: readonly Letter[], facts: Facts): Facts {
  const one = (kind: Letter['kind']): number => (letters.some((letter) => letter.kind === kind) ? 1 : 0);
  return {
    ...facts,
    noticesLeft: facts.noticesLeft - one('agent-notice'),
    notesLeft: facts.notesLeft - one('agent-note'),
  };
}

/** Where the answer had to be withheld, the requests that lack data remember that nobody was asked for them. */
export const unlessAsked = (changes: readonly Change[], answer: readonly Letter[]): Change[] =>
  changes.map((change) =>
    answer.length === 0 && 'state' in change && change.state === 'incomplete'
      ? { ...change, unasked: true }
      : change,
  );

/** The one answer to who wrote, as long as the limit on answers allows it; bound to `code` when an answer to it is welcome. */
export function receipt(
  to: string,
  code: string | null,
  data: LetterData['requester-receipt'],
  facts: Facts,
): Letter[] {
  if (facts.answersLeft < 1) return [];
  const said = facts.proof.isSenderKnown ? data : withoutWords(data);
  return [{ kind: 'requester-receipt', to, code, data: said, answers: true }];
}

/** Nobody can have the bot carry their words to a stranger by forging the stranger's From. */
export function withoutWords<T extends LetterData['requester-receipt' | 'requester-reminder']>(data: T): T {
  const person: Person = { fullName: null, company: null, role: null, email: null };
  const people = data.people.map((line) => ({ ...line, person }));
  return { ...data, people, inSubject: '', isWordless: true };
}
