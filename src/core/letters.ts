import type { Field, Person } from './mail.ts';

/**
 * Every letter that Portero writes, by its kind: the name of its two templates in templates/mail and what they may say.
 * The data is stored in the outbox, so it holds no link and no key; those are derived when the letter is rendered.
 */
export interface LetterData {
  /**
   * To who wrote a request: what was understood, or what is missing, for each person of the mail; `leftOut` more were too many
   * for one mail. `isWordless`: nothing shows that the From is not forged, so none of the mail's words are in here.
   */
  'requester-receipt': {
    people: readonly ReceiptLine[];
    inSubject: string;
    leftOut: number;
    isWordless?: true;
  };
  /**
   * To who wrote a request and was asked for missing data two days ago: what is missing, and until when (ISO 8601) the request stays
   * open. `people` are those that lack data.
   */
  'requester-reminder': {
    people: readonly ReceiptLine[];
    inSubject: string;
    until: string;
    isWordless?: true;
  };
  /** To who wrote it: refused, and why. */
  'requester-rejected': { code: string; person: Person; reason: string };
  /** To a requester who wrote again in the thread of a request that needs no more data. */
  'requester-status': {
    code: string;
    state: 'pending' | 'approved' | 'rejected' | 'closed';
    reason: string | null;
  };
  /** To each agent: please decide. `requester` is who wrote, when that is not the address of the account. */
  'agent-notice': { code: string; person: Person; requester: string | null } & Past;
  /**
   * To each agent: what came beyond the notices of an hour, what waits too long, and at 8:00 all that is open; each line with its own
   * address to decide it. `held`: requests that are held, of so many `senders` · `more`: open ones that the next digest lists ·
   * `refused`: replies that proved nothing and got no alert · `comments` of readers on the help article, and how many more there were.
   */
  'agent-digest': {
    lines: readonly DigestLine[];
    held: number;
    senders: number;
    more: number;
    refused: number;
    comments: readonly string[];
    moreComments: number;
  };
  /** To the agent whose answer was in doubt; `words` is what was read of it. */
  'agent-unclear': { code: string; person: Person; words: string };
  /** To an agent who answered a request that was already decided (or closed). */
  'agent-late': {
    code: string;
    person: Person;
    state: 'incomplete' | 'approved' | 'rejected' | 'closed';
    by: string | null;
    at: string | null;
    reason: string | null;
  };
  /** To all agents: this was decided. */
  'agent-decided': {
    code: string;
    person: Person;
    decision: 'approved' | 'rejected';
    by: string;
    reason: string | null;
  };
  /** To all agents: the requester wrote this about a request that awaits a decision. */
  'agent-note': { code: string; person: Person; words: string };
  /** To all agents: an answer came that did not prove who wrote it; nothing was done. */
  'agent-alert': { code: string; claimed: string; why: AlertReason };
  /** To all agents: the activation letter came back. */
  'agent-bounced': { code: string; person: Person; answer: string };
  /** To the account's address: activate it. `link` and `until` are added when it is rendered. */
  'person-activation': { fullName: string };
  'person-reset': { fullName: string };
  /** To an address that asked for a reset while its request is still being looked at. */
  'person-pending': { code: string; fullName: string | null; isComplete: boolean };
  /** To an address with an active account for which somebody asked for an account again. */
  'person-account-exists': { fullName: string };
  /** To the account's address: it was activated just now. */
  'person-activated': { fullName: string };
  'person-password-changed': { fullName: string };
  /** To who runs the bot, in English: something broke, or is over (`src/store/troubles.ts`). */
  'ops-alert': { condition: string; what: string; isOver: boolean; since: string };
}

export type LetterKind = keyof LetterData;

/** One person in a receipt. `already-open`: there is an open request for that address; nothing new was opened. */
export interface ReceiptLine {
  readonly code: string;
  readonly state: 'received' | 'incomplete' | 'already-open';
  readonly person: Person;
  readonly missing: readonly Field[];
}

/** What happened before with the address, the requester or the company of a request; absent where nothing did. */
export interface Past {
  /** Requests for this address, or by this requester, that were rejected; the last of them, with the address it was for. */
  readonly refusals?: {
    readonly count: number;
    readonly lastAt: string;
    readonly email: string;
    readonly lastReason: string;
  };
  /** Accounts at the same company (same domain, which is not of free mail), counted up to 100, and one of them. */
  readonly accounts?: { readonly count: number; readonly name: string; readonly email: string };
}

/** One request in a digest. */
export interface DigestLine {
  readonly code: string;
  readonly person: Person;
  /** It waits for room; agents may decide it all the same. */
  readonly isHeld: boolean;
  /** Who wrote, when that is not the address of the account. */
  readonly requester: string | null;
  /** How long it has waited: whole hours of working time. */
  readonly hours: number;
}

export type AlertReason =
  | 'unknown-key'
  | 'not-one-sender'
  | 'not-the-agent'
  | 'no-longer-agent'
  | 'not-proven'
  | 'not-checked';

/** A letter that an outcome owes. It answers the mail in hand when `answers` is set (threading, and the limit on answers). */
export type Letter = {
  [K in LetterKind]: {
    readonly kind: K;
    readonly to: string;
    /** The request it belongs to, by its public code; null for letters about an account alone. */
    readonly code: string | null;
    readonly data: LetterData[K];
    readonly answers?: boolean;
  };
}[LetterKind];

/** What is added to a letter's data when it is rendered. */
export interface LetterFrame {
  readonly brand: string;
  readonly publicUrl: string;
  readonly helpdeskUrl: string;
  /** Where answers go: the address with the reply key, or the plain mailbox where none are expected. */
  readonly replyTo: string;
  /** Of agent-digest: where each line's answer goes, by its code. */
  readonly answerTo: Readonly<Record<string, string>>;
  /** The mailbox to write to for anything else. */
  readonly mailbox: string;
  /** Of the letters person-activation and person-reset. */
  readonly link: string | null;
  /** Until when the link holds, as people write it: "las 3:40 p. m. del 22 de noviembre, hora de Colombia". */
  readonly until: string | null;
  /** How long it holds, in words: "4 horas". */
  readonly lifetime: string | null;
}
