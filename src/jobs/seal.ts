import type { App } from '../app.ts';
import { sealRows } from '../store/audit-chain.ts';

const AT_ONCE = 1_000;

/** Puts the audit rows that were committed since under the chain: a second later at most, and a thousand at once when there are many. */
export async function seal(app: App): Promise<boolean> {
  return (await sealRows(app.db, AT_ONCE)) === AT_ONCE;
}
