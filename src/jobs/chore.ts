import type { App } from '../app.ts';
import { takeSeat } from '../store/mailboxes.ts';

/**
 * Does a chore on one copy only, at its hour. What goes wrong is logged as `<name>.failed`; the chore comes again by itself.
 * @param work gets a signal that aborts when the bot ends or the right to go on is lost
 * @returns null when another copy is at it, or it broke off
 */
export async function chore<T>(
  app: App,
  name: string,
  stopping: AbortSignal,
  work: (until: AbortSignal) => Promise<T>,
): Promise<T | null> {
  try {
    const seat = await takeSeat(app.db, name);
    if (!seat) return null;
    try {
      return await work(AbortSignal.any([stopping, seat.lost]));
    } finally {
      seat.leave();
    }
  } catch (error) {
    app.log.error({ event: `${name}.failed`, err: error }, 'a chore broke off; it comes again at its hour');
    return null;
  }
}
