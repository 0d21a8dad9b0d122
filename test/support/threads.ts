import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Node's default; see "UV_THREADPOOL_SIZE" in its manual. */
const THREADS = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);

/**
 * Keeps every thread busy that hashes passwords, until the function that is returned is called: opening a pipe waits for who
 * opens its other end.
 */
export function holdThreads(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'threads-'));
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const held = Array.from({ length: THREADS }, async () => await (await open(pipe, 'r')).close());
  return async () => {
    const end = openSync(pipe, 'w');
    await Promise.all(held);
    closeSync(end);
    rmSync(folder, { recursive: true });
  };
}
