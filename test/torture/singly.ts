import { chanceOf } from './chance.ts';
import { lettersSent } from './copies-sent.ts';
import { CLOCK_FAULTS, FAULTS } from './faults.ts';
import { breaches } from './invariants.ts';
import { request } from './people.ts';
import { approved, clicks, Stuck, wholeStory } from './story.ts';
import { openWorld, type World } from './world.ts';

export interface Endured {
  readonly fault: string;
  /** From the end of the fault until nothing was owed any more. */
  readonly seconds: number;
  readonly breaches: readonly string[];
}

/** LIMITS: recovery within 60 s after a dependency is back. */
const RECOVERY_MS = 60_000;
/** Silence of a server outlasts its fault by up to a minute: these run beside the others, by server. */
const SILENCES = [/^PostgreSQL falls silent/, /^IMAP falls silent/, /^SMTP falls silent/];
/** So many worlds share the other faults; each bot holds a dozen of the server's hundred connections. */
const SHARED_WORLDS = 2;

/** Each fault once, in the way of a story: with all its connections open, a bot meets it and must be done with it in time. */
export async function endureEach(
  main: string,
  names: readonly string[],
  onEndured: (endured: Endured) => void,
): Promise<void> {
  const alone = SILENCES.map((silence) => names.filter((name) => silence.test(name)));
  const others = names.filter((name) => !alone.flat().includes(name));
  const shared = Array.from({ length: SHARED_WORLDS }, (_, i) =>
    others.filter((__, j) => j % SHARED_WORLDS === i),
  );
  const groups = await Promise.allSettled(
    [...alone, ...shared].map((group) => endureInTurn(main, group, onEndured)),
  );
  for (const group of groups) if (group.status === 'rejected') throw group.reason;
}

async function endureInTurn(
  main: string,
  names: readonly string[],
  onEndured: (endured: Endured) => void,
): Promise<void> {
  if (names.length === 0) return;
  const world = await openWorld({ main });
  try {
    await wholeStory(world, 'primera@andino.test');
    for (const [i, name] of names.entries()) onEndured(await endure(world, name, `persona${i}@andino.test`));
  } finally {
    await world.close();
  }
}

async function endure(world: World, fault: string, email: string): Promise<Endured> {
  const [copy] = world.copies;
  if (!copy) throw new Error('a world without a bot');
  const story = stuckOrNot(tell(world, email));
  world.ledger.disrupted(fault);
  await (FAULTS[fault] ?? CLOCK_FAULTS[fault])?.(world, copy, chanceOf(1));
  world.calm();
  world.ledger.disrupted(`over: ${fault}`); // a letter that came out during the fault is sent again because of it
  const over = Date.now();
  const found = await story;
  const left = await world.settles(Math.max(1, over + RECOVERY_MS - Date.now()));
  if (left !== null) found.push(`I13: still owed ${RECOVERY_MS / 1000} s after the fault was over: ${left}`);
  const seconds = (Date.now() - over) / 1000;
  if (seconds > RECOVERY_MS / 1000) found.push(`it took ${seconds} s to recover`);
  return {
    fault,
    seconds,
    breaches: [...found, ...(await breaches(world)), ...(await lettersSent(world)).breaches],
  };
}

async function tell(world: World, email: string): Promise<void> {
  await world.mails('good', request(email), email);
  await approved(world, email);
  await clicks(world, email);
}

async function stuckOrNot(story: Promise<void>): Promise<string[]> {
  try {
    await story;
    return [];
  } catch (error) {
    if (error instanceof Stuck) return [`I13: ${error.message}`];
    throw error;
  }
}
