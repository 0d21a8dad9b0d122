import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openChromium } from '../looks/chromium.ts';

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
async function addressOf(demo: Running): Promise<string> {
  return await new Promise<string>((resolve, reject) => {
    demo.child.stdout?.on('data', () => {
      const [, found] = /^Open {2}(\S+)[\s\S]*^Stop .*\n/m.exec(demo.stdout()) ?? [];
      if (found) resolve(found);
    });
    void demo.ended.then(() => reject(new Error(demo.stderr())));
  });
}

/** A folder that the account PostgreSQL runs under can enter. */
function emptyFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dm-'));
  chmodSync(dir, 0o755);
  return dir;
}

/** The demo in a folder of its own. */
export interface OpenDemo extends Running {
  readonly dir: string;
  /** Where its inbox is. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function openDemo(): Promise<OpenDemo> {
  const dir = emptyFolder();
  const demo = runDemo(dir);
  const stop = async (): Promise<void> => {
    demo.child.kill('SIGKILL');
    await demo.ended;
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    return { ...demo, dir, url: await addressOf(demo), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The demo, and a window of Chromium in which its inbox is open. */
export interface WatchedDemo extends OpenDemo {
  readonly page: Page;
}

/** @param window as Playwright's newPage takes it. An error of a script on the page fails the test. */
export async function watchDemo(window: BrowserContextOptions): Promise<WatchedDemo> {
  const [demo, browser] = await Promise.all([openDemo(), openChromium({ hasScrollbars: true })]);
  const page = await browser.newPage({ locale: 'es-CO', ...window });
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(demo.url);
  const stop = async (): Promise<void> => {
    await browser.close();
    await demo.stop();
  };
  return { ...demo, page, stop };
}
