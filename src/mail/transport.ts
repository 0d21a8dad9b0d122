import {
  createTransport,
  type NodemailerError,
  type SendMailOptions,
  type SMTPPoolOptions,
} from 'nodemailer';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { canonicalAddress } from '../core/address.ts';
import type { Mailbox } from '../core/mail.ts';
import type { AccessTokens } from './access-tokens.ts';
import { BY_PASSWORD, type MailAccess } from './mail-access.ts';
import { oneLine, type Sent, sentAs, verdictOn } from './smtp-answer.ts';

export type { Sent } from './smtp-answer.ts';

/** A letter ready to leave, to exactly one address. */
export interface RenderedLetter {
  /** With or without its angle brackets; the same on every try. */
  readonly messageId: string;
  readonly from: Mailbox;
  /** In canonical form (core/address.ts). */
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Message-IDs that strangers wrote: what is not one is left out. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Transport {
  /** Never rejects for what a server or network does, and always settles: within a minute by default. */
  send(letter: RenderedLetter): Promise<Sent>;
  /** Lets letters in hand finish; takes no more. */
  close(): void;
}

export interface TransportLimits {
  /** For each wait: to connect, for the greeting, for an answer. */
  readonly timeoutMs: number;
  /** For one letter in all, waiting for a free connection included; under the lease that letters are taken with. */
  readonly deadlineMs: number;
}

const LIMITS: TransportLimits = { timeoutMs: 20_000, deadlineMs: 60_000 };
const LONGEST_MESSAGE_ID = 500;
/** Mail programs thread by the last ones; senders have been seen to send 20,000. */
const MOST_REFERENCES = 20;

/** Opens a pool of at most four connections; they are made when there is something to send. */
export function openTransport(
  config: Config['smtp'],
  log: Logger,
  limits: TransportLimits = LIMITS,
  access = BY_PASSWORD,
): Transport {
  const pool = createTransport(poolOptions(config, limits, access));
  pool.on('error', (error) =>
    log.warn({ event: 'smtp.error', code: (error as NodemailerError).code }, 'SMTP connection lost'),
  );
  return {
    send: async (letter) => {
      const message = messageFrom(letter);
      if (!message)
        return sentAs('refused', 'not handed in: an address or header of the letter is malformed');
      try {
        const info = await pool.sendMail({ ...message, signal: AbortSignal.timeout(limits.deadlineMs) });
        if (info.rejected.length > 0)
          return verdictOn(info.rejectedErrors?.[0] ?? new Error('the recipient was not accepted'));
        return sentAs('sent', info.response);
      } catch (error) {
        return verdictOn(error as NodemailerError);
      }
    },
    close: () => pool.close(),
  };
}

function poolOptions(
  config: Config['smtp'],
  { timeoutMs }: TransportLimits,
  { tokens, trusted }: MailAccess,
): SMTPPoolOptions & { pool: true } {
  return {
    pool: true,
    maxConnections: 4,
    maxMessages: 100,
    maxRequeues: 0, // a letter whose connection closed may have been taken: only the outbox hands it in again, and records it
    idleTimeout: 15_000, // before servers close it, so that few letters meet a closing connection
    host: config.host,
    port: config.port,
    secure: config.tls === 'implicit',
    requireTLS: config.tls === 'starttls',
    ignoreTLS: config.tls === 'none',
    ...(config.user ? { auth: credentials(config, tokens) } : {}),
    ...(trusted ? { tls: { ca: trusted } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: 0.9 * timeoutMs, // before socketTimeout, or it would depend on chance which of them is told
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  };
}

function credentials({ user, pass }: Config['smtp'], tokens: AccessTokens | null): SMTPPoolOptions['auth'] {
  if (!tokens) return { user, pass };
  return {
    type: 'OAuth2',
    user,
    // Asked for each connection, and again with `renew` when the server turned the token away.
    provisionCallback: (_user, renew, done) => {
      if (renew) tokens.refused();
      tokens.token().then(
        (token) => done(null, token),
        (error: Error) => done(error),
      );
    },
  };
}

/** The letter in nodemailer's words, addresses as objects (it reads a string as a list), or null when it must not leave. */
function messageFrom(letter: RenderedLetter): SendMailOptions | null {
  const { from, to, replyTo, inReplyTo } = letter;
  const addresses = [from.address, to, ...(replyTo === null ? [] : [replyTo])];
  const names = Object.keys(letter.headers);
  const messageId = messageIdOf(letter.messageId);
  if (!addresses.every((address) => canonicalAddress(address) === address)) return null;
  if (!messageId || !names.every((name) => /^[A-Za-z][A-Za-z0-9-]*$/.test(name))) return null;
  const name = oneLine(from.name);
  const answered = inReplyTo === null ? null : messageIdOf(inReplyTo);
  const references = letter.references
    .map(messageIdOf)
    .filter((id) => id !== null)
    .slice(-MOST_REFERENCES);
  return {
    envelope: { from: from.address, to: [to] },
    from: { name, address: from.address },
    to: { name: '', address: to },
    ...(replyTo === null ? {} : { replyTo: { name, address: replyTo } }),
    ...(answered === null ? {} : { inReplyTo: answered }),
    ...(references.length > 0 ? { references } : {}),
    messageId,
    date: letter.date,
    subject: oneLine(letter.subject),
    text: letter.text,
    html: letter.html,
    headers: names.map((key) => ({ key, value: oneLine(letter.headers[key] ?? '') })),
    xMailer: false,
  };
}

/** With its angle brackets, or null when it is not one that can stand in a header. */
function messageIdOf(text: string): string | null {
  const bare = text.replace(/^<|>$/g, '');
  return bare.length <= LONGEST_MESSAGE_ID && /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(bare) ? `<${bare}>` : null;
}
