import { createPrivateKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { validate as isCronLine } from 'node-cron';
import { type Brand, loadBrand } from './brand.ts';
import { asciiLower, canonicalAddress } from './core/address.ts';
import type { Mailbox } from './core/mail.ts';
import type { AgentAuth } from './core/proof.ts';

/** Readers of single values: each takes the text of a variable and answers with its value, or throws Expected. */

/** A server spoken to over TLS from the first byte, after STARTTLS, or (loopback only) in clear text. */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string;
  readonly pass: string;
}

/** How the bot signs in at the mail provider: with the passwords of the URLs, or with OAuth tokens (docs/providers). */
export type MailAuth =
  | { readonly kind: 'password' }
  | {
      readonly kind: 'microsoft';
      readonly tenant: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Without a trailing slash. */
      readonly authority: string;
    }
  | {
      readonly kind: 'google';
      readonly clientEmail: string;
      readonly privateKey: string;
      readonly tokenUrl: string;
      /** Whose mailbox the service account acts for. */
      readonly user: string;
    };

/** Thrown by a reader when a value will not do; says what was expected. */
export class Expected extends Error {}

/**
 * What may be shown of a secret: of a URL with both user and password everything but these and the query; of one that may have
 * been cut in the wrong place, only how it begins; of anything else its length.
 */
export function masked(text: string): string {
  const url = parsedUrl(text);
  if (url?.username && url.password) return `${url.protocol}//***:***@${url.host}${url.pathname}`;
  return /^[a-z]+:\/\//i.exec(text)
    ? `${text.slice(0, text.indexOf('//'))}//***`
    : `*** (${text.length} characters)`;
}

function parsedUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** The host of a URL as sockets want it: IPv6 without brackets. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

function serverOf(
  text: string,
  schemes: Record<string, { tls: 'implicit' | 'starttls'; port: number }>,
): Server & { path: string } {
  const kinds = Object.keys(schemes).join('// or ');
  const url = parsedUrl(text);
  const scheme = url ? schemes[url.protocol] : undefined;
  if (!url || !scheme || !url.hostname) throw new Expected(`a URL that begins with ${kinds}//`);
  const tls = url.searchParams.get('tls');
  if (tls !== null && tls !== 'none') throw new Expected('no other value of ?tls= than none');
  const host = hostOf(url);
  if (tls === 'none' && !isLoopback(host))
    throw new Expected('?tls=none on a loopback host alone: mail and password would travel in clear text');
  try {
    return {
      host,
      port: url.port ? Number(url.port) : scheme.port,
      tls: tls === 'none' ? 'none' : scheme.tls,
      user: decodeURIComponent(url.username),
      pass: decodeURIComponent(url.password),
      path: decodeURIComponent(url.pathname.slice(1)),
    };
  } catch {
    throw new Expected('user, password and path percent-encoded (@ is %40, % is %25)');
  }
}

export function imapOf(text: string): Server & { folder: string } {
  const { path, ...server } = serverOf(text, {
    'imaps:': { tls: 'implicit', port: 993 },
    'imap:': { tls: 'starttls', port: 143 },
  });
  if (!server.user) throw new Expected('a URL with the user (and the password) of the mailbox');
  return { ...server, folder: path || 'INBOX' };
}

export function smtpOf(text: string): Server {
  const { path: _, ...server } = serverOf(text, {
    'smtps:': { tls: 'implicit', port: 465 },
    'smtp:': { tls: 'starttls', port: 587 },
  });
  return server;
}

/** Where tokens are asked for: https, or http on loopback for tests. */
export function tokenHostOf(text: string): string {
  const url = parsedUrl(text);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(hostOf(url)))))
    throw new Expected('an address that begins with https://');
  return url.href.replace(/\/$/, '');
}

/** A service account's key as Google hands it out (JSON). */
export function serviceAccountOf(file: string): {
  clientEmail: string;
  privateKey: string;
  tokenUrl: string;
} {
  const text = contentOf(file);
  try {
    const key = JSON.parse(text) as Record<string, unknown>;
    const { client_email: clientEmail, private_key: privateKey, token_uri: tokenUrl } = key;
    if (typeof clientEmail !== 'string' || typeof privateKey !== 'string' || typeof tokenUrl !== 'string')
      throw new Error();
    createPrivateKey(privateKey);
    return { clientEmail, privateKey, tokenUrl: tokenHostOf(tokenUrl) };
  } catch {
    throw new Expected("the JSON key file of a service account (Google's console: Keys, Add key)");
  }
}

