import { createInterface } from 'node:readline/promises';
import type { Config } from '../config.ts';
import { canonicalAddress } from '../core/address.ts';
import { shownCode } from '../core/links.ts';
import { unseal } from '../core/sealing.ts';
import { countPerson, type Erased, erasePerson, exportPerson } from '../store/people.ts';
import { addressIn, type CliCommand, complain, EXIT, parted, print, UsageError } from './command.ts';
import { withDatabase } from './database.ts';

type Opened = (sealed: Buffer) => Buffer | null;
const opener =
  ({ secretKeys }: Config): Opened =>
  (sealed) =>
    unseal(secretKeys, sealed);

/** Ley 1581 de 2012, art. 8: what is stored about a person is shown to them, and deleted, when they ask. */
export const people: readonly CliCommand[] = [
  {
    name: 'person export',
    takes: 'ADDRESS [--json]',
    summary: 'everything that is stored about a person, as one JSON object',
    help: `Always JSON. Mails stand in it whole ("source", base64): they may tell of other people too, so look before you hand them on.
That it was exported is written to the audit trail. Exit code 1 when nothing is stored.`,
    async run(args) {
      const email = addressIn(parted(args).rest);
      const held = await withDatabase((db, config) => exportPerson(db, email, opener(config), new Date()));
      const isEmpty = Object.values(held).every((rows) => rows.length === 0);
      if (isEmpty) complain('nothing is stored about that address');
      else print(JSON.stringify({ address: email, exportedAt: new Date(), ...held }, null, 2));
      return isEmpty ? EXIT.failed : EXIT.done;
    },
  },
  {
    name: 'person erase',
    takes: 'ADDRESS [--yes] [--json]',
    summary: 'delete what is stored about a person; the audit trail keeps a pseudonym',
    help: `Asks first; --yes does not. Open requests are closed and letters still owed are dropped. It cannot be undone, and does not reach
what others have: the mailbox's archive folder, letters that were sent, backups, log files. Mail that is still to be read is left: run it again
then. Somebody in AGENTS is refused: take them out first. Exit code 1 when nothing was erased.`,
    async run(args) {
      const { options, asJson, rest } = parted(args, '--yes');
      const email = addressIn(rest);
      return await withDatabase(async (db, config) => {
        if (config.agents.includes(email)) {
          complain('that is an agent: take the address out of AGENTS first');
          return EXIT.failed;
        }
        const opened = opener(config);
        const counts = await countPerson(db, email, opened);
        const amount = Object.values(counts).reduce((a, b) => a + b, 0);
        if (amount === 0) complain('nothing is stored about that address');
        else if (!options.has('--yes') && !(await isSure(email, counts))) complain('nothing was erased');
        else {
          const erased = await erasePerson(db, email, opened, new Date());
          if (asJson) print(JSON.stringify(erased));
          else tell(erased);
          return EXIT.done;
        }
        return EXIT.failed;
      });
    },
  },
];

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

async function isSure(email: string, counts: Readonly<Record<string, number>>): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError('nobody is there to ask: give --yes');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const typed = await asking.question(
    `Stored: ${listed(counts)}.\nType the address again to erase all of it: `,
  );
  asking.close();
  return canonicalAddress(typed.trim()) === email;
}

function tell({ pseudonym, closed, counts, unread }: Erased): void {
  print(`Erased: ${listed(counts)}. In the audit trail they are ${pseudonym}.`);
  if (closed.length > 0) print(`Still open until now, and closed: ${closed.map(shownCode).join(', ')}.`);
  if (unread > 0)
    print(`${unread} of their mails are still to be read and were left: run this again in a minute.`);
}
