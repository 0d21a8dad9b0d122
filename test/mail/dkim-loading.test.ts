import type { WorkerOptions } from 'node:worker_threads';
import { expect, jest, test } from '@jest/globals';
import { dnsOf, nameOf, signerOf } from '../support/dkim.ts';

/** Longer than one check may take: VERIFY_MS in src/mail/dkim.ts. */
const LOADING_MS = 5_500;

const threads = await import('node:worker_threads');
/** The thread's own code, after a wait in which it hears nothing, as on a machine that is too busy to load it. */
class SlowToLoad extends threads.Worker {
  constructor(file: URL, options: WorkerOptions) {
    const slowly = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${LOADING_MS}); await import('${file.href}')`;
    super(new URL(`data:text/javascript,${encodeURIComponent(slowly)}`), options);
  }
}
jest.unstable_mockModule('node:worker_threads', () => ({ ...threads, Worker: SlowToLoad }));
const { verifyDkim } = await import('../../src/mail/dkim.ts');

test('loading the thread is not counted against the time that its first check may take', async () => {
  const signTime = new Date('2026-11-22T12:00:00Z');
  const ours = signerOf('logtec.co');
  const raw = await ours.sign('From: Ana <ana@logtec.co>\r\nSubject: Re: x\r\n\r\nAprobar\r\n', { signTime });
  const begun = performance.now();
  const verified = await verifyDkim(raw, 'logtec.co', dnsOf({ [nameOf(ours)]: ours.record }), signTime);
  expect(verified).toEqual({ result: 'pass', by: 'dkim=pass' });
  expect(performance.now() - begun).toBeGreaterThan(LOADING_MS);
});
