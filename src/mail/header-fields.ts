import type { AddressObject, EmailAddress, HeaderLines, Headers } from 'mailparser';
import { asciiLower } from '../core/address.ts';
import type { Mailbox } from '../core/mail.ts';
import { withoutComments } from './comments.ts';

/** Header fields as words: decoded, unfolded, capped, and an address only where one really stands. */

/**
 * A sender's address counts only as it stands in the header: parsers also find one in a quoted name, a comment, an encoded-word
 * or a group, or take the first of two, where RFC 5322 has none (LIMITS.md, Addresses). What is found there is emptied, and so is
 * nobody's.
 */
export function asWritten(lines: HeaderLines, found: readonly Mailbox[]): Mailbox[] {
  const written = lines.flatMap(({ line }) => addressesWritten(line.slice(line.indexOf(':') + 1)));
  return found.map(({ name, address }) => {
    const stands = written.length === found.length && written.includes(asciiLower(address));
    return { name, address: stands ? address : '' };
  });
}

/** Each is `phrase <address>` or the address alone, with nothing after it; in lower case, empty for anything else. */
function addressesWritten(value: string): string[] {
  const bare = withoutComments(value)?.replace(/"(?:[^"\\]|\\.)*"|=\?[^?\s]*\?[bq]\?[^?\s]*\?=/gi, ' ');
  if (bare === undefined || /[:;]/.test(bare)) return [];
  return bare.split(',').map((one) => {
    const [, inBrackets, alone = ''] = /^[^<>]*<\s*([^<>\s]+)\s*>\s*$|^\s*([^<>\s]+)\s*$/.exec(one) ?? [];
    return asciiLower(inBrackets ?? alone);
  });
}

/** LIMITS.md gives the header block 64 KiB; no value that we use is longer than this. */
const LONGEST_VALUE = 4 * 1024;

type HeaderValue = ReturnType<Headers['get']>;

function addresses(value: HeaderValue): EmailAddress[] {
  const isObject = (one: unknown): one is AddressObject =>
    typeof one === 'object' && one !== null && 'value' in one && Array.isArray(one.value);
  const flat = (list: readonly EmailAddress[]): EmailAddress[] =>
    list.flatMap((one) => (one.group === undefined ? [one] : one.group));
  return (Array.isArray(value) ? value : [value]).filter(isObject).flatMap((one) => flat(one.value));
}

export function mailboxes(value: HeaderValue): Mailbox[] {
  return addresses(value).map(({ name, address }) => ({
    name: headerText(name),
    address: headerText(address),
  }));
}

export function recipients(headers: Headers): string[] {
  const named = ['to', 'cc', 'delivered-to'].flatMap((field) => addresses(headers.get(field)));
  const original = [headers.get('x-original-to')].flat().filter((value) => typeof value === 'string');
  const all = [...named.map(({ address }) => headerText(address)), ...original.map(headerText)];
  return all.filter((address) => address.includes('@')).map((address) => address.toLowerCase());
}

interface Field {
  readonly key: string;
  readonly value: string;
}

/** Of whole values, not capped ones: the id that an answer goes to is the last of its References. */
export function messageIds(fields: readonly Field[], names: readonly string[]): string[] {
  const words = fields.filter(({ key }) => names.includes(key)).flatMap(({ value }) => value.split(/[\s,]+/));
  return words.filter((word) => word.includes('@')).map((word) => `<${word.replace(/^<|>$/g, '')}>`);
}

export function grouped(fields: readonly Field[], subject: string): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const { key, value } of fields) {
    const values = map.get(key);
    const capped = value.length > LONGEST_VALUE ? clean(value.slice(0, LONGEST_VALUE)) : value;
    if (values === undefined) map.set(key, [capped]);
    else values.push(capped);
  }
  if (map.has('subject')) map.set('subject', [subject]);
  return map;
}

/** The value of a raw header line, whose bytes mailparser hands over as Latin-1. */
export function headerValue(line: string): string {
  const value = line.slice(line.indexOf(':') + 1);
  if (PLAIN.test(value)) return value.replace(FOLDS, ' ').trim();
  return unfolded(Buffer.from(value, 'latin1').toString('utf8'));
}

export function headerText(value: unknown): string {
  return typeof value === 'string' ? clean(unfolded(value).slice(0, LONGEST_VALUE)) : '';
}

const unfolded = (value: string): string => clean(value).normalize('NFC').replace(CONTROLS, ' ').trim();

/** Nearly every value: ASCII without control characters but those it is folded with. */
const PLAIN = /^[\t\r\n\x20-\x7e]*$/;
const FOLDS = /[\t\r\n]+/g;
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** Neither NUL nor half a character outside the basic plane ever leaves here: PostgreSQL refuses both (LIMITS.md). */
export function clean(text: string): string {
  return text.isWellFormed() && !text.includes('\0')
    ? text
    : text.replaceAll('\0', ' ').replace(/\p{Cs}/gu, ''); // what stood on either side of a NUL is not one word
}
