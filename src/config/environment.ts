import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Where values come from, and how those that will not do are told: all at once, in words for the operator's terminal. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment over the file `.env` of the working directory, if there is one: what is set outside wins. */
export function environmentWithFile(environment: Environment): Environment {
  return existsSync('.env') ? { ...parseEnv(readFileSync('.env', 'utf8')), ...environment } : environment;
}

/** Thrown by the reader of a value that will not do; says what was expected. */
export class Expected extends Error {}

/** Everything that is wrong with the environment, in one message made for the operator's terminal. */
export class ConfigError extends Error {
  /** A line each: variable, what was found (secrets masked), what is expected, an example. */
  readonly problems: readonly string[];

  constructor(message: string, problems: readonly string[]) {
    super(message);
    this.problems = problems;
  }
}

/** What stops a start: a line for each problem. */
export function cannotStart(problems: readonly string[]): ConfigError {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new ConfigError(
    `Portero cannot start: ${count} in its configuration (environment or .env).\n${problems.map((p) => `  - ${p}\n`).join('')}See README.md, Running it; .env.example lists every variable.`,
    problems,
  );
}

/** Takes the text of a variable and answers with its value. @throws Expected */
type Read<T> = (text: string) => T;

/** Reads one variable after another. What is wrong with one is added to `problems`, and its value is then `undefined` whatever its type says. */
export interface Variables {
  readonly required: <T>(name: string, read: Read<T>, example: string) => T;
  /** `fallback` is what is read where nothing is given. */
  readonly optional: <T>(name: string, fallback: string, read: Read<T>, example?: string) => T;
  readonly problems: string[];
}

/** Never shown, and may be given as NAME_FILE. */
const SECRETS = [
  'IMAP_URL',
  'SMTP_URL',
  'DATABASE_URL',
  'SECRET_KEY',
  'SECRET_KEY_OLD',
  'MICROSOFT_CLIENT_SECRET',
];

export function openVariables(environment: Environment): Variables {
  const problems: string[] = [];
  const given = (name: string): string | undefined => {
    const file = SECRETS.includes(name) ? environment[`${name}_FILE`] : undefined;
    if (!file) return environment[name]?.trim() || undefined;
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch (error) {
      problems.push(`${name}_FILE: cannot read ${file} (${(error as NodeJS.ErrnoException).code})`);
      return undefined;
    }
  };
  const readOne = <T>(name: string, fallback: string | undefined, read: Read<T>, example: string): T => {
    const found = given(name);
    try {
      const text = found ?? fallback;
      if (text === undefined) throw new Expected('one, since it is required');
      return read(text);
    } catch (error) {
      if (!(error instanceof Expected)) throw error;
      const shown = SECRETS.includes(name) ? masked(found ?? '') : found;
      problems.push(
        `${name}: found ${found === undefined ? 'no value' : `"${shown}"`}, expected ${error.message}, for example ${example}`,
      );
      return undefined as T;
    }
  };
  return {
    problems,
    required: (name, read, example) => readOne(name, undefined, read, example),
    optional: (name, fallback, read, example = fallback) => readOne(name, fallback, read, example),
  };
}

/**
 * What may be shown of a secret: of a URL with both user and password everything but these and the query; of one that may have
 * been cut in the wrong place, only how it begins; of anything else its length.
 */
function masked(text: string): string {
  const url = parsedUrl(text);
  if (url?.username && url.password) return `${url.protocol}//***:***@${url.host}${url.pathname}`;
  return /^[a-z]+:\/\//i.test(text)
    ? `${text.slice(0, text.indexOf('//'))}//***`
    : `*** (${text.length} characters)`;
}

export const parsedUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);
