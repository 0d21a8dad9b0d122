import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type ImapStore, type StoredMessage, startImapStore } from './imap-store.ts';

/** A message that the server accepted over SMTP, once however many recipients it has. */
export interface AcceptedLetter {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly at: Date;
}

export type Stage = 'mail' | 'rcpt' | 'data';

/** What SMTP is to say instead of 250. */
export interface Refusal {
  readonly responseCode: number;
  readonly message: string;
}

export interface MailServerOptions {
  /** The mailboxes. The first is served over IMAP; what comes for the others is kept in lists. */
  readonly users: readonly { address: string; password: string }[];
  readonly now?: () => Date;
  readonly onLetter?: (letter: AcceptedLetter) => void;
  /** False leaves out the MOVE extension, as old servers do. */
  readonly move?: boolean;
  /** Picks the port of each server; any that is free unless told. Over a restart another program may take such a one. */
  readonly port?: () => Promise<number>;
}

/** A mail server of one process on loopback: SMTP in, memory, IMAP out. It writes no file. */
export interface MailServer {
  readonly imapPort: number;
  readonly smtpPort: number;
  /** Everything accepted over SMTP so far, oldest first: also for addresses that are nobody's here (the world outside). */
  readonly letters: readonly AcceptedLetter[];
  /** Lets SMTP misbehave: asked at each stage with the sender (`mail`) or recipient; null means 250. Null undoes it. */
  answerWith(reply: ((stage: Stage, address: string) => Refusal | null) | null): void;
  /** Puts a message into a mailbox as if it had come from elsewhere; the folder is made when missing. Returns its UID. */
  appendTo(
    address: string,
    raw: Buffer | string,
    options?: { flags?: readonly string[]; folder?: string },
  ): number;
  /** What lies in a folder of a mailbox (INBOX unless said), with flags. */
  messages(address: string, folder?: string): StoredMessage[];
  /** New UIDs and a new UIDVALIDITY for the IMAP mailbox's INBOX; ends all sessions unless told. */
  bumpUidValidity(options?: { keepSessions?: boolean }): void;
  /** IMAP answers NO with these words to every move, as when the mailbox is full; null undoes it. */
  refuseMoves(words: string | null): void;
  /** Cuts every IMAP connection without a word. */
  cutImap(): void;
  /** Stops both servers and starts them on the same ports with the same messages, with `pauseMs` in between. */
  restart(pauseMs?: number): Promise<void>;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const LARGEST_LETTER = 25 * 2 ** 20;

/**
 * Starts the mail server. Mail to `name+anything@domain` goes to the mailbox `name@domain`; the first lines of what is
 * delivered are Return-Path and Delivered-To, as a real server writes them.
 */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const [first] = options.users;
  if (!first) throw new Error('a mail server needs at least one user');
  const { now = () => new Date(), onLetter, port = async () => 0 } = options;
  const mailbox = {
    user: first.address,
    password: first.password,
    port: await port(),
    move: options.move ?? true,
  };
  const imap = await startImapStore(mailbox);
  const shelves = shelvesFor(options.users, imap);
  const shelfOf = (address: string): Shelf => {
    const shelf = shelves.get(baseOf(address));
    if (!shelf) throw new Error(`${address} has no mailbox here`);
    return shelf;
  };
  const letters: AcceptedLetter[] = [];
  let reply: Parameters<MailServer['answerWith']>[0] = null;
  const accept = (letter: AcceptedLetter): void => {
    letters.push(letter);
    for (const recipient of letter.to)
      shelves.get(baseOf(recipient))?.append(delivered(letter, recipient), letter.at);
    onLetter?.(letter);
  };
  const openSmtp = (port: number): Promise<SMTPServer> =>
    listen(
      smtpServer(options.users, now, accept, (stage, address) => reply?.(stage, address) ?? null),
      port,
    );
  let smtp = await openSmtp(await port());
  const smtpPort = (smtp.server.address() as AddressInfo).port;
  const stop = async (): Promise<void> => {
    await Promise.all([imap.stop(), closeSmtp(smtp)]);
  };
  return {
    imapPort: imap.port,
    smtpPort,
    letters,
    answerWith: (next) => {
      reply = next;
    },
    appendTo: (address, raw, more) => shelfOf(address).append(Buffer.from(raw), now(), more),
    messages: (address, folder = 'INBOX') => shelfOf(address).messages(folder),
    bumpUidValidity: (how) => imap.bumpUidValidity(how),
    refuseMoves: (words) => imap.refuseMoves(words),
    cutImap: () => imap.cut(),
    restart: async (pauseMs = 0) => {
      await stop();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await imap.start();
      smtp = await openSmtp(smtpPort);
    },
    stop,
  };
}

/** Where a mailbox's messages lie. */
type Shelf = Pick<ImapStore, 'append' | 'messages'>;

function shelvesFor(users: MailServerOptions['users'], imap: ImapStore): Map<string, Shelf> {
  return new Map(users.map(({ address }, i) => [address.toLowerCase(), i === 0 ? imap : listShelf()]));
}

function listShelf(): Shelf {
  const folders = new Map<string, StoredMessage[]>();
  return {
    append: (raw, receivedAt, { flags = [], folder = 'INBOX' } = {}) => {
      const messages = folders.get(folder) ?? [];
      folders.set(folder, messages);
      return messages.push({ uid: messages.length + 1, flags, receivedAt, raw });
    },
    messages: (folder) => [...(folders.get(folder) ?? [])],
  };
}

const baseOf = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');

function delivered(letter: AcceptedLetter, recipient: string): Buffer {
  return Buffer.concat([
    Buffer.from(`Return-Path: <${letter.from}>\r\nDelivered-To: ${recipient}\r\n`),
    letter.raw,
  ]);
}

function smtpServer(
  users: MailServerOptions['users'],
  now: () => Date,
  accept: (letter: AcceptedLetter) => void,
  refusal: (stage: Stage, address: string) => Refusal | null,
): SMTPServer {
  const asError = (stage: Stage, address: string): Error | null => {
    const refused = refusal(stage, address);
    return refused ? Object.assign(new Error(refused.message), refused) : null;
  };
  return new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_LETTER,
    closeTimeout: 100,
    onAuth: ({ username = '', password }, _session, done) => {
      const known = users.some((user) => user.address === baseOf(username) && user.password === password);
      if (known) done(null, { user: username });
      else done(new Error('Invalid user name or password'));
    },
    onMailFrom: ({ address }, _session, done) => done(asError('mail', address)),
    onRcptTo: ({ address }, _session, done) => done(asError('rcpt', address)),
    onData: (stream, session, done) => {
      void bytesOf(stream).then((raw) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const error = stream.sizeExceeded ? tooLarge() : asError('data', to[0] ?? '');
        if (!error) accept({ from: senderOf(session), to, raw, at: now() });
        done(error);
      }, done);
    },
  });
}

const tooLarge = (): Error =>
  Object.assign(new Error('Message exceeds fixed maximum message size'), { responseCode: 552 });

function senderOf({ envelope }: SMTPServerSession): string {
  return envelope.mailFrom ? envelope.mailFrom.address : '';
}

async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function listen(smtp: SMTPServer, port: number): Promise<SMTPServer> {
  const listening = once(smtp.server, 'listening'); // rejects on 'error'
  smtp.on('error', () => undefined); // a client that hangs up is no fault of the server's
  smtp.listen(port, LOOPBACK);
  await listening;
  return smtp;
}

function closeSmtp(smtp: SMTPServer): Promise<void> {
  const closed = new Promise<void>((resolve) => smtp.close(resolve));
  for (const connection of smtp.connections) connection.close();
  return closed;
}
