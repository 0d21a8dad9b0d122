import { expect, test } from '@jest/globals';
import { mutate } from './mutations.ts';

/** The short run of `npm run torture -- --mutations N` (issue 5, 3). */
const COUNT = Number(process.env['MUTATIONS'] ?? 300);
const SEED = Number(process.env['MUTATIONS_SEED'] ?? 1);

test(
  `${COUNT} mutations of the corpus: a verdict each, nothing approved, nobody else written to, no thread ended`,
  async () => {
    const { verdicts, read, batches, longestBlock, breaches } = await mutate(COUNT, SEED);
    process.stdout.write(
      `${COUNT} mutations (seed ${SEED}): ${JSON.stringify(verdicts)}\n` +
        `in the cage ${worst(read)}; sixteen to their verdicts ${worst(batches)}; main loop blocked ${longestBlock.toFixed(0)} ms at most\n`,
    );
    expect(breaches).toEqual([]);
    expect(Object.values(verdicts).reduce((sum, many) => sum + many, 0)).toBe(COUNT);
  },
  60_000 + COUNT * 500,
);

function worst(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms`;
}
