import type { Status } from './overview.ts';

/** What can be wrong with a running bot: `portero status` shows all of it, and the alarms write to the operator about most. */

const MINUTE = 60_000;
/** From when on something is told as wrong, in milliseconds; ops/alerts.yaml goes by the same. */
export const LATE = { mailbox: 5 * MINUTE, letter: 10 * MINUTE };

const CONDITIONS = [
  'mailbox-unread',
  'letters-unsent',
  'letters-stopped',
  'mail-set-aside',
  'approval-forged',
  'audit-chain-broken',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface Trouble {
  readonly condition: Condition;
  /** What is wrong, and where the operator looks next. */
  readonly what: string;
  /** Grows when the same happens anew (the id of the latest mail); 0 where that means nothing. */
  readonly mark: number;
}

/** Everything that needs the operator. */
export function troubles(found: Status, now: Date): Trouble[] {
  const { inbox, outbox, forged, audit } = found;
  const age = (since: Date | null): number => (since === null ? 0 : now.getTime() - since.getTime());
  const stopped = outbox.held + outbox.refused;
  return [
    ...trouble(
      'mailbox-unread',
      isUnread(found, age),
      'the mailbox is not being read: see the log of the bot',
    ),
    ...trouble(
      'letters-unsent',
      age(outbox.oldest) > LATE.letter,
      'letters do not leave: portero outbox and the log say why',
    ),
    ...trouble(
      'letters-stopped',
      stopped > 0,
      `letters were held or refused (${stopped}): portero outbox lists them`,
    ),
    ...trouble(
      'mail-set-aside',
      inbox.setAside > 0,
      `mail was set aside (${inbox.setAside}): portero inbox lists it with the reason`,
      inbox.newestSetAside,
    ),
    ...trouble(
      'approval-forged',
      forged.count > 0,
      `an approval did not prove who wrote it (${forged.count} within an hour), and nothing was done: the log names it (verdict refused)`,
      forged.newest,
    ),
    ...trouble(
      'audit-chain-broken',
      audit.fault !== null,
      `the audit chain does not hold: ${audit.fault}; portero audit verify walks all of it, and ends this alarm once it holds again`,
    ),
  ];
}

const trouble = (condition: Condition, isSo: boolean, what: string, mark = 0): Trouble[] =>
  isSo ? [{ condition, what, mark }] : [];

/** One mailbox is read; others are those of former configurations. */
function isUnread({ mailboxes }: Status, age: (since: Date | null) => number): boolean {
  const read = mailboxes.flatMap(({ readAt }) => readAt ?? []);
  return read.every((at) => age(at) > LATE.mailbox);
}
