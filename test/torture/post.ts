import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { CameOut, Kind } from './ledger.ts';
import { approval, foreign, forgery, hostile, request } from './people.ts';
import { clicks, isNotice, Stuck } from './story.ts';
import type { World } from './world.ts';

/** Mail of other people lies in the mailbox from the start. */
const FOREIGN = 5;
const NOTICE_WITHIN_MS = 20_000;

/** Writes the mails of a storm, and lets those who are approved click. */
export class Post {
  readonly #world: World;
  readonly #chance: Chance;
  readonly #decided = new Set<string>();
  readonly #clicking: Promise<string | null>[] = [];
  #people = 0;
  #picks = 0;

  constructor(world: World, chance: Chance) {
    this.#world = world;
    this.#chance = chance;
  }

  async puts(kind: Kind): Promise<void> {
    const { ledger } = this.#world;
    if (ledger.mails.length === 0)
      for (let n = 0; n < FOREIGN; n++) await this.#world.mails('foreign', foreign(n));
    const email = `persona${++this.#people}@andino.test`;
    if (kind === 'good') await this.#world.mails(kind, request(email), email);
    else if (kind === 'hostile') await this.#world.mails(kind, hostile(email, this.#picks++));
    else if (kind === 'duplicate') {
      const before = ledger.mails.filter((mail) => mail.kind === 'good' || mail.kind === 'approval');
      if (before.length > 0) await this.#world.mails(kind, this.#chance.pick(before).raw);
    } else await this.#answers(kind);
  }

  /** An answer to a notice: each request is approved, or forged for, once. */
  async #answers(kind: Kind): Promise<void> {
    const notice = await this.#openNotice();
    if (!notice) return;
    const { code } = notice;
    this.#decided.add(code);
    const receipt = this.#world.ledger.letters.find((letter) => letter.code === code && isReceipt(letter));
    const email = receipt?.to ?? null;
    if (kind === 'forged') return await this.#world.mails(kind, forgery(notice, this.#picks++), email);
    await this.#world.mails(kind, approval(notice), email);
    if (email !== null) this.#clicking.push(this.#click(email));
  }

  async #openNotice(): Promise<CameOut | null> {
    const { letters } = this.#world.ledger;
    for (const deadline = Date.now() + NOTICE_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
      const known = new Set(letters.filter(isReceipt).map(({ code }) => code));
      const open = letters.filter(
        (letter) => isNotice(letter) && known.has(letter.code) && !this.#decided.has(letter.code),
      );
      if (open.length > 0) return this.#chance.pick(open);
    }
    return null;
  }

  async #click(email: string): Promise<string | null> {
    try {
      await clicks(this.#world, email);
      return null;
    } catch (error) {
      if (error instanceof Stuck) return `I13: ${error.message}`;
      throw error;
    }
  }

  /** @returns who still waits for something, in words. */
  async finish(withinMs: number): Promise<string[]> {
    const late = sleep(withinMs, ['I13: somebody who was approved never got in'], { ref: false });
    const all = Promise.all(this.#clicking).then((results) => results.filter((result) => result !== null));
    return await Promise.race([all, late]);
  }
}

const isReceipt = ({ to, opens }: CameOut): boolean => opens && to.endsWith('@andino.test');
