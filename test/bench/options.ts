import { parseArgs } from 'node:util';

/** What a run may be told: smaller amounts while working. */
export interface Options {
  /** Requests waiting, for intake and memory. */
  readonly mails: number;
  /** How many copies of the bot intake is shown with. */
  readonly copies: readonly number[];
  /** Foreign messages in the mailbox. */
  readonly foreign: number;
  /** Letters, for letters and memory. */
  readonly letters: number;
  readonly rounds: number;
  /** Requests in a mail bomb: from one sender, and from as many senders. */
  readonly bomb: readonly number[];
  /** Of a known and an unknown address, for enumeration. */
  readonly pairs: number;
}

/** @returns the benches asked for, the options, and whether help was. @throws TypeError for an option that there is not. */
export function optionsOf(args: readonly string[]): {
  names: string[];
  options: Options;
  isHelp: boolean;
} {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      mails: text,
      copies: text,
      foreign: text,
      letters: text,
      rounds: text,
      bomb: text,
      pairs: text,
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const options = {
    mails: Number(values.mails ?? 5_000),
    copies: (values.copies ?? '1,2,4').split(',').map(Number),
    foreign: Number(values.foreign ?? 100_000),
    letters: Number(values.letters ?? 50_000),
    rounds: Number(values.rounds ?? 3),
    bomb: (values.bomb ?? '20000,5000').split(',').map(Number),
    pairs: Number(values.pairs ?? 1_000),
  };
  return { names: positionals, options, isHelp: values.help };
}
