import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { IncomingMail } from '../../src/core/mail.ts';
import { readMail } from '../../src/core/reading/index.ts';
import { parseMail, UnreadableMail } from '../../src/mail/parse.ts';

const CORPUS = 'test/corpus';
const OWN = 'soporte@logtecgroup.com.co';
const ROUNDS = 20;

/** The claim of issue B: reading costs less than a third of what mailparser needs to parse the same files. */
export async function benchReading(): Promise<void> {
  const raws = corpus();
  const mails = (await Promise.all(raws.map(parsed))).filter((mail) => mail !== null);
  const parsing = await best(async () => {
    for (const raw of raws)
      await simpleParser(raw, { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });
  });
  const ours = await best(async () => {
    for (const raw of raws) await parsed(raw);
  });
  const reading = await best(async () => {
    for (const mail of mails) readMail(mail, OWN);
  });
  const rate = (count: number, ms: number): string => `${Math.round((count / ms) * 1000)} mails/s`;
  process.stdout.write(
    [
      `reading: ${raws.length} files of ${CORPUS}, best of ${ROUNDS} rounds`,
      `  mailparser alone      ${rate(raws.length, parsing)}`,
      `  parse.ts (all words)  ${rate(raws.length, ours)}`,
      `  reading               ${rate(mails.length, reading)}`,
      `  reading / mailparser  ${(reading / mails.length / (parsing / raws.length)).toFixed(3)} of its time a mail (claim: < 0.333)`,
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

/** Milliseconds of the fastest round: what else the machine does only ever adds. */
async function best(work: () => Promise<void>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    await work();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}
