import { oneSender } from '../core/address.ts';
import type { IncomingMail } from '../core/mail.ts';
import { asksAboutReceipt } from '../core/reading/index.ts';
import { replyKeys } from '../core/reading/keys.ts';
import { machineMade } from '../core/reading/robots.ts';
import { isRequestSubject } from '../core/reading/subject.ts';
import { atSight } from './at-sight.ts';
import { LIMITS } from './limits.ts';
import { parseMail } from './parse.ts';
import { UnreadableMail } from './unreadable.ts';

export type Whose = 'ours' | 'bounce' | 'foreign';

export interface Judged {
  readonly whose: Whose;
  /** As core/address.ts knows it; '' where From cannot be read or does not name one address. */
  readonly sender: string;
  /** It carries a reply key, genuine or not. */
  readonly isReply: boolean;
}

/**
 * Whose is it (CONTRACT.md section 5), by its raw header block alone? `ours`: it carries a reply key, or it asks for an
 * account. `bounce`: a report that something was not delivered; whether it is about a letter of ours, the mail server is
 * asked. `foreign`: leave it alone.
 */
export async function triage(headers: Buffer, own: string): Promise<Judged> {
  const mail = (await readable(headers)) ?? (await readable(firstFields(headers)));
  if (mail === null) return { whose: atSight(headers), sender: '', isReply: false };
  const isReply = replyKeys(mail).length > 0 && !asksAboutReceipt(mail);
  return { whose: isReply ? 'ours' : whoseIs(mail, own), sender: oneSender(mail.from), isReply };
}

function whoseIs(mail: IncomingMail, own: string): Whose {
  const machine = machineMade(mail.headers, mail.from, own);
  if (machine === 'bounce') return 'bounce';
  return machine === null && isRequestSubject(mail.subject) ? 'ours' : 'foreign';
}

async function readable(headers: Buffer): Promise<IncomingMail | null> {
  return await parseMail(headers).catch((error: unknown) => {
    if (error instanceof UnreadableMail) return null;
    throw error;
  });
}

/** The fields by which we know whose mail it is. */
const TELLING =
  /^(?:from|to|cc|subject|delivered-to|x-original-to|in-reply-to|references|return-path|auto-submitted|precedence|list-[a-z-]+|content-type):/i;

/** Headers beyond the limits still show whose mail it is; if it is ours it is kept whole, and set aside when it is read. */
function firstFields(headers: Buffer): Buffer {
  const fields = headers
    .subarray(0, LIMITS.headerBytes / 2)
    .toString('latin1')
    .split(/\r?\n(?![ \t])/)
    .filter((field) => TELLING.test(field));
  return Buffer.from(`${fields.slice(0, LIMITS.fields / 2).join('\r\n')}\r\n\r\n`, 'latin1');
}
