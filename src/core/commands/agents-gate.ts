import type { Facts, ReadMail, Thread } from '../command.ts';
import { isOpen } from '../request.ts';

/** Why an answer to a letter that went to an agent does not act. */
export type Obstacle =
  | 'not-one-sender'
  | 'not-the-agent'
  | 'no-longer-agent'
  | 'machine-made'
  | 'not-open'
  | 'not-proven'
  | 'not-checked';

type Claim = { readonly mail: ReadMail; readonly thread: Thread; readonly facts: Facts };
type Condition = readonly [Obstacle, (claim: Claim) => boolean];

/**
 * CONTRACT.md section 5, in its words and order: "An agent's reply acts only if: it has exactly one From, equal to the agent
 * that the key was made for; that agent is still in AGENTS; it is not machine-made; the request is still open; and, by
 * AGENT_AUTH: key, nothing more; results, the topmost Authentication-Results …; dkim, the bot itself verifies …"
 *
 * That the key is one of ours, made for this request, is what found the thread.
 */
const ACTS_ONLY_IF: readonly Condition[] = [
  ['not-one-sender', ({ mail }) => mail.sender !== ''],
  ['not-the-agent', ({ mail, thread }) => mail.sender === thread.recipient],
  ['no-longer-agent', ({ mail, facts }) => facts.agents.includes(mail.sender)],
  ['machine-made', ({ mail }) => mail.reading.kind === 'reply'],
  ['not-open', ({ thread }) => isOpen(thread.requests[0].state)],
  ['not-checked', ({ facts }) => facts.proof.agent !== 'unchecked'],
  ['not-proven', ({ facts }) => facts.proof.agent === 'proven'],
];

/** The first condition that does not hold, or null: then, and only then, the words are looked at. */
export const obstacleTo = (claim: Claim): Obstacle | null =>
  ACTS_ONLY_IF.find(([, holds]) => !holds(claim))?.[0] ?? null;
