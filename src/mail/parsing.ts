import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { IncomingMail, Reading } from '../core/mail.ts';
import type { Judged } from './triage.ts';
import { UnreadableMail } from './unreadable.ts';

/** LIMITS.md: parsing one mail, and reading it, takes at most 5 s and 256 MiB; then the thread is killed and the mail set aside. */
const PARSE_MS = 5_000;
const HEAP_MIB = 256;
/** What parsing leaves behind is swept this soon: V8's own choice takes 50 MB more for each thread, and is no faster. */
const YOUNG_MIB = 6;

/** A mail as words, and what they mean. */
export interface Understood {
  readonly mail: IncomingMail;
  readonly reading: Reading;
}

/** What strangers wrote is never parsed or read where it could hold up everything else. Both throw UnreadableMail, with the reason `too-slow` or `too-hungry` when the thread had to be killed. */
export interface Parsers {
  /** Whose mail it is and who wrote it, by its raw header block. */
  readonly judge: (headers: Buffer) => Promise<Judged>;
  readonly read: (raw: Buffer) => Promise<Understood>;
  close(): Promise<void>;
}

/** A mail that has waited so long (milliseconds) for the threads there are gets another: each warms up by itself and holds 30 MB. */
const PATIENCE = 1_000;

/** What one thread is given at once. */
const MOST_AT_ONCE = 16;
const MOST_BYTES_AT_ONCE = 2 ** 20;

interface Task {
  readonly raw: Buffer;
  readonly isHeaders: boolean;
  /** It was among those with which a thread died: given alone, it shows whether it was the one. */
  readonly isSuspect: boolean;
  /** By `performance.now()`. */
  readonly since: number;
  readonly done: (said: unknown) => void;
  readonly failed: (error: Error) => void;
}

type Answer = { said: unknown } | { unreadable: string };

// Node 20 cannot run TypeScript in a thread, so from src/ (in tests) the built file is used.
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/mail/parse-worker.js', import.meta.url)
  : new URL('./parse-worker.js', import.meta.url);

/**
 * Starts a parsing thread, and more when mail has to wait, up to as many as there are cores; one that dies or is killed is replaced.
 * @param own the bot's own address, which is nobody's wherever it stands in a mail.
 * @param onKill hears of each thread that was killed or died, with the reason.
 */
export function openParsers(
  own: string,
  onKill: (reason: string) => void = () => undefined,
  threads = Math.min(availableParallelism(), 4),
): Parsers {
  const waiting: Task[] = [];
  const idle = new Set<Thread>();
  const all = new Set<Thread>();
  let isStarting = false;
  let closed = false;
  const handOut = (): void => {
    for (const thread of idle) {
      if (waiting.length === 0) return;
      idle.delete(thread);
      thread.take(nextOf(waiting, Math.ceil(waiting.length / (idle.size + 1))));
    }
  };
  const hire = (): void => {
    isStarting = true;
    const thread: Thread = startThread(own, {
      onFree: () => {
        isStarting = false;
        idle.add(thread);
        handOut();
      },
      onSuspects: (tasks) => waiting.unshift(...tasks),
      onKill,
      onEnd: () => {
        all.delete(thread);
        idle.delete(thread);
        if (!closed) hire();
      },
    });
    all.add(thread);
  };
  hire();
  const growing = setInterval(() => {
    const [oldest] = waiting;
    if (oldest && !isStarting && all.size < threads && performance.now() - oldest.since > PATIENCE) hire();
  }, PATIENCE).unref();
  const ask = (raw: Buffer, isHeaders: boolean): Promise<unknown> =>
    new Promise((done, failed) => {
      // What is asked for in one go is handed out in one go.
      if (waiting.push({ raw, isHeaders, isSuspect: false, since: performance.now(), done, failed }) === 1)
        queueMicrotask(handOut);
    });
  return {
    judge: async (headers) => (await ask(headers, true)) as Judged,
    read: async (raw) => (await ask(raw, false)) as Understood,
    async close() {
      closed = true;
      clearInterval(growing);
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}

/** Takes the first tasks out of the line, at least one: as many as may go to a thread together. */
function nextOf(waiting: Task[], share: number): Task[] {
  let count = 0;
  let bytes = 0;
  for (const { raw, isSuspect } of waiting.slice(0, Math.min(share, MOST_AT_ONCE))) {
    bytes += raw.length;
    if (count > 0 && (isSuspect || bytes > MOST_BYTES_AT_ONCE)) break;
    count++;
    if (isSuspect) break;
  }
  return waiting.splice(0, count);
}

interface Thread {
  take(tasks: Task[]): void;
  end(): Promise<unknown>;
}

interface Told {
  readonly onFree: () => void;
  /** The thread died of one of these, and it is not known of which. */
  readonly onSuspects: (tasks: Task[]) => void;
  readonly onKill: (reason: string) => void;
  readonly onEnd: () => void;
}

function startThread(own: string, { onFree, onSuspects, onKill, onEnd }: Told): Thread {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MIB, maxYoungGenerationSizeMb: YOUNG_MIB };
  const worker = new Worker(WORKER, { resourceLimits, execArgv: [], workerData: own });
  worker.unref();
  let tasks: Task[] = [];
  let timer: NodeJS.Timeout | undefined;
  const blame = (error: UnreadableMail): void => {
    clearTimeout(timer);
    const unanswered = tasks;
    tasks = [];
    if (unanswered.length > 0) onKill(error.reason);
    if (unanswered.length === 1) unanswered[0]?.failed(error);
    else onSuspects(unanswered.map((task) => ({ ...task, isSuspect: true })));
  };
  const watch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      blame(new UnreadableMail('too-slow'));
      void worker.terminate();
    }, PARSE_MS);
  };
  worker.on('message', (answers: Answer[]) => {
    for (const answer of answers) {
      const task = tasks.shift();
      if ('said' in answer) task?.done(answer.said);
      else task?.failed(new UnreadableMail(answer.unreadable));
    }
    if (tasks.length > 0) return watch();
    clearTimeout(timer);
    onFree();
  });
  worker.on('error', (error: NodeJS.ErrnoException) =>
    blame(
      new UnreadableMail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-hungry' : 'parser-failed', error),
    ),
  );
  worker.on('exit', () => {
    blame(new UnreadableMail('parser-failed'));
    onEnd();
  });
  return {
    take(given) {
      tasks = given;
      watch();
      worker.postMessage(given.map(({ raw, isHeaders }) => ({ raw, isHeaders })));
    },
    end: () => worker.terminate(),
  };
}
