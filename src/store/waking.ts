import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Queryable } from './database.ts';

const AGAIN = 2_000;

/** Calls `onRows` with the table's name whenever rows were committed to it, by any copy of the bot, until aborted. */
export async function listen(
  db: Database,
  onRows: (table: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await listenOnce(db, onRows, signal);
    } catch {
      // The jobs poll as well, and they tell what is wrong with the database: here it is enough to try again.
      await sleep(AGAIN, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function listenOnce(db: Database, onRows: (table: string) => void, signal: AbortSignal): Promise<void> {
  const client = await db.connect();
  const onNotification = ({ payload }: { payload?: string | undefined }): void => onRows(payload ?? '');
  client.on('notification', onNotification);
  try {
    const ended = once(client, 'end', { signal }).catch(() => undefined); // rejects on 'error' and on abort
    await client.query('listen portero');
    await ended;
  } finally {
    client.off('notification', onNotification);
    client.release(true);
  }
}

/**
 * The clock was set back: what was leased or put off by the clock before lies that much too far ahead, and is brought back.
 * Where a long back-off of another copy is brought back with it, its letter is tried once more.
 */
export async function bringBack(db: Queryable, now: Date, milliseconds: number): Promise<void> {
  const beyond = new Date(now.getTime() + milliseconds / 2);
  const interval = `${milliseconds} milliseconds`;
  for (const [table, open] of [
    ['inbox', 'verdict is null'],
    ['outbox', `state = 'queued'`],
    ['accounts', 'provisioned_at is null'],
    ['recoveries', 'outcome is null'],
  ] as const)
    await db.query(`update ${table} set due_at = due_at - $2::interval where ${open} and due_at > $1`, [
      beyond,
      interval,
    ]);
  await db.query('update limits set free_at = free_at - $2::interval where free_at > $1', [beyond, interval]);
}
