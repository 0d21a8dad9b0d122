import { setTimeout as sleep } from 'node:timers/promises';
import { schedule } from 'node-cron';
import type { Logger } from 'pino';
import type { App } from '../app.ts';
import { bringBack, listen } from '../store/waking.ts';
import { ALARM_AT, openAlarms } from './alarm.ts';
import { answer } from './answer.ts';
import { watchMailbox } from './collect.ts';
import { deliver } from './deliver.ts';
import { DAILY_DIGEST_AT, dailyDigest, digest } from './digest.ts';
import { provision } from './provision.ts';
import { recover } from './recover.ts';
import { resume } from './resume.ts';
import { seal } from './seal.ts';
import { SWEEP_AT, sweep } from './sweep.ts';
import { UPKEEP_AT, upkeep } from './upkeep.ts';

/** Takes a few rows, does one thing with each, and tells whether it found any. */
export type Job = (app: App) => Promise<boolean>;

/** The rhythm: each job, the table whose new rows wake it (one that notifies nobody: it looks once a second), and how many of it run side by side in one process. */
const RHYTHM: readonly { name: string; job: Job; table: string; lanes: number }[] = [
  { name: 'answer', job: answer, table: 'inbox', lanes: 4 },
  { name: 'provision', job: provision, table: 'accounts', lanes: 1 },
  { name: 'recover', job: recover, table: 'recoveries', lanes: 1 },
  { name: 'resume', job: resume, table: 'requests', lanes: 1 },
  { name: 'digest', job: digest, table: 'requests', lanes: 1 },
  { name: 'deliver', job: deliver, table: 'outbox', lanes: 4 },
  { name: 'seal', job: seal, table: 'audit', lanes: 1 },
];

/** What comes at its hour (cron, in TZ_NAME), on one copy only. */
const CHORES: readonly {
  name: string;
  at: string;
  chore: (app: App, stopping: AbortSignal) => Promise<unknown>;
}[] = [
  { name: 'upkeep', at: UPKEEP_AT, chore: upkeep },
  { name: 'digest', at: DAILY_DIGEST_AT, chore: dailyDigest },
  { name: 'sweep', at: SWEEP_AT, chore: sweep },
];

/** The floor under NOTIFY: rows that fall due (a retry, a lease that ended) are found this often. */
const POLL = 1_000;
/** After an error that is nobody's row's fault, such as a database that is away. */
const REST_AFTER_ERROR = 2_000;
/** A job that cannot work says so at most this often (milliseconds), however many of its lanes try: an outage is one story, not a thousand lines. */
const SAY_AGAIN = 60_000;
/** A clock that is set back by less than this only makes rows wait so much longer. Milliseconds. */
const SET_BACK = 30_000;

export interface Running {
  /** Takes no new row, lets those in hand finish, and ends. */
  stop(): Promise<void>;
}

/** Starts the mailbox's reader, the safety poll and every lane of every job. */
export function startJobs(app: App): Running {
  const stopping = new AbortController();
  const naps = new Map(RHYTHM.map(({ table }) => [table, new Set<() => void>()]));
  const lanes = RHYTHM.flatMap(({ name, job, table, lanes: count }) =>
    lanesOf(app, { name, job, lanes: count }, naps.get(table) as Set<() => void>, stopping.signal),
  );
  const ear = listen(
    app.db,
    (table) => {
      for (const wake of naps.get(table) ?? []) wake();
    },
    stopping.signal,
  );
  const reader = watchMailbox(app, stopping.signal);
  const clock = watchClock(app, stopping.signal);
  const poll = schedule(app.config.pollSchedule, () => reader.bell.ring(), { noOverlap: true });
  const chores = CHORES.map(({ name, at, chore }) =>
    schedule(at, () => chore(app, stopping.signal), { name, noOverlap: true, timezone: app.config.timeZone }),
  );
  const alarms = schedule(ALARM_AT, openAlarms(app), { noOverlap: true });
  return {
    async stop() {
      stopping.abort();
      for (const wakes of naps.values()) for (const wake of wakes) wake();
      for (const task of [poll, alarms, ...chores]) await task.destroy();
      await Promise.all([...lanes, ear, clock, reader.ended]);
    },
  };
}

/** Rows are due by the clock; when it is set back (by an operator, or a virtual machine that wakes) they must not wait for it to catch up. */
async function watchClock({ clock, db, log }: App, stopping: AbortSignal): Promise<void> {
  const ahead = (): number => clock.now().getTime() - performance.now();
  for (let before = ahead(); !stopping.aborted; ) {
    await sleep(POLL, undefined, { signal: stopping }).catch(() => undefined);
    const back = before - ahead();
    if (back < 0) before -= back;
    if (back < SET_BACK || stopping.aborted) continue;
    try {
      await bringBack(db, clock.now(), back);
      log.warn(
        { event: 'clock.set-back', ms: Math.round(back) },
        'the clock was set back; what waits is due by the new time',
      );
      before -= back;
    } catch (error) {
      log.error(
        { event: 'clock.not-followed', err: error },
        'the clock was set back and the database is away; trying again',
      );
    }
  }
}

function lanesOf(
  app: App,
  { name, job, lanes }: { name: string; job: Job; lanes: number },
  naps: Set<() => void>,
  stopping: AbortSignal,
): Promise<void>[] {
  const outage = openOutage(app.log, name);
  const lane = async (): Promise<void> => {
    while (!stopping.aborted) {
      // The nap is ready before the job looks, so that a wake that comes while it looks is not slept through.
      const nap = napUntil(naps, stopping);
      let rest = POLL;
      try {
        if (await job(app)) rest = 0;
        outage.over();
      } catch (error) {
        outage.goesOn(error);
        rest = REST_AFTER_ERROR;
      }
      await nap(rest);
    }
  };
  return Array.from({ length: lanes }, lane);
}

/** What the log tells of a job that cannot work. */
function openOutage(log: Logger, job: string): { goesOn(error: unknown): void; over(): void } {
  let since: number | null = null;
  let isTold = false;
  let said = Number.NEGATIVE_INFINITY;
  const seconds = (): number => Math.round((performance.now() - (since ?? 0)) / 1_000);
  return {
    goesOn(error) {
      since ??= performance.now();
      const isNews = performance.now() - said >= SAY_AGAIN;
      if (isNews) [isTold, said] = [true, performance.now()];
      log[isNews ? 'error' : 'debug'](
        { event: 'job.failed', job, seconds: seconds(), err: error },
        'a job could not work; it rests and tries again',
      );
    },
    over() {
      if (isTold) log.info({ event: 'job.resumed', job, seconds: seconds() }, 'a job works again');
      since = null;
      isTold = false;
    },
  };
}

/** Listens for a wake from now on. @returns what sleeps so many milliseconds, but not beyond a wake that came since. */
function napUntil(naps: Set<() => void>, stopping: AbortSignal): (milliseconds: number) => Promise<void> {
  let wake: () => void = () => undefined;
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  naps.add(wake);
  return async (milliseconds) => {
    if (milliseconds > 0 && !stopping.aborted) {
      const timer = setTimeout(wake, milliseconds);
      await woken;
      clearTimeout(timer);
    }
    naps.delete(wake);
  };
}
