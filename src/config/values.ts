import { validate as isCronLine } from 'node-cron';
import { type Brand, loadBrand } from '../brand.ts';
import { asciiLower, canonicalAddress } from '../core/address.ts';
import type { Mailbox } from '../core/mail.ts';
import type { AgentAuth } from '../core/proof.ts';
import { Expected } from './environment.ts';

/** Readers of names, people, times and amounts. */

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

/** A folder with brand.json and logo.svg (src/brand.ts). */
export function brandOf(folder: string): Brand {
  try {
    return loadBrand(folder);
  } catch (error) {
    throw new Expected(`a brand that can be used. ${(error as Error).message}\n   `);
  }
}

export function oneLineOf(text: string): string {
  if (text.length > 60 || /\p{Cc}/u.test(text)) throw new Expected('one line of at most 60 characters');
  return text;
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
