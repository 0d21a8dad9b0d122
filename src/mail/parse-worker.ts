import { parentPort } from 'node:worker_threads';
import { parseMail, UnreadableMail } from './parse.ts';

/** Answers are gathered for so long (milliseconds), since a message between threads costs half as much as parsing a mail. */
const GATHER = 10;

/** The thread in which strangers' bytes are parsed: told bytes of some mails, it answers in their order with words, or with why it cannot. */
parentPort?.on('message', async (raws: Uint8Array[]) => {
  let answers: object[] = [];
  let since = performance.now();
  for (const raw of raws) {
    answers.push(await parsed(raw));
    if (performance.now() - since < GATHER) continue;
    parentPort?.postMessage(answers);
    answers = [];
    since = performance.now();
  }
  if (answers.length > 0) parentPort?.postMessage(answers);
});

async function parsed(raw: Uint8Array): Promise<object> {
  try {
    return { mail: await parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)) };
  } catch (error) {
    return { unreadable: error instanceof UnreadableMail ? error.reason : 'parser-failed' };
  }
}
