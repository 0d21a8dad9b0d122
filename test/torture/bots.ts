import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** One copy of the bot: a process that is started again whenever it ends, as a supervisor would. */
export interface Bot {
  readonly name: string;
  /** Where its pages listen; null while it is down. */
  readonly pagesUrl: string | null;
  /** SIGKILL: it does not get to say a word. */
  kill(): void;
  signal(signal: NodeJS.Signals): void;
  /** Resolves when its pages are open, at once or after the restart. */
  up(): Promise<string>;
  /** Ends it for good, politely. */
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly name: string;
  readonly main: string;
  readonly environment: Readonly<Record<string, string>>;
  onLine(line: string): void;
  /** It ended without being told to; `started` tells whether its pages had been open. */
  onEnd(end: { code: number | null; started: boolean; said: string }): void;
}

const RESTART_AFTER_MS = 100;
const START_WITHIN_MS = 30_000;

/**
 * Loaded before the bot, which knows nothing of it: SIGUSR2 makes the machine's clock appear to jump an hour ahead, and back;
 * and the process ends with the harness that holds the other end of its standard input.
 */
const STRINGS = `data:text/javascript,${encodeURIComponent(`
  let ahead = 0;
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
  process.stdin.on('end', () => process.exit(1)).resume().unref?.();
  process.on('SIGUSR2', () => { ahead = 3600e3 - ahead; });`)}`;

export function startBot(options: BotOptions): Bot {
  const { name, main, environment } = options;
  let child: ChildProcess | undefined;
  let pagesUrl: string | null = null;
  let wanted = true;
  let told = false;
  const waiting = new Set<(url: string) => void>();
  const launch = (): void => {
    const process_ = spawn(process.execPath, ['--import', STRINGS, main], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child = process_;
    told = false;
    let said = '';
    process_.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    eachLine(process_, (line) => {
      options.onLine(line);
      if (!line.includes('"event":"started"')) return;
      pagesUrl = (JSON.parse(line) as { address: string }).address;
      for (const tell of waiting) tell(pagesUrl);
      waiting.clear();
    });
    process_.once('exit', (code) => {
      const started = pagesUrl !== null;
      pagesUrl = null;
      if (!told) options.onEnd({ code, started, said });
      if (wanted) setTimeout(() => wanted && launch(), RESTART_AFTER_MS);
    });
  };
  launch();
  const signal = (what: NodeJS.Signals): void => {
    child?.kill(what);
  };
  return {
    name,
    get pagesUrl() {
      return pagesUrl;
    },
    kill: () => {
      told = true;
      pagesUrl = null;
      signal('SIGKILL');
    },
    signal,
    up: async () => {
      if (pagesUrl !== null) return pagesUrl;
      const started = new Promise<string>((resolve) => waiting.add(resolve));
      const late = sleep(START_WITHIN_MS, null, { ref: false });
      const url = await Promise.race([started, late]);
      if (url === null) throw new Error(`${name} did not start within ${START_WITHIN_MS / 1000} s`);
      return url;
    },
    stop: async () => {
      wanted = false;
      told = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      signal('SIGTERM');
      await ended;
    },
  };
}

function eachLine({ stdout }: ChildProcess, tell: (line: string) => void): void {
  let rest = '';
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) tell(line);
  });
}
