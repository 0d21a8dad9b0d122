/** What a raw mail holds, counted before anything is decoded. */
export interface Structure {
  /** Length of the topmost header block in bytes, without the blank line after it. */
  readonly headerBytes: number;
  /** Fields of the topmost header block. */
  readonly fields: number;
  /** Body parts below the root, at any depth. */
  readonly parts: number;
  /** How many multiparts are open at once where it is deepest; 0 in a mail of a single part. */
  readonly depth: number;
}

const LF = 10;
const DASH = 45;
const CONTENT_TYPE_CAP = 4096;

/**
 * Counts fields, parts and depth of a raw mail in one pass over its lines. It exists because the parser behind
 * parse.ts does its work part by part and has no limit on depth: what is too large should cost nothing.
 */
export function measure(raw: Buffer): Structure {
  const open: string[] = [];
  let headerBytes = raw.length;
  let fields = 0;
  let parts = 0;
  let depth = 0;
  let inHeader = true;
  let inTopHeader = true;
  let contentType = '';
  let inContentType = false;

  const endHeader = () => {
    inHeader = false;
    inTopHeader = false;
    inContentType = false;
    const boundary = boundaryOf(contentType);
    contentType = '';
    if (boundary === null) return;
    open.push(boundary);
    depth = Math.max(depth, open.length);
  };

  for (let start = 0; start < raw.length; ) {
    const next = raw.indexOf(LF, start);
    const end = next === -1 ? raw.length : next;
    const isDelimiter = raw[start] === DASH && raw[start + 1] === DASH;
    const found = isDelimiter
      ? delimiter(raw.toString('latin1', start, Math.min(end, start + 300)), open)
      : null;
    if (found !== null) {
      if (inHeader) endHeader();
      open.length = found.isClosing ? found.level : found.level + 1;
      inHeader = !found.isClosing;
      if (inHeader) parts += 1;
    } else if (inHeader && (end === start || (end === start + 1 && raw[start] === 13))) {
      if (inTopHeader) headerBytes = start;
      endHeader();
    } else if (inHeader) {
      const isContinuation = raw[start] === 32 || raw[start] === 9;
      if (!isContinuation) {
        if (inTopHeader) fields += 1;
        inContentType = /^content-type[ \t]*:/i.test(
          raw.toString('latin1', start, Math.min(end, start + 40)),
        );
      }
      if (inContentType && contentType.length < CONTENT_TYPE_CAP)
        contentType += `${raw.toString('latin1', start, Math.min(end, start + CONTENT_TYPE_CAP))} `;
    }
    start = end + 1;
  }
  return { headerBytes, fields, parts, depth };
}

function boundaryOf(contentType: string): string | null {
  if (!/^content-type[ \t]*:\s*multipart\//i.test(contentType)) return null;
  const match = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2] ?? '';
  return boundary === '' ? null : boundary;
}

function delimiter(line: string, open: readonly string[]): { level: number; isClosing: boolean } | null {
  const text = line.trimEnd().slice(2);
  for (let level = open.length - 1; level >= 0; level -= 1) {
    if (text === open[level]) return { level, isClosing: false };
    if (text === `${open[level]}--`) return { level, isClosing: true };
  }
  return null;
}
