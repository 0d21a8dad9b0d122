import type { App } from '../app.ts';
import { takeSeat } from '../store/mailboxes.ts';

/**
 * Does a chore on one copy only, at its hour; one that breaks off comes again by itself.
 * @param names its seat, and the event that is logged when it breaks off
 * @param work gets a signal that aborts when the bot ends or the right to go on is lost
 * @returns null when another copy is at it, or it broke off
 */
export async function chore<T>(
  app: App,
  names: { seat: string; event: string },
  stopping: AbortSignal,
  work: (until: AbortSignal) => Promise<T>,
): Promise<T | null> {
  try {
    const seat = await takeSeat(app.db, names.seat);
    if (!seat) return null;
    try {
      return await work(AbortSignal.any([stopping, seat.lost]));
    } finally {
      seat.leave();
    }
  } catch (error) {
    app.log.error({ event: names.event, err: error }, 'a chore broke off; it comes again at its hour');
    return null;
  }
}
