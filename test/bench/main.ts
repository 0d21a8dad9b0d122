import { benchReading } from './reading.ts';

/** npm run bench [-- NAME …]: every claim about speed, as a ratio of two figures measured in the same run. */
const BENCHES: Record<string, () => Promise<void>> = { reading: benchReading };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: there is no "${unknown.join('", "')}"; there are: ${Object.keys(BENCHES).join(', ')}\n`,
  );
  process.exit(64);
}
for (const [name, bench] of Object.entries(BENCHES))
  if (asked.length === 0 || asked.includes(name)) await bench();
