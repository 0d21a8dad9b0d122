import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import { LARGEST_MAIL, MAX_HEADERS_PER_FETCH, sourceBatches } from '../mail/batches.ts';
import { type NewMail, type OpenMailbox, openMailbox } from '../mail/mailbox.ts';
import { MailboxError } from '../mail/mailbox-error.ts';
import { triage } from '../mail/triage.ts';
import {
  type Cursor,
  cursorOf,
  type KeptMail,
  keep,
  markMoved,
  markRead,
  takeSeat,
  unmoved,
} from '../store/mailboxes.ts';

/** How often a copy that does not read asks whether the seat is free; so long a mailbox may stand unread when its reader dies. */
const ASK_FOR_SEAT = 5_000;
/** A round comes at least this often, whatever IDLE and the safety poll do. */
const LONGEST_WAIT = 300_000;
const MOVES_PER_COMMAND = 500;
/** What every letter of ours has in its Message-ID; a server finds it in the report of a bounce. */
const MARK = 'sol.';

/** The safety poll rings this bell. */
export interface Bell {
  ring(): void;
}

/**
 * Reads the mailbox for as long as `stopping` is not aborted: one reader among all copies, with reconnection, back-off and
 * jitter. @returns a bell for the safety poll, and the end of it all.
 */
export function watchMailbox(app: App, stopping: AbortSignal): { bell: Bell; ended: Promise<void> } {
  let ring = new AbortController();
  const bell: Bell = { ring: () => ring.abort() };
  const heard = (): AbortSignal => {
    if (ring.signal.aborted) ring = new AbortController();
    return ring.signal;
  };
  return { bell, ended: watch(app, stopping, heard) };
}

async function watch(app: App, stopping: AbortSignal, heard: () => AbortSignal): Promise<void> {
  let failures = 0;
  while (!stopping.aborted) {
    try {
      const read = await readWhileSeated(app, stopping, heard, () => {
        failures = 0;
      });
      if (!read) await nap(ASK_FOR_SEAT, stopping);
    } catch (error) {
      if (stopping.aborted) return;
      const passing = !(error instanceof MailboxError) || error.passing;
      const wait = backOff(failures++, passing);
      app.log.warn(
        { event: 'mailbox.lost', err: error, again: Math.round(wait / 1000) },
        'the mailbox cannot be read; trying again',
      );
      await nap(wait, stopping);
    }
  }
}

/** From half a second up to 30 s; a wrong password is not hammered: a minute at least. Milliseconds. */
function backOff(failures: number, passing: boolean): number {
  const base = passing
    ? Math.min(500 * 2 ** Math.min(failures, 10), 30_000)
    : Math.min(60_000 * 2 ** Math.min(failures, 3), 300_000);
  return base * (0.75 + Math.random() * 0.5);
}

const nap = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** @returns false when another copy is reading. */
async function readWhileSeated(
  app: App,
  stopping: AbortSignal,
  heard: () => AbortSignal,
  onRead: () => void,
): Promise<boolean> {
  const { imap } = app.config;
  const seat = await takeSeat(app.db, `${imap.user}@${imap.host}/${imap.folder}`);
  if (!seat) return false;
  const until = AbortSignal.any([stopping, seat.lost]);
  try {
    const mailbox = await openMailbox(imap, app.log, until);
    try {
      const cursor = await cursorOf(app.db, mailbox.name, mailbox.uidValidity, app.clock.now());
      while (!until.aborted) {
        const bell = heard();
        await round(app, mailbox, cursor, until);
        onRead();
        await mailbox.wait(LONGEST_WAIT, AbortSignal.any([until, bell]));
      }
    } finally {
      await mailbox.close();
    }
  } finally {
    seat.leave();
  }
  return true;
}

/** Once through everything new: headers, ours or not, keep, then move. */
async function round(app: App, mailbox: OpenMailbox, cursor: Cursor, until: AbortSignal): Promise<void> {
  await moveKept(app, mailbox, cursor);
  const uids = await mailbox.uidsAfter(cursor.lastUid);
  for (let i = 0; i < uids.length && !until.aborted; i += MAX_HEADERS_PER_FETCH) {
    const chunk = uids.slice(i, i + MAX_HEADERS_PER_FETCH);
    const ours = await oursAmong(app, mailbox, await mailbox.headers(chunk));
    await keepAll(app, mailbox, cursor, ours, chunk.at(-1) as number);
    await moveKept(app, mailbox, cursor);
  }
  await markRead(app.db, cursor, app.clock.now());
}

/** Of strangers' bounces nothing is fetched: the server is asked which of them mention a letter of ours. */
async function oursAmong(app: App, mailbox: OpenMailbox, mails: readonly NewMail[]): Promise<NewMail[]> {
  const own = app.config.mailFrom.address;
  const whose = await Promise.all(mails.map((mail) => triage(mail.headers, own, app.parse)));
  const bounces = mails.filter((_, i) => whose[i] === 'bounce').map((mail) => mail.uid);
  const about = new Set(await mailbox.mentioning(bounces, MARK));
  return mails.filter((mail, i) => whose[i] === 'ours' || about.has(mail.uid));
}

/** Keeps the mails batch by batch, the cursor moving with each commit; at the end the whole chunk has been looked at. */
async function keepAll(
  app: App,
  mailbox: OpenMailbox,
  cursor: Cursor,
  ours: readonly NewMail[],
  lastUid: number,
): Promise<void> {
  const sizes = new Map(ours.map((mail) => [mail.uid, mail.size]));
  for (const batch of sourceBatches(ours)) {
    const kept = (await mailbox.sources(batch)).map(({ uid, receivedAt, raw }): KeptMail => {
      const size = Math.max(sizes.get(uid) ?? 0, raw.length);
      return {
        uid,
        receivedAt,
        size,
        raw,
        sha256: createHash('sha256').update(raw).digest(),
        setAside: size > LARGEST_MAIL ? 'too-large' : null,
      };
    });
    const upTo = batch.at(-1)?.uid ?? lastUid;
    await keep(app.db, cursor, mailbox.uidValidity, kept, upTo, app.clock.now());
    cursor.lastUid = upTo;
    app.log.info({ event: 'mail.kept', count: kept.length }, 'mail kept');
  }
  await keep(app.db, cursor, mailbox.uidValidity, [], lastUid, app.clock.now());
  cursor.lastUid = lastUid;
}

/** Mail that is safe in the database leaves the mailbox; after a crash this finishes what was begun. */
async function moveKept(app: App, mailbox: OpenMailbox, cursor: Cursor): Promise<void> {
  for (;;) {
    const uids = await unmoved(app.db, cursor, mailbox.uidValidity, MOVES_PER_COMMAND);
    if (uids.length === 0) return;
    await mailbox.move(uids);
    await markMoved(app.db, cursor, mailbox.uidValidity, uids, app.clock.now());
    app.log.info({ event: 'mail.moved', count: uids.length }, 'mail moved to the archive folder');
  }
}
