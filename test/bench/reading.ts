import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { IncomingMail } from '../../src/core/mail.ts';
import { readMail } from '../../src/core/reading/index.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { UnreadableMail } from '../../src/mail/unreadable.ts';

const CORPUS = 'test/corpus';
const OWN = 'soporte@logtecgroup.com.co';
/** Until V8 has compiled both sides; before that each round is faster than the one before. */
const WARM_UP = 45;
const ROUNDS = 30;

/**
 * The claim of issue B: reading costs less than a third of what mailparser needs to parse the same files. Both sides are
 * warmed up and take turns, and the process's CPU time counts, so that what else the machine does weighs on both alike.
 */
export async function benchReading(): Promise<void> {
  const raws = corpus();
  const mails = (await Promise.all(raws.map(parsed))).filter((mail) => mail !== null);
  const rounds: { parsing: number; ours: number; reading: number }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const parsing = await cpuOf(raws, (raw) =>
      simpleParser(raw, { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true }),
    );
    const ours = await cpuOf(raws, parsed);
    const reading = await cpuOf(mails, (mail) => readMail(mail, OWN));
    if (round >= WARM_UP) rounds.push({ parsing, ours, reading });
  }
  const shown = (side: 'parsing' | 'ours' | 'reading'): string => {
    const us = median(rounds.map((round) => round[side]));
    return `${us.toFixed(0).padStart(5)} µs a mail, ${Math.round(1e6 / us)} mails/s`;
  };
  const ratio = median(rounds.map(({ parsing, reading }) => reading / parsing));
  process.stdout.write(
    [
      `reading: ${raws.length} files of ${CORPUS}, CPU time, medians of ${ROUNDS} rounds after ${WARM_UP} to warm up`,
      `  mailparser alone      ${shown('parsing')}`,
      `  parse.ts (all words)  ${shown('ours')}`,
      `  reading               ${shown('reading')}`,
      `  reading / mailparser  ${ratio.toFixed(3)} of its time a mail, the median of the rounds' ratios (claim: < 0.333)`,
      '',
    ].join('\n'),
  );
}

function corpus(): Buffer[] {
  const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.eml'),
  );
  return files.map((file) => readFileSync(join(CORPUS, file)));
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

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
