import { closeHeld, heldBySender } from '../store/waiting.ts';
import { addressIn, type CliCommand, EXIT, LONGEST_LIST, parted, printAct, printRows } from './command.ts';
import { withDatabase } from './database.ts';

/** Requests beyond the amounts, by who wrote them. */
export const heldCommands: readonly CliCommand[] = [
  {
    name: 'held close',
    takes: 'ADDRESS [--json]',
    summary: 'close all that is held of one sender, as after a mail bomb; nobody is told',
    help: 'What is held goes on by itself as there is room; this is for what should not. It cannot be undone. Exit code 1 when nothing was held.',
    async run(args) {
      const { asJson, rest } = parted(args);
      const requester = addressIn(rest);
      const count = await withDatabase((db) => closeHeld(db, requester, new Date()));
      const said =
        count === 0
          ? `nothing is held of ${requester}`
          : `${count} ${count === 1 ? 'request' : 'requests'} of ${requester} closed.`;
      return printAct(count > 0, said, { requester, closed: count }, asJson);
    },
  },
  {
    name: 'held',
    takes: '[--json]',
    summary: 'requests beyond the amounts, by who wrote them, most first',
    help: `At most ${LONGEST_LIST} senders, of each the first five codes. why is the amount that was used up: the sender's, the company's, or that of all.`,
    async run(args) {
      const { asJson } = parted(args);
      const rows = await withDatabase((db) => heldBySender(db, LONGEST_LIST));
      const shown = rows.map(({ codes, ...rest }) => ({
        ...rest,
        codes: codes.map((code) => code.toUpperCase()).join(' '),
      }));
      printRows(asJson ? rows : shown, asJson, 'Nothing is held.');
      return EXIT.done;
    },
  },
];
