import { type Ask, type Command, type ReadMail, refused } from '../command.ts';
import { FIELDS } from '../mail.ts';
import { readCompletion } from '../reading/completion.ts';
import { agentAnswers } from './agent-answers.ts';
import { requesterAnswers } from './requester-answers.ts';

/** An answer to a letter of ours, known by its reply key: an agent decides, or a requester completes. */
export const answerLetter: Command = {
  name: 'answer-letter',
  read(mail: ReadMail): Ask | undefined {
    if (mail.reading.kind !== 'reply') return undefined;
    const about = { keys: mail.keys, emails: emailsIn(mail), sender: mail.sender };
    return {
      about,
      decide(facts) {
        if (!facts.thread) return refused('unknown-key', mail.keys[0]?.code ?? '', mail.sender, facts);
        const isAgents = facts.thread.kind.startsWith('agent-');
        return isAgents
          ? agentAnswers(mail, facts.thread, facts)
          : requesterAnswers(mail, facts.thread, facts);
      },
    };
  },
};

/** A reply that does not tell who wrote it: set aside, without effect, and told to the agents. */
export function withoutSender({ keys, mail }: Pick<ReadMail, 'keys' | 'mail'>): Ask {
  const claimed = mail.from.map(({ address }) => address).join(' ');
  return {
    about: { keys, emails: [], sender: '' },
    decide: (facts) => ({
      ...refused('not-one-sender', keys[0]?.code ?? '', claimed, facts),
      verdict: 'set-aside',
    }),
  };
}

/** Every address that the answer could turn out to state; which data are missing is known only with the facts. */
function emailsIn({ mail, own }: ReadMail): string[] {
  const stated = [readCompletion(mail, own, FIELDS, []), readCompletion(mail, own, ['email'], [])].flat();
  return [...new Set(stated.flatMap(({ email }) => email ?? []))];
}
