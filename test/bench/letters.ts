import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Database } from '../../src/store/database.ts';
import { BOT } from './mails.ts';
import { claim, memoryOf, tell } from './measure.ts';
import type { Options } from './options.ts';
import { seedLetters } from './seed.ts';
import { startSink } from './sink.ts';
import { environmentOf, openWorld, type World } from './world.ts';

const AT_FIRST = 2_000;

/** Letters owed: how fast they leave, beside nodemailer's pool alone, and what memory the bot takes for very many. */
export async function benchLetters({ letters, rounds }: Options): Promise<void> {
  const world = await openWorld();
  try {
    const few = Math.min(letters, 5_000);
    process.stdout.write(
      `letters: ${few} owed, into an SMTP server that takes all, best of ${rounds} rounds\n`,
    );
    const alone: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < rounds; round++) {
      alone.push(await nodemailerAlone(few));
      ours.push((await sent(world, few)).rate);
    }
    tell('nodemailer, pool of 4 connections', `${Math.round(Math.max(...alone))} letters/s`);
    tell('Portero, one process', `${Math.round(Math.max(...ours))} letters/s`);
    claim('  of nodemailer alone', Math.max(...ours) / Math.max(...alone), { least: 0.5 });
  } finally {
    await world.close();
  }
}

/** Memory through very many letters: its peak, and whether it grows with their number. */
export async function benchMemory({ letters }: Options): Promise<void> {
  const world = await openWorld();
  try {
    process.stdout.write(
      `memory: ${letters} letters through one process (the peak through intake is printed there)\n`,
    );
    const { early, late, peak } = await sent(world, letters);
    tell(`after ${Math.min(AT_FIRST, letters / 5)} letters`, `${early.toFixed(0)} MB`);
    tell(`after ${letters} letters`, `${late.toFixed(0)} MB`);
    claim('  peak', peak, { most: 220 }, ' MB');
    claim('  growth, the end over the beginning', late / early, { most: 1.15 });
  } finally {
    await world.close();
  }
}

/** Letters a second that nodemailer sends of the size and shape that ours have. */
async function nodemailerAlone(letters: number): Promise<number> {
  const sink = await startSink();
  const pool = createTransport({
    pool: true,
    maxConnections: 4,
    host: '127.0.0.1',
    port: sink.port,
    ignoreTLS: true,
  });
  const text = 'Recibimos su solicitud y le avisaremos por este medio cuando esté decidida.\n'.repeat(12);
  const html = `<p>${text.repeat(4)}</p>`;
  const start = performance.now();
  const all = Array.from({ length: letters }, (_, i) =>
    pool.sendMail({
      from: BOT,
      to: `persona${i}@cliente.com.co`,
      subject: 'Recibimos su solicitud',
      text,
      html,
    }),
  );
  await Promise.all(all);
  const rate = (letters / (performance.now() - start)) * 1000;
  pool.close();
  await sink.close();
  return rate;
}

interface Sent {
  rate: number;
  early: number;
  late: number;
  peak: number;
}

/** Owes letters, then starts a bot and waits until all of them are marked as sent. */
async function sent(world: World, letters: number): Promise<Sent> {
  const { db, url } = await world.newDatabase();
  const sink = await startSink();
  const environment = environmentOf(world, 'cartas', url, sink.port);
  const first = await world.startBot(environment); // makes the tables
  await first.stop();
  await seedLetters(db, letters);
  const bot = await world.startBot(environment);
  let early = 0;
  while (sink.taken < letters) {
    if (early === 0 && sink.taken >= Math.min(AT_FIRST, letters / 5)) early = memoryOf(bot.pid).now;
    await sleep(100);
  }
  while ((await unsent(db)) > 0) await sleep(50);
  const { peak, now: late } = memoryOf(bot.pid);
  const { rows } = await db.query<{ seconds: number }>(
    `select extract(epoch from max(sent_at) - min(sent_at))::float8 as seconds from outbox`,
  );
  await bot.stop();
  await sink.close();
  return { rate: letters / (rows[0]?.seconds ?? 0), early, late, peak };
}

async function unsent(db: Database): Promise<number> {
  const { rows } = await db.query<{ n: number }>(`select count(*) as n from outbox where state = 'queued'`);
  return rows[0]?.n ?? 0;
}
