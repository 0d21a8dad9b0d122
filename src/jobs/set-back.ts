import type { App } from '../app.ts';
import type { Proof } from '../core/proof.ts';
import { UnreadableMail } from '../mail/unreadable.ts';
import { isSilence } from '../store/database.ts';
import { noteFailure, putOff, type TakenMail } from '../store/inbox.ts';

/**
 * What becomes of a mail that could not be answered this time: it waits for another try, or is set aside. A part of the job answer, and
 * in its room: no other may ask mail/ why a mail cannot be read and tell store/ of it.
 */

/**
 * So often, and for so long (milliseconds), a mail may be taken without coming to an end; then it is set aside, for it may be what brings
 * the process down. Both, since whoever kills bots faster than they read puts the blame on all mail in hand.
 */
const MOST_ATTEMPTS = 20;
const LONGEST_WITHOUT_END = 15 * 60_000;

/** Set aside unread, whatever is in it. */
export const isEndless = ({ attempt, since }: TakenMail, now: Date): boolean =>
  attempt > MOST_ATTEMPTS && now.getTime() - since.getTime() > LONGEST_WITHOUT_END;

/**
 * Whose fault is it? Of SQLSTATEs only classes 22 and 23 (PostgreSQL, appendix A: data, and what they break) are laid to the mail; after any
 * other, or an error of the connection, it stays leased and is taken again. AWAY in web/server.ts is narrower, for it asks whether waiting
 * helps: a table that is missing (42P01) or a full disk (53100) is no mail's fault, yet nothing that a minute mends.
 */
export function isOfDatabase(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const isSqlState = /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('22') && !code.startsWith('23');
  return (
    isSqlState ||
    /^E[A-Z]+$/.test(code) ||
    /connection|timeout exceeded when trying to connect/i.test(message) ||
    isSilence(error)
  );
}

/** A mail that failed for what it is: it gets another try, or is set aside with the reason. */
export async function setBack(app: App, taken: TakenMail, error: unknown): Promise<void> {
  const reason = error instanceof UnreadableMail ? error.reason : (error as Error).name;
  const isForGood = error instanceof UnreadableMail && error.isForGood;
  const fate = await noteFailure(app.db, taken, { reason, isForGood }, app.clock.now());
  if (fate === 'set-aside') app.metrics.mails.inc({ verdict: fate });
  app.log.error(
    { event: fate === 'later' ? 'mail.failed' : 'mail.set-aside', mail: taken.id, reason, err: error },
    'a mail could not be answered',
  );
}

/** DNS is most often back within minutes. Milliseconds before the second and the third try, which takes what it gets. */
const DNS_WAITS = [60_000, 300_000] as const;

/** I12: while a check cannot be made nothing is decided. After the last wait the reply is told to the agents as not checked. */
export async function waitForDns(app: App, taken: TakenMail, { by }: Proof): Promise<void> {
  const due = new Date(app.clock.now().getTime() + (DNS_WAITS[taken.failures] ?? DNS_WAITS[1]));
  await putOff(app.db, taken, by, due);
  app.log.warn(
    { event: 'mail.put-off', mail: taken.id, reason: by },
    'DNS gave no answer about the signature of an agent’s reply; the mail is tried again later',
  );
}
