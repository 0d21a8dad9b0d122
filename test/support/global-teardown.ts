import { searchSuite } from './canaries.ts';
import type { Teardown } from './global-setup.ts';

/** Searches the whole suite's log for secrets (I11), then takes down what was set up. @throws when one was found: jest ends with 1. */
export default async function teardown(): Promise<void> {
  const { lines, canaries, hits } = searchSuite();
  await (globalThis as Teardown).stopDatabase?.();
  // The torture uses this too, and searches its own logs.
  if (lines > 0)
    process.stdout.write(
      `log of the suite: ${lines} lines searched for ${canaries} canaries: ${hits.length} hits\n`,
    );
  if (hits.length > 0) throw new Error(`I11: the log holds secrets\n${hits.slice(0, 20).join('\n')}`);
}
