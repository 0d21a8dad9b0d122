import type { App } from '../app.ts';
import { isWorkingDay } from '../core/working-time.ts';
import { oweDailyDigest, oweDigest } from '../store/digests.ts';
import { chore } from './chore.ts';

/** Owes the agents a digest of the requests that they got no notice of or are to be reminded of, when it is time for one. */
export async function digest({ config, db, clock, log }: App): Promise<boolean> {
  const count = await oweDigest(db, config, clock.now());
  if (count !== null) log.info({ event: 'digest.owed', count }, 'the agents get a digest');
  return false; // the next is due later, whatever is left
}

/** When people begin to work (cron, in TZ_NAME). */
export const DAILY_DIGEST_AT = '0 8 * * *';

/** On working days, on one copy only: what is open, and what readers said of the help article. @returns how many requests it lists; null when none was owed */
export async function dailyDigest(app: App, stopping: AbortSignal): Promise<number | null> {
  const { config, db, clock, log } = app;
  return await chore(app, { seat: 'digest', event: 'digest.failed' }, stopping, async () => {
    const now = clock.now();
    if (!isWorkingDay(now, config.timeZone)) return null;
    const count = await oweDailyDigest(db, config, now);
    if (count !== null) log.info({ event: 'digest.daily', count }, 'the agents get the digest of the day');
    return count;
  });
}
