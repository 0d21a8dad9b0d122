import { setTimeout as sleep } from 'node:timers/promises';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { HEAD_SIZE, LARGEST_MAIL, sequenceSet } from './batches.ts';
import type { MailSource, NewMail, OpenMailbox } from './mailbox.ts';
import { asMailboxError, MailboxError } from './mailbox-error.ts';

/** A renumbering should end all sessions; where it does not, it is noticed within this time. */
const CHECK_AFTER_MS = 60_000;
const CATCH_UP_WITHIN_MS = 20_000;
const LOGOUT_WITHIN_MS = 2_000;

type Query = Parameters<ImapFlow['fetchAll']>[1];

/** What mailbox.ts promises, kept with imapflow. Its failures are values (false: refused, undefined: no connection): they throw here. */
export class ImapMailbox implements OpenMailbox {
  readonly name: string;
  readonly uidValidity: number;
  readonly #client: ImapFlow;
  readonly #config: Config['imap'];
  readonly #log: Logger;
  #checkedAt = performance.now();
  #news = false;
  /** Set while `wait` waits. */
  #wake: (() => void) | undefined;

  constructor(client: ImapFlow, config: Config['imap'], log: Logger, uidValidity: number) {
    this.name = `${config.user}@${config.host}/${config.folder}`;
    this.uidValidity = uidValidity;
    this.#client = client;
    this.#config = config;
    this.#log = log;
    client.on('exists', ({ count, prevCount }) => {
      if (count <= prevCount) return; // fewer: our own move
      this.#news = true;
      this.#wake?.();
    });
    client.on('close', () => this.#wake?.());
  }

  uidsAfter(after: number): Promise<number[]> {
    return this.#run(async () => {
      await this.#catchUp();
      this.#news = false; // before asking, so that what comes meanwhile counts as news
      const found = await this.#search({ uid: `${after + 1}:*` });
      return found.filter((uid) => uid > after).sort((a, b) => a - b); // past the end, "N:*" finds the last mail
    });
  }

  headers(uids: readonly number[]): Promise<NewMail[]> {
    return this.#run(async () => {
      const part = { key: 'HEADER', start: 0, maxLength: HEAD_SIZE };
      const query = { size: true, internalDate: true };
      const rows = await this.#fetchParts(
        uids,
        { ...query, bodyParts: [part] },
        { ...query, headers: true },
        ({ headers }) => headers,
      );
      return rows.flatMap((row) => {
        if (row.size === undefined) return []; // not an answer: a change of flags that the server told in between
        const headers = row.headers ?? Buffer.alloc(0);
        return [{ uid: row.uid, size: row.size, receivedAt: receivedAt(row), headers }];
      });
    });
  }

  sources(mails: readonly { uid: number; size: number }[]): Promise<MailSource[]> {
    return this.#run(async () => {
      const uidsOf = (large: boolean): number[] =>
        mails.filter(({ size }) => size > LARGEST_MAIL === large).map(({ uid }) => uid);
      // Bounded even where the size was told wrong: one byte over the limit shows that the mail is too large.
      const fetch = (isLarge: boolean, maxLength: number): Promise<FetchMessageObject[]> => {
        const ranged = { internalDate: true, source: { start: 0, maxLength } };
        const again = isLarge ? ranged : { internalDate: true, source: true };
        return this.#fetchParts(uidsOf(isLarge), ranged, again, ({ source }) => source);
      };
      const whole = await fetch(false, LARGEST_MAIL + 1);
      const heads = await fetch(true, HEAD_SIZE);
      return bySource([...whole, ...heads]).map((row) => {
        const isHead = heads.includes(row) || (row.source?.length ?? 0) > LARGEST_MAIL;
        const raw =
          row.source && isHead ? Buffer.from(row.source.subarray(0, HEAD_SIZE)) : (row.source ?? null);
        return { uid: row.uid, receivedAt: receivedAt(row), raw, isHead };
      });
    });
  }

  mentioning(uids: readonly number[], text: string): Promise<number[]> {
    return this.#run(() => this.#mentioning(uids, text));
  }

  move(uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return Promise.resolve();
    return this.#run(async () => {
      const set = sequenceSet(uids);
      const { archiveFolder } = this.#config;
      const once = async (): Promise<boolean> =>
        Boolean(await this.#client.messageMove(set, archiveFolder, { uid: true }));
      if (await once()) return;
      this.#mustBeOpen();
      await this.#client.mailboxCreate(archiveFolder).catch(() => undefined); // it may be there: the second try tells
      if (await once()) return;
      this.#mustBeOpen();
      throw new MailboxError(
        'refused',
        `the IMAP server refused to move mail to the folder "${archiveFolder}"`,
      );
    });
  }

  async wait(milliseconds: number, ...signals: AbortSignal[]): Promise<void> {
    if (this.#news || signals.some(({ aborted }) => aborted) || this.#client.isClosed) return;
    const nap = new AbortController();
    const wake = (): void => nap.abort();
    this.#wake = wake;
    for (const signal of signals) signal.addEventListener('abort', wake, { once: true });
    void this.#client.idle().catch(() => undefined); // should the connection end, 'close' wakes us
    await sleep(milliseconds, undefined, { signal: nap.signal }).catch(() => undefined);
    for (const signal of signals) signal.removeEventListener('abort', wake);
    this.#wake = undefined;
  }

  async close(): Promise<void> {
    if (this.#client.isClosed) return;
    const deadline = new AbortController();
    const late = sleep(LOGOUT_WITHIN_MS, undefined, { signal: deadline.signal }).catch(() => undefined);
    await Promise.race([this.#client.logout().catch(() => undefined), late]);
    deadline.abort();
    this.#client.close();
  }

  /**
   * Dovecot searches only what it has told us of: NOOP makes it look. A connection that has died in silence shows here, before
   * the time-out for work that may rightly take long.
   */
  async #catchUp(): Promise<void> {
    const tooLate = setTimeout(() => this.#client.close(), CATCH_UP_WITHIN_MS);
    try {
      await this.#client.noop();
      if (performance.now() - this.#checkedAt > CHECK_AFTER_MS) await this.#checkUidValidity();
    } finally {
      clearTimeout(tooLate);
    }
  }

  /** By STATUS: selecting the folder anew takes Dovecot 50 ms with 100,000 mails, STATUS half a millisecond. A server may refuse it. */
  async #checkUidValidity(): Promise<void> {
    const status = await this.#client.status(this.#config.folder, { uidValidity: true });
    this.#mustBeOpen();
    const now = status && status.uidValidity !== undefined ? Number(status.uidValidity) : this.uidValidity;
    if (now !== this.uidValidity)
      throw new MailboxError(
        'uid-validity',
        `the IMAP server renumbered the folder: ${this.uidValidity} is now ${now}`,
      );
    this.#checkedAt = performance.now();
  }

  async #search(query: { uid: string; text?: string }): Promise<number[]> {
    const found = await this.#client.search(query, { uid: true });
    if (Array.isArray(found)) return found; // imapflow: false is refused, undefined is connection lost
    this.#mustBeOpen();
    throw new MailboxError('refused', 'the IMAP server refused a search');
  }

  /**
   * A mail that the server itself cannot read fails the whole search: halving finds it, and it alone is passed over. Where all
   * are refused, it is not the mails' fault.
   */
  async #mentioning(uids: readonly number[], text: string): Promise<number[]> {
    const unreadable: number[] = [];
    const find = async (some: readonly number[]): Promise<number[]> => {
      try {
        return await this.#search({ uid: sequenceSet(some), text });
      } catch (error) {
        this.#mustBeOpen();
        if (some.length === 1) unreadable.push(...some);
        if (unreadable.length > 1 && unreadable.length === uids.length) throw error;
        if (some.length === 1) return [];
        const half = Math.ceil(some.length / 2);
        const first = await find(some.slice(0, half));
        return [...first, ...(await find(some.slice(half)))];
      }
    };
    const found = uids.length === 0 ? [] : await find(uids);
    if (unreadable.length > 0)
      this.#log.warn(
        { event: 'mailbox.unreadable', uids: unreadable },
        'mail that the IMAP server cannot search was passed over',
      );
    return found;
  }

  /**
   * No mail is empty, but asked for a range of bytes of several mails there are servers (hoodiecrow) that hand over those of the first one and
   * nothing of the others, and a request would be lost: what comes empty is asked for `again`.
   */
  async #fetchParts(
    uids: readonly number[],
    query: Query,
    again: Query,
    partOf: (row: FetchMessageObject) => Buffer | undefined,
  ): Promise<FetchMessageObject[]> {
    const rows = await this.#fetch(uids, query);
    const isEmpty = (row: FetchMessageObject): boolean => partOf(row)?.length === 0;
    const empty = rows.filter(isEmpty).map(({ uid }) => uid);
    return [...rows.filter((row) => !isEmpty(row)), ...(await this.#fetch(empty, again))];
  }

  async #fetch(uids: readonly number[], query: Query): Promise<FetchMessageObject[]> {
    if (uids.length === 0) return [];
    const rows = await this.#client.fetchAll(sequenceSet(uids), { uid: true, ...query }, { uid: true });
    const wanted = new Set(uids);
    return rows.filter(({ uid }) => wanted.has(uid));
  }

  /** imapflow answers "nothing" on a connection that has ended: that must never pass for an empty mailbox. */
  #mustBeOpen(): void {
    if (!this.#client.usable || !this.#client.mailbox)
      throw new MailboxError('closed', 'the connection to the IMAP server ended');
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      this.#mustBeOpen();
      const result = await work();
      this.#mustBeOpen();
      return result;
    } catch (error) {
      throw asMailboxError(error);
    }
  }
}

/** One row a mail: a change of flags that the server tells in between is a row of its own, without a source. */
function bySource(rows: readonly FetchMessageObject[]): FetchMessageObject[] {
  const best = new Map<number, FetchMessageObject>();
  for (const row of rows) if (row.source || !best.has(row.uid)) best.set(row.uid, row);
  return [...best.values()];
}

/** A server that tells no valid date cannot date the mail: it counts as received when it was seen. */
function receivedAt({ internalDate }: FetchMessageObject): Date {
  return internalDate instanceof Date ? internalDate : new Date();
}
