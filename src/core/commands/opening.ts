import type { Change, Facts, RequestFacts } from '../command.ts';
import type { Letter, ReceiptLine } from '../letters.ts';
import type { Person } from '../mail.ts';
import { missingOf, type RequestState } from '../request.ts';

/** Where a person's request stands with the data known now, and who is to be told. Shared by new mail and by answers that complete it. */
export interface Standing {
  readonly state: RequestState;
  readonly reason: string | null;
  readonly line: ReceiptLine;
  readonly letters: readonly Letter[];
  readonly changes: readonly Change[];
}

/**
 * The rules, in their order: an address has one open request; what is missing is asked for; an address with an account gets
 * a letter of its own while the sender's receipt says nothing of it; everything else an agent decides.
 */
export function standingOf(
  person: Person,
  code: string,
  requester: string,
  facts: Facts,
  self?: RequestFacts,
): Standing {
  const missing = missingOf(person);
  const email = person.email;
  const open = email === null ? undefined : facts.openRequests.get(email);
  const line = (state: ReceiptLine['state']): ReceiptLine => ({ code, state, person, missing });
  const plain = { letters: [], changes: [] };
  if (open && open.id !== self?.id)
    return { state: 'closed', reason: 'already-open', line: line('already-open'), ...plain };
  if (email === null || missing.length > 0)
    return { state: 'incomplete', reason: null, line: line('incomplete'), ...plain };
  const account = facts.accounts.get(email);
  if (account?.state === 'active') {
    const letter: Letter = {
      kind: 'person-account-exists',
      to: email,
      code: null,
      data: { fullName: account.fullName },
    };
    return { state: 'closed', reason: 'has-account', line: line('received'), letters: [letter], changes: [] };
  }
  if (account?.state === 'invited') {
    const change: Change = { do: 'invite-again', accountId: account.id };
    return {
      state: 'closed',
      reason: 'already-approved',
      line: line('received'),
      letters: [],
      changes: [change],
    };
  }
  if (account) return { state: 'closed', reason: 'account-disabled', line: line('received'), ...plain };
  return {
    state: 'pending',
    reason: null,
    line: line('received'),
    letters: notices(person, code, requester, facts),
    changes: [],
  };
}

/** One message for each agent, with the data and what deserves a second look. */
function notices(person: Person, code: string, requester: string, facts: Facts): Letter[] {
  const data = { code, person, requester: requester === person.email ? null : requester };
  return facts.agents.map((to) => ({ kind: 'agent-notice', to, code, data }));
}

/** The one answer to who wrote, as long as the limit on answers allows it; bound to `code` when an answer to it is welcome. */
export function receipt(
  to: string,
  code: string | null,
  lines: readonly ReceiptLine[],
  subject: string,
  facts: Facts,
): Letter[] {
  if (facts.answersLeft < 1) return [];
  return [
    { kind: 'requester-receipt', to, code, data: { people: lines, inSubject: subject }, answers: true },
  ];
}
