import { ImapFlow } from 'imapflow';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { HEAD_SIZE, LARGEST_MAIL } from './batches.ts';
import type { MailAccess } from './mail-access.ts';
import { asMailboxError, MailboxError } from './mailbox-error.ts';

/**
 * A connection yet to be made: every wait has a deadline, TLS is demanded and verified unless the configuration says `none`.
 * @throws AccessTokenError
 */
export async function newClient(
  config: Config['imap'],
  log: Logger,
  { tokens, trusted }: MailAccess,
): Promise<ImapFlow> {
  const credentials = tokens ? { accessToken: await tokens.token() } : { pass: config.pass };
  return new ImapFlow({
    host: config.host,
    port: config.port,
    secure: config.tls === 'implicit',
    ...(config.tls === 'implicit' ? {} : { doSTARTTLS: config.tls === 'starttls' }), // true: demanded, false: never tried
    auth: { user: config.user, ...credentials },
    ...(trusted ? { tls: { ca: trusted } } : {}),
    clientInfo: { name: 'Portero' },
    logger: quietLogger(log),
    disableCompression: true,
    autoIdleDelay: 1_000, // takes IDLE up again after the keep-alive of a quiet connection
    maxIdleTime: 4 * 60_000,
    connectionTimeout: 20_000,
    greetingTimeout: 15_000,
    socketTimeout: 90_000,
    maxLiteralSize: LARGEST_MAIL + HEAD_SIZE,
    maxResponseSize: 2 * LARGEST_MAIL,
  });
}

/** imapflow's own lines hold addresses and what servers say: only the kind of trouble passes. */
function quietLogger(log: Logger): {
  debug(): void;
  info(): void;
  warn(entry: unknown): void;
  error(entry: unknown): void;
} {
  const trouble = (entry: unknown): void => {
    const { err } = entry as { err?: unknown };
    if (err) log.debug({ event: 'mailbox.trouble', code: asMailboxError(err).code }, 'imap trouble');
  };
  return { debug: () => undefined, info: () => undefined, warn: trouble, error: trouble };
}

/**
 * Connects and logs in.
 * @throws MailboxError `extension` where mail cannot be moved safely; otherwise whatever imapflow throws.
 */
export async function connect(client: ImapFlow): Promise<void> {
  await client.connect();
  if (client.capabilities.has('MOVE') || client.capabilities.has('UIDPLUS')) return;
  // A plain EXPUNGE would take away what people have marked as deleted.
  throw new MailboxError(
    'extension',
    'the IMAP server offers neither MOVE nor UIDPLUS: mail cannot be moved safely',
  );
}

/**
 * Opens the folder for reading and writing, also again.
 * @returns its UIDVALIDITY.
 */
export async function select(client: ImapFlow, folder: string): Promise<number> {
  const mailbox = await client.mailboxOpen(folder);
  if (mailbox.readOnly)
    throw new MailboxError(
      'folder',
      'the folder of IMAP_URL may only be read: the bot could not move its mail',
    );
  return Number(mailbox.uidValidity);
}
