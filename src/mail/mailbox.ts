import { setTimeout as sleep } from 'node:timers/promises';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { HEAD_SIZE, LARGEST_MAIL, sequenceSet } from './batches.ts';
import { connect, newClient, select } from './imap-client.ts';
import { asMailboxError, MailboxError } from './mailbox-error.ts';

/** A new mail as far as its headers tell. */
export interface NewMail {
  readonly uid: number;
  /** Of the whole mail on the server, in bytes. */
  readonly size: number;
  readonly receivedAt: Date;
  /** The raw header block, at most 64 KiB of it. */
  readonly headers: Buffer;
}

export interface MailSource {
  readonly uid: number;
  readonly receivedAt: Date;
  /** The whole mail, or its first 64 KiB where it is over 10 MiB. */
  readonly raw: Buffer;
}

/**
 * One connection to the mailbox, with the folder open. Whatever fails throws a MailboxError, after which it is to be closed and
 * another opened. Nothing here but `move` changes a mail: no flag is ever set.
 */
export interface OpenMailbox {
  /** user@host/folder: holds an address, so it is not for the log. */
  readonly name: string;
  readonly uidValidity: number;
  /** UIDs above `after`, ascending. Throws `uid-validity` when the folder was renumbered since it was opened. */
  uidsAfter(after: number): Promise<number[]>;
  /** Headers, size and date of at most 500 mails in one FETCH. Mails that are gone are left out. */
  headers(uids: readonly number[]): Promise<NewMail[]>;
  /** The mails themselves, of one `sourceBatches` batch. Mails that are gone are left out. */
  sources(mails: readonly { uid: number; size: number }[]): Promise<MailSource[]>;
  /** Those of `uids` that have `text` anywhere: the server looks, so a stranger's mail is never fetched. */
  mentioning(uids: readonly number[], text: string): Promise<number[]>;
  /** One MOVE into the archive folder, made when missing. UIDs already gone are no error; a refusal throws. */
  move(uids: readonly number[]): Promise<void>;
  /** Returns on new mail since the last `uidsAfter`, on the connection's end, on abort, or after so many milliseconds. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** UIDVALIDITY shows, and an EXISTS that was missed is made good, when the folder is selected again. */
const RESELECT_AFTER_MS = 60_000;
const LOGOUT_WITHIN_MS = 2_000;

/**
 * Connects, logs in and opens the folder for reading and writing. Aborting `signal` ends the connection at once, whatever it is doing.
 * @throws MailboxError
 */
export async function openMailbox(
  config: Config['imap'],
  log: Logger,
  signal: AbortSignal,
): Promise<OpenMailbox> {
  const client = newClient(config, log);
  client.on('error', (error) =>
    log.warn({ event: 'mailbox.error', code: asMailboxError(error).code }, 'mailbox error'),
  );
  const abort = (): void => client.close();
  signal.addEventListener('abort', abort, { once: true });
  client.once('close', () => signal.removeEventListener('abort', abort));
  try {
    if (signal.aborted) throw new MailboxError('closed', 'the bot is stopping');
    await connect(client);
    const uidValidity = await select(client, config.folder);
    log.info(
      { event: 'mailbox.open', host: config.host, folder: config.folder, uidValidity },
      'mailbox open',
    );
    return new ImapMailbox(client, config, uidValidity);
  } catch (error) {
    client.close();
    signal.removeEventListener('abort', abort);
    throw asMailboxError(error);
  }
}

class ImapMailbox implements OpenMailbox {
  readonly name: string;
  readonly uidValidity: number;
  readonly #client: ImapFlow;
  readonly #config: Config['imap'];
  #selectedAt = performance.now();
  #news = false;
  /** Set while `wait` waits. */
  #wake: (() => void) | undefined;

  constructor(client: ImapFlow, config: Config['imap'], uidValidity: number) {
    this.name = `${config.user}@${config.host}/${config.folder}`;
    this.uidValidity = uidValidity;
    this.#client = client;
    this.#config = config;
    client.on('exists', ({ count, prevCount }) => {
      if (count <= prevCount) return; // fewer: our own move
      this.#news = true;
      this.#wake?.();
    });
    client.on('close', () => this.#wake?.());
  }

  uidsAfter(after: number): Promise<number[]> {
    return this.#run(async () => {
      if (performance.now() - this.#selectedAt > RESELECT_AFTER_MS) await this.#reselect();
      else await this.#client.noop(); // Dovecot searches only what it has told us of: this makes it look
      this.#news = false; // before asking, so that what comes meanwhile counts as news
      const found = await this.#search({ uid: `${after + 1}:*` });
      return found.filter((uid) => uid > after).sort((a, b) => a - b); // past the end, "N:*" finds the last mail
    });
  }

  headers(uids: readonly number[]): Promise<NewMail[]> {
    return this.#run(async () => {
      const part = { key: 'HEADER', start: 0, maxLength: HEAD_SIZE };
      const rows = await this.#fetch(uids, { size: true, internalDate: true, bodyParts: [part] });
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
      const whole = await this.#fetch(uidsOf(false), {
        internalDate: true,
        source: { start: 0, maxLength: LARGEST_MAIL + 1 },
      });
      const heads = await this.#fetch(uidsOf(true), {
        internalDate: true,
        source: { start: 0, maxLength: HEAD_SIZE },
      });
      return [...whole, ...heads].flatMap((row) => {
        if (!row.source) return [];
        const raw =
          row.source.length > LARGEST_MAIL ? Buffer.from(row.source.subarray(0, HEAD_SIZE)) : row.source;
        return [{ uid: row.uid, receivedAt: receivedAt(row), raw }];
      });
    });
  }

  mentioning(uids: readonly number[], text: string): Promise<number[]> {
    if (uids.length === 0) return Promise.resolve([]);
    return this.#run(() => this.#search({ uid: sequenceSet(uids), text }));
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

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#news || signal.aborted || this.#client.isClosed) return;
    const nap = new AbortController();
    const wake = (): void => nap.abort();
    this.#wake = wake;
    signal.addEventListener('abort', wake, { once: true });
    void this.#client.idle().catch(() => undefined); // should the connection end, 'close' wakes us
    await sleep(milliseconds, undefined, { signal: nap.signal }).catch(() => undefined);
    signal.removeEventListener('abort', wake);
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

  async #reselect(): Promise<void> {
    const now = await select(this.#client, this.#config.folder);
    if (now !== this.uidValidity)
      throw new MailboxError(
        'uid-validity',
        `the IMAP server renumbered the folder: UIDVALIDITY ${this.uidValidity} is now ${now}`,
      );
    this.#selectedAt = performance.now();
  }

  async #search(query: { uid: string; text?: string }): Promise<number[]> {
    const found = await this.#client.search(query, { uid: true });
    if (Array.isArray(found)) return found; // imapflow: false is refused, undefined is connection lost
    this.#mustBeOpen();
    throw new MailboxError('refused', 'the IMAP server refused a search');
  }

  async #fetch(
    uids: readonly number[],
    query: Parameters<ImapFlow['fetchAll']>[1],
  ): Promise<FetchMessageObject[]> {
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

/** A server that tells no valid date cannot date the mail: it counts as received when it was seen. */
function receivedAt({ internalDate }: FetchMessageObject): Date {
  return internalDate instanceof Date ? internalDate : new Date();
}
