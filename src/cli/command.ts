import { canonicalAddress } from '../core/address.ts';

/** sysexits.h: EX_USAGE, EX_NOINPUT, EX_CONFIG. */
export const EXIT = { done: 0, failed: 1, usage: 64, noInput: 66, config: 78 } as const;

/** One command of the operator's. */
export interface CliCommand {
  /** Its words, in order: `inbox retry`. */
  readonly name: string;
  /** What comes after them: `ID`. */
  readonly takes: string;
  readonly summary: string;
  /** Anything else worth saying under `--help`. */
  readonly help: string;
  /** @returns the exit code. @throws UsageError */
  run(args: readonly string[]): Promise<number>;
}

/** The command was called in a way it does not understand; the message says which. */
export class UsageError extends Error {}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`portero: ${line}\n`);

/** One line that tells how far long work has come, where a person is watching. */
export const progress = (line: string): void =>
  void (process.stderr.isTTY && process.stderr.write(`\r\x1b[2K${line}`));

/** Rows of a list, at the most: who needs more asks the database. */
export const LONGEST_LIST = 200;

/** What a command was called with. */
export interface Given {
  /** By name alone: `--state` of `--state=pending`. */
  readonly options: ReadonlySet<string>;
  /** Whether a script is to read the answer: every command knows `--json`. */
  readonly asJson: boolean;
  readonly rest: readonly string[];
}

/** @throws UsageError at an option that is neither `--json` nor among `known` */
export function parted(args: readonly string[], ...known: readonly string[]): Given {
  const options = new Set(args.filter((arg) => arg.startsWith('--')).map((arg) => arg.split('=')[0] ?? ''));
  for (const option of options)
    if (option !== '--json' && !known.includes(option))
      throw new UsageError(`there is no option ${option} here`);
  const rest = args.filter((arg) => !arg.startsWith('--'));
  return { options, asJson: options.has('--json'), rest };
}

/** What stands after the `=` of an option; null when it is not given. @throws UsageError when it is given without a value */
export function valueGiven(args: readonly string[], option: string): string | null {
  const found = args.find((arg) => arg === option || arg.startsWith(`${option}=`));
  if (found === undefined) return null;
  const value = found.slice(option.length + 1).trim();
  if (!value) throw new UsageError(`${option} needs a value: ${option}=…`);
  return value;
}

/** The one id that a command takes. */
export function idIn(rest: readonly string[]): number {
  const [id = ''] = rest;
  if (rest.length !== 1 || !/^\d{1,15}$/.test(id)) throw new UsageError('one ID is needed, a number');
  return Number(id);
}

/** The one address that a command takes, in canonical form. */
export function addressIn(rest: readonly string[]): string {
  const email = canonicalAddress((rest[0] ?? '').trim());
  if (rest.length !== 1 || email === null) throw new UsageError('one ADDRESS is needed, a complete one');
  return email;
}

/**
 * Says what an act came to: a sentence for people, for scripts (`--json`) one object that begins with `done`. What was not done is
 * complained of either way.
 * @returns the exit code
 */
export function printAct(done: boolean, said: string, facts: object, asJson: boolean): number {
  if (asJson) print(JSON.stringify({ done, ...facts }));
  else if (done) print(said);
  if (!done) complain(said);
  return done ? EXIT.done : EXIT.failed;
}

type Value = string | number | Date | null;

/** Rows for people as a table, for scripts (`--json`) as one JSON array. */
export function printRows(rows: readonly object[], asJson: boolean, none: string): void {
  if (asJson) print(JSON.stringify(rows));
  else if (rows.length === 0) print(none);
  else for (const line of tableOf(rows.map((row) => Object.entries(row)))) print(line);
}

function tableOf(rows: readonly [string, Value][][]): string[] {
  const names = rows[0]?.map(([name]) => name) ?? [];
  const lines = [names, ...rows.map((row) => row.map(([, value]) => cellOf(value)))];
  const widths = names.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function cellOf(value: Value): string {
  if (value === null) return '-';
  const text = value instanceof Date ? value.toISOString().slice(0, 19) : String(value);
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 80);
}
