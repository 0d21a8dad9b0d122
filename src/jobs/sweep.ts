import type { App } from '../app.ts';
import { record } from '../store/audit.ts';
import { lastChecked, noteCheck, verifyChain } from '../store/audit-chain.ts';
import { EXPIRED } from '../store/retention.ts';
import { chore } from './chore.ts';

/** Every night, when few people write (cron, in TZ_NAME). */
export const SWEEP_AT = '17 3 * * *';

/**
 * The daily chore, on one copy only: deletes what is no longer needed, batch by batch, and writes the head of the audit chain to
 * the log, where who can change the database cannot change it. @returns how many rows of each kind went; null when another copy is at it.
 */
export async function sweep(app: App, stopping: AbortSignal): Promise<Record<string, number> | null> {
  return await chore(app, { seat: 'sweep', event: 'sweep.failed' }, stopping, async (until) => {
    const deleted = await deleteExpired(app, until);
    const verdict = await verifyChain(app.db, await lastChecked(app.db), () => undefined);
    await noteCheck(app.db, verdict);
    const { seq, hash } = verdict.head;
    if (verdict.fault)
      app.log.error({ event: 'audit.broken', reason: verdict.fault.what }, 'the audit chain does not hold');
    app.log.info(
      { event: 'audit.head', count: seq, head: hash.toString('hex') },
      'the audit chain reaches here: portero audit verify --anchor COUNT:HEAD tells later whether it still does',
    );
    return deleted;
  });
}

async function deleteExpired(
  { db, clock, config, log }: App,
  until: AbortSignal,
): Promise<Record<string, number>> {
  const now = clock.now();
  const deleted: Record<string, number> = {};
  for (const { kind, setting, deleteSome } of EXPIRED) {
    const before = new Date(now.getTime() - config.keep[setting]);
    let count = 0;
    for (let some = 1; some > 0 && !until.aborted; count += some) some = await deleteSome(db, before);
    deleted[kind] = count;
    log.info({ event: 'sweep.deleted', kind, count }, 'what is no longer needed was deleted');
  }
  await record(db, { at: now, event: 'sweep.done', details: deleted });
  return deleted;
}
