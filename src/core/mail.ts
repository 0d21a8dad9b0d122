/**
 * The words of the house. A mail comes in as `IncomingMail`, is read into a `Reading`, becomes an `Ask`, and with the
 * `Facts` about it an `Outcome`: changes to make and letters to send. Everything here is plain data.
 */

/** A display name and an address as they stood in a header; the address is not yet checked against our grammar. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/**
 * One mail as words, made by mail/parse.ts from the raw bytes. Nothing in it is to be trusted: strangers wrote it.
 * Lengths are capped (LIMITS.md): text 64 Ki characters, a header value 4 Ki, 200 headers.
 */
export interface IncomingMail {
  /** Every mailbox of every From header, in order. Exactly one is lawful (RFC 5322 §3.6.2); other counts are set aside. */
  readonly from: readonly Mailbox[];
  /** Decoded, NFC, unfolded, without control characters. */
  readonly subject: string;
  /** With its angle brackets, or null. */
  readonly messageId: string | null;
  /** Message ids of In-Reply-To and References, with angle brackets, in the order they stood. */
  readonly references: readonly string[];
  /** Addresses of To, Cc, Delivered-To and X-Original-To, lower case. */
  readonly recipients: readonly string[];
  /** Header fields by lower-case name; values decoded and unfolded, topmost first. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The text/plain body (format=flowed undone, line ends "\n"), or null where the mail has none. */
  readonly plain: string | null;
  /**
   * The HTML body as lines: one line a block, cells of a table row separated by a tab, a cell's own lines joined by a blank;
   * quoted blocks with "> " before each line; hidden and struck-through text left out. Null where the mail has no HTML.
   */
  readonly html: string | null;
  /** The text of a message/delivery-status part (RFC 3464), or null. */
  readonly deliveryStatus: string | null;
  /** Headers of the returned message in a report (message/rfc822 or text/rfc822-headers part), raw text, or null. */
  readonly returned: string | null;
  /** How many attachments there were; they are never opened. */
  readonly attachments: number;
}

export type MailKind = 'request' | 'reply' | 'auto-reply' | 'bounce' | 'list' | 'other';

/** What a person to get an account is said to be; null where the mail does not state it. Never guessed. */
export interface Person {
  readonly fullName: string | null;
  readonly company: string | null;
  readonly role: string | null;
  /** In canonical form (core/address.ts), or null when not stated, not valid, or two were stated without a choice. */
  readonly email: string | null;
}

export const FIELDS = ['fullName', 'company', 'role', 'email'] as const;
export type Field = (typeof FIELDS)[number];

export type Decision = 'approve' | 'reject' | 'unclear';

/** A reply key as found in a mail: `sol.<code>.<key>` in an address or message id. */
export interface ReplyKey {
  readonly code: string;
  readonly key: string;
}

/** How one mail is understood, by its shape and words alone (what `portero explain` prints). */
export interface Reading {
  readonly kind: MailKind;
  readonly people: readonly Person[];
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly failedRecipient: string | null;
  /** What the writer newly wrote (quotes, signature and disclaimer left out): quoted back when in doubt. */
  readonly ownWords: string;
  /** For `explain --why`: which line gave which value, which words the decision. */
  readonly why: readonly Why[];
}

export interface Why {
  /** `kind`, `decision`, `reason`, `failedRecipient`, or `people[0].email` and so on. */
  readonly what: string;
  readonly value: string;
  /** The line or words it was taken from, and the rule that took them. */
  readonly from: string;
}
