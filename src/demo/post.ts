import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { Mailbox } from '../core/mail.ts';
import type { AcceptedLetter } from '../embedded/mail-server.ts';
import { baseAddress, CAST, DESK, type Player } from './cast.ts';

/** A letter as it lies in somebody's mailbox: one they received, or a copy of one they sent. */
export interface KeptLetter {
  readonly id: number;
  /** Whose mailbox, as a base address. */
  readonly owner: string;
  readonly isSent: boolean;
  readonly from: Mailbox;
  readonly to: string;
  /** Where an answer goes: Reply-To, or else From. */
  readonly answerTo: string;
  readonly subject: string;
  readonly at: Date;
  readonly messageId: string;
  /** Message ids of the thread before it, oldest first. */
  readonly references: readonly string[];
  readonly text: string;
  readonly html: string | null;
  readonly raw: Buffer;
  isRead: boolean;
}

/** Every mailbox of the demo but the help desk's own, kept in memory. */
export interface Post {
  /** The cast, and whoever else wrote or received a letter, in the order they came. */
  readonly players: readonly Player[];
  /** All letters, oldest first. */
  readonly letters: readonly KeptLetter[];
  /** What lies in one mailbox, newest first. */
  mailbox(owner: string): KeptLetter[];
  find(owner: string, id: number): KeptLetter | undefined;
  unread(owner: string): number;
  /** Sorts a letter that the mail server accepted into the mailboxes it belongs to; `onKept` is called when it lies there. */
  accept(letter: AcceptedLetter): void;
}

/** @param onKept is told after each letter. */
export function openPost(onKept: () => void): Post {
  const players: Player[] = [...CAST];
  const letters: KeptLetter[] = [];
  let turn = Promise.resolve();

  const join = (who: Mailbox, role: Player['role']): void => {
    const address = baseAddress(who.address);
    if (address === DESK.address || players.some((player) => player.address === address)) return;
    players.push({ address, name: who.name || nameFrom(address), role });
  };
  const keep = async (accepted: AcceptedLetter): Promise<void> => {
    const letter = lettered(accepted, await simpleParser(accepted.raw, { skipTextLinks: true }));
    join(letter.from, 'requester');
    const put = (owner: string, isSent: boolean): void => {
      if (owner === DESK.address) return;
      letters.push({ ...letter, id: letters.length + 1, owner, isSent, isRead: isSent });
    };
    put(baseAddress(letter.from.address), true);
    for (const recipient of accepted.to) {
      join({ name: '', address: recipient }, 'person');
      put(baseAddress(recipient), false);
    }
    onKept();
  };
  return {
    players,
    letters,
    mailbox: (owner) => letters.filter((letter) => letter.owner === owner).reverse(),
    find: (owner, id) => letters.find((letter) => letter.owner === owner && letter.id === id),
    unread: (owner) => letters.filter((letter) => letter.owner === owner && !letter.isRead).length,
    accept: (accepted) => {
      turn = turn.then(() => keep(accepted)).catch(() => undefined); // what cannot be parsed is in nobody's list
    },
  };
}

type Parsed = Omit<KeptLetter, 'id' | 'owner' | 'isSent' | 'isRead'>;

function lettered({ raw, from, to, at }: AcceptedLetter, mail: ParsedMail): Parsed {
  const sender = mail.from?.value[0];
  const author = { name: sender?.name ?? '', address: sender?.address ?? from };
  const references = mail.references ?? [];
  return {
    from: author,
    to: addressesOf(mail.to) || to.join(', '),
    answerTo: mail.replyTo?.value[0]?.address ?? author.address,
    subject: mail.subject ?? '(sin asunto)',
    at,
    messageId: mail.messageId ?? '',
    references: typeof references === 'string' ? [references] : references,
    text: mail.text ?? '',
    html: mail.html || null,
    raw,
  };
}

function addressesOf(to: AddressObject | AddressObject[] | undefined): string {
  const groups = to === undefined ? [] : Array.isArray(to) ? to : [to];
  return groups
    .flatMap((group) => group.value)
    .map(({ address = '' }) => address)
    .join(', ');
}

/** "marta.diaz@…" is shown as "Marta Diaz". */
function nameFrom(address: string): string {
  const words = address.split('@')[0]?.split(/[._-]+/) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
