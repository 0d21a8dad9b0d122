import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve('dist/demo/main.js');

/** The built demo as a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

export function runDemo(cwd: string, ...args: string[]): Running {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, stdout: () => stdout, stderr: () => stderr, ended };
}

/** Where its inbox is, once it has told everything that it tells at the start. */
export async function addressOf(demo: Running): Promise<string> {
  return await new Promise<string>((resolve, reject) => {
    demo.child.stdout?.on('data', () => {
      const [, found] = /^Open {2}(\S+)[\s\S]*^Stop .*\n/m.exec(demo.stdout()) ?? [];
      if (found) resolve(found);
    });
    void demo.ended.then(() => reject(new Error(demo.stderr())));
  });
}

/** A folder that the account PostgreSQL runs under can enter. */
export function emptyFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dm-'));
  chmodSync(dir, 0o755);
  return dir;
}
