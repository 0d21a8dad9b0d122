import { asciiLower, canonicalAddress } from '../address.ts';
import type { IncomingMail, ReplyKey } from '../mail.ts';

// One plus sign or bracket anchors each pattern, and no two parts can match the same characters: linear.
const IN_ADDRESS = /\+sol\.([a-z0-9]{6})\.([a-z0-9_-]+)@/;
const IN_MESSAGE_ID = /^<sol\.([a-z0-9]{6})\.([a-z0-9_-]+)@[^<>@\s]+>$/;

/**
 * The reply keys that a mail carries, by shape alone: those in its recipients first, then those of In-Reply-To and
 * References, the latest first. Lower case, each once.
 */
export function replyKeys(mail: Pick<IncomingMail, 'recipients' | 'references'>): ReplyKey[] {
  const found = [
    ...mail.recipients.map((address) => IN_ADDRESS.exec(asciiLower(address.slice(0, 400)))),
    ...mail.references.toReversed().map(keyInMessageId),
  ];
  const keys = new Map<string, ReplyKey>();
  for (const [, code, key] of found.filter((match) => match !== null))
    if (code && key && !keys.has(`${code}.${key}`)) keys.set(`${code}.${key}`, { code, key });
  return [...keys.values()];
}

/** Whether this Message-ID is one that the bot gives to its own messages. */
export const isOwnMessageId = (id: string): boolean => keyInMessageId(id) !== null;

const keyInMessageId = (id: string): RegExpExecArray | null =>
  IN_MESSAGE_ID.exec(asciiLower(id.slice(0, 400).trim()));

/** Whether this is the bot's own address, with or without a reply key. */
export function isOwnAddress(address: string, own: string): boolean {
  // Nearly every address is another's: told by its domain, before its grammar is looked at.
  const isAscii = !/[^\0-\x7f]/.test(address);
  if (isAscii && !asciiLower(address.slice(0, 400)).includes(own.slice(own.indexOf('@')))) return false;
  return (
    canonicalAddress(
      address
        .trim()
        .slice(0, 400)
        .replace(/^<|>$/g, '')
        .replace(/^([^+@]*)\+[^@]*@/, '$1@'),
    ) === own
  );
}
