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

const { names, options } = optionsOf(process.argv.slice(2));
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: there is no "${unknown.join('", "')}"; there are: ${Object.keys(BENCHES).join(', ')}\n`,
  );
  process.exit(64);
}
for (const [name, bench] of Object.entries(BENCHES))
  if (names.length === 0 || names.includes(name)) await bench(options);
