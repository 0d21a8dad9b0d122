import { type App, random } from '../app.ts';
import { recover as decide } from '../core/recovery.ts';
import { transaction } from '../store/database.ts';
import { settle, standingOf, takeRecovery } from '../store/recoveries.ts';

/** Looks into one "¿Olvidó su contraseña?" and owes the letter that the state of that address calls for. */
export async function recover(app: App): Promise<boolean> {
  const taken = await takeRecovery(app.db, app.clock.now());
  if (!taken) return false;
  const outcome = await transaction(app.db, async (tx) => {
    const standing = await standingOf(tx, taken);
    return await settle(tx, taken, standing, decide(standing), random(16), app.clock.now());
  });
  if (outcome === 'too-soon') app.metrics.limits.inc({ limit: 'link-letters' });
  app.log.info({ event: 'recovery.settled', recovery: taken.id, outcome }, 'recovery settled');
  return true;
}
