import {
  type Change,
  type Facts,
  type Outcome,
  type ReadMail,
  type RequestFacts,
  refused,
  type Thread,
} from '../command.ts';
import type { Letter } from '../letters.ts';
import { standingOf } from './opening.ts';

/** The letters that show the data and ask for a decision; an answer to any other is in doubt. */
const BALLOTS: readonly string[] = ['agent-notice', 'agent-unclear', 'agent-note', 'agent-digest'];

/**
 * An agent's reply acts only under all conditions of CONTRACT.md section 5. That there is exactly one From, and that no
 * machine wrote, was settled before the mail got here.
 */
export function agentAnswers(mail: ReadMail, thread: Thread, facts: Facts): Outcome {
  const [request] = thread.requests;
  if (mail.sender !== thread.recipient) return refused('not-the-agent', request.code, mail.sender, facts);
  if (!facts.agents.includes(mail.sender))
    return refused('no-longer-agent', request.code, mail.sender, facts);
  if (request.state !== 'pending' && request.state !== 'held')
    return late(mail.sender, request, request.state, facts);
  const { ownWords } = mail.reading;
  const { decision, reason } = BALLOTS.includes(thread.kind)
    ? mail.reading
    : { decision: 'unclear', reason: null };
  if (request.state === 'held' && decision === 'approve') {
    const closed = heldTooLong(mail.sender, request, facts);
    if (closed) return closed;
  }
  if (decision === 'approve') return decided(request, mail.sender, 'approved', null, facts);
  if (decision === 'reject') return decided(request, mail.sender, 'rejected', reason, facts);
  return doubtful(mail.sender, request, ownWords, facts);
}

function decided(
  request: RequestFacts,
  by: string,
  decision: 'approved' | 'rejected',
  reason: string | null,
  facts: Facts,
): Outcome {
  const { id, code, person } = request;
  const told = facts.agents.map(
    (to): Letter => ({
      kind: 'agent-decided',
      to,
      code,
      data: { code, person, decision, by, reason },
      answers: to === by,
    }),
  );
  if (decision === 'approved')
    return { verdict: 'approved', reason: null, changes: [{ do: 'approve', id, by }], letters: told };
  const refusal: Letter = {
    kind: 'requester-rejected',
    to: request.requester,
    code,
    data: { code, person, reason: reason ?? '' },
  };
  return {
    verdict: 'rejected',
    reason: null,
    changes: [{ do: 'reject', id, by, reason: reason ?? '' }],
    letters: [refusal, ...told],
  };
}

/** While a request was held its address may have got an account, or another request: then there is nothing to approve. */
function heldTooLong(by: string, request: RequestFacts, facts: Facts): Outcome | null {
  const { id, person, code } = request;
  const { state, reason, line } = standingOf(person, code, request.requester, facts);
  if (state === 'pending') return null;
  if (line.state === 'incomplete') return doubtful(by, request, '', facts); // no letter of ours offers that
  const closed: Change = { do: 'fill', id, person, state, reason, untold: false };
  return { ...late(by, { ...request, reason }, 'closed', facts), changes: [closed] };
}

/** Doubt never acts: the bot asks back, as often as the limit on answers allows. */
function doubtful(to: string, request: RequestFacts, words: string, facts: Facts): Outcome {
  const { code, person } = request;
  const letters: Letter[] = [
    { kind: 'agent-unclear', to, code, data: { code, person, words }, answers: true },
  ];
  return { verdict: 'unclear', reason: null, changes: [], letters: facts.answersLeft < 1 ? [] : letters };
}

type Over = Exclude<RequestFacts['state'], 'pending' | 'held'>;

function late(to: string, request: RequestFacts, state: Over, facts: Facts): Outcome {
  const { code, person, reason } = request;
  const data = {
    code,
    person,
    state,
    by: request.decidedBy,
    at: request.decidedAt?.toISOString() ?? null,
    reason,
  };
  const letters: Letter[] = [{ kind: 'agent-late', to, code, data, answers: true }];
  return { verdict: 'late', reason: state, changes: [], letters: facts.answersLeft < 1 ? [] : letters };
}
