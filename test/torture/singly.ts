import { chanceOf } from './chance.ts';
import { lettersSent } from './copies-sent.ts';
import { FAULTS } from './faults.ts';
import { breaches } from './invariants.ts';
import { request } from './people.ts';
import { approved, clicks, Stuck, wholeStory } from './story.ts';
import { openWorld } from './world.ts';

export interface Endured {
  readonly fault: string;
  /** From the end of the fault until nothing was owed any more. */
  readonly seconds: number;
  readonly breaches: readonly string[];
}

/** LIMITS: recovery within 60 s after a dependency is back. */
const RECOVERY_MS = 60_000;
const PEOPLE = 3;

/** Puts some stories in the way of one fault, and tells what became of them once it was over. */
export async function endure(main: string, fault: string): Promise<Endured> {
  const world = await openWorld({ main });
  try {
    const [copy] = world.copies;
    if (!copy) throw new Error('a world without a bot');
    await wholeStory(world, 'primera@andino.test'); // every connection is open, and is there to be hurt
    const emails = Array.from({ length: PEOPLE }, (_, i) => `persona${i}@andino.test`);
    const stories = Promise.all(
      emails.map(async (email) => {
        await world.mails('good', request(email), email);
        await approved(world, email);
        await clicks(world, email);
      }),
    );
    world.ledger.disrupted(fault);
    await FAULTS[fault]?.(world, copy, chanceOf(1));
    world.calm();
    const over = Date.now();
    const found: string[] = [];
    try {
      await stories;
    } catch (error) {
      if (!(error instanceof Stuck)) throw error;
      found.push(`I13: ${error.message}`);
    }
    const left = await world.settles(Math.max(1, over + RECOVERY_MS - Date.now()));
    if (left !== null)
      found.push(`I13: still owed ${RECOVERY_MS / 1000} s after the fault was over: ${left}`);
    const seconds = (Date.now() - over) / 1000;
    const sent = await lettersSent(world);
    return { fault, seconds, breaches: [...found, ...(await breaches(world)), ...sent.breaches] };
  } finally {
    await world.close();
  }
}
