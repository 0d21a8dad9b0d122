import { ConfigError } from '../config.ts';
import { accountCommands } from './accounts.ts';
import { auditVerify } from './auditing.ts';
import { type CliCommand, complain, EXIT, print, UsageError } from './command.ts';
import { doctorCommand } from './doctor.ts';
import { heldCommands } from './held.ts';
import { mending } from './mending.ts';
import { people } from './people.ts';
import { explainCommand } from './reading.ts';
import { requestCommands } from './requests.ts';
import { configCheck, migrateCommand } from './setup.ts';
import { feedbackCommand, statusCommand } from './status.ts';

/** All commands; where the words of one begin another's, the longer stands first. */
const COMMANDS: readonly CliCommand[] = [
  statusCommand,
  doctorCommand,
  ...requestCommands,
  ...heldCommands,
  ...accountCommands,
  ...mending,
  ...people,
  feedbackCommand,
  auditVerify,
  explainCommand,
  configCheck,
  migrateCommand,
];

const usageOf = ({ name, takes }: CliCommand): string => `${name} ${takes}`.trim();

const sorted = [...COMMANDS].sort((a, b) => a.name.localeCompare(b.name));
const listed = (): object[] =>
  sorted.map(({ name, takes, summary, help }) => ({ name, takes, summary, help }));

function help(): string {
  const width = Math.max(...sorted.map((command) => usageOf(command).length));
  const lines = sorted.map((command) => `  ${usageOf(command).padEnd(width)}  ${command.summary}`);
  return [
    'portero COMMAND: what the operator of Portero can do',
    '',
    ...lines,
    '',
    '  COMMAND --help says more of one command.',
  ].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === 'help' || args[0] === '--help') {
    print(args.includes('--json') ? JSON.stringify(listed()) : help());
    return EXIT.done;
  }
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, i) => args[i] === word));
  if (!command) throw new UsageError(`there is no command "${args.slice(0, 2).join(' ')}"`);
  const rest = args.slice(command.name.split(' ').length);
  if (rest.includes('--help')) {
    print(`portero ${usageOf(command)}\n${command.summary}\n\n${command.help}`);
    return EXIT.done;
  }
  return await command.run(rest);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complain((error as Error).message);
    if (error instanceof UsageError) complain('portero help lists the commands');
    process.exitCode =
      error instanceof UsageError ? EXIT.usage : error instanceof ConfigError ? EXIT.config : EXIT.failed;
  },
);
