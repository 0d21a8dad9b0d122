import { readFileSync } from 'node:fs';

/** Watches the main loop of this process. */
export interface LoopWatch {
  /** Milliseconds: the longest that the main thread was at work between two turns of 10 ms. */
  stop(): number;
}

/**
 * On a machine that others keep busy a late turn says nothing: what is counted is the time that this very thread ran meanwhile
 * (Linux tells it in nanoseconds), elsewhere the whole delay.
 */
export function watchLoop(): LoopWatch {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  const ran = (): number => {
    try {
      return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
    } catch {
      return performance.now();
    }
  };
  let before = { at: performance.now(), ran: ran() };
  let longest = 0;
  const look = (): void => {
    const now = { at: performance.now(), ran: ran() };
    longest = Math.max(longest, Math.min(now.at - before.at, now.ran - before.ran));
    before = now;
  };
  const timer = setInterval(look, 10);
  return {
    stop() {
      look();
      clearInterval(timer);
      return longest;
    },
  };
}
