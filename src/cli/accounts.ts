import { account } from '../store/overview.ts';
import { disableAccount, enableAccount, type Steered } from '../store/steering.ts';
import { addressIn, type CliCommand, complain, EXIT, parted, print, printAct, printRows } from './command.ts';
import { withDatabase } from './database.ts';

/** Accounts, by their address. */
export const accountCommands: readonly CliCommand[] = [
  {
    name: 'account',
    takes: 'ADDRESS [--json]',
    summary: 'an account: its state, its request, its open sessions',
    help: 'Exit code 1 when there is none.',
    async run(args) {
      const { asJson, rest } = parted(args);
      const email = addressIn(rest);
      const found = await withDatabase((db) => account(db, email));
      if (!found) complain(noAccount(email));
      else if (asJson) print(JSON.stringify(found));
      else printRows([found], false, '');
      return found ? EXIT.done : EXIT.failed;
    },
  },
  {
    name: 'disable',
    takes: 'ADDRESS [--json]',
    summary: 'take an account its way in: sessions and links end at once',
    help: 'Undone by enable. Exit code 1 when there was nothing to do.',
    run: (args) => change(args, disableAccount, 'is disabled: its sessions and links have ended'),
  },
  {
    name: 'enable',
    takes: 'ADDRESS [--json]',
    summary: 'give a disabled account its way in back',
    help: 'Links that ended stay so: send one with resend if it was never activated. Exit code 1 when there was nothing to do.',
    run: (args) => change(args, enableAccount, 'is enabled again'),
  },
];

const noAccount = (email: string): string => `there is no account ${email}`;

async function change(
  args: readonly string[],
  make: (...given: Parameters<typeof disableAccount>) => Promise<Steered>,
  done: string,
): Promise<number> {
  const { asJson, rest } = parted(args);
  const email = addressIn(rest);
  const came = await withDatabase((db) => make(db, email, new Date()));
  const said = came.done
    ? `${email} ${done}.`
    : came.state === null
      ? noAccount(email)
      : `${email} is ${came.state}: nothing was done`;
  return printAct(came.done, said, { email, ...came }, asJson);
}
