import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import type { Database } from '../../src/store/database.ts';
import { openClient } from './mailbox.ts';
import { fillMaildir, requestMail } from './mails.ts';
import { claim, cpuOf, memoryOf, tell } from './measure.ts';
import type { Options } from './options.ts';
import { type Bot, environmentOf, openWorld, silentSmtp, type World } from './world.ts';

/** A morning's backlog: so many requests wait in Dovecot; when are all of them answered, letters queued, mails archived? */
export async function benchIntake({ mails, copies, rounds }: Options): Promise<void> {
  const world = await openWorld();
  try {
    process.stdout.write(`intake: ${mails} requests waiting in Dovecot, best of ${rounds} rounds\n`);
    const reference: number[] = [];
    const ours = new Map(copies.map((count) => [count, [] as Run[]]));
    for (let round = 0; round < rounds; round++) {
      reference.push(await bareLoop(world, mails, round));
      for (const [count, runs] of ours) runs.push(await intake(world, mails, count, round));
    }
    const bare = mails / Math.min(...reference);
    tell('bare loop: imapflow fetch + simpleParser', `${Math.round(bare)} mails/s`);
    for (const [count, runs] of ours) {
      const best = runs.reduce((a, b) => (a.seconds <= b.seconds ? a : b));
      const rate = mails / best.seconds;
      const cpu = `bot ${((best.cpu / mails) * 1000).toFixed(2)} ms of processor time a mail`;
      tell(
        `Portero, ${count === 1 ? 'one process' : `${count} processes`}`,
        `${Math.round(rate)} mails/s`,
        cpu,
      );
      if (count > 1) continue;
      claim('  of the bare loop', rate / bare, { least: 0.5 });
      claim('  peak memory of that process', Math.max(...runs.map((run) => run.peak)), { most: 220 }, ' MB');
    }
  } finally {
    await world.close();
  }
}

/** Seconds for which a script would take that only fetches and parses. */
export async function bareLoop(world: World, mails: number, round: number): Promise<number> {
  const user = `bare${round}`;
  fillMaildir(world, user, mails, (i) => requestMail(i, user));
  const client = await openClient(world, user);
  const start = performance.now();
  let parsed = 0;
  for await (const { source } of client.fetch('1:*', { uid: true, source: true })) {
    await simpleParser(source ?? '', { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });
    parsed++;
  }
  const seconds = (performance.now() - start) / 1000;
  await client.logout();
  if (parsed !== mails) throw new Error(`the bare loop saw ${parsed} of ${mails} mails`);
  return seconds;
}

interface Run {
  seconds: number;
  /** Of the copy that used most, in MB. */
  peak: number;
  /** Seconds of processor time, all copies together. */
  cpu: number;
}

async function intake(world: World, mails: number, copies: number, round: number): Promise<Run> {
  const user = `intake${copies}x${round}`;
  fillMaildir(world, user, mails, (i) => requestMail(i, user));
  const { db, url } = await world.newDatabase();
  const smtp = await silentSmtp();
  const environment = environmentOf(world, user, url, smtp.port);
  // The other copies are up before the one that will read, as they would be in the morning.
  const others: Bot[] = [];
  for (let i = 1; i < copies; i++)
    others.push(await world.startBot({ ...environment, IMAP_URL: nobodys(environment) }));
  const reader = await world.startBot(environment);
  const bots = [reader, ...others];
  const start = await reader.when('mailbox.open');
  const end = await answered(db, mails);
  const run = {
    seconds: (end - start) / 1000,
    peak: Math.max(...bots.map(({ pid }) => memoryOf(pid).peak)),
    cpu: bots.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
  };
  await Promise.all(bots.map((bot) => bot.stop()));
  smtp.close();
  return run;
}

/** The others have an empty mailbox of their own: whose seat is taken first does not matter then. */
const nobodys = (environment: Record<string, string>): string =>
  (environment['IMAP_URL'] ?? '').replace(/\/\/[^:]+:/, '//nadie:');

/** Waits until every mail has its verdict and has left the mailbox. @returns when that was, in milliseconds since 1970. */
async function answered(db: Database, mails: number): Promise<number> {
  for (const deadline = Date.now() + 600_000; ; await sleep(200)) {
    const { rows } = await db.query<{ open: boolean; read: number }>(
      `select exists (select from inbox where verdict is null or moved_at is null) as open, coalesce((select max(last_uid) from mailboxes), 0) as read`,
    );
    if (rows[0] && !rows[0].open && rows[0].read >= mails) break;
    if (Date.now() > deadline) throw new Error('the backlog was not answered in ten minutes');
  }
  const { rows } = await db.query<{ requests: number; letters: number; end: Date }>(
    `select (select count(*) from requests where state = 'pending') as requests, (select count(*) from outbox) as letters,
       (select max(greatest(answered_at, moved_at)) from inbox) as end`,
  );
  const [row] = rows;
  if (row?.requests !== mails || row.letters !== 3 * mails)
    throw new Error(`of ${mails} mails came ${row?.requests} requests and ${row?.letters} letters`);
  return row.end.getTime();
}
