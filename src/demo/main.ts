import { parseArgs } from 'node:util';
import { atFreePort } from './free-port.ts';
import { openInbox } from './inbox.ts';
import { playScript } from './script.ts';
import { openTown } from './town.ts';

const HELP = `npm run demo                 everything on this machine, with no configuration: PostgreSQL, a mail server, the bot, and a
                             web inbox to play requester, agent and the person who gets the account
npm run demo -- --script     plays the whole story by itself and prints it; exits 0, or 1 if something was not as expected
npm run demo -- --help       this

Database and log are in ./data/demo. Mail lives in memory, so each start begins a new story. Nothing leaves the machine.
`;

const DIR = 'data/demo';
/** What takes longer to close is cut off. */
const CLOSE_WITHIN_MS = 9_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { script: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.script) return await playScript((line) => process.stdout.write(`${line}\n`));
  return await run();
}

async function run(): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
  const town = await atFreePort(3000, (port) => openTown(DIR, port));
  const inbox = await atFreePort(8080, (port) => openInbox(town, port));
  process.stdout.write(
    `Open  ${inbox.url}  for the inboxes of Carlos, who asks, of Ana and Luis, who decide, and of Laura, who gets the account
Do    1  as Carlos press "Escribir a soporte" and "Enviar"
      2  as Ana open the notice and press "Aprobar" below it
      3  as Laura open her letter and press "Activar mi cuenta"; choose a password of 12 characters or more, tick the box, and she is signed in
Stop  with Ctrl-C; the log is in ${town.log.file}, and each start begins a new story\n`,
  );
  await stopped;
  setTimeout(() => process.exit(0), CLOSE_WITHIN_MS).unref();
  await inbox.close();
  await town.close();
  process.stdout.write('Stopped.\n');
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { message } = error as Error;
    const [, pid] = /in use by process (\d+)/.exec(message) ?? [];
    process.stderr.write(
      pid
        ? `A demo is already running in ${DIR} (process ${pid}): use that one (its terminal says where), or stop it there with Ctrl-C.\n`
        : `The demo could not start: ${message}\nnpm run demo -- --help tells what it can do.\n`,
    );
    process.exit(1);
  },
);
