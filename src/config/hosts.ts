import { isIP } from 'node:net';
import { Expected, parsedUrl } from './environment.ts';

/** Readers of variables that say where something is: servers, addresses of pages, networks. */

/** A server spoken to over TLS from the first byte, after STARTTLS, or (loopback only) in clear text. */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string;
  readonly pass: string;
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

export function databaseUrlOf(text: string): string | null {
  if (text && !/^postgres(ql)?:\/\//.test(text))
    throw new Expected('a URL that begins with postgres:// (or nothing, for the embedded PostgreSQL)');
  return text || null;
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

/** Where tokens are asked for: https, or http on loopback for tests. */
export function tokenHostOf(text: string): string {
  const url = parsedUrl(text);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(hostOf(url)))))
    throw new Expected('an address that begins with https://');
  return url.href.replace(/\/$/, '');
}

export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Expected('a port number, 0 to 65535');
  return port;
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
