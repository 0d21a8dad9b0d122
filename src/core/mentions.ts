/**
 * Whether a raw mail holds an address anywhere: in its headers, or in a body, also where that is encoded as quoted-printable or
 * base64 (RFC 2045 §6). For finding what is kept about a person; rather one mail too many than one too few.
 */
export function mentions(raw: Buffer, address: string): boolean {
  const text = raw.toString('latin1');
  const found = (where: string): boolean => where.toLowerCase().includes(address);
  return (
    found(text) ||
    found(text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => byte(hex))) ||
    [...text.matchAll(BASE64)].some(([block]) => found(Buffer.from(block, 'base64').toString('latin1')))
  );
}

const byte = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

/** Lines of base64, or an encoded-word's: in either the address may be anywhere. */
const BASE64 = /(?:[A-Za-z0-9+/]{4}(?:\r?\n)?){6,}[A-Za-z0-9+/]{0,3}={0,2}/g;
