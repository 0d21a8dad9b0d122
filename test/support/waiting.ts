import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/store/database.ts';

/** Longer than anything takes on a busy machine, and shorter than a test may: what has not come by then does not come. Milliseconds. */
const LONG_ENOUGH = 25_000;

/**
 * Looks until there is something to see: for what follows by itself, a moment or some seconds later.
 * @returns what was seen. @throws when it never came, naming it
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  within = LONG_ENOUGH,
): Promise<NonNullable<T>> {
  for (const deadline = performance.now() + within; ; await sleep(20)) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > deadline) throw new Error(`never came: ${what}`);
  }
}

/** The server gives a seat (store/mailboxes.ts) up a moment after the session that had it ended. */
export async function seatIsFree(db: Database, name: string): Promise<void> {
  const key = `hashtextextended('portero ${name}', 0)`;
  await until(`a free seat of ${name}`, async () => {
    const { rows } = await db.query<{ free: boolean | null }>(
      `select case when pg_try_advisory_lock(${key}) then pg_advisory_unlock(${key}) end as free`,
    );
    return rows[0]?.free;
  });
}

/** Every row of the audit trail has its place in the chain: the bot seals once a second. */
export async function isSealed(db: Database): Promise<void> {
  await until('the seal of the last row', async () => {
    const { rows } = await db.query<{ waiting: number }>('select count(*) as waiting from audit_unsealed');
    return rows[0]?.waiting === 0;
  });
}

/**
 * Some letters cannot leave, each of them was tried, and none is in hand: the next try is seconds away. A clock that is moved on
 * while one is in hand ends its lease, and it is sent twice.
 */
export async function lettersRest(db: Database): Promise<void> {
  await until('a moment in which no letter is in hand', async () => {
    const { rows } = await db.query<{ queued: number; resting: number }>(
      `select count(*) as queued, count(a) as resting from outbox o
       left join outbox_attempts a on a.outbox_id = o.id and a.attempt = o.attempts and a.result = 'later' where state = 'queued'`,
    );
    return rows[0] && rows[0].queued > 0 && rows[0].queued === rows[0].resting;
  });
}
