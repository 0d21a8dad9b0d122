import type { ImapFlow } from 'imapflow';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { connect, newClient, select } from '../mail/imap-client.ts';
import type { MailAccess } from '../mail/mail-access.ts';
import { asMailboxError, type MailboxErrorCode } from '../mail/mailbox-error.ts';
import { type Teller, tlsInWords } from './finding.ts';

/** What to do about each way in which the mailbox can fail. */
const CURES: Partial<Record<MailboxErrorCode, string>> = {
  unreachable: 'check host and port of IMAP_URL, the network, and that a firewall lets this machine out',
  'time-out': 'check host and port of IMAP_URL: something takes the connection and says nothing',
  tls: 'have the certificate renewed or completed, or name its authority in TLS_CA_FILE; imap:// needs STARTTLS',
  auth: 'check user and password of IMAP_URL, or MAIL_AUTH and its variables (docs/providers)',
  folder: 'check the folder that IMAP_URL ends with, and that the user may write to it',
  extension: 'use a server with MOVE (RFC 6851) or UIDPLUS (RFC 4315): nearly all have one',
};

/**
 * Logs in, opens the folder, looks for IDLE and MOVE, and makes sure of the archive folder.
 * @returns the open connection, or null when there is none.
 */
export async function examineMailbox(
  config: Config['imap'],
  log: Logger,
  access: MailAccess,
  teller: Teller,
): Promise<ImapFlow | null> {
  let client: ImapFlow | null = null;
  try {
    client = await newClient(config, log, access);
    client.on('error', () => undefined);
    await connect(client);
    teller.ok(`${config.host}:${config.port} lets ${config.user} in (${tlsInWords(config.tls)})`);
    tellOfExtensions(client, teller);
    await select(client, config.folder);
    teller.ok(`the folder ${config.folder} is open for reading and writing`);
    await examineArchive(client, config.archiveFolder, teller);
    return client;
  } catch (error) {
    client?.close();
    const { code, message } = asMailboxError(error);
    teller.fail(message, CURES[code] ?? 'ask the mail provider; the bot tries again by itself');
    return null;
  }
}

function tellOfExtensions({ capabilities }: ImapFlow, teller: Teller): void {
  if (capabilities.has('IDLE')) teller.ok('IDLE: new mail is told at once');
  else
    teller.warn(
      'the server has no IDLE (RFC 2177)',
      'new mail is found by the safety poll alone: make POLL_SCHEDULE as frequent as you like to wait',
    );
  if (capabilities.has('MOVE')) teller.ok('MOVE: mail is archived in one step');
  else
    teller.warn(
      'the server has no MOVE (RFC 6851)',
      'nothing to do: the bot copies and expunges by UID instead',
    );
}

/** The bot makes the folder when it first needs it; here it is made now, so that a refusal is heard of by day. */
async function examineArchive(client: ImapFlow, folder: string, teller: Teller): Promise<void> {
  const folders = await client.list();
  if (folders.some(({ path }) => path === folder)) {
    teller.ok(`the archive folder ${folder} is there`);
    return;
  }
  const made = await client.mailboxCreate(folder).then(
    () => true,
    () => false,
  );
  if (made) teller.ok(`the archive folder ${folder} was made`);
  else
    teller.fail(
      `the archive folder ${folder} is not there and the server refuses to make it`,
      'make it by hand, or name another in IMAP_ARCHIVE_FOLDER (some servers want INBOX.Portero)',
    );
}
