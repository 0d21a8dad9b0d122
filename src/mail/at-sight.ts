import { isRequestSubject } from '../core/reading/subject.ts';
import { HEAD_SIZE } from './batches.ts';

/** A reply key of ours, in headers that no parser can read. */
const KEY = /\bsol\.[0-9a-z]{6}\.[0-9a-z]{26}@/i;

/** The same of headers that cannot be read, or that kill who reads them: what is ours is kept whole, and set aside when it is read. */
export function atSight(headers: Buffer): 'ours' | 'foreign' {
  const text = headers.subarray(0, HEAD_SIZE).toString('latin1');
  const [, subject = ''] = /(?:^|\n)subject:([^\n]{0,998}(?:\n[ \t][^\n]{0,998}){0,4})/i.exec(text) ?? [];
  return KEY.test(text) || isRequestSubject(decoded(subject.slice(0, 1_000))) ? 'ours' : 'foreign';
}

/** Encoded-words (RFC 2047) of the two usual charsets, and bytes that are UTF-8 as they stand. */
const decoded = (subject: string): string =>
  Buffer.from(subject, 'latin1')
    .toString()
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(
      /=\?([\w-]{1,20})\?([bq])\?([^?\s]{0,200})\?=/gi,
      (_, charset: string, how: string, words: string) => {
        const bytes =
          how.toLowerCase() === 'b'
            ? Buffer.from(words, 'base64')
            : Buffer.from(
                words
                  .replaceAll('_', ' ')
                  .replace(/=([0-9a-f]{2})/gi, (__, hex: string) =>
                    String.fromCharCode(Number.parseInt(hex, 16)),
                  ),
                'latin1',
              );
        return bytes.toString(/^utf-?8$/i.test(charset) ? 'utf8' : 'latin1');
      },
    );
