import { afterAll, beforeAll } from '@jest/globals';
import { dailyDigest } from '../../src/jobs/digest.ts';
import { type Upkept, upkeep } from '../../src/jobs/upkeep.ts';
import { type Letter, openTown, type Town } from '../support/town.ts';
import { seatIsFree, until } from '../support/waiting.ts';

/** A town whose clock stands still, and the chores at the moments that a test says. */

export const SECOND = 1_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A Monday, ten in the morning in Bogotá. */
export const T0 = new Date('2026-03-02T15:00:00.000Z');
export const later = (milliseconds: number): Date => new Date(T0.getTime() + milliseconds);
export const bogota = (at: string): Date => new Date(`${at}-05:00`);
export const NOTHING: Upkept = { reminded: 0, closed: 0, listed: 0 };

/** The town of the tests that run. */
export let town: Town;
export const openedFor = (options: Parameters<typeof openTown>[0] = {}): void => {
  beforeAll(async () => {
    town = await openTown(options);
    town.clock.freeze(T0);
  });
  afterAll(() => town.close());
};

/** The chore, as cron would begin it at that moment. */
export async function upkept(at: Date): Promise<Upkept | null> {
  town.clock.freeze(at);
  await seatIsFree(town.db, 'upkeep');
  const app = town.copies[0]?.app;
  return app ? await upkeep(app, new AbortController().signal) : null;
}

/** How the runs of the chore ended so far, on all copies together. */
export async function ran(): Promise<Record<'done' | 'failed' | 'elsewhere', number>> {
  const runs = { done: 0, failed: 0, elsewhere: 0 };
  for (const { app } of town.copies)
    for (const { labels, value } of (await app.metrics.chores.get()).values)
      if (labels.chore === 'upkeep') runs[labels.result as keyof typeof runs] += value;
  return runs;
}

export async function dailyAt(at: Date): Promise<number | null> {
  town.clock.freeze(at);
  await seatIsFree(town.db, 'digest');
  const app = town.copies[0]?.app;
  return app ? await dailyDigest(app, new AbortController().signal) : null;
}

/** The bot has read the mailbox to its end at the town's time, as it does every half minute. */
export async function isRead(): Promise<void> {
  await town.writes('vecina@andino.test', { subject: 'Hola', text: 'Nada que ver.' });
  await until('a mailbox that was read', async () => {
    const { rows } = await town.db.query('select from mailboxes where read_at >= $1', [town.clock.now()]);
    return rows.length > 0;
  });
}

export const stateOf = async (requester: string): Promise<string[]> =>
  (
    await town.db.query<{ state: string }>('select state from requests where requester = $1 order by id', [
      requester,
    ])
  ).rows.map(({ state }) => state);

export const flat = (letter: Letter | undefined): string => (letter?.text ?? '').replace(/\s+/g, ' ');
