import type { Decision, MailKind, Person, Why } from './core/mail.ts';
import { readMail } from './core/reading/index.ts';
import { parseMail } from './mail/parse.ts';
import { UnreadableMail } from './mail/unreadable.ts';

/** One line of `portero explain` (CONTRACT.md, section 3). */
export interface ExplainLine {
  readonly file: string;
  readonly kind: MailKind;
  readonly people: readonly Person[];
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly failedRecipient: string | null;
  /** Only of a mail that would be set aside: why. */
  readonly setAside?: string;
}

/**
 * How one mail would be read, and which line gave each value.
 *
 * @param ownAddress the bot's own address (MAIL_FROM): it is nobody's, wherever it stands in the mail.
 */
export async function explain(
  file: string,
  raw: Buffer,
  ownAddress: string,
): Promise<{ line: ExplainLine; why: readonly Why[] }> {
  try {
    const { kind, people, decision, reason, failedRecipient, why } = readMail(
      await parseMail(raw),
      ownAddress,
    );
    return { line: { file, kind, people, decision, reason, failedRecipient }, why };
  } catch (error) {
    if (!(error instanceof UnreadableMail)) throw error;
    const nothing = { people: [], decision: null, reason: null, failedRecipient: null };
    return { line: { file, kind: 'other', ...nothing, setAside: error.reason }, why: [] };
  }
}
