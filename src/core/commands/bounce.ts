import { type Command, type Facts, nothing, type Outcome, type ReadMail } from '../command.ts';
import type { ReplyKey } from '../mail.ts';
import { replyKeys } from '../reading/keys.ts';

/** A letter of ours came back. When it carried an activation link, the agents hear that the address does not work. */
export const bounce: Command = {
  name: 'bounce',
  read(mail) {
    if (mail.reading.kind !== 'bounce') return undefined;
    const about = { keys: [...mail.keys, ...keysReturned(mail)], emails: [], sender: mail.sender };
    return { about, decide: (facts) => decide(mail, facts) };
  },
};

/** The Message-ID of a letter of ours holds its key, and stands in the returned headers or in the text of the report. */
function keysReturned({ mail }: ReadMail): ReplyKey[] {
  const ids = `${mail.returned ?? ''}\n${mail.plain ?? ''}`.match(/<[^<>\s]{3,250}>/g) ?? [];
  return replyKeys({ recipients: [], references: ids }).slice(0, 50);
}

function decide(mail: ReadMail, facts: Facts): Outcome {
  const { thread } = facts;
  if (!thread) return nothing('bounce', 'not-of-a-letter-of-ours');
  if (mail.reading.failedRecipient === null) return nothing('bounce', 'delayed');
  const [{ code, person }] = thread.requests;
  const told = thread.kind === 'person-activation' && !thread.hasBounced ? facts.agents : [];
  const answer = (mail.mail.deliveryStatus?.match(/^diagnostic-code:.*$/im)?.[0] ?? '')
    .replace(/^[^;]*;/, '')
    .trim();
  return {
    verdict: 'bounce',
    reason: thread.kind,
    changes: [{ do: 'mark-bounced', outboxId: thread.outboxId }],
    letters: told.map((to) => ({ kind: 'agent-bounced', to, code, data: { code, person, answer } })),
  };
}
