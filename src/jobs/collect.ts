import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, random } from '../app.ts';
import { NONCE, seal } from '../core/sealing.ts';
import { atSight } from '../mail/at-sight.ts';
import { MAX_HEADERS_PER_FETCH, sourceBatches } from '../mail/batches.ts';
import { type NewMail, type OpenMailbox, openMailbox } from '../mail/mailbox.ts';
import { MailboxError } from '../mail/mailbox-error.ts';
import type { Judged } from '../mail/triage.ts';
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
import { Trouble } from './trouble.ts';

/** How often a copy that does not read asks whether the seat is free; so long a mailbox may stand unread when its reader dies. */
const ASK_FOR_SEAT = 5_000;
/**
 * A round comes at least this often, whatever IDLE and the safety poll do: a connection that fell silent is noticed 20 s
 * after its next command at the latest, and mail waits less than a minute.
 */
const LONGEST_WAIT = 30_000;
const MOVES_PER_COMMAND = 500;
/** How the Message-ID of a letter of ours begins; a server finds it in the report of a bounce. */
const MARK = '<sol.';
/** A server looks for letters, not for sense: this is what a Message-ID of ours really is like. */
const OWN_ID = /<sol\.[0-9a-z]{6}\.[0-9a-z]{26}@/i;

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
  const trouble = new Trouble();
  while (!stopping.aborted) {
    try {
      const read = await readWhileSeated(app, stopping, heard, trouble, () => {
        failures = 0;
      });
      if (!read) await nap(ASK_FOR_SEAT, stopping);
    } catch (error) {
      if (stopping.aborted) return;
      const passing = !(error instanceof MailboxError) || error.passing;
      const wait = backOff(failures++, passing);
      app.log.warn(
        { event: 'mailbox.lost', err: error, retryInSeconds: Math.ceil(wait / 1000) },
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
  trouble: Trouble,
  onRead: () => void,
): Promise<boolean> {
  const { imap } = app.config;
  const seat = await takeSeat(app.db, `mailbox ${imap.user}@${imap.host}/${imap.folder}`);
  if (!seat) return false;
  const until = AbortSignal.any([stopping, seat.lost]);
  try {
    const mailbox = await openMailbox(imap, app.log, until, app.mailAccess);
    try {
      const cursor = await cursorOf(app.db, mailbox.name, mailbox.uidValidity, app.clock.now());
      while (!until.aborted) {
        const bell = heard();
        await round({ app, mailbox, cursor, trouble }, until);
        onRead();
        // Both by themselves: a signal that lives long keeps a note of each that AbortSignal.any ever made of it (Node 20).
        await mailbox.wait(LONGEST_WAIT, until, bell);
      }
    } finally {
      await mailbox.close();
    }
  } finally {
    seat.leave();
  }
  return true;
}

/** One connection's reading. */
interface Reading {
  readonly app: App;
  readonly mailbox: OpenMailbox;
  readonly cursor: Cursor;
  readonly trouble: Trouble;
}

/** Once through everything new: headers, ours or not, keep, then move. What a crash or a refusal left unmoved comes last. */
async function round(reading: Reading, until: AbortSignal): Promise<void> {
  const { app, mailbox, cursor, trouble } = reading;
  const uids = await mailbox.uidsAfter(cursor.lastUid);
  for (let i = 0; i < uids.length && !until.aborted; ) {
    const chunk = uids.slice(i, i + trouble.atOnce(MAX_HEADERS_PER_FETCH, cursor));
    i += chunk.length;
    await keepAll(
      reading,
      await wantedAmong(reading, await headersOf(reading, chunk)),
      chunk.at(-1) as number,
    );
    await moveKept(app, mailbox, cursor);
  }
  await moveKept(app, mailbox, cursor);
  await markRead(app.db, cursor, app.clock.now());
  app.log.debug({ event: 'mailbox.read', count: uids.length }, 'the mailbox was read to its end');
}

/** A mail whose headers the server cannot hand over, or that kill their parser, cannot be known as ours: it is left where it is, with a word in the log. */
async function headersOf({ app, mailbox, trouble }: Reading, chunk: readonly number[]): Promise<NewMail[]> {
  const asked = chunk.filter((uid) => !trouble.isHopeless(uid));
  if (asked.length < chunk.length)
    app.log.error(
      { event: 'mailbox.unreadable', uids: chunk },
      'the headers of this mail cannot be had or read; it was passed over',
    );
  const mails = await trouble.during(asked, () => mailbox.headers(asked));
  return mails.sort((a, b) => a.uid - b.uid); // IMAP promises no order, and the cursor goes by it
}

/** A new mail of which it is known who wrote it (mail/triage.ts). */
type Judgement = NewMail & Judged;

/** What is fetched; of `reports` it shows only then whether they are about a letter of ours. */
interface Wanted {
  readonly mails: readonly Judgement[];
  readonly reports: ReadonlySet<number>;
}

/** Of strangers' bounces nothing is fetched: the server is asked which of them mention a letter of ours. */
async function wantedAmong({ app, mailbox, trouble }: Reading, mails: readonly NewMail[]): Promise<Wanted> {
  const uids = mails.map(({ uid }) => uid);
  const judge = async (mail: NewMail): Promise<Judgement> => {
    const judged = await app.judge(mail.headers).catch((error: unknown) => {
      // On a busy machine a thread may be ended for want of time: what asks for an account is not passed over for that.
      if (!trouble.isLastTry(mail.uid)) throw error;
      return { whose: atSight(mail.headers), sender: '', isReply: false };
    });
    return { ...mail, ...judged };
  };
  const judged = await trouble.during(uids, () => Promise.all(mails.map(judge)));
  const bounces = judged.filter(({ whose }) => whose === 'bounce').map(({ uid }) => uid);
  const reports = new Set(await mailbox.mentioning(bounces, MARK));
  return { mails: judged.filter(({ whose, uid }) => whose === 'ours' || reports.has(uid)), reports };
}

/** Keeps the mails batch by batch, the cursor moving with each commit; at the end the whole chunk has been looked at. */
async function keepAll(reading: Reading, wanted: Wanted, lastUid: number): Promise<void> {
  const { app, mailbox, cursor } = reading;
  for (const batch of sourceBatches(wanted.mails)) {
    const kept = (await sourcesOf(reading, batch))
      .filter(({ uid, raw }) => !wanted.reports.has(uid) || OWN_ID.test(raw.toString('latin1')))
      .map((mail) => ({ ...mail, raw: seal(app.config.secretKey, random(NONCE), mail.raw) }));
    const upTo = batch.at(-1)?.uid ?? lastUid;
    const mails = await keep(app.db, cursor, mailbox.uidValidity, kept, upTo, app.clock.now());
    cursor.lastUid = upTo;
    for (const { setAside } of kept) if (setAside) app.metrics.mails.inc({ verdict: 'set-aside' });
    app.log.info({ event: 'mail.kept', count: kept.length, mails }, 'mail kept');
  }
  await keep(app.db, cursor, mailbox.uidValidity, [], lastUid, app.clock.now());
  cursor.lastUid = lastUid;
}

/** Of mail that is too large, or that the server cannot hand over, its head is kept for the operator. */
async function sourcesOf({ mailbox, trouble }: Reading, batch: readonly Judgement[]): Promise<KeptMail[]> {
  const asked = batch.filter((mail) => !trouble.isHopeless(mail.uid));
  const uids = asked.map(({ uid }) => uid);
  const sources = await trouble.during(uids, () => mailbox.sources(asked));
  return batch.flatMap(({ uid, receivedAt, size, headers, sender, isReply }) => {
    const source = sources.find((one) => one.uid === uid);
    if (!source && !trouble.isHopeless(uid)) return []; // taken away by somebody meanwhile
    const raw = source?.raw ?? headers;
    const setAside = !source?.raw ? 'not-fetchable' : source.isHead ? 'too-large' : null;
    const sha256 = createHash('sha256').update(raw).digest();
    return [{ uid, receivedAt, size: Math.max(size, raw.length), raw, sha256, sender, isReply, setAside }];
  });
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
