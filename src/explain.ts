import type { Decision, MailKind, Person, Why } from './core/mail.ts';
import { readMail } from './core/reading/index.ts';
import { parseMail } from './mail/parse.ts';

/** One line of `portero explain` (CONTRACT.md, section 3). */
export interface ExplainLine {
  readonly file: string;
  readonly kind: MailKind;
  readonly people: readonly Person[];
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly failedRecipient: string | null;
}

/**
 * How one mail would be read, and which line gave each value.
 *
 * @param ownAddress the bot's own address (MAIL_FROM): it is nobody's, wherever it stands in the mail.
 * @throws UnreadableMail when the mail would be set aside.
 */
export async function explain(
  file: string,
  raw: Buffer,
  ownAddress: string,
): Promise<{ line: ExplainLine; why: readonly Why[] }> {
  const reading = readMail(await parseMail(raw), ownAddress);
  const { kind, people, decision, reason, failedRecipient, why } = reading;
  return { line: { file, kind, people, decision, reason, failedRecipient }, why };
}
