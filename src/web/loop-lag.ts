import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the event loop is looked at, and for how long at least a stall is remembered. Milliseconds. */
const RESOLUTION = 20;
const REMEMBERED = 5_000;

export interface LoopLag {
  /** The longest that the event loop stood still within the last five to ten seconds, in milliseconds. */
  worst(): number;
  stop(): void;
}

export function watchLoop(): LoopLag {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  let before = 0;
  const turning = setInterval(() => {
    before = histogram.max;
    histogram.reset();
  }, REMEMBERED).unref();
  return {
    worst: () => Math.max(before, histogram.max) / 1e6,
    stop() {
      clearInterval(turning);
      histogram.disable();
    },
  };
}
