import type { Teardown } from './global-setup.ts';

export default async function teardown(): Promise<void> {
  await (globalThis as Teardown).stopDatabase?.();
}
