import { LIMITS } from './limits.ts';

/** One field of the topmost header block as it came, Latin-1, with the line ends inside it and not the last. */
export interface Field {
  /** Lower case. */
  readonly name: string;
  readonly line: string;
}

const END = /\r?\n\r?\n/;

/** Cut as the libraries cut it that read From and verify DKIM, so that none of them sees a field that the others do not. */
export function fieldsOf(raw: Buffer): Field[] {
  return blockOf(raw)
    .split(/\r?\n(?!\s)/)
    .filter((line) => line !== '')
    .map((line) => ({ name: (/^[^:]+/.exec(line)?.[0] ?? '').trim().toLowerCase(), line }));
}

/** The same mail with these fields alone. */
export function withFields(raw: Buffer, fields: readonly Field[]): Buffer {
  const block = fields.map(({ line }) => line).join('\r\n');
  return Buffer.concat([Buffer.from(block, 'latin1'), raw.subarray(blockOf(raw).length)]);
}

/** What servers on the way write for each other: most of a header block, and nothing that tells what its writer wants. */
const TRACE =
  /^(?:(?:x-)?received|received-spf|authentication-results|(?:x-google-)?dkim-signature|arc-(?:seal|message-signature|authentication-results)|x-(?:gm-message-state|google-smtp-source|ms-exchange-(?:antispam|crosstenant|transport)-.*|microsoft-antispam.*|forefront-antispam-report.*)|thread-index)$/;

/** The same mail for a reader of words. Decoding what servers wrote cost as much as all the rest of a header block. */
export function withoutTrace(raw: Buffer): Buffer {
  const fields = fieldsOf(raw);
  const told = fields.filter(({ name }) => !TRACE.test(name));
  return told.length === fields.length ? raw : withFields(raw, told);
}

/** Mail with a larger header block is set aside before anybody asks (LIMITS.md). */
function blockOf(raw: Buffer): string {
  const head = raw.toString('latin1', 0, LIMITS.headerBytes + 4);
  return head.slice(0, END.exec(head)?.index ?? head.length);
}
