import type { App } from '../app.ts';
import { takeSeat } from '../store/mailboxes.ts';

/**
 * Does a chore on one copy only, at its hour; one that breaks off comes again by itself. Each run is counted, and has a line in the log.
 * @param names its seat, which is its name in the metrics too, and the event that is logged when it breaks off
 * @param work gets a signal that aborts when the bot ends or the right to go on is lost
 * @returns null when another copy is at it, or it broke off
 */
export async function chore<T>(
  app: App,
  names: { seat: string; event: string },
  stopping: AbortSignal,
  work: (until: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const { clock, log, metrics } = app;
  const begun = performance.now();
  const count = (result: 'done' | 'failed' | 'elsewhere'): void =>
    metrics.chores.inc({ chore: names.seat, result });
  try {
    const seat = await takeSeat(app.db, names.seat);
    if (!seat) {
      count('elsewhere');
      return null;
    }
    try {
      const found = await work(AbortSignal.any([stopping, seat.lost]));
      if (stopping.aborted) return found; // cut short: neither done nor failed
      if (seat.lost.aborted) throw new Error('the session that held its seat ended');
      count('done');
      metrics.choresDone.set({ chore: names.seat }, clock.now().getTime() / 1000);
      const ms = Math.round(performance.now() - begun);
      log.info({ event: 'chore.done', job: names.seat, ms }, 'a chore was done');
      return found;
    } finally {
      seat.leave();
    }
  } catch (error) {
    count('failed');
    log.error({ event: names.event, err: error }, 'a chore broke off; it comes again at its hour');
    return null;
  }
}
