import { domainToASCII } from 'node:url';

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Two labels and more, each up to 63 octets; the last is more than digits. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Lower case of A–Z alone: String#toLowerCase would turn KELVIN SIGN into k and İ into i (LIMITS.md, Addresses). */
export const asciiLower = (text: string): string =>
  /[^\0-\x7f]/.test(text)
    ? text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
    : text.toLowerCase();

/**
 * The one address grammar: `atext(.atext)*@ldh(.ldh)+`, local part up to 64, whole up to 254 octets (RFC 5321 §4.5.3.1,
 * erratum 1690). No quoted local parts, comments, groups, routes, literals or trailing dots; the local part is ASCII.
 * An international domain is turned into A-labels (UTS 46), but only if that leaves each of its letters what it was:
 * full-width and other look-alikes are refused, not mapped.
 *
 * @returns the canonical form to compare, store and send to, or null when `text` is not an address of this grammar.
 */
export function canonicalAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 320) return null;
  const local = asciiLower(text.slice(0, at));
  const domain = canonicalDomain(text.slice(at + 1));
  if (domain === null || local.length > 64 || !LOCAL.test(local)) return null;
  const address = `${local}@${domain}`;
  return address.length <= 254 ? address : null;
}

/** Who wrote a mail, in canonical form; '' where its From does not name exactly one address of this grammar. */
export function oneSender([from, ...others]: readonly { readonly address: string }[]): string {
  return (others.length === 0 && canonicalAddress(from?.address ?? '')) || '';
}

/** The canonical form of a domain alone, or null when it is none that mail could come from. */
export function canonicalDomain(text: string): string | null {
  const lower = asciiLower(text);
  const isAscii = /^[\x21-\x7e]+$/.test(lower);
  // NFKC changes compatibility characters (full-width, KELVIN): what it would change is a look-alike, not a name.
  if (
    !isAscii &&
    (lower !== lower.normalize('NFKC') || lower !== lower.toLowerCase() || /[\p{Cc} ]/u.test(lower))
  )
    return null;
  const domain = isAscii ? lower : domainToASCII(lower);
  return domain.length <= 253 && DOMAIN.test(domain) ? domain : null;
}

/** `a***@dominio.co`: enough to recognise an address in a log, too little to write to it. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '***' : `${address[0]}***${address.slice(at)}`;
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Mailboxes that anybody opens for himself; the country's suffix does not matter (hotmail.es, yahoo.com.co). */
const FREE_MAIL = new Set(
  'gmail googlemail hotmail outlook live msn yahoo ymail rocketmail icloud me mac aol proton protonmail pm gmx yandex mail inbox tutanota tuta zohomail latinmail'.split(
    ' ',
  ),
);

export const isFreeMail = (domain: string): boolean => FREE_MAIL.has(domain.split('.')[0] ?? '');
