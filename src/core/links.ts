import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/**
 * Links, reply keys and request codes: derived, never stored. An HMAC is arithmetic, so this belongs to core; random ids
 * are handed in.
 */

export type Purpose = 'activation' | 'reset';

/** Lower-case Crockford base32: nothing that a person or a mail client could mistake, and no punctuation to lose. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Five bits a character, the last ones padded with zeros: 16 bytes make 26 characters. */
export function base32(bytes: Buffer): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 31] : text;
}

/** The value of each character of the alphabet, by its code. */
const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character.charCodeAt(0), value]));

function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.alloc((text.length * 5) >> 3);
  let place = 0;
  let buffer = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const value = VALUES.get(text.charCodeAt(i));
    if (value === undefined) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[place++] = buffer >> bits;
      buffer &= (1 << bits) - 1;
    }
  }
  return buffer === 0 ? bytes : null;
}

const mac = (secretKey: Buffer, ...parts: (string | Buffer)[]): Buffer => {
  const hmac = createHmac('sha256', secretKey);
  let text = '';
  for (const part of parts) {
    // Each part is preceded by its length, so that no two lists of parts make the same bytes.
    text += `${Buffer.byteLength(part)}:`;
    if (typeof part === 'string') text += part;
    else {
      hmac.update(text).update(part);
      text = '';
    }
  }
  return hmac.update(text).digest().subarray(0, 16);
};

/** `id.HMAC(key, purpose, id)` (DESIGN.md rule 7): the same on every retry of its letter, worthless for another purpose. */
export function linkToken(secretKey: Buffer, purpose: Purpose, id: Buffer): string {
  return `${base32(id)}.${base32(mac(secretKey, 'link', purpose, id))}`;
}

/** The id of a link that we made for this purpose with one of the keys, or null: nothing is looked up for a link that was not ours. */
export function linkId(secretKeys: readonly Buffer[], purpose: Purpose, token: string): Buffer | null {
  const [idPart = '', macPart = '', ...more] = token.split('.');
  if (idPart.length !== 26 || macPart.length !== 26 || more.length > 0) return null;
  const id = bytesOf(idPart);
  const given = bytesOf(macPart);
  if (id?.length !== 16 || given?.length !== 16) return null;
  return secretKeys.some((key) => timingSafeEqual(given, mac(key, 'link', purpose, id))) ? id : null;
}

/** The reply key of one letter: 26 characters, 128 bits, bound to the letter, its request and its recipient. */
export function replyKey(secretKey: Buffer, letter: { id: number; code: string; recipient: string }): string {
  return base32(mac(secretKey, 'reply', String(letter.id), letter.code, letter.recipient));
}

/** What is kept of a key or a session id: enough to recognise it, useless to whoever reads the database. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A request's public code, six characters, from random bytes handed in (at least 4). */
export const requestCode = (bytes: Buffer): string => base32(bytes).slice(0, 6);

/** A request's code as people, logs and the terminal name it. */
export const shownCode = (code: string): string => `SOL-${code.toUpperCase()}`;

/** What the forms of a page carry, signed for the visitor or session whose pages it is on (src/web/visitor.ts). */
export const formToken = (key: Buffer | KeyObject, kind: string, id: string): string =>
  createHmac('sha256', key).update(`form:${kind}:${id}`).digest('base64url');
