import { type App, random } from '../app.ts';
import type { Proof } from '../core/proof.ts';
import { resume as decide } from '../core/resuming.ts';
import { transaction } from '../store/database.ts';
import { lookUp } from '../store/facts.ts';
import { nextWaiting, saveResumed, waitingOf } from '../store/waiting.ts';

/** Lets one held mail go as soon as the amounts allow, and asks for missing data that could not be asked for before. */
export async function resume(app: App): Promise<boolean> {
  const { agents, limitScale, authservId, secretKeys } = app.config;
  // What the mail's headers proved is not kept: where anything could be proven, its sender counts as unknown.
  const proof: Proof = { agent: 'unchecked', isSenderKnown: authservId === null, by: 'resumed' };
  const mail = await nextWaiting(app.db, limitScale, app.clock.now());
  if (!mail) return false;
  const { emails, requester: sender, companies, subject, leftOut } = mail;
  const changed = await transaction(app.db, async (tx) => {
    const now = app.clock.now();
    const about = { keys: [], emails, sender, ...(mail.isHeld ? { companies } : {}) };
    const facts = await lookUp(tx, about, { now, agents, codes: [], limitScale, proof, secretKeys });
    const requests = await waitingOf(tx, mail);
    const outcome = decide({ requester: sender, subject, leftOut, requests }, facts);
    const isAnswered = outcome.letters.some(({ answers }) => answers);
    if (requests.length === 0 || !(mail.isHeld || isAnswered)) return 0;
    await saveResumed(tx, mail, outcome, { now, linkId: () => random(16) });
    return outcome.changes.length;
  });
  if (changed > 0)
    app.log.info({ event: 'mail.resumed', mail: mail.inboxId, count: changed }, 'requests that waited go on');
  return changed > 0;
}
