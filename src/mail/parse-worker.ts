import { parentPort } from 'node:worker_threads';
import { parseMail, UnreadableMail } from './parse.ts';

/** The thread in which strangers' bytes are parsed: told bytes, it answers with words, or with why it cannot. */
parentPort?.on('message', (raw: Uint8Array) => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  parseMail(bytes).then(
    (mail) => parentPort?.postMessage({ mail }),
    (error: unknown) =>
      parentPort?.postMessage({
        unreadable: error instanceof UnreadableMail ? error.reason : 'parser-failed',
      }),
  );
});
