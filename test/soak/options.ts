import { parseArgs } from 'node:util';

export const HELP = `npm run soak -- [OPTIONS]

Lets a bot work under a steady load for long (real Dovecot, SMTP, PostgreSQL and a process of its own), looks at its /metrics all the
while, and ends with 1 when memory, handles, lag or backlog grew, or when a mail or a letter was lost. The mix: requests, requests with
a missing datum, the datum, approvals, and other people's mail.

  --minutes N   how long (30)
  --rate N      mails a second (5)
  --every N     seconds between two looks at /metrics (5)
  --out FOLDER  where soak.csv (every look) and soak.svg (the plot) are written (docs)
  --plot FILE   no soak: draws soak.svg anew from a soak.csv, and says what it comes to
`;

export interface Options {
  readonly minutes: number;
  readonly rate: number;
  readonly every: number;
  readonly out: string;
  readonly plot: string | undefined;
  readonly isHelp: boolean;
}

/** @throws TypeError for an option that there is not; RangeError for an amount that is none */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '30' },
      rate: { type: 'string', default: '5' },
      every: { type: 'string', default: '5' },
      out: { type: 'string', default: 'docs' },
      plot: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const amount = (name: 'minutes' | 'rate' | 'every'): number => {
    const value = Number(values[name]);
    if (!(value > 0)) throw new RangeError(`--${name} must be a number above 0, not "${values[name]}"`);
    return value;
  };
  return {
    minutes: amount('minutes'),
    rate: amount('rate'),
    every: amount('every'),
    out: values.out,
    plot: values.plot,
    isHelp: values.help,
  };
}
