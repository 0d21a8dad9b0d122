import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './postgres-binaries.ts';
import type { Place } from './postgres-place.ts';

/** What is heard of a server. */
export interface Watched {
  /** Each line that the server writes to its log. */
  readonly log?: (line: string) => void;
  /** The server ended by itself (it was killed, or found no room on the disk), and is started again; hears why, in its words. */
  readonly onEnd?: (why: string) => void;
  /** It is there again. */
  readonly onReturn?: () => void;
}

/** Between tries to start a server that ended by itself, in milliseconds: the first, and the longest. */
const AGAIN = { first: 500, longest: 15_000 };
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C' });

/** A server that is up. */
export interface Server {
  /** Why it ended, in its own last words if it had any. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Waits until the server takes connections. @throws Error with its last words when it does not come up */
export async function startServer(child: ChildProcess, place: Place, { log }: Watched): Promise<Server> {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-4000);
    log?.(text.trimEnd());
  });
  const ended = once(child, 'close').then(
    ([code, signal]) => `${signal ?? `exit code ${code}`}: ${tail.trim().slice(-500)}`,
    (error: Error) => error.message,
  );
  const stop = stopperOf(child);
  while (!saysReady(child, place.pidFile)) {
    const why = await Promise.race([ended, sleep(10)]);
    if (why === undefined) continue;
    await stop();
    throw new Error(`PostgreSQL did not start: ${why}`);
  }
  return { ended, stop };
}

/**
 * Starts the server again whenever it ends by itself.
 * @returns what ends it for good
 */
export function keptUp(
  first: Server,
  start: () => Promise<Server>,
  { onEnd, onReturn }: Watched,
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = first;
  const again = async (wait: number): Promise<void> => {
    await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      // The pid file of the one before is left: by it PostgreSQL knows whether a session of that one still lives, and waits for its end.
      current = await start();
    } catch {
      await again(Math.min(wait * 2, AGAIN.longest));
    }
  };
  const keeping = (async () => {
    while (!signal.aborted) {
      const why = await current.ended;
      await current.stop();
      if (signal.aborted) return;
      onEnd?.(why);
      await again(AGAIN.first);
      if (!signal.aborted) onReturn?.();
    }
    await current.stop(); // it came up while it was to be stopped
  })();
  return async () => {
    stopping.abort();
    await current.stop();
    await keeping;
  };
}

/** @param durable false trades safety in a power cut for speed */
export function spawnServer(
  postgres: string,
  place: Place,
  account: Account,
  durable: boolean,
): ChildProcess {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${place.socketDir}`,
    'unix_socket_permissions=0700',
    'timezone=UTC',
    'shared_buffers=64MB',
    ...(durable ? [] : NOT_DURABLE),
  ];
  return spawn(postgres, ['-D', place.data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...account,
    env: environment(),
    cwd: '/',
    detached: true, // Ctrl-C must reach us and not the server, so that work in hand can finish first
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** SIGINT is PostgreSQL's fast shutdown; it is also sent when this process ends without calling `stop`. */
function stopperOf(server: ChildProcess): () => Promise<void> {
  const interrupt = (): void => {
    server.kill('SIGINT');
  };
  process.once('exit', interrupt);
  return async () => {
    process.off('exit', interrupt);
    if (hasEnded(server)) return;
    const closed = once(server, 'close');
    interrupt();
    await closed;
  };
}

const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;

/** The eighth line of postmaster.pid tells the server's state. */
function saysReady(server: ChildProcess, pidFile: string): boolean {
  if (!existsSync(pidFile)) return false;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  return Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready';
}
