import { setTimeout as sleep } from 'node:timers/promises';
import { notKept, type World } from './world.ts';

export type Blow = 'kill' | 'fault';

/** Measures how long what was in hand at a blow waits until somebody has it in hand again, or it is done. */
export interface Recovery {
  /** A kill just happened, or a fault just ended. */
  mark(blow: Blow): void;
  /** Milliseconds, ascending; blows that nothing has recovered from yet are not among them. */
  times(blow: Blow): number[];
  /** Blows that nothing has recovered from yet. */
  readonly open: number;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 250;

interface Open {
  readonly blow: Blow;
  readonly at: number;
  /** Rows that were taken and not finished, with their attempts; and mails in the mailbox not yet kept. */
  waits: Map<string, number> | null;
}

export function watchRecovery(world: World): Recovery {
  const times: Record<Blow, number[]> = { kill: [], fault: [] };
  let open: Open[] = [];
  let running = true;
  const look = async (): Promise<void> => {
    while (running) {
      await sleep(LOOK_EVERY_MS);
      if (open.length === 0) continue;
      const now = await unfinished(world);
      for (const one of open) {
        one.waits ??= now;
        for (const [row, attempts] of one.waits) {
          const current = now.get(row);
          if (current === undefined || current > attempts) one.waits.delete(row);
        }
        if (one.waits.size === 0) times[one.blow].push(Date.now() - one.at);
      }
      open = open.filter(({ waits }) => waits === null || waits.size > 0);
    }
  };
  const ended = look();
  return {
    mark: (blow) => void open.push({ blow, at: Date.now(), waits: null }),
    times: (blow) => times[blow].sort((a, b) => a - b),
    get open() {
      return open.length;
    },
    stop: async () => {
      running = false;
      await ended;
    },
  };
}

/** A copy each time: the caller strikes out what is done. */
async function unfinished({ db, ledger }: World): Promise<Map<string, number>> {
  const { rows } = await db.query<{ row: string; attempts: number }>(
    `select 'inbox ' || id as row, attempts from inbox where verdict is null and attempts > 0
     union all select 'outbox ' || id, attempts from outbox where state = 'queued' and attempts > 0
     union all select 'account ' || id, attempts from accounts where provisioned_at is null and attempts > 0`,
  );
  const waiting = await notKept(db, ledger);
  return new Map([
    ...rows.map(({ row, attempts }) => [row, attempts] as const),
    ...waiting.map((sha) => [sha, 0] as const),
  ]);
}

/** The value that this share of the sorted times does not exceed, in seconds; a dash where there is none. */
export function quantile(times: readonly number[], share: number): string {
  const time = times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return time === undefined ? '-' : `${(time / 1000).toFixed(1)} s`;
}
