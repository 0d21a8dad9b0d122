import type { Clock } from '../app.ts';

/** The machine's time and a lead over it that only grows, so that a link can be seen to lapse without waiting for it. */
export interface MovableClock extends Clock {
  /** Milliseconds that this clock is ahead of the machine's. */
  readonly lead: number;
  /** Moves the clock forward by `ms` milliseconds. */
  forward(ms: number): void;
}

export function movableClock(): MovableClock {
  let lead = 0;
  return {
    now: () => new Date(Date.now() + lead),
    get lead() {
      return lead;
    },
    forward: (ms) => {
      lead += ms;
    },
  };
}
