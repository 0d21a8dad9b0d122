/** Who sent a message: the bot, or the server it speaks to. */
export type Sender = 'bot' | 'server';

/** One message of a protocol, with the bytes it came in. */
export interface Message {
  readonly from: Sender;
  /** What it is, for a person and for a fault that waits for one: `Query begin`, `UID MOVE`, `BODY`, `250`. */
  readonly kind: string;
  readonly bytes: Buffer;
}

/** Cuts what both sides of one connection say into messages. */
export interface Framer {
  push(from: Sender, chunk: Buffer): Message[];
}

/** Takes the first message off `bytes`: its length and kind, or null when it is not there as a whole. */
type Cutter = (bytes: Buffer, from: Sender) => { length: number; kind: string } | null;

function framer(cut: Cutter): Framer {
  const rest = { bot: Buffer.alloc(0), server: Buffer.alloc(0) };
  return {
    push(from, chunk) {
      let bytes = rest[from].length > 0 ? Buffer.concat([rest[from], chunk]) : chunk;
      const messages: Message[] = [];
      for (let next = cut(bytes, from); next; next = cut(bytes, from)) {
        messages.push({ from, kind: next.kind, bytes: bytes.subarray(0, next.length) });
        bytes = bytes.subarray(next.length);
      }
      rest[from] = Buffer.from(bytes);
      return messages;
    },
  };
}

/** PostgreSQL's frames: a type byte and a length; the very first of a client has no type (no TLS, no cancelling here). */
export function postgresFramer(): Framer {
  let started = false;
  return framer((bytes, from) => {
    const typed = from === 'server' || started;
    const head = typed ? 1 : 0;
    if (bytes.length < head + 4) return null;
    const length = head + bytes.readUInt32BE(head);
    if (bytes.length < length) return null;
    if (!typed) {
      started = true;
      return { length, kind: 'Startup' };
    }
    return {
      length,
      kind: postgresKind(String.fromCharCode(bytes[0] ?? 0), bytes.subarray(5, length), from),
    };
  });
}

/** The SQL travels in Query and Parse; in Parse it stands behind the statement's name. */
function postgresKind(type: string, body: Buffer, from: Sender): string {
  if (from === 'server') return type;
  const text = body.toString('utf8', 0, 200).split('\0');
  if (type === 'Q') return `Query ${text[0]}`;
  return type === 'P' ? `Parse ${text[1]}` : type;
}

const CRLF = Buffer.from('\r\n');

/** IMAP's lines and literals: a line that ends in {n} is followed by n bytes, which are a message of their own. */
export function imapFramer(): Framer {
  const literal = { bot: 0, server: 0 };
  return framer((bytes, from) => {
    if (literal[from] > 0) {
      const length = literal[from];
      if (bytes.length < length) return null;
      literal[from] = 0;
      return { length, kind: 'literal' };
    }
    const end = bytes.indexOf(CRLF);
    if (end < 0) return null;
    const line = bytes.toString('latin1', 0, end);
    literal[from] = Number(/\{(\d+)\+?\}$/.exec(line)?.[1] ?? 0);
    return { length: end + 2, kind: from === 'bot' ? line.replace(/^\S+ /, '') : line.slice(0, 80) };
  });
}

/** The command's words that a fault can wait for. */
const SMTP_VERB = /^(EHLO|HELO|AUTH|MAIL|RCPT|DATA|RSET|NOOP|QUIT)\b/i;
const LONE_DOT = Buffer.from('\r\n.\r\n');

/** SMTP's commands and replies; after 354 the letter up to its last line, and then the lone dot. */
export function smtpFramer(): Framer {
  let inLetter: 'no' | 'body' | 'dot' = 'no';
  return framer((bytes, from) => {
    if (from === 'server') {
      const reply = /^(?:\d{3}-.*\r\n)*(\d{3})(?: .*)?\r\n/.exec(bytes.toString('latin1'));
      if (!reply) return null;
      if (reply[1] === '354') inLetter = 'body';
      return { length: reply[0].length, kind: reply[1] ?? '' };
    }
    if (inLetter === 'body') {
      const end = bytes.indexOf(LONE_DOT);
      if (end < 0) return null;
      inLetter = 'dot';
      return { length: end + 2, kind: 'BODY' };
    }
    const end = bytes.indexOf(CRLF);
    if (end < 0) return null;
    const kind =
      inLetter === 'dot' ? 'DOT' : (SMTP_VERB.exec(bytes.toString('latin1', 0, end))?.[1] ?? 'line');
    inLetter = 'no';
    return { length: end + 2, kind: kind.toUpperCase() };
  });
}
