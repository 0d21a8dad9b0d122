import { parentPort, workerData } from 'node:worker_threads';
import { readMail } from '../core/reading/index.ts';
import { parseMail, UnreadableMail } from './parse.ts';

/** Answers are gathered for so long (milliseconds), since a message between threads costs half as much as parsing a mail. */
const GATHER = 10;

interface Asked {
  readonly raw: Uint8Array;
  readonly isToRead: boolean;
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

async function understood({ raw, isToRead }: Asked): Promise<object> {
  try {
    const mail = await parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
    return isToRead ? { mail, reading: readMail(mail, String(workerData)) } : { mail };
  } catch (error) {
    return { unreadable: error instanceof UnreadableMail ? error.reason : 'parser-failed' };
  }
}
