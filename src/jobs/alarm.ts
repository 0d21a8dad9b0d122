import type { App } from '../app.ts';
import { settleAlarms } from '../store/alarms.ts';
import { checkNewest } from '../store/audit-chain.ts';
import { status } from '../store/overview.ts';
import { LATE, troubles } from '../store/troubles.ts';

/** Twice a minute (cron with seconds). */
export const ALARM_AT = '*/30 * * * * *';

/**
 * Looks at how things stand and tells the operator what has changed: by mail, and in the log, for mail may be what is broken.
 * @param startedAt what a start mends by itself gets so long to be mended
 */
export async function alarm({ db, clock, config, log }: App, startedAt: Date): Promise<void> {
  const now = clock.now();
  const isYoung = now.getTime() - startedAt.getTime() < LATE.mailbox;
  try {
    await checkNewest(db);
    const found = troubles(await status(db, now), now);
    for (const { condition, what, isOver } of await settleAlarms(db, found, {
      to: config.opsEmail,
      now,
      isYoung,
    }))
      if (isOver) log.warn({ event: 'alarm.over', condition }, what);
      else log.error({ event: 'alarm.raised', condition }, what);
  } catch (error) {
    log.error(
      { event: 'alarm.not-checked', err: error },
      'whether anything is wrong could not be found out; trying again in half a minute',
    );
  }
}
