import { loadavg } from 'node:os';

/** One look at the bot. */
export interface Sample {
  /** Since the load began. */
  readonly minute: number;
  /** Resident memory, in MB (10^6 bytes). */
  readonly rss: number;
  /** The main thread's heap in use, in MB. */
  readonly heap: number;
  readonly fds: number;
  readonly handles: number;
  /** 99th percentile of the event loop's delay since the last look, in ms; the 10 ms of the timer that measures it are in it. */
  readonly lag: number;
  /** Ages of the mail and the letter that wait longest, in seconds. */
  readonly inboxAge: number;
  readonly outboxAge: number;
  /** Mails that came to an end, and letters sent, since the start. */
  readonly mails: number;
  readonly letters: number;
  /** Seconds of processor time since the start. */
  readonly cpu: number;
  /** The machine's load average over a minute: others work on it too. */
  readonly load: number;
}

const WITHIN_MS = 10_000;

/** @throws when /metrics does not answer, or lacks a figure */
export async function look(opsUrl: string, minute: number): Promise<Sample> {
  const answer = await fetch(`${opsUrl}/metrics`, { signal: AbortSignal.timeout(WITHIN_MS) });
  const text = await answer.text();
  const sum = (name: string): number => {
    const found = [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'gm'))];
    if (found.length === 0) throw new Error(`/metrics has no ${name}`);
    return found.reduce((all, [, value]) => all + Number(value), 0);
  };
  return {
    minute,
    rss: sum('process_resident_memory_bytes') / 1e6,
    heap: sum('nodejs_heap_size_used_bytes') / 1e6,
    fds: sum('process_open_fds'),
    handles: sum('nodejs_active_handles_total'),
    lag: sum('nodejs_eventloop_lag_p99_seconds') * 1e3,
    inboxAge: sum('portero_inbox_oldest_age_seconds'),
    outboxAge: sum('portero_outbox_oldest_age_seconds'),
    mails: sum('portero_mails_total'),
    letters: sum('portero_letters_total'),
    cpu: sum('process_cpu_seconds_total'),
    load: loadavg()[0] ?? 0,
  };
}

const COLUMNS = [
  ...(['minute', 'rss', 'heap', 'fds', 'handles', 'lag', 'inboxAge', 'outboxAge'] as const),
  ...(['mails', 'letters', 'cpu', 'load'] as const),
];

export const toCsv = (samples: readonly Sample[]): string =>
  [
    COLUMNS.join(','),
    ...samples.map((one) => COLUMNS.map((name) => +one[name].toFixed(3)).join(',')),
    '',
  ].join('\n');

/** @throws when it is not what `toCsv` writes */
export function fromCsv(text: string): Sample[] {
  const [head, ...lines] = text.trim().split('\n');
  if (head !== COLUMNS.join(',')) throw new Error('not a soak.csv');
  return lines.map((line) => {
    const values = line.split(',').map(Number);
    return Object.fromEntries(COLUMNS.map((name, i) => [name, values[i] ?? Number.NaN])) as unknown as Sample;
  });
}
