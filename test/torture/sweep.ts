import { lettersSent } from './copies-sent.ts';
import { breaches } from './invariants.ts';
import type { Passing, Protocol, Watch } from './proxies.ts';
import { Stuck, wholeStory } from './story.ts';
import { openWorld, type World } from './world.ts';

export interface SweepOptions {
  /** The bot to run. */
  readonly main: string;
  /** Kills at every n-th gap alone. */
  readonly every: number;
  /** Only at gaps in which a process can die: before what a sender writes at one go, not inside it. */
  readonly turns?: boolean;
  readonly copies?: number;
  /** Lets PostgreSQL be slow, which makes races long enough to be seen. */
  readonly slow?: boolean;
  readonly patienceMs?: number;
  /** Ends at the first breach: for the proofs. */
  readonly untilBreach?: boolean;
  /** After each gap. */
  onGap?(done: number, of: number): void;
}

export interface Swept {
  /** Gaps of the story between bot and each server, without any fault. */
  readonly gaps: Readonly<Record<Protocol, number>>;
  readonly killed: number;
  readonly againInsideTheWindow: number;
  readonly breaches: readonly string[];
}

const PROTOCOLS: readonly Protocol[] = ['postgres', 'imap', 'smtp'];
/** So many stories share a world: its start costs more than a story does. */
const STORIES_A_WORLD = 12;
const WORLDS_AT_ONCE = 2;
/** The killed bot's last statements are done by then. */
const LEASES_END_AFTER_MS = 80;
const SETTLE_WITHIN_MS = 30_000;

/** Which messages a gap is counted before. */
type Counts = (message: Passing) => boolean;

/**
 * Tells one story without faults and counts the messages between the bot and its servers; each gap before a message is then
 * a place to kill at. One story a gap follows, with SIGKILL exactly there, and the invariants are checked after each.
 */
export async function sweep(options: SweepOptions): Promise<Swept> {
  const isGap: Counts = (message) => !options.turns || message.opensTurn;
  const { gaps, broken } = await countGaps(options, isGap);
  const total = PROTOCOLS.reduce((sum, protocol) => sum + gaps[protocol], 0);
  const wanted = Array.from({ length: Math.ceil(total / options.every) }, (_, i) => i * options.every + 1);
  const found = broken.map((breach) => `without any kill: ${breach}`);
  const killed: number[] = [];
  let againInsideTheWindow = 0;
  const isOver = (): boolean => wanted.length === 0 || (options.untilBreach === true && found.length > 0);
  const worker = async (): Promise<void> => {
    while (!isOver()) {
      const world = await openStoryWorld(options);
      try {
        // What is broken would be found again after every later gap of this world.
        for (let i = 0, whole = true; i < STORIES_A_WORLD && whole && !isOver(); i++) {
          const gap = wanted.shift() as number;
          const result = await killAt(world, gap, isGap);
          killed.push(gap);
          found.push(...result.map((breach) => `gap ${gap}: ${breach}`));
          whole = result.length === 0;
          options.onGap?.(killed.length, killed.length + wanted.length);
        }
        againInsideTheWindow += (await lettersSent(world)).againInsideTheWindow;
      } finally {
        await world.close();
      }
    }
  };
  await Promise.all(Array.from({ length: WORLDS_AT_ONCE }, worker));
  return { gaps, killed: killed.length, againInsideTheWindow, breaches: found };
}

/** Sees every message of every copy, whichever server it is for. */
function watchAll(world: World, watch: Watch): void {
  for (const { proxies } of world.copies) for (const protocol of PROTOCOLS) proxies[protocol].watch(watch);
}

/** One story is told in it, so that every connection is open that later stories find open. */
async function openStoryWorld(options: SweepOptions): Promise<World> {
  const world = await openWorld(options);
  await wholeStory(world, 'primera@andino.test');
  if (options.slow) for (const { proxies } of world.copies) proxies.postgres.watch(() => ({ wait: 2 }));
  return world;
}

async function countGaps(
  options: SweepOptions,
  isGap: Counts,
): Promise<{ gaps: Record<Protocol, number>; broken: string[] }> {
  const world = await openStoryWorld(options);
  try {
    const gaps = { postgres: 0, imap: 0, smtp: 0 };
    const count: Watch = (message) => {
      if (isGap(message)) gaps[message.protocol] += 1;
      return 'pass';
    };
    watchAll(world, count);
    return { gaps, broken: await told(world, 'segunda@andino.test') };
  } finally {
    await world.close();
  }
}

/** Kills the first copy before the `gap`-th message of a story arrives, lets it come back, and tells what is broken then. */
async function killAt(world: World, gap: number, isGap: Counts): Promise<string[]> {
  const [copy] = world.copies;
  if (!copy) return [];
  let seen = 0;
  watchAll(world, (message: Passing) => {
    if (isGap(message)) seen += 1;
    if (seen < gap) return 'pass';
    world.calm();
    copy.kill(
      `before ${message.protocol} ${message.from} "${message.kind.slice(0, 60).replace(/\s+/g, ' ')}"`,
    );
    const killedAt = Date.now();
    if (world.copies.length === 1) setTimeout(() => void world.endLeases(killedAt), LEASES_END_AFTER_MS);
    return 'cut';
  });
  const broken = await told(world, `gap${gap}@andino.test`);
  world.calm();
  await copy.bot.up();
  return broken.map((breach) => `${breach} (${world.ledger.disruptions.at(-1)?.what})`);
}

async function told(world: World, email: string): Promise<string[]> {
  const found: string[] = [];
  try {
    await wholeStory(world, email);
    const left = await world.settles(SETTLE_WITHIN_MS);
    if (left !== null) found.push(`I13: still owed: ${left}`);
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    found.push(`I13: ${error.message}`);
  }
  return [...found, ...(await breaches(world)), ...(await lettersSent(world)).breaches];
}
