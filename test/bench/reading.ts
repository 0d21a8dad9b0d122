import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { IncomingMail } from '../../src/core/mail.ts';
import { readMail } from '../../src/core/reading/index.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { UnreadableMail } from '../../src/mail/unreadable.ts';
import { claim, median, tell } from './measure.ts';

const CORPUS = 'test/corpus';
/** The corpora given with the task, in their own proportion of easy and hard mail; ours have more of the hard. */
const GIVEN = ['requests', 'replies'];
/** A round of fewer mails would be short beside what it is measured with. */
const MAILS_A_ROUND = 1300;
const OWN = 'soporte@logtecgroup.com.co';
/** Until V8 has compiled both sides; before that each round is faster than the one before. */
const WARM_UP = 45;
const ROUNDS = 30;
/** The least that mailparser does. */
const BARE = { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true };

/** One thing that is done with every mail; CPU time in microseconds a mail, of each round that counts. */
interface Side {
  readonly name: string;
  readonly round: () => Promise<number>;
  readonly times: number[];
}

/**
 * The claim of issue B: reading costs less than a third of what mailparser needs to parse the same files. mailparser is timed as it comes,
 * and without the conversions that Portero switches off (text to HTML, links), which is harder to keep up with; beside it stands all that
 * Portero does to parse a mail. All are warmed up and take turns, and the process's CPU time counts, so that what else the machine does
 * weighs on all alike. Once with the given corpora, and once with all of ours besides.
 */
export async function benchReading(): Promise<void> {
  const given = GIVEN.flatMap((folder) => filesIn(join(CORPUS, folder)));
  await benchOf(`the given corpora, ${given.length} files`, given);
  const all = filesIn(CORPUS);
  await benchOf(`all of ${CORPUS}, ${all.length} files`, all);
}

async function benchOf(name: string, files: readonly Buffer[]): Promise<void> {
  const times = Math.ceil(MAILS_A_ROUND / files.length);
  const raws = Array.from({ length: times }, () => files).flat();
  const mails = (await Promise.all(raws.map(parsed))).filter((mail) => mail !== null);
  const side = (name: string, round: () => Promise<number>): Side => ({ name, round, times: [] });
  const reading = side('reading', () => cpuOf(mails, (mail) => readMail(mail, OWN)));
  const whole = side('mailparser', () => cpuOf(raws, (raw) => simpleParser(raw)));
  const bare = side('mailparser, no conversions', () => cpuOf(raws, (raw) => simpleParser(raw, BARE)));
  const ours = side('parse.ts (all words)', () => cpuOf(raws, parsed));
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const { round: go, times } of [whole, bare, ours, reading]) {
      const time = await go();
      if (round >= WARM_UP) times.push(time);
    }
  process.stdout.write(
    `reading: ${name}, CPU time, medians of ${ROUNDS} rounds after ${WARM_UP} to warm up\n`,
  );
  for (const { name, times } of [whole, bare, ours, reading]) {
    const us = median(times);
    tell(name, `${us.toFixed(0).padStart(5)} µs a mail, ${Math.round(1e6 / us)} mails/s`);
  }
  const share = (of: Side): number => median(reading.times.map((time, i) => time / (of.times[i] ?? 0)));
  claim('  reading, of mailparser', share(whole), { most: 0.333 });
  claim('  of mailparser without its conversions', share(bare), { most: 0.333 });
  claim('  of parse.ts', share(ours), { most: 0.333 });
}

function filesIn(folder: string): Buffer[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.eml'),
  );
  return files.map((file) => readFileSync(join(folder, file)));
}

async function parsed(raw: Buffer): Promise<IncomingMail | null> {
  try {
    return await parseMail(raw);
  } catch (error) {
    if (error instanceof UnreadableMail) return null;
    throw error;
  }
}

/** Microseconds of CPU, of all threads, that one of these takes. */
async function cpuOf<T>(all: readonly T[], work: (one: T) => unknown): Promise<number> {
  const start = process.cpuUsage();
  for (const one of all) await work(one);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / all.length;
}
