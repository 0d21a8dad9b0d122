import type { App } from '../app.ts';
import { settleAlarms } from '../store/alarms.ts';
import { checkNewest } from '../store/audit-chain.ts';
import { status } from '../store/overview.ts';
import { type Condition, troubles } from '../store/troubles.ts';

/** Twice a minute (cron with seconds). */
export const ALARM_AT = '*/30 * * * * *';
/** So long (milliseconds) something must be seen to be wrong before it is told, where a start, or a machine that wakes, mends it by itself. */
const PATIENCE = 55_000;
const PASSING: readonly Condition[] = ['mailbox-unread', 'letters-unsent'];

/**
 * @returns what looks at how things stand and tells the operator what has changed: by mail, and in the log, for mail may be what
 * is broken.
 */
export function openAlarms({ db, clock, config, log }: App, patience = PATIENCE): () => Promise<void> {
  let seen = new Map<Condition, number>();
  return async () => {
    const now = clock.now();
    try {
      await checkNewest(db);
      const found = troubles(await status(db, now), now);
      const at = performance.now();
      seen = new Map(found.map(({ condition }) => [condition, seen.get(condition) ?? at]));
      const isRipe = ([condition, since]: [Condition, number]): boolean =>
        !PASSING.includes(condition) || at - since >= patience;
      const ripe = new Set([...seen].filter(isRipe).map(([condition]) => condition));
      for (const { condition, what, isOver } of await settleAlarms(db, found, {
        to: config.opsEmail,
        now,
        ripe,
      }))
        if (isOver) log.warn({ event: 'alarm.over', condition }, what);
        else log.error({ event: 'alarm.raised', condition }, what);
    } catch (error) {
      log.error(
        { event: 'alarm.not-checked', err: error },
        'whether anything is wrong could not be found out; trying again in half a minute',
      );
    }
  };
}
