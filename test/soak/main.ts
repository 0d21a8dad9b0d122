import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openClient } from '../bench/mailbox.ts';
import { fillMaildir } from '../bench/mails.ts';
import { startSink } from '../bench/sink.ts';
import { type Bot, environmentOf, openWorld, type World } from '../bench/world.ts';
import { hasDovecot } from '../support/dovecot.ts';
import { compare } from './flat.ts';
import { losses } from './losses.ts';
import { HELP, type Options, optionsOf } from './options.ts';
import { draw } from './plot.ts';
import { fromCsv, look, type Sample, toCsv } from './samples.ts';
import { type Book, total, writeMails } from './traffic.ts';

const MAILBOX = 'soak';
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const isTerminal = process.stdout.isTTY === true;

/** Ends the run for wrong arguments (sysexits.h EX_USAGE). */
function refuse(reason: string): never {
  process.stderr.write(`soak: ${reason}\n\n${HELP}`);
  process.exit(64);
}

function told(): Options {
  try {
    return optionsOf(process.argv.slice(2));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

async function soak(options: Options): Promise<boolean> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  const world = await openWorld();
  try {
    return await soakIn(world, options, ending);
  } finally {
    await world.close();
  }
}

/** @returns whether all stayed flat and nothing was lost */
async function soakIn(world: World, options: Options, ending: AbortController): Promise<boolean> {
  const { minutes, rate, out } = options;
  fillMaildir(world, MAILBOX, 0, String);
  const { db, url } = await world.newDatabase();
  const sink = await startSink({ keep: true });
  const bot = await world.startBot(environmentOf(world, MAILBOX, url, sink.port));
  await bot.when('mailbox.open');
  const client = await openClient(world, MAILBOX);
  const book: Book = {
    put: { request: 0, incomplete: 0, completion: 0, approval: 0, foreign: 0 },
    ours: new Set(),
    askers: new Set(),
  };
  say(
    `soak: ${rate} mails/s for ${minutes} min into a bot of its own (process ${bot.pid}); Ctrl+C ends it early`,
  );
  const timer = setTimeout(() => ending.abort(), minutes * 60_000);
  const writing = writeMails(client, sink, book, { rate, until: ending.signal });
  const { samples, failed } = await watch(bot, options, book, ending.signal);
  clearTimeout(timer);
  await writing;
  const wrong = [...failed, ...(await losses({ world, mailbox: MAILBOX, db, sink, book }))];
  await client.logout();
  await bot.stop();
  await sink.close();
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'soak.csv'), toCsv(samples));
  say(`every look: ${join(out, 'soak.csv')}`);
  say(
    `${total(book)} mails went in: ${Object.entries(book.put)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`,
  );
  say(`${sink.taken} letters came out at the SMTP server`);
  for (const what of wrong) say(`WRONG: ${what}`);
  if (wrong.length === 0) say('nothing was lost, and nothing came twice');
  return summary(samples, out) && wrong.length === 0;
}

/** Looks at /metrics until the load ends. @returns what was seen, and when nothing was */
async function watch(
  bot: Bot,
  { minutes, every }: Options,
  book: Book,
  until: AbortSignal,
): Promise<{ samples: Sample[]; failed: string[] }> {
  const samples: Sample[] = [];
  const failed: string[] = [];
  const start = performance.now();
  for (let n = 1; !until.aborted; n++) {
    const wait = start + n * every * 1000 - performance.now();
    await sleep(Math.max(0, wait), undefined, { signal: until }).catch(() => undefined);
    if (until.aborted) break;
    const minute = (performance.now() - start) / 60_000;
    try {
      const sample = await look(bot.opsUrl, minute);
      samples.push(sample);
      if (isTerminal || n % Math.ceil(60 / every) === 0) progress(sample, minutes, book);
    } catch (error) {
      failed.push(`/metrics did not answer at minute ${minute.toFixed(1)}: ${String(error)}`);
    }
  }
  if (isTerminal) process.stdout.write('\n');
  return { samples, failed };
}

function progress(
  { minute, rss, fds, handles, lag, inboxAge, load }: Sample,
  minutes: number,
  book: Book,
): void {
  const line =
    `${minute.toFixed(1)}/${minutes} min  ${total(book)} mails  ${rss.toFixed(0)} MB  ${fds} files  ${handles} handles  ` +
    `lag ${lag.toFixed(0)} ms  oldest mail ${inboxAge.toFixed(1)} s  load ${load.toFixed(1)}`;
  process.stdout.write(isTerminal ? `\r\x1b[2K${line}` : `${line}\n`);
}

/** Says what the looks come to, and draws them. @returns whether all stayed flat */
function summary(samples: readonly Sample[], out: string): boolean {
  const found = compare(samples);
  say(`${''.padEnd(24)} first third  last third      peak`);
  for (const { bound, first, last, peak, isFlat } of found) {
    const figures = [first, last, peak].map((value) => `${value.toFixed(1)}${bound.unit}`.padStart(11));
    const allowed = `<= ${(first * bound.times + bound.plus).toFixed(1)}${bound.unit}`;
    say(`${bound.what.padEnd(24)}${figures.join(' ')}   ${isFlat ? 'flat' : 'NOT FLAT'} (${allowed})`);
  }
  const loads = samples.map(({ load }) => load);
  say(`load of the machine      ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`);
  writeFileSync(join(out, 'soak.svg'), draw(samples, headingOf(samples)));
  say(`the plot: ${join(out, 'soak.svg')}`);
  return found.every(({ isFlat }) => isFlat);
}

/** What the plot is headed with: what happened, from the figures themselves. */
function headingOf(samples: readonly Sample[]): string {
  const { minute = 0, mails = 0, letters = 0 } = samples.at(-1) ?? {};
  return `Portero through ${+minute.toFixed(1)} minutes of steady load: ${mails} mails answered, ${letters} letters sent`;
}

const options = told();
if (options.isHelp) process.stdout.write(HELP);
else if (options.plot !== undefined) summary(fromCsv(readFileSync(options.plot, 'utf8')), options.out);
else {
  if (!hasDovecot()) refuse('Dovecot is missing: apt-get install dovecot-imapd dovecot-lmtpd');
  process.exitCode = (await soak(options)) ? 0 : 1;
}