/** Certificates of authorities in PEM, trusted beside the usual ones. */
export function authoritiesOf(file: string): string | null {
  if (!file) return null;
  const text = contentOf(file);
  if (!/-----BEGIN CERTIFICATE-----/.test(text)) throw new Expected('a file with certificates in PEM');
  return text;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Expected(`a file that can be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** A folder with brand.json and logo.svg (src/brand.ts). */
export function brandOf(folder: string): Brand {
  try {
    return loadBrand(folder);
  } catch (error) {
    throw new Expected(`a brand that can be used. ${(error as Error).message}\n   `);
  }
}

/** `Name <address>`, or an address alone, which goes by the name of the brand's `sender`. */
export function mailboxOf(text: string, sender: string): Mailbox {
  const open = text.lastIndexOf('<');
  const inner = open >= 0 && text.endsWith('>') ? text.slice(open + 1, -1) : text;
  const address = canonicalAddress(inner.trim());
  const name = open >= 0 ? text.slice(0, open).trim().replace(/^"|"$/g, '') : '';
  if (!address) throw new Expected('a name and an address');
  if (address.includes('+')) throw new Expected('an address without "+": the reply keys go there');
  return { name: name || sender, address };
}

export function agentsOf(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const agents = parts.map((part) => canonicalAddress(part));
  const wrong = parts.filter((_, i) => agents[i] === null);
  if (parts.length === 0 || wrong.length > 0)
    throw new Expected(
      `addresses separated by commas${wrong.length > 0 ? ` ("${wrong.join('", "')}" is none)` : ''}`,
    );
  return [...new Set(agents.filter((agent) => agent !== null))];
}

export function webUrlOf(text: string): string {
  const url = parsedUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username)
    throw new Expected('an address that begins with https://');
  return url.href.replace(/\/$/, '');
}

/** Links in mail carry the right to set a password, so they travel over TLS; names that never leave the machine may do without. */
export function publicUrlOf(text: string): string {
  const href = webUrlOf(text);
  const url = new URL(href);
  const local = isLoopback(hostOf(url)) || /\.(test|localhost)$/.test(url.hostname); // RFC 6761
  if (url.protocol === 'http:' && !local) throw new Expected('https:// (http:// only on a loopback host)');
  if (url.search || url.hash || url.pathname !== '/') throw new Expected('scheme and host alone, no path');
  return href;
}

export function databaseUrlOf(text: string): string | null {
  if (text && !/^postgres(ql)?:\/\//.test(text))
    throw new Expected('a URL that begins with postgres:// (or nothing, for the embedded PostgreSQL)');
  return text || null;
}

/** With the embedded database the key is made once and kept beside it; with a database elsewhere it must be given. */
export function secretKeyOf(
  text: string,
  databaseUrl: string | null,
  dataDir: string,
  dryRun: boolean,
): Buffer {
  if (!text && databaseUrl === null) {
    const file = join(dataDir, 'secret.key');
    if (!existsSync(file)) {
      if (dryRun) return Buffer.alloc(32);
      mkdirSync(dataDir, { recursive: true, mode: 0o755 });
      // Written whole or not at all: a key cut short would be a key that anybody can guess.
      writeFileSync(`${file}.new`, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
    }
    const kept = Buffer.from(readFileSync(file, 'utf8'), 'base64');
    if (kept.length < 32)
      throw new Expected(
        `at least 32 bytes in ${file} (restore it from a backup, or remove it to have a new one made)`,
      );
    return kept;
  }
  return keyOf(text);
}

/** The key that SECRET_KEY takes the place of. */
export function oldKeyOf(text: string, secretKey: Buffer | undefined): Buffer | null {
  if (!text) return null;
  const key = keyOf(text);
  if (secretKey && key.equals(secretKey))
    throw new Expected('another value than that of SECRET_KEY (the key before it), or nothing');
  return key;
}

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length < 32 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text))
    throw new Expected('at least 32 random bytes in base64');
  return key;
}

export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Expected('a port number, 0 to 65535');
  return port;
}

export function durationOf(text: string): number {
  const [, amount, unit] = /^(\d{1,6})(s|m|h|d)$/.exec(text) ?? [];
  const milliseconds = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit ?? ''];
  if (!milliseconds || Number(amount) === 0) throw new Expected('a duration such as 30m, 4h or 1d');
  return Number(amount) * milliseconds;
}

/** Amounts of mail are counted over the last day, so what they are counted over must stay longer than that. */
const SHORTEST_KEPT = 2 * 86_400_000;

export function keptForOf(text: string): number {
  const milliseconds = durationOf(text);
  if (milliseconds < SHORTEST_KEPT) throw new Expected('at least 2d');
  return milliseconds;
}

export function cronOf(text: string): string {
  if (!isCronLine(text)) throw new Expected('a cron line of five fields');
  return text;
}

/** The name at the beginning of the mail server's Authentication-Results (RFC 8601 section 2.5), in lower case. */
export function authservIdOf(text: string, agentAuth: AgentAuth): string | null {
  if (!text && agentAuth === 'results')
    throw new Expected(
      'the name with which your mail server begins its Authentication-Results (microsoft365 where it has none), since AGENT_AUTH=results believes that header',
    );
  if (!/^[\x21\x23-\x27*-:<>-~]*$/.test(text))
    throw new Expected('one name without blanks, ";", "=", quotes and brackets');
  return asciiLower(text) || null;
}

/** Addresses or networks; names and counts would trust whoever asks. */
export function proxiesOf(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  for (const part of parts) {
    const [address = '', bits, ...more] = part.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const valid =
      isIP(address) &&
      more.length === 0 &&
      (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
    if (!valid) throw new Expected('IP addresses or networks separated by commas');
  }
  return parts;
}

export function oneLineOf(text: string): string {
  if (text.length > 60 || /\p{Cc}/u.test(text)) throw new Expected('one line of at most 60 characters');
  return text;
}

export function timeZoneOf(text: string): string {
  try {
    new Intl.DateTimeFormat('es-CO', { timeZone: text });
    return text;
  } catch {
    throw new Expected('the name of a time zone');
  }
}

export function scaleOf(text: string): number {
  const scale = Number(text);
  if (!(scale >= 0.01 && scale <= 1_000_000)) throw new Expected('a number above 0');
  return scale;
}

export const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (text: string): T => {
    const found = allowed.find((one) => one === text);
    if (found === undefined) throw new Expected(`one of ${allowed.join(', ')}`);
    return found;
  };
