import type { IncomingMail } from '../core/mail.ts';
import { asksAboutReceipt } from '../core/reading/index.ts';
import { replyKeys } from '../core/reading/keys.ts';
import { machineMade } from '../core/reading/robots.ts';
import { isRequestSubject } from '../core/reading/subject.ts';
import { LIMITS, UnreadableMail } from './parse.ts';

/**
 * Whose is it (CONTRACT.md section 5), by its raw header block alone? `ours`: it carries a reply key, or it asks for an
 * account. `bounce`: a report that something was not delivered; whether it is about a letter of ours, the mail server is
 * asked. `foreign`: leave it alone.
 */
export async function triage(
  headers: Buffer,
  own: string,
  parse: (raw: Buffer) => Promise<IncomingMail>,
): Promise<'ours' | 'bounce' | 'foreign'> {
  const mail = await parse(headers).catch((error: unknown) => {
    if (error instanceof UnreadableMail) return parse(firstFields(headers)).catch(() => null);
    throw error;
  });
  if (mail === null) return 'foreign';
  if (replyKeys(mail).length > 0 && !asksAboutReceipt(mail)) return 'ours';
  const machine = machineMade(mail.headers, mail.from, own);
  if (machine === 'bounce') return 'bounce';
  return machine === null && isRequestSubject(mail.subject) ? 'ours' : 'foreign';
}

/** Headers beyond the limits still show whose mail it is; if it is ours it is kept whole, and set aside when it is read. */
function firstFields(headers: Buffer): Buffer {
  const fields = headers
    .subarray(0, LIMITS.headerBytes / 2)
    .toString('latin1')
    .split(/\r?\n(?![ \t])/);
  return Buffer.from(`${fields.slice(0, LIMITS.fields / 2).join('\r\n')}\r\n\r\n`, 'latin1');
}
