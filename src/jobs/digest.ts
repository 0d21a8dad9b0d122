import type { App } from '../app.ts';
import { oweDigest } from '../store/digests.ts';

/** Owes the agents a digest of the requests that they got no notice of, when it is time for one. */
export async function digest({ config, db, clock, log }: App): Promise<boolean> {
  const count = await oweDigest(db, config.agents, config.limitScale, clock.now());
  if (count !== null) log.info({ event: 'digest.owed', count }, 'the agents get a digest');
  return false; // the next is due later, whatever is left
}
