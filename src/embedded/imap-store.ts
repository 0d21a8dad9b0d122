import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';
import { mendIdle, mendPartialFetch, refuserOfMoves } from './imap-mends.ts';

/** A message as it lies in a folder. */
export interface StoredMessage {
  readonly uid: number;
  readonly flags: readonly string[];
  readonly receivedAt: Date;
  readonly raw: Buffer;
}

/** One mailbox in memory, served over IMAP on loopback. */
export interface ImapStore {
  readonly port: number;
  append(raw: Buffer, at: Date, options?: { flags?: readonly string[]; folder?: string }): number;
  /** What lies in a folder, in the order it came; empty when there is no such folder. */
  messages(folder: string): StoredMessage[];
  /** Gives every message of INBOX a new UID under a new UIDVALIDITY, as after a restore from a backup; ends all sessions unless told. */
  bumpUidValidity(options?: { keepSessions?: boolean }): void;
  /** Answers NO with these words to every move, as when the mailbox is full; null undoes it. */
  refuseMoves(words: string | null): void;
  /** Cuts every connection without a word. */
  cut(): void;
  /** Ends listening and every session; the messages stay, and `start` serves them again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const PLUGINS =
  'ID SASL-IR AUTH-PLAIN NAMESPACE IDLE ENABLE CONDSTORE LITERALPLUS UNSELECT SPECIAL-USE UIDPLUS';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Starts an IMAP server for one mailbox. hoodiecrow keeps one store for all its users, hence one server a mailbox.
 * @param options.move false leaves out the MOVE extension, as old servers do.
 */
export async function startImapStore(options: {
  user: string;
  password: string;
  port: number;
  move?: boolean;
}): Promise<ImapStore> {
  const server = hoodiecrow({
    plugins: [...PLUGINS.split(' '), ...(options.move === false ? [] : ['MOVE'])],
    users: { [options.user]: { password: options.password } },
    storage: {
      INBOX: { messages: [], uidvalidity: Math.floor(Date.now() / 1000) },
      '': { separator: '/', folders: {} },
    },
  });
  mendPartialFetch(server);
  mendIdle(server);
  const refuseMoves = refuserOfMoves(server);
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    socket.setNoDelay(true); // it answers in many small writes, each of which would wait for an acknowledgement
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
  });
  let port = options.port;
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const start = async (): Promise<void> => {
    const listening = once(server.server, 'listening'); // rejects on 'error'
    server.listen(port, LOOPBACK, () => undefined);
    await listening;
    port = (server.server.address() as AddressInfo).port;
  };
  const stop = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(resolve));
    cut();
    await closed;
  };
  await start();
  return {
    port,
    append: (raw, at, { flags = [], folder = 'INBOX' } = {}) => appendTo(server, folder, raw, at, flags),
    messages: (folder) => (server.getMailbox(folder)?.messages ?? []).map(storedMessage),
    bumpUidValidity: ({ keepSessions = false } = {}) => {
      bumpUidValidity(server);
      if (!keepSessions) cut();
    },
    refuseMoves,
    cut,
    stop,
    start,
  };
}

function appendTo(
  server: hoodiecrow.ImapServer,
  folder: string,
  raw: Buffer,
  at: Date,
  flags: readonly string[],
): number {
  if (!server.getMailbox(folder)) server.createMailbox(folder);
  return server.appendMessage(folder, [...flags], imapDate(at), raw.toString('latin1')).message.uid;
}

function storedMessage({ uid, flags, internaldate, raw }: hoodiecrow.Message): StoredMessage {
  return { uid, flags: [...flags], receivedAt: new Date(internaldate), raw: Buffer.from(raw, 'latin1') };
}

function bumpUidValidity(server: hoodiecrow.ImapServer): void {
  const inbox = server.getMailbox('INBOX');
  if (!inbox) return;
  inbox.uidvalidity += 1;
  inbox.uidnext = 1;
  for (const message of inbox.messages) message.uid = inbox.uidnext++;
}

/** hoodiecrow's own formatting of dates loses the time zone. */
function imapDate(date: Date): string {
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `${day}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`;
}
