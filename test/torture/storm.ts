import { setTimeout as sleep } from 'node:timers/promises';
import { type Chance, chanceOf } from './chance.ts';
import { lettersSent } from './copies-sent.ts';
import { FAULTS } from './faults.ts';
import { breaches } from './invariants.ts';
import type { Kind } from './ledger.ts';
import { Post } from './post.ts';
import type { Protocol } from './proxies.ts';
import { type Recovery, watchRecovery } from './recovery.ts';
import { type Copy, openWorld, type World } from './world.ts';

export interface StormOptions {
  readonly main: string;
  readonly mails: number;
  readonly kills: number;
  readonly faults: number;
  readonly seed: number;
  readonly copies: number;
  readonly dovecot: boolean;
  /** Ends at the first breach that shows before the end: for the proofs. */
  readonly untilBreach?: boolean;
  onProgress?(line: string): void;
}

export interface StormReport {
  readonly injected: Readonly<Record<string, number>>;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly letters: number;
  readonly againInsideTheWindow: number;
  readonly kills: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly recovery: {
    readonly kill: readonly number[];
    readonly fault: readonly number[];
    readonly open: number;
  };
  readonly seconds: number;
  readonly breaches: readonly string[];
}

/** Longer than any storm: who waits for a letter in one does not give up before it is over. */
const STORM_MS = 3_600_000;
/** Time for everything owed to drain once the storm is over: the longest back-off of a letter is in it. */
const SETTLE_WITHIN_MS = 240_000;
/** A kill waits for one of the next so many messages of a copy with one of its servers: of each about a second's worth. */
const MESSAGES_TO_A_KILL: Readonly<Record<Protocol, number>> = { postgres: 400, imap: 40, smtp: 30 };
/** Letters have the window in which a second copy is allowed, so half of all kills are aimed at their conversations. */
const AIMS: readonly Protocol[] = ['postgres', 'imap', 'smtp', 'smtp'];
/** So long a copy may live that is to die: an idle one sends few messages. */
const LIFE_MS = 3_000;

/** Mail, kills and faults at random, all at the same time; then calm, and the reckoning. */
export async function storm(options: StormOptions): Promise<StormReport> {
  const began = Date.now();
  const world = await openWorld({ ...options, patienceMs: STORM_MS });
  const recovery = watchRecovery(world);
  const state = new State(options, world, recovery);
  try {
    await Promise.all([
      state.mails(),
      state.faults(),
      ...world.copies.map((copy, i) => state.kills(copy, chanceOf(options.seed + 1 + i))),
      state.shows(),
    ]);
    world.calm();
    for (const { bot } of world.copies) await bot.up();
    const stuck = await state.post.finish(SETTLE_WITHIN_MS);
    const left = await world.settles(SETTLE_WITHIN_MS);
    await sleep(1_000); // recovery looks once more
    const sent = await lettersSent(world);
    const found = [
      ...stuck,
      ...(left === null ? [] : [`I13: still owed: ${left}`]),
      ...(await breaches(world)),
      ...sent.breaches,
    ];
    return { ...(await state.report()), ...sent, seconds: (Date.now() - began) / 1000, breaches: found };
  } finally {
    await recovery.stop();
    await world.close();
  }
}

class State {
  readonly post: Post;
  readonly #options: StormOptions;
  readonly #world: World;
  readonly #recovery: Recovery;
  readonly #chance: Chance;
  readonly #faults = new Map<string, number>();
  #killed = 0;
  #over = false;

  constructor(options: StormOptions, world: World, recovery: Recovery) {
    this.#options = options;
    this.#world = world;
    this.#recovery = recovery;
    this.#chance = chanceOf(options.seed);
    this.post = new Post(world, chanceOf(options.seed + 1_000));
  }

