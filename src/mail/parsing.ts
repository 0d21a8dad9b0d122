import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { IncomingMail } from '../core/mail.ts';
import { UnreadableMail } from './parse.ts';

/** LIMITS.md: parsing one mail takes at most 5 s and 256 MiB; then the thread is killed and the mail set aside. */
const PARSE_MS = 5_000;
const HEAP_MIB = 256;

export interface Parsers {
  /** @throws UnreadableMail, with the reason `too-slow` or `too-hungry` when the thread had to be killed. */
  readonly parse: (raw: Buffer) => Promise<IncomingMail>;
  close(): Promise<void>;
}

interface Task {
  readonly raw: Buffer;
  readonly done: (mail: IncomingMail) => void;
  readonly failed: (error: Error) => void;
}

type Answer = { mail: IncomingMail } | { unreadable: string };

// Node 20 cannot run TypeScript in a thread, so from src/ (in tests) the built file is used.
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/mail/parse-worker.js', import.meta.url)
  : new URL('./parse-worker.js', import.meta.url);

/** Starts as many parsing threads as there are cores, each with one mail at a time; a thread that dies or is killed is replaced. */
export function openParsers(threads = Math.min(availableParallelism(), 4)): Parsers {
  const waiting: Task[] = [];
  const idle = new Set<Thread>();
  const all = new Set<Thread>();
  let closed = false;
  const next = (thread: Thread): void => {
    const task = waiting.shift();
    if (task) thread.take(task);
    else idle.add(thread);
  };
  const hire = (): void => {
    const thread: Thread = startThread(
      () => next(thread),
      () => {
        all.delete(thread);
        idle.delete(thread);
        if (!closed) hire();
      },
    );
    all.add(thread);
    next(thread);
  };
  for (let i = 0; i < threads; i++) hire();
  return {
    parse: (raw) =>
      new Promise((done, failed) => {
        const task = { raw, done, failed };
        const [thread] = idle;
        if (!thread) return void waiting.push(task);
        idle.delete(thread);
        thread.take(task);
      }),
    async close() {
      closed = true;
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}

interface Thread {
  take(task: Task): void;
  end(): Promise<unknown>;
}

function startThread(onFree: () => void, onEnd: () => void): Thread {
  const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB }, execArgv: [] });
  worker.unref();
  let task: Task | undefined;
  let timer: NodeJS.Timeout | undefined;
  const settle = (finish: (task: Task) => void): void => {
    clearTimeout(timer);
    const settled = task;
    task = undefined;
    if (settled) finish(settled);
  };
  worker.on('message', (answer: Answer) => {
    settle(({ done, failed }) =>
      'mail' in answer ? done(answer.mail) : failed(new UnreadableMail(answer.unreadable)),
    );
    onFree();
  });
  worker.on('error', (error: NodeJS.ErrnoException) =>
    settle(({ failed }) =>
      failed(
        new UnreadableMail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-hungry' : 'parser-failed', error),
      ),
    ),
  );
  worker.on('exit', () => {
    settle(({ failed }) => failed(new UnreadableMail('parser-failed')));
    onEnd();
  });
  return {
    take(next) {
      task = next;
      timer = setTimeout(() => {
        settle(({ failed }) => failed(new UnreadableMail('too-slow')));
        void worker.terminate();
      }, PARSE_MS);
      worker.postMessage(next.raw);
    },
    end: () => worker.terminate(),
  };
}
