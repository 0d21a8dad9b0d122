import { parentPort, workerData } from 'node:worker_threads';
import { readMail } from '../core/reading/index.ts';
import { parseMail } from './parse.ts';
import { triage } from './triage.ts';
import { UnreadableMail } from './unreadable.ts';

/** Answers are gathered for so long (milliseconds), since a message between threads costs half as much as parsing a mail. */
const GATHER = 10;

interface Asked {
  readonly raw: Uint8Array;
  /** A header block, to be judged; else a whole mail, to be read. */
  readonly isHeaders: boolean;
}

/** The thread in which strangers' mail is parsed and read: told some, it answers in their order, with words or with why it cannot. */
parentPort?.on('message', (asked: Asked[]) => void answer(asked));
parentPort?.postMessage([]); // it is up

async function answer(asked: readonly Asked[]): Promise<void> {
  let answers: object[] = [];
  let since = performance.now();
  for (const one of asked) {
    answers.push(await understood(one));
    if (performance.now() - since < GATHER) continue;
    parentPort?.postMessage(answers);
    answers = [];
    since = performance.now();
  }
  if (answers.length > 0) parentPort?.postMessage(answers);
}

async function understood({ raw, isHeaders }: Asked): Promise<object> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const own = String(workerData);
  try {
    if (isHeaders) return { said: await triage(bytes, own) };
    const mail = await parseMail(bytes);
    return { said: { mail, reading: readMail(mail, own) } };
  } catch (error) {
    return { unreadable: error instanceof UnreadableMail ? error.reason : 'parser-failed' };
  }
}
