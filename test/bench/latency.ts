import { setTimeout as sleep } from 'node:timers/promises';
import { openClient } from './mailbox.ts';
import { fillMaildir, requestMail } from './mails.ts';
import { claim, percentile, tell } from './measure.ts';
import { startSink } from './sink.ts';
import { environmentOf, openWorld, type World } from './world.ts';

const MAILS = 60;
/** Between two deliveries; longer than Dovecot gathers notifications for. */
const APART = 700;

/** IDLE: from a request's delivery until its receipt is handed to SMTP, beside the server's own word that there is new mail. */
export async function benchLatency(): Promise<void> {
  const world = await openWorld();
  try {
    process.stdout.write(`latency: ${MAILS} requests one by one into a mailbox that is idled on\n`);
    const server = await notified(world);
    const ours = await answered(world);
    const told = (times: readonly number[]): string =>
      `p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`;
    tell('Dovecot tells an idling client', '', told(server));
    tell('receipt handed to SMTP', '', told(ours));
    claim(
      "  p95 beyond the server's own",
      (percentile(ours, 0.95) - percentile(server, 0.95)) / 1000,
      { most: 1 },
      ' s',
    );
  } finally {
    await world.close();
  }
}

/** Milliseconds from delivery until a bare client that idles is told. */
async function notified(world: World): Promise<number[]> {
  fillMaildir(world, 'espera', 0, String);
  const idler = await openClient(world, 'espera');
  const person = await openClient(world, 'espera');
  const times: number[] = [];
  for (let i = 0; i < MAILS; i++) {
    const told = new Promise((resolve) => idler.once('exists', resolve));
    void idler.idle();
    await sleep(APART);
    const start = performance.now();
    await person.append('INBOX', requestMail(i, 'espera'));
    await told;
    times.push(performance.now() - start);
  }
  await Promise.all([idler.logout(), person.logout()]);
  return times;
}

/** Milliseconds from delivery until the receipt has arrived whole at the SMTP server. */
async function answered(world: World): Promise<number[]> {
  fillMaildir(world, 'atento', 0, String);
  const { url } = await world.newDatabase();
  const sink = await startSink();
  const bot = await world.startBot(environmentOf(world, 'atento', url, sink.port));
  await bot.when('mailbox.open');
  const person = await openClient(world, 'atento');
  const times: number[] = [];
  for (let i = 0; i < MAILS; i++) {
    await sleep(APART);
    const receipt = sink.letterTo(`persona${i}@atento.cliente${i % 50}.com.co`);
    const start = performance.now();
    await person.append('INBOX', requestMail(i, 'atento'));
    times.push((await receipt) - start);
  }
  await person.logout();
  await bot.stop();
  await sink.close();
  return times;
}
