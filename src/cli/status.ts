import { opinions, type Status, status } from '../store/overview.ts';
import { LATE, troubles } from '../store/troubles.ts';
import { type CliCommand, EXIT, LONGEST_LIST, parted, print, printRows } from './command.ts';
import { withDatabase } from './database.ts';

const MINUTE = 60_000;

export const statusCommand: CliCommand = {
  name: 'status',
  takes: '[--json]',
  summary: 'how things stand, on one screen',
  help: `Exit code 1 when something needs you: mail set aside, letters held or refused, the mailbox not read for ${LATE.mailbox / MINUTE} minutes, a letter unsent for ${LATE.letter / MINUTE}, an approval of the last hour that was forged, the audit chain broken.`,
  async run(args) {
    const { asJson } = parted(args);
    const now = new Date();
    const found = await withDatabase((db) => status(db, now));
    const wrong = troubles(found, now).map(({ what }) => what);
    if (asJson) print(JSON.stringify({ ...found, troubles: wrong }));
    else for (const line of screen(found, wrong, now)) print(line);
    return wrong.length > 0 ? EXIT.failed : EXIT.done;
  },
};

export const feedbackCommand: CliCommand = {
  name: 'feedback',
  takes: '[--json]',
  summary: 'what readers thought of the help article, newest first',
  help: `At most ${LONGEST_LIST}.`,
  async run(args) {
    const { asJson } = parted(args);
    const rows = await withDatabase((db) => opinions(db, LONGEST_LIST));
    printRows(
      rows.map(({ useful, ...rest }) => ({ ...rest, useful: useful ? 'yes' : 'no' })),
      asJson,
      'Nobody gave an opinion yet.',
    );
    return EXIT.done;
  },
};

function screen(
  { mailboxes, inbox, outbox, requests, accounts }: Status,
  wrong: readonly string[],
  now: Date,
): string[] {
  const since = (at: Date | null, none = 'none'): string => (at === null ? none : ago(at, now));
  return [
    ...mailboxes.map(({ name, readAt }) => `mailbox     ${name}, read ${since(readAt, 'never')}`),
    ...(mailboxes.length === 0 ? ['mailbox     none was ever read: start the bot'] : []),
    `mail        ${inbox.waiting} to be read, oldest ${since(inbox.oldest)}; ${inbox.setAside} set aside`,
    `letters     ${outbox.queued} to be sent, oldest ${since(outbox.oldest)}; ${outbox.held} held, ${outbox.refused} refused`,
    `requests    ${requests.pending} pending, oldest ${since(requests.oldestPending)}; ${requests.incomplete} incomplete, ${requests.held} held`,
    `accounts    ${accounts.active} active, ${accounts.invited} invited, ${accounts.disabled} disabled; ${accounts.unprovisioned} on their way to the targets`,
    '',
    ...(wrong.length === 0 ? ['Nothing needs you.'] : wrong.map((line) => `! ${line}`)),
  ];
}

function ago(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / MINUTE);
  if (minutes < 1) return 'just now';
  if (minutes < 120) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / 1_440)} days ago`;
}
