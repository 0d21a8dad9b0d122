import { readFile } from 'node:fs/promises';
import { ConfigError, environmentWithFile, readConfig } from './config.ts';
import { canonicalAddress } from './core/address.ts';
import { explain } from './explain.ts';
import { openLog } from './log.ts';
import { closing, openMigratedDatabase } from './service.ts';

/** sysexits.h: EX_USAGE, EX_NOINPUT, EX_CONFIG. */
const EXIT = { failed: 1, usage: 64, noInput: 66, config: 78 };

interface CliCommand {
  usage: string;
  summary: string;
  help: string;
  /** @returns the exit code. */
  run(args: readonly string[]): Promise<number>;
}

const COMMANDS: Record<string, CliCommand> = {
  explain: {
    usage: 'explain [--why] FILE.eml …',
    summary: 'how each mail would be read, one JSON object a line',
    help: 'Touches neither database nor network. --why adds, for each value, the line or words that gave it.\nExit code: 0, or 66 when a file could not be read.',
    run: runExplain,
  },
  'config check': {
    usage: 'config check',
    summary: 'read the configuration (environment and .env) and list every problem',
    help: 'Exit code: 0, or 78 when something is wrong.',
    run: async () => {
      readConfig(environmentWithFile(process.env));
      out('The configuration is complete.');
      return 0;
    },
  },
  migrate: {
    usage: 'migrate',
    summary: 'bring the database to this version; npm start does so too',
    help: 'Several may run at once: they wait for each other.',
    run: runMigrate,
  },
};

async function runExplain(args: readonly string[]): Promise<number> {
  const files = args.filter((arg) => arg !== '--why');
  if (files.length === 0) return usage('explain needs at least one file');
  const own = ownAddress();
  let code = 0;
  for (const file of files) {
    let raw: Buffer;
    try {
      raw = await readFile(file);
    } catch (error) {
      process.stderr.write(`portero: cannot read ${file}: ${(error as NodeJS.ErrnoException).code}\n`);
      code = EXIT.noInput;
      continue;
    }
    const { line, why } = await explain(file, raw, own);
    out(JSON.stringify(args.includes('--why') ? { ...line, why } : line));
  }
  return code;
}

/** What is the bot's own address is the only configuration that reading needs; the default of CONTRACT.md serves where none is set. */
function ownAddress(): string {
  const from = environmentWithFile(process.env)['MAIL_FROM'] ?? '';
  return (
    canonicalAddress(
      from
        .slice(from.lastIndexOf('<') + 1)
        .replace('>', '')
        .trim(),
    ) ?? 'soporte@logtecgroup.com.co'
  );
}

async function runMigrate(): Promise<number> {
  const log = openLog('warn');
  const opened = closing(log);
  try {
    await openMigratedDatabase(readConfig(environmentWithFile(process.env)), log, opened.add);
    out('The database is at this version.');
    return 0;
  } finally {
    await opened.all();
  }
}

const out = (line: string): void => void process.stdout.write(`${line}\n`);

function help(): string {
  const width = Math.max(...Object.values(COMMANDS).map(({ usage }) => usage.length));
  const lines = Object.values(COMMANDS).map(
    (command) => `  ${command.usage.padEnd(width)}  ${command.summary}`,
  );
  return [
    'portero COMMAND: what the operator of Portero can do',
    '',
    ...lines,
    '',
    '  COMMAND --help says more of one command.',
  ].join('\n');
}

function usage(problem: string): number {
  process.stderr.write(`portero: ${problem}\n\n${help()}\n`);
  return EXIT.usage;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === 'help' || args[0] === '--help') {
    out(help());
    return 0;
  }
  const name = Object.keys(COMMANDS).find((words) => words.split(' ').every((word, i) => args[i] === word));
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || !command) return usage(`there is no command "${args.slice(0, 2).join(' ')}"`);
  const rest = args.slice(name.split(' ').length);
  if (rest.includes('--help')) {
    out(`portero ${command.usage}\n${command.summary}\n\n${command.help}`);
    return 0;
  }
  return await command.run(rest);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof ConfigError ? error.message : `portero: ${(error as Error).message}`}\n`,
    );
    process.exitCode = error instanceof ConfigError ? EXIT.config : EXIT.failed;
  },
);
