/** LIMITS.md: of a mail over this only the head is kept. */
export const LARGEST_MAIL = 10 * 2 ** 20;
export const HEAD_SIZE = 64 * 2 ** 10;
export const MAX_HEADERS_PER_FETCH = 500;
const MAX_SOURCES_PER_FETCH = 50;
const MAX_BYTES_PER_FETCH = 16 * 2 ** 20;

/** Cuts a list into what one `sources` call may fetch: at most 50 mails or 16 MB, but never less than one mail. */
export function sourceBatches<M extends { readonly size: number }>(mails: readonly M[]): M[][] {
  const batches: M[][] = [];
  let bytes = 0;
  for (const mail of mails) {
    const cost = mail.size > LARGEST_MAIL ? HEAD_SIZE : mail.size;
    const last = batches.at(-1);
    if (last && last.length < MAX_SOURCES_PER_FETCH && bytes + cost <= MAX_BYTES_PER_FETCH) {
      last.push(mail);
      bytes += cost;
    } else {
      batches.push([mail]);
      bytes = cost;
    }
  }
  return batches;
}

/** 1,2,3,7 as "1:3,7": command lines are limited, and neighbours are the rule. */
export function sequenceSet(uids: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const uid of [...uids].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && uid <= range.last + 1) range.last = uid;
    else ranges.push({ first: uid, last: uid });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}:${last}`)).join(',');
}
