import type { Cursor } from '../store/mailboxes.ts';

/** So often the server fails to hand over a mail before the bot goes on without it. */
const FAILURES = 3;

/**
 * Mail that the server failed to hand over, perhaps by ending the connection, or that killed its parser. Up to there mails are asked for one by one, so
 * that a single bad one shows itself and holds up no other.
 */
export class Trouble {
  #until = 0;
  readonly #failures = new Map<number, number>();

  atOnce(most: number, cursor: Cursor): number {
    return cursor.lastUid < this.#until ? 1 : most;
  }

  isHopeless(uid: number): boolean {
    return (this.#failures.get(uid) ?? 0) >= FAILURES;
  }

  /** It failed whenever it was tried before: this is the last time. */
  isLastTry(uid: number): boolean {
    return (this.#failures.get(uid) ?? 0) >= FAILURES - 1;
  }

  /** Does `work` for these mails; should it fail, remembers who was there. */
  async during<T>(uids: readonly number[], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#until = uids.at(-1) ?? 0;
      const [uid] = uids;
      if (uid !== undefined && uids.length === 1) this.#failures.set(uid, (this.#failures.get(uid) ?? 0) + 1);
      throw error;
    }
  }
}
