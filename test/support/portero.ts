import { execFile } from 'node:child_process';
import type { Town } from './town.ts';

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** `portero …` as the operator types it, beside the running bot of a town. */
export function porteroOf(town: Pick<Town, 'environment'>, ...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', ...town.environment };
    const child = execFile(process.execPath, ['dist/cli/main.js', ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}
