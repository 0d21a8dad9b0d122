import { type Ask, type Command, machineKind, nothing, type ReadMail, refused } from '../command.ts';
import { FIELDS } from '../mail.ts';
import { readCompletion } from '../reading/completion.ts';
import { agentAnswers } from './agent-answers.ts';
import { requesterAnswers } from './requester-answers.ts';

/**
 * An answer to a letter of ours, known by its reply key: an agent decides, or a requester completes. A machine's is one as well,
 * so that the gate has it on its list; nobody hears of it, since a word about it could be answered by the same machine.
 */
export const answerLetter: Command = {
  name: 'answer-letter',
  read(mail: ReadMail): Ask | undefined {
    const { kind } = mail.reading;
    const isMachines = (kind === 'auto-reply' || kind === 'list') && mail.keys.length > 0;
    if (kind !== 'reply' && !isMachines) return undefined;
    const about = { keys: mail.keys, emails: isMachines ? [] : emailsIn(mail), sender: mail.sender };
    return {
      about,
      decide(facts) {
        const { thread } = facts;
        if (thread?.kind.startsWith('agent-')) return agentAnswers(mail, thread, facts);
        if (isMachines) return nothing(machineKind(mail));
        const code = mail.keys[0]?.code ?? '';
        if (mail.sender === '') return refused('not-one-sender', code, mail, facts);
        if (!thread) return refused('unknown-key', code, mail, facts);
        return requesterAnswers(mail, thread, facts);
      },
    };
  },
};

/** Every address that the answer could turn out to state; which data are missing is known only with the facts. */
function emailsIn({ mail, own }: ReadMail): string[] {
  const stated = [readCompletion(mail, own, FIELDS, []), readCompletion(mail, own, ['email'], [])].flat();
  return [...new Set(stated.flatMap(({ email }) => email ?? []))];
}
