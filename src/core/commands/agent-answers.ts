import {
  type Change,
  type Facts,
  machineKind,
  nothing,
  type Outcome,
  type ReadMail,
  type RequestFacts,
  refused,
  type Thread,
} from '../command.ts';
import type { Letter } from '../letters.ts';
import { isOpen } from '../request.ts';
import { obstacleTo } from './agents-gate.ts';
import { standingOf } from './opening.ts';

/** The letters that show the data and ask for a decision; an answer to any other is in doubt. */
const BALLOTS: readonly string[] = ['agent-notice', 'agent-unclear', 'agent-note', 'agent-digest'];

/** An answer to a letter that went to an agent: what does not pass the gate is recorded and told, and changes nothing. */
export function agentAnswers(mail: ReadMail, thread: Thread, facts: Facts): Outcome {
  const [request] = thread.requests;
  const obstacle = obstacleTo({ mail, thread, facts });
  // Nobody hears of a machine's answer: a word about it could be answered by the same machine.
  const isMachines = mail.reading.kind !== 'reply' && obstacle !== 'not-one-sender';
  if (obstacle === 'machine-made' || isMachines) return nothing(machineKind(mail), obstacle);
  if (obstacle === 'not-open') return late(mail.sender, request, facts);
  if (obstacle !== null) return refused(obstacle, request.code, mail, facts);
  const { ownWords } = mail.reading;
  const { decision, reason } = BALLOTS.includes(thread.kind)
    ? mail.reading
    : { decision: 'unclear', reason: null };
  if (request.state === 'held' && decision === 'approve') {
    const closed = heldTooLong(mail.sender, request, facts);
    if (closed) return closed;
  }
  if (decision === 'approve') return decided(request, mail.sender, 'approved', null, facts.agents);
  if (decision === 'reject') return decided(request, mail.sender, 'rejected', reason, facts.agents);
  return doubtful(mail.sender, request, ownWords, facts);
}

/** What follows from a decision on a pending request, whoever made it: `by` is an agent's address, or OPERATOR. */
export function decided(
  request: RequestFacts,
  by: string,
  decision: 'approved' | 'rejected',
  reason: string | null,
  agents: readonly string[],
): Outcome {
  const { id, code, person } = request;
  const told = agents.map(
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
  return { ...late(by, { ...request, state: 'closed', reason }, facts), changes: [closed] };
}

/** Doubt never acts: the bot asks back, as often as the limit on answers allows. */
function doubtful(to: string, request: RequestFacts, words: string, facts: Facts): Outcome {
  const { code, person } = request;
  const letters: Letter[] = [
    { kind: 'agent-unclear', to, code, data: { code, person, words }, answers: true },
  ];
  return { verdict: 'unclear', reason: null, changes: [], letters: facts.answersLeft < 1 ? [] : letters };
}

function late(to: string, request: RequestFacts, facts: Facts): Outcome {
  const { code, person, reason, state } = request;
  if (isOpen(state)) throw new Error(`request ${code} is open: nobody is late`);
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
