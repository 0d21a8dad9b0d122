import { benchAudit } from './audit.ts';
import { benchBomb } from './bomb.ts';
import { benchEnumeration } from './enumeration.ts';
import { benchForeign } from './foreign.ts';
import { benchIntake } from './intake.ts';
import { benchLatency } from './latency.ts';
import { benchLetters, benchMemory } from './letters.ts';
import { type Options, optionsOf } from './options.ts';
import { benchPages } from './pages.ts';
import { benchReading } from './reading.ts';

/** npm run bench [-- NAME … --mails N …]: every claim about speed, as a ratio of two figures measured in the same run. */
const BENCHES: Record<string, (options: Options) => Promise<void>> = {
  reading: benchReading,
  intake: benchIntake,
  foreign: benchForeign,
  latency: benchLatency,
  letters: benchLetters,
  pages: benchPages,
  enumeration: benchEnumeration,
  memory: benchMemory,
  bomb: benchBomb,
  audit: benchAudit,
};

const HELP = `npm run bench [-- NAME ... OPTION ...]: ratios of two figures measured in one run; without a NAME, all.
names: ${Object.keys(BENCHES).join(', ')}
  --mails N     requests waiting, for intake and memory (5000)
  --copies LIST copies of the bot, for intake (1,2,4)
  --foreign N   other people's mail in the mailbox (100000)
  --letters N   for letters and memory (50000)
  --rounds N    times a measurement is repeated (3)
  --bomb A,B    requests from one sender, and from as many senders (20000,5000)
  --pairs N     of a known and an unknown address, for enumeration (1000)
`;

/** Ends the run for wrong arguments (sysexits.h EX_USAGE). */
function refuse(reason: string): never {
  process.stderr.write(`bench: ${reason}\n${HELP}`);
  process.exit(64);
}

function told(): ReturnType<typeof optionsOf> {
  try {
    return optionsOf(process.argv.slice(2));
  } catch (error) {
    return refuse(String(error instanceof Error ? error.message : error));
  }
}

const { names, options, isHelp } = told();
if (isHelp) {
  process.stdout.write(HELP);
  process.exit(0);
}
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) refuse(`there is no "${unknown.join('", "')}"`);
for (const [name, bench] of Object.entries(BENCHES))
  if (names.length === 0 || names.includes(name)) await bench(options);
