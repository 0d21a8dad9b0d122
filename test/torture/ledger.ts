import { createHash } from 'node:crypto';
import type { AcceptedLetter } from '../../src/embedded/mail-server.ts';

/**
 * What a mail was put in for. `good`: a request · `duplicate`: the bytes of an earlier mail · `hostile`: made to break its
 * reader · `foreign`: none of the bot's business · `approval`: an agent's · `forged`: one that must not act.
 */
export type Kind = 'good' | 'duplicate' | 'hostile' | 'foreign' | 'approval' | 'forged';

export interface PutIn {
  readonly kind: Kind;
  readonly raw: Buffer;
  readonly sha256: string;
  readonly at: number;
  /** Whom it asks an account for, or whose request it decides. */
  readonly person: string | null;
}

/** A letter that the SMTP server took on, as far as the checks need it. */
export interface CameOut {
  readonly at: number;
  readonly to: string;
  readonly messageId: string;
  readonly replyTo: string;
  readonly subject: string;
  /** Of a request's letters: `[SOL-<CODE>]`; empty for others. */
  readonly code: string;
  /** Whether it is the first of its code to this recipient: an agent's is the notice, a requester's the receipt. */
  readonly opens: boolean;
  /** Of an activation letter: the link, as a path on the pages. */
  readonly link: string;
}

/** A kill or a fault: what may explain a second copy. */
export interface Disruption {
  readonly at: number;
  readonly what: string;
}

/** The harness's own book of what was put in and what came out. It asks the bot nothing. */
export interface Ledger {
  readonly mails: readonly PutIn[];
  readonly letters: readonly CameOut[];
  readonly disruptions: readonly Disruption[];
  /** Lines that a copy of the bot wrote to its log and that hold what no log may hold, and how copies ended by themselves. */
  readonly complaints: Set<string>;
  /** How often each link led to a page that says "welcome" (303). */
  readonly welcomes: Map<string, number>;
  /** Recipients that the SMTP server refused for good. */
  readonly refused: Set<string>;
  /** SHA-256 of mails that another client took out of the mailbox before they could be kept. */
  readonly gone: Set<string>;
  putIn(kind: Kind, raw: Buffer, person: string | null): PutIn;
  cameOut(letter: AcceptedLetter): void;
  disrupted(what: string): void;
  /** The first letter that fits, at once or when it comes; null after `withinMs`. */
  letter(fits: (letter: CameOut) => boolean, withinMs: number): Promise<CameOut | null>;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export function openLedger(): Ledger {
  const mails: PutIn[] = [];
  const letters: CameOut[] = [];
  const disruptions: Disruption[] = [];
  const waiting = new Set<(letter: CameOut) => void>();
  return {
    mails,
    letters,
    disruptions,
    complaints: new Set(),
    welcomes: new Map(),
    refused: new Set(),
    gone: new Set(),
    putIn: (kind, raw, person) => {
      const mail = { kind, raw, sha256: sha256(raw), at: Date.now(), person };
      mails.push(mail);
      return mail;
    },
    cameOut: (accepted) => {
      const read = readLetter(accepted);
      const opens = read.code !== '' && !letters.some(({ code, to }) => code === read.code && to === read.to);
      const letter = { ...read, opens };
      letters.push(letter);
      for (const tell of waiting) tell(letter);
    },
    disrupted: (what) => {
      disruptions.push({ at: Date.now(), what });
    },
    letter: (fits, withinMs) =>
      new Promise((resolve) => {
        const known = letters.find(fits);
        if (known) return resolve(known);
        const done = (letter: CameOut | null): void => {
          clearTimeout(timer);
          waiting.delete(tell);
          resolve(letter);
        };
        const tell = (letter: CameOut): void => {
          if (fits(letter)) done(letter);
        };
        const timer = setTimeout(() => done(null), withinMs);
        waiting.add(tell);
      }),
  };
}

/** Reads as much of a letter as the book needs; a parser would take most of the machine in a run of thousands. */
function readLetter({ to, raw, at }: AcceptedLetter): Omit<CameOut, 'opens'> {
  const text = raw.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const subject = words(header('Subject'));
  const body = text.slice(end).replace(/=\r\n/g, '');
  return {
    at: at.getTime(),
    to: to[0] ?? '',
    messageId: header('Message-ID'),
    replyTo: /<([^>]*)>$/.exec(header('Reply-To'))?.[1] ?? header('Reply-To'),
    subject,
    code: /^\[SOL-\w{6}\]/.exec(subject)?.[0] ?? '',
    link: /\/(?:activar|restablecer)\/[0-9a-z]{26}\.[0-9a-z]{26}/.exec(body)?.[0] ?? '',
  };
}

/** RFC 2047 encoded words, of which nodemailer writes both kinds. */
function words(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(
            text
              .replace(/_/g, ' ')
              .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ).toString('utf8'),
    );
}
