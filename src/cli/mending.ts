import { unseal } from '../core/sealing.ts';
import { rawMail, retryLetter, retryMail, setAsideMails, unsentLetters } from '../store/operating.ts';
import {
  type CliCommand,
  complain,
  EXIT,
  idIn,
  LONGEST_LIST,
  parted,
  print,
  printAct,
  printRows,
} from './command.ts';
import { withDatabase } from './database.ts';

/** Mail that was set aside and letters that were not sent: looking at them, and having them tried again. */
export const mending: readonly CliCommand[] = [
  {
    name: 'inbox retry',
    takes: 'ID [--json]',
    summary: 'have a mail that was set aside tried again, three times',
    help: 'A mail over 10 MiB was not kept whole and cannot be retried: answer its sender by hand. Exit code 1 when there is no such mail.',
    run: (args) => retry(args, retryMail, 'mail set aside'),
  },
  {
    name: 'inbox show',
    takes: 'ID [--json]',
    summary: 'print a mail as it was received, for a look or for portero explain',
    help: 'Raw bytes on standard output, with --json in base64 ("source"). Exit code 1 when there is no such mail, its bytes were deleted after KEEP_RAW_MAIL, or another SECRET_KEY sealed them.',
    async run(args) {
      const { asJson, rest } = parted(args);
      const id = idIn(rest);
      const [sealed, raw] = await withDatabase(async (db, { secretKeys }) => {
        const kept = await rawMail(db, id);
        return [kept, kept && unseal(secretKeys, kept)];
      });
      if (raw && asJson) print(JSON.stringify({ id, source: raw.toString('base64') }));
      else if (raw) process.stdout.write(raw);
      else if (sealed) complain(`mail ${id} was sealed with another SECRET_KEY: set SECRET_KEY_OLD to it`);
      else complain(`there is no mail ${id}`);
      return raw ? EXIT.done : EXIT.failed;
    },
  },
  {
    name: 'inbox',
    takes: '[--json]',
    summary: 'mail that was set aside, with the reason, newest first',
    help: `At most ${LONGEST_LIST}.`,
    run: (args) => list(args, setAsideMails, 'No mail is set aside.'),
  },
  {
    name: 'outbox retry',
    takes: 'ID [--json]',
    summary: 'have a letter that was held or refused sent again',
    help: 'Its link, if it has one, holds from when it leaves. Exit code 1 when there is no such letter.',
    run: (args) => retry(args, retryLetter, 'letter held or refused'),
  },
  {
    name: 'outbox',
    takes: '[--json]',
    summary: 'letters that were held after their last try or refused by a server, newest first',
    help: `At most ${LONGEST_LIST}.`,
    run: (args) => list(args, unsentLetters, 'No letter is held or refused.'),
  },
];

async function list(
  args: readonly string[],
  find: typeof setAsideMails | typeof unsentLetters,
  none: string,
): Promise<number> {
  const { asJson } = parted(args);
  const rows = await withDatabase<object[]>((db) => find(db, LONGEST_LIST));
  printRows(rows, asJson, none);
  return EXIT.done;
}

async function retry(args: readonly string[], again: typeof retryMail, what: string): Promise<number> {
  const { asJson, rest } = parted(args);
  const id = idIn(rest);
  const found = await withDatabase((db) => again(db, id, new Date()));
  const said = found
    ? `${id} is tried again as soon as a bot is running.`
    : `there is no ${what} with the ID ${id}`;
  return printAct(found, said, { id }, asJson);
}