  /** How far the storm is, 0 to 1: kills set the pace where there are any. */
  get #share(): number {
    return this.#options.kills === 0 ? 1 : this.#killed / this.#options.kills;
  }

  async mails(): Promise<void> {
    const kinds = this.#chance.shuffled(mixOf(this.#options.mails));
    for (const [i, kind] of kinds.entries()) {
      while (i / kinds.length > this.#share + 0.05 && !this.#over) await sleep(20);
      await this.post.puts(kind);
    }
  }

  async faults(): Promise<void> {
    const names = Object.keys(FAULTS);
    for (let done = 0; done < this.#options.faults; ) {
      for (const name of this.#chance.shuffled(names)) {
        if (done >= this.#options.faults) return;
        while (done / this.#options.faults > this.#share && !this.#over) await sleep(20);
        if (name === 'IMAP renumbers the mailbox' && (this.#faults.get(name) ?? 0) > 0) continue;
        const copy = this.#chance.pick(this.#world.copies);
        this.#world.ledger.disrupted(`${copy.bot.name}: ${name}`);
        await FAULTS[name]?.(this.#world, copy, this.#chance);
        this.#world.ledger.disrupted(`${copy.bot.name}: over: ${name}`);
        this.#recovery.mark('fault');
        this.#faults.set(name, (this.#faults.get(name) ?? 0) + 1);
        done += 1;
      }
    }
  }

  /** Kills one copy again and again, each time at a message that nobody chose. */
  async kills(copy: Copy, chance: Chance): Promise<void> {
    while (this.#killed < this.#options.kills) {
      await copy.bot.up().catch(() => undefined); // with its database away it tries again and again
      const aim = chance.pick(AIMS);
      await this.#killAt(copy, aim, 1 + chance.below(MESSAGES_TO_A_KILL[aim]), chance.below(12));
      this.#recovery.mark('kill');
      this.#killed += 1;
    }
    this.#over = true;
  }

  /** Kills before the `message`-th message with the server aimed at, or `later` messages with any server after that. */
  async #killAt(copy: Copy, aim: Protocol, message: number, later: number): Promise<void> {
    let left = message;
    let after = later;
    const ends: (() => void)[] = [];
    const reached = new Promise<void>((resolve) => {
      for (const proxy of Object.values(copy.proxies))
        ends.push(
          proxy.watch(({ protocol }) => {
            if (left > 0 && protocol === aim) left -= 1;
            else if (left === 0) after -= 1;
            if (left > 0 || after >= 0) return 'pass';
            if (after === -1) copy.kill(`storm, near ${aim}`);
            resolve();
            return 'cut';
          }),
        );
    });
    const quiet = sleep(LIFE_MS).then(() => {
      if (left > 0 || after >= 0) copy.kill('storm, after a quiet life');
      left = 0;
      after = -2;
    });
    await Promise.race([reached, quiet]);
    for (const end of ends) end();
  }

  async shows(): Promise<void> {
    const { mails, kills, faults } = this.#options;
    while (!this.#over && this.#options.kills > 0) {
      const done = [...this.#faults.values()].reduce((sum, count) => sum + count, 0);
      const { ledger } = this.#world;
      this.#options.onProgress?.(
        `${ledger.mails.length}/${mails} mails, ${this.#killed}/${kills} kills, ${done}/${faults} faults, ${ledger.letters.length} letters`,
      );
      await sleep(500);
    }
  }

  async report(): Promise<Pick<StormReport, 'injected' | 'verdicts' | 'kills' | 'faults' | 'recovery'>> {
    const { db, ledger } = this.#world;
    const { rows } = await db.query<{ verdict: string; count: number }>(
      'select verdict, count(*) from inbox group by 1 order by 2 desc',
    );
    const injected: Record<string, number> = {};
    for (const { kind } of ledger.mails) injected[kind] = (injected[kind] ?? 0) + 1;
    return {
      injected,
      verdicts: Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count])),
      kills: this.#killed,
      faults: Object.fromEntries(this.#faults),
      recovery: {
        kill: this.#recovery.times('kill'),
        fault: this.#recovery.times('fault'),
        open: this.#recovery.open,
      },
    };
  }
}

/** 70 % good requests, 10 % duplicates, 10 % hostile, 10 % approvals, a third of these forged. */
function mixOf(mails: number): Kind[] {
  const kinds: Kind[] = [
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
    'duplicate',
    'hostile',
    'approval',
  ];
  return Array.from({ length: mails }, (_, i) => {
    const kind = kinds[i % 10] as Kind;
    return kind === 'approval' && i % 30 === 29 ? 'forged' : kind;
  });
}
