import type { AlertReason, Letter, Past } from './letters.ts';
import type { IncomingMail, Person, Reading, ReplyKey } from './mail.ts';
import type { Proof } from './proof.ts';
import type { RequestState } from './request.ts';

/** A mail that has been read: its words, what they mean, and who wrote it (canonical). */
export interface ReadMail {
  readonly mail: IncomingMail;
  readonly reading: Reading;
  readonly keys: readonly ReplyKey[];
  /** Canonical; empty when there is not exactly one From that is an address. */
  readonly sender: string;
  /** The bot's own address. */
  readonly own: string;
}

/** One thing that a mail can ask. `read` answers undefined when the mail asks something else. */
export interface Command {
  readonly name: string;
  read(mail: ReadMail): Ask | undefined;
}

/** What is asked, what must be known to decide it, and the decision: pure, given the facts. */
export interface Ask {
  readonly about: About;
  decide(facts: Facts): Outcome;
}

/** What to look up. Everything named here is also locked, so that decisions about one request or address take turns. */
export interface About {
  readonly keys: readonly ReplyKey[];
  /** Canonical addresses that an account may be asked for. */
  readonly emails: readonly string[];
  /** Who wrote; an answer goes there unless it goes to whom the letter in the thread was for. */
  readonly sender: string;
  /** The domains for which accounts are newly asked: the amounts of requests are counted for mail that has any. */
  readonly companies?: readonly string[];
}

export interface RequestFacts {
  readonly id: number;
  readonly code: string;
  readonly state: RequestState;
  readonly person: Person;
  readonly requester: string;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

export interface AccountFacts {
  readonly id: number;
  readonly state: 'invited' | 'active' | 'disabled';
  readonly fullName: string;
}

/** The letter of ours that a reply key or message id belongs to, with its request first and the others of the same mail after it. */
export interface Thread {
  readonly outboxId: number;
  readonly kind: string;
  /** It was reported as undelivered before. */
  readonly hasBounced: boolean;
  readonly recipient: string;
  readonly requests: readonly [RequestFacts, ...RequestFacts[]];
}

export interface Facts {
  readonly now: Date;
  readonly agents: readonly string[];
  /** What could be shown of the mail's From domain. */
  readonly proof: Proof;
  readonly thread: Thread | null;
  /** Requests that await a decision, by address: there is at most one for each. */
  readonly openRequests: ReadonlyMap<string, RequestFacts>;
  /** Incomplete requests of `About.sender`, by address. */
  readonly unfinished: ReadonlyMap<string, RequestFacts>;
  /** Addresses for which a request of `About.sender` is held already. */
  readonly held: ReadonlySet<string>;
  /** The amount that is used up: what is newly asked is held until there is room (LIMITS.md, Amounts). */
  readonly heldFor: 'sender' | 'company' | 'all' | null;
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  /** By the address for which an account is asked; looked up where a request may become pending. */
  readonly past: ReadonlyMap<string, Past>;
  /** Addresses that were told within a day that they have an account. */
  readonly toldOfAccount: ReadonlySet<string>;
  /** How many answers may still go where the answer would go, and how many alerts to the agents (LIMITS.md, Amounts). */
  readonly answersLeft: number;
  /** How many requests the agents may still be told of by a notice of its own; the others wait for the digest. */
  readonly noticesLeft: number;
  /** How many notes on open requests the agents may still get. */
  readonly notesLeft: number;
  /** About this request, or about none; one forger's noise leaves the others' alone. */
  readonly alertsLeft: number;
  /** Fresh public codes, as many as a mail may open requests. */
  readonly codes: readonly string[];
}

export type Change =
  | {
      readonly do: 'open';
      readonly code: string;
      readonly place: number;
      readonly person: Person;
      readonly state: RequestState;
      readonly requester: string;
      readonly subject: string;
      readonly messageId: string | null;
      readonly reason: string | null;
      /** No notice of its own goes out: the digest lists it. */
      readonly untold: boolean;
      /** It lacks data, and the answer that asks for them had to be withheld: it is sent when there is room. */
      readonly unasked?: boolean;
    }
  | {
      readonly do: 'fill';
      readonly id: number;
      readonly person: Person;
      readonly state: RequestState;
      readonly reason: string | null;
      readonly untold: boolean;
      readonly unasked?: boolean;
    }
  /** Something was said of it that the agents were not told: the digest lists it. */
  | { readonly do: 'list'; readonly id: number }
  | { readonly do: 'approve'; readonly id: number; readonly by: string }
  | { readonly do: 'reject'; readonly id: number; readonly by: string; readonly reason: string }
  | { readonly do: 'mark-bounced'; readonly outboxId: number }
  | { readonly do: 'invite-again'; readonly accountId: number };

export type Verdict =
  | 'request'
  | 'completed'
  | 'noted'
  | 'approved'
  | 'rejected'
  | 'unclear'
  | 'late'
  | 'refused'
  | 'bounce'
  | 'auto-reply'
  | 'list'
  | 'other'
  | 'duplicate'
  | 'set-aside';

/** What follows from a mail. `reason` is a short code for the operator. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly changes: readonly Change[];
  readonly letters: readonly Letter[];
}

/** What a mail that no person wrote is recorded as. */
export const machineKind = ({ reading }: ReadMail): 'auto-reply' | 'list' =>
  reading.kind === 'list' ? 'list' : 'auto-reply';

export const nothing = (verdict: Verdict, reason: string | null = null): Outcome => ({
  verdict,
  reason,
  changes: [],
  letters: [],
});

/** A reply that did not prove who wrote it: recorded, without effect, told to the agents and not to the claimed sender. */
export function refused(why: AlertReason, code: string, { mail }: ReadMail, facts: Facts): Outcome {
  const told = facts.alertsLeft > 0 ? facts.agents : [];
  const claimed = mail.from.map(({ address }) => address).join(' ');
  return {
    // Exactly one From, or the mail is set aside (DESIGN.md rule 9).
    ...(why === 'not-one-sender'
      ? nothing('set-aside', why)
      : nothing('refused', told.length > 0 ? why : `${why}, untold`)),
    letters: told.map((to) => ({
      kind: 'agent-alert',
      to,
      code: facts.thread ? code : null,
      data: { code, claimed, why },
    })),
  };
}
