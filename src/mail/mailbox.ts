import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { connect, newClient, select } from './imap-client.ts';
import { ImapMailbox } from './imap-mailbox.ts';
import { BY_PASSWORD } from './mail-access.ts';
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
  /** The whole mail, or its first 64 KiB where it is over 10 MiB; null when the server has it and hands nothing over. */
  readonly raw: Buffer | null;
  readonly isHead: boolean;
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
  /** Those of `uids` that have `text` anywhere: the server looks, so a stranger's mail is never fetched. One it cannot read is left out. */
  mentioning(uids: readonly number[], text: string): Promise<number[]>;
  /** One MOVE into the archive folder, made when missing. UIDs already gone are no error; a refusal throws. */
  move(uids: readonly number[]): Promise<void>;
  /** Returns on new mail since the last `uidsAfter`, on the connection's end, on abort, or after so many milliseconds. */
  wait(milliseconds: number, ...signals: AbortSignal[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects, logs in and opens the folder for reading and writing. Aborting `signal` ends the connection at once, whatever it is doing.
 * @throws MailboxError
 */
export async function openMailbox(
  config: Config['imap'],
  log: Logger,
  signal: AbortSignal,
  access = BY_PASSWORD,
): Promise<OpenMailbox> {
  const client = await newClient(config, log, access).catch((error: unknown) => {
    throw asMailboxError(error);
  });
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
    return new ImapMailbox(client, config, log, uidValidity);
  } catch (error) {
    client.close();
    signal.removeEventListener('abort', abort);
    const trouble = asMailboxError(error);
    if (trouble.code === 'auth') access.tokens?.refused();
    throw trouble;
  }
}
