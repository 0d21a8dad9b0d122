import { median } from '../bench/measure.ts';
import type { Sample } from './samples.ts';

/** What must not grow, and by how much the end may lie above the beginning: `times` the beginning, and `plus`. */
export interface Bound {
  readonly what: string;
  readonly unit: string;
  readonly of: (sample: Sample) => number;
  readonly times: number;
  readonly plus: number;
}

/** Where the machine is shared, lag and waiting follow what others do: room for that, but not for a bot that falls behind. */
const BOUNDS: readonly Bound[] = [
  { what: 'resident memory', unit: ' MB', of: ({ rss }) => rss, times: 1.1, plus: 0 },
  { what: 'open files', unit: '', of: ({ fds }) => fds, times: 1, plus: 3 },
  { what: 'active handles', unit: '', of: ({ handles }) => handles, times: 1, plus: 3 },
  { what: 'event loop lag, p99', unit: ' ms', of: ({ lag }) => lag, times: 1.5, plus: 10 },
  { what: 'oldest mail unanswered', unit: ' s', of: ({ inboxAge }) => inboxAge, times: 1, plus: 1 },
  { what: 'oldest letter unsent', unit: ' s', of: ({ outboxAge }) => outboxAge, times: 1, plus: 1 },
];

/** Of the whole time; what is loaded and compiled then is not growth. */
const WARM_UP = 0.1;

export interface Third {
  readonly from: number;
  readonly to: number;
  readonly samples: readonly Sample[];
}

/** The first and the last third of the time after the warm-up. */
export function thirds(samples: readonly Sample[]): { first: Third; last: Third } {
  const end = samples.at(-1)?.minute ?? 0;
  const begin = end * WARM_UP;
  const third = (end - begin) / 3;
  const within = (from: number, to: number): Third => ({
    from,
    to,
    samples: samples.filter(({ minute }) => minute >= from && minute <= to),
  });
  return { first: within(begin, begin + third), last: within(end - third, end) };
}

export interface Found {
  readonly bound: Bound;
  readonly first: number;
  readonly last: number;
  readonly peak: number;
  readonly isFlat: boolean;
}

/** Medians of the two thirds, compared. */
export function compare(samples: readonly Sample[]): Found[] {
  const { first, last } = thirds(samples);
  return BOUNDS.map((bound) => {
    const [before, after] = [median(first.samples.map(bound.of)), median(last.samples.map(bound.of))];
    const isFlat = after <= before * bound.times + bound.plus;
    return { bound, first: before, last: after, peak: Math.max(...samples.map(bound.of)), isFlat };
  });
}
