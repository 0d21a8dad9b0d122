import { parentPort } from 'node:worker_threads';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import type { Signed } from './dkim.ts';

/** The thread in which signatures are verified, one mail at a time, with keys that were looked up before; answers with their results. Its first word says that it is loaded. */
parentPort?.on('message', (signed: Signed) => void verify(signed));
parentPort?.postMessage('ready');

async function verify({ raw, keys, now }: Signed): Promise<void> {
  const { results } = await dkimVerify(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
    resolver: async (name) => {
      const key = keys.get(name.toLowerCase());
      if (key && 'record' in key) return key.record;
      throw Object.assign(new Error('no record'), { code: key?.code ?? 'ENOTFOUND' });
    },
    curTime: now,
  });
  parentPort?.postMessage(results.map(({ status }) => status.result));
}
