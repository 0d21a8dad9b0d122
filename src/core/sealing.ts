import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * Raw mail at rest. A reply carries its reply key, and a quoted letter its link, so the bytes are kept encrypted: whoever has
 * the database and not SECRET_KEY reads neither. AES-256-GCM (NIST SP 800-38D) under a key of its own (HKDF, RFC 5869).
 */

/** What seals: SECRET_KEY, and the old one for as long as it is accepted. */
type Keys = readonly Buffer[];

const VERSION = 1;
const TAG = 16;
/** NIST SP 800-38D §8.2.2: 96 random bits, good for 2^32 mails under one key. */
export const NONCE = 12;

const keyOf = (secretKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, '', 'portero raw mail', 32));

/** @param nonce `NONCE` random bytes, never used twice. */
export function seal(secretKey: Buffer, nonce: Buffer, bytes: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keyOf(secretKey), nonce);
  const sealed = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([Buffer.of(VERSION), nonce, ...sealed, cipher.getAuthTag()]);
}

/** The bytes that were sealed, or null when none of the keys opens them: another SECRET_KEY sealed them, or they were altered. */
export function unseal(keys: Keys, sealed: Buffer): Buffer | null {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE + TAG) return null;
  for (const key of keys) {
    const opening = createDecipheriv('aes-256-gcm', keyOf(key), sealed.subarray(1, 1 + NONCE));
    opening.setAuthTag(sealed.subarray(-TAG));
    try {
      return Buffer.concat([opening.update(sealed.subarray(1 + NONCE, -TAG)), opening.final()]);
    } catch {
      // Not this key.
    }
  }
  return null;
}
