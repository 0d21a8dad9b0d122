import {
  type Facts,
  type Outcome,
  type ReadMail,
  type RequestFacts,
  refused,
  type Thread,
} from '../command.ts';
import type { Letter } from '../letters.ts';

/**
 * An agent's reply acts only under all conditions of CONTRACT.md section 5. That there is exactly one From, and that no
 * machine wrote, was settled before the mail got here.
 */
export function agentAnswers(mail: ReadMail, thread: Thread, facts: Facts): Outcome {
  const [request] = thread.requests;
  if (mail.sender !== thread.recipient) return refused('not-the-agent', request.code, mail.sender, facts);
  if (!facts.agents.includes(mail.sender))
    return refused('no-longer-agent', request.code, mail.sender, facts);
  if (request.state !== 'pending') return late(mail.sender, request, request.state);
  const { decision, reason, ownWords } = mail.reading;
  if (decision === 'approve') return decided(request, mail.sender, 'approved', null, facts);
  if (decision === 'reject') return decided(request, mail.sender, 'rejected', reason, facts);
  return doubtful(mail.sender, request, ownWords);
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

/** Doubt never acts: the bot asks back. */
function doubtful(to: string, request: RequestFacts, words: string): Outcome {
  const { code, person } = request;
  return {
    verdict: 'unclear',
    reason: null,
    changes: [],
    letters: [{ kind: 'agent-unclear', to, code, data: { code, person, words }, answers: true }],
  };
}

function late(
  to: string,
  request: RequestFacts,
  state: 'incomplete' | 'approved' | 'rejected' | 'closed',
): Outcome {
  const { code, person, reason } = request;
  const data = {
    code,
    person,
    state,
    by: request.decidedBy,
    at: request.decidedAt?.toISOString() ?? null,
    reason,
  };
  return {
    verdict: 'late',
    reason: state,
    changes: [],
    letters: [{ kind: 'agent-late', to, code, data, answers: true }],
  };
}
