import type { App } from '../app.ts';
import type { Proof } from '../core/proof.ts';
import { reminder } from '../core/reminding.ts';
import { transaction } from '../store/database.ts';
import { lookUp } from '../store/facts.ts';
import {
  closeUnanswered,
  listAwaiting,
  saveReminder,
  type UnansweredMail,
  unansweredMails,
  unansweredOf,
} from '../store/reminders.ts';
import { chore } from './chore.ts';

/** Cron: a reminder comes ten minutes late at most. */
export const UPKEEP_AT = '*/10 * * * *';

/** Requests: reminded of to their requester · closed because that one never answered · put before the agents again. */
export interface Upkept {
  reminded: number;
  closed: number;
  listed: number;
}

const LINES: readonly { what: keyof Upkept; event: string; message: string }[] = [
  {
    what: 'reminded',
    event: 'upkeep.reminded',
    message: 'requesters were reminded of the data that they did not send',
  },
  {
    what: 'closed',
    event: 'upkeep.closed',
    message: 'requests were closed: the data that they lack did not come',
  },
  {
    what: 'listed',
    event: 'upkeep.listed',
    message: 'requests that wait too long for a decision go into the next digest',
  },
];

/** Looks after requests that nobody goes on with, on one copy only. */
export async function upkeep(app: App, stopping: AbortSignal): Promise<Upkept | null> {
  return await chore(app, { seat: 'upkeep', event: 'upkeep.failed' }, stopping, async (until) => {
    const { clock, config, db, log } = app;
    const kept: Upkept = { reminded: 0, closed: 0, listed: 0 };
    for (let some = 1; some > 0 && !until.aborted; kept.closed += some)
      some = await closeUnanswered(db, clock.now());
    for (const mail of await unansweredMails(db, config.limitScale, clock.now()))
      if (!until.aborted && (await remind(app, mail))) kept.reminded++;
    if (!until.aborted) kept.listed = await listAwaiting(db, config.timeZone, clock.now());
    for (const { what, event, message } of LINES)
      log[kept[what] > 0 ? 'info' : 'debug']({ event, count: kept[what] }, message);
    return kept;
  });
}

/** @returns whether the requester gets a letter: the data may have come meanwhile, or the limit on answers been used up. */
async function remind({ db, clock, config }: App, { inboxId, requester }: UnansweredMail): Promise<boolean> {
  const { agents, limitScale, secretKeys } = config;
  const proof: Proof = { agent: 'unchecked', isSenderKnown: false, by: 'reminded' };
  return await transaction(db, async (tx) => {
    const now = clock.now();
    const about = { keys: [], emails: [], sender: requester };
    const facts = await lookUp(tx, about, { now, agents, codes: [], limitScale, proof, secretKeys });
    const unanswered = await unansweredOf(tx, inboxId);
    const letter = unanswered && reminder(unanswered, facts);
    if (!letter) return false;
    const requestIds = unanswered.requests.map(({ id }) => id);
    await saveReminder(tx, { inboxId, requestIds, messageId: unanswered.messageId }, letter, now);
    return true;
  });
}
