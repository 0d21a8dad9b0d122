import { asciiLower, canonicalAddress } from '../address.ts';
import type { IncomingMail, ReplyKey } from '../mail.ts';

// One plus sign or bracket anchors each pattern, and no two parts can match the same characters: linear.
const IN_ADDRESS = /\+sol\.([a-z0-9]{6})\.([a-z0-9_-]+)@/;
const MAY_BE_OURS = /^\s*<sol\./i;
const IN_MESSAGE_ID = /^<sol\.([a-z0-9]{6})\.([a-z0-9_-]+)@[^<>@\s]+>$/;

/**
 * The reply keys that a mail carries, by shape alone: those in its recipients first, then those of In-Reply-To and
 * References, the latest first. Lower case, each once.
 */
export function replyKeys(mail: Pick<IncomingMail, 'recipients' | 'references'>): ReplyKey[] {
  const keys: ReplyKey[] = [];
  for (const address of mail.recipients)
    if (address.includes('+')) addKey(keys, IN_ADDRESS.exec(asciiLower(address.slice(0, 400))));
  for (let at = mail.references.length - 1; at >= 0; at--)
    addKey(keys, keyInMessageId(mail.references[at] ?? ''));
  return keys;
}

function addKey(keys: ReplyKey[], match: RegExpExecArray | null): void {
  const [, code, key] = match ?? [];
  if (!code || !key) return;
  for (const known of keys) if (known.code === code && known.key === key) return;
  keys.push({ code, key });
}

/** Whether this Message-ID is one that the bot gives to its own messages. */
export const isOwnMessageId = (id: string): boolean => keyInMessageId(id) !== null;

/** Nearly every Message-ID is told by its first two characters. */
const isForeign = (id: string): boolean => id.charCodeAt(0) === 0x3c && (id.charCodeAt(1) | 0x20) !== 0x73;

const keyInMessageId = (id: string): RegExpExecArray | null =>
  !isForeign(id) && MAY_BE_OURS.test(id) ? IN_MESSAGE_ID.exec(asciiLower(id.slice(0, 400).trim())) : null;

/** Whether this is the bot's own address, with or without a reply key. */
export function isOwnAddress(address: string, own: string): boolean {
  let text = asciiLower(address.trim().slice(0, 400));
  if (text.startsWith('<')) text = text.slice(1);
  if (text.endsWith('>')) text = text.slice(0, -1);
  if (text.includes('+')) text = text.replace(/^([^+@]*)\+[^@]*@/, '$1@');
  // What is ASCII is canonical once its letters are small, or no address at all.
  return text === own || (/[^\0-\x7f]/.test(text) && canonicalAddress(text) === own);
}
