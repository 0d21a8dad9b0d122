import type { ImapFlowError } from 'imapflow';
import { AccessTokenError } from './access-tokens.ts';

/**
 * What went wrong with the mailbox:
 * `unreachable` no connection · `time-out` · `closed` the connection ended · `tls` no trustworthy TLS · `auth` user or
 * password refused · `folder` not there, or read-only · `extension` the server lacks what the bot needs to be careful ·
 * `uid-validity` the UIDs known so far mean nothing any more · `refused` the server said NO or BAD · `failed` anything else.
 */
export type MailboxErrorCode =
  | 'unreachable'
  | 'time-out'
  | 'closed'
  | 'tls'
  | 'auth'
  | 'folder'
  | 'extension'
  | 'uid-validity'
  | 'refused'
  | 'failed';

/** Needs a person: trying again soon changes nothing. */
const LASTING: ReadonlySet<MailboxErrorCode> = new Set(['tls', 'auth', 'folder', 'extension']);

/** After any of these the mailbox is to be closed and opened anew; `passing` tells whether that may help by itself. */
export class MailboxError extends Error {
  readonly code: MailboxErrorCode;
  readonly passing: boolean;

  constructor(code: MailboxErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MailboxError';
    this.code = code;
    this.passing = !LASTING.has(code);
  }
}

const TIME_OUTS = new Set([
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
  'ETIMEOUT',
  'ETIMEDOUT',
  'LockTimeout',
]);
const CLOSED = new Set([
  'NoConnection',
  'EConnectionClosed',
  'StateLogout',
  'ClosedAfterConnectText',
  'ClosedAfterConnectTLS',
  'ECONNRESET',
  'EPIPE',
]);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const CERTIFICATE = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;
/** Response codes (RFC 5530) with which a server turns a right password away for the moment. */
const PASSING_LOGIN = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);

/** Anything imapflow threw, as a MailboxError whose message may be logged: it names no person and quotes no mail. */
export function asMailboxError(error: unknown): MailboxError {
  if (error instanceof MailboxError) return error;
  if (error instanceof AccessTokenError)
    return new MailboxError(error.isLasting ? 'auth' : 'unreachable', error.message, error);
  const { code = '', responseStatus, serverResponseCode } = error as ImapFlowError;
  const details = [code, responseStatus, serverResponseCode].filter(Boolean).join(' ');
  const kind = kindOf(error as ImapFlowError & { tlsFailed?: boolean; mailboxMissing?: boolean });
  return new MailboxError(kind, `${ADVICE[kind]}${details ? ` (${details})` : ''}`, error);
}

function kindOf(error: ImapFlowError & { tlsFailed?: boolean; mailboxMissing?: boolean }): MailboxErrorCode {
  const { code = '', responseStatus } = error;
  if (error.mailboxMissing) return 'folder';
  // imapflow calls any failure while logging in an authentication failure, also a lost connection: only a NO is one.
  if (error.authenticationFailed && responseStatus)
    return PASSING_LOGIN.has(error.serverResponseCode ?? '') ? 'refused' : 'auth';
  if (CLOSED.has(code)) return 'closed';
  if (TIME_OUTS.has(code)) return 'time-out';
  if (UNREACHABLE.has(code)) return 'unreachable';
  if (error.tlsFailed || CERTIFICATE.test(code)) return 'tls';
  return responseStatus ? 'refused' : 'failed';
}

const ADVICE: Readonly<Record<MailboxErrorCode, string>> = {
  unreachable: 'the IMAP server cannot be reached: check host and port of IMAP_URL, and the network',
  'time-out': 'the IMAP server did not answer in time',
  closed: 'the connection to the IMAP server ended',
  tls: 'no trustworthy TLS with the IMAP server: check its certificate, and that IMAP_URL is imaps:// or its imap:// port offers STARTTLS',
  auth: 'the IMAP server refused user or password (or, with MAIL_AUTH, the access token): check IMAP_URL',
  folder: 'the folder of IMAP_URL is not there',
  extension: 'the IMAP server lacks an extension that Portero needs',
  'uid-validity': 'the folder was renumbered by the IMAP server',
  refused: 'the IMAP server refused a command',
  failed: 'the conversation with the IMAP server failed',
};
