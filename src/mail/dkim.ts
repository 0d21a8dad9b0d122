import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { isAligned } from '../core/alignment.ts';
import { type Field, fieldsOf, withFields } from './raw-fields.ts';

/** Answers as node:dns does: the strings of each TXT record; ENOTFOUND and ENODATA are answers too, any other error is none. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

/** `unchecked`: DNS gave no answer in time. `by` is for the audit trail. */
export interface Verified {
  readonly result: 'pass' | 'fail' | 'unchecked';
  readonly by: string;
}

/** For the look-ups of one mail, which go side by side. Milliseconds. */
const DNS_WITHIN = 10_000;
/** LIMITS.md: as long and as much as parsing may take. One thread at a time: agents are few. */
const VERIFY_MS = 5_000;
/** Loading the library is no mail's fault, and takes long on a busy machine: it is not counted above. */
const START_MS = 30_000;
const HEAP_MIB = 256;
/** Each costs a pass over the body and a look-up. Senders put one or two aligned ones on a mail. */
const MOST_SIGNATURES = 4;

/** Asks the machine's name servers. */
export function systemResolver(): ResolveTxt {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return (name) => resolver.resolveTxt(name);
}

/**
 * Whether one of the mail's DKIM signatures (RFC 6376) is good, of a domain aligned with `from`, over the From header and the
 * whole body. Others are not even looked at, so that no stranger chooses whom our DNS is asked about.
 *
 * @param from canonical domain of the one From.
 */
export async function verifyDkim(
  raw: Buffer,
  from: string,
  resolve: ResolveTxt,
  now: Date,
): Promise<Verified> {
  const fields = fieldsOf(raw);
  const counting = new Map(
    fields
      .flatMap((field) => {
        const name = field.name === 'dkim-signature' ? keyNameOf(field, from) : null;
        return name === null ? [] : [[field, name] as const];
      })
      .slice(0, MOST_SIGNATURES),
  );
  if (counting.size === 0) return { result: 'fail', by: 'no-aligned-signature' };
  const kept = fields.filter(
    (field) => counting.has(field) || (field.name !== 'dkim-signature' && !field.name.startsWith('arc-')),
  );
  const names = [...new Set(counting.values())];
  const keys = new Map(
    await Promise.all(names.map(async (name) => [name, await keyAt(name, resolve)] as const)),
  );
  return await inTurn(() => verdictOn({ raw: withFields(raw, kept), keys, now }));
}

/** The record of a key, or the error code of who has none to tell. */
export type Key = { readonly record: string[][] } | { readonly code: string };

async function keyAt(name: string, resolve: ResolveTxt): Promise<Key> {
  const late = new AbortController();
  try {
    const answer = resolve(name).then(
      (record) => ({ record }),
      ({ code = 'EFAILED' }: NodeJS.ErrnoException) => ({ code }),
    );
    return await Promise.race([answer, sleep(DNS_WITHIN, { code: 'ETIMEOUT' }, { signal: late.signal })]);
  } finally {
    late.abort();
  }
}

/** What the thread is given. */
export interface Signed {
  /** With no other signatures than those that count. */
  readonly raw: Uint8Array;
  readonly keys: ReadonlyMap<string, Key>;
  readonly now: Date;
}

// Node 20 cannot run TypeScript in a thread, so from src/ (in tests) the built file is used.
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/mail/dkim-worker.js', import.meta.url)
  : new URL('./dkim-worker.js', import.meta.url);

let thread: Promise<Worker> | null = null;
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** Started by the first agent's reply; it keeps no process alive. */
async function startThread(): Promise<Worker> {
  const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB }, execArgv: [] });
  worker.unref();
  worker.on('error', () => undefined); // whoever waits for it hears as well
  worker.once('exit', () => {
    thread = null;
  });
  try {
    await once(worker, 'message', { signal: AbortSignal.timeout(START_MS) });
    return worker;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

/** Hashing ten hostile megabytes takes the library seconds: in a thread of its own it holds up nobody, and is ended in time. */
async function verdictOn(signed: Signed): Promise<Verified> {
  thread ??= startThread();
  const worker = await thread.catch(() => null);
  if (worker === null) {
    thread = null;
    return { result: 'unchecked', by: 'dkim-not-started' };
  }
  const late = new AbortController();
  const answer = once(worker, 'message', { signal: late.signal });
  const endOfPatience = sleep(VERIFY_MS, null, { signal: late.signal });
  for (const promise of [answer, endOfPatience]) promise.catch(() => undefined); // the one that was not waited for
  worker.postMessage(signed);
  try {
    const results = await Promise.race([answer, endOfPatience]);
    if (results !== null) return verdictOf(results[0] as readonly string[]);
  } catch {
    // It died of this mail: as bad as taking for ever.
  } finally {
    late.abort();
  }
  thread = null;
  await worker.terminate();
  return { result: 'unchecked', by: 'dkim-too-hard' };
}

/** `policy` is a key under 1,024 bits (RFC 8301), `neutral` a body that was changed, a signature that ran out or a key that is not there. */
function verdictOf(results: readonly string[]): Verified {
  if (results.includes('pass')) return { result: 'pass', by: 'dkim=pass' };
  if (results.includes('temperror')) return { result: 'unchecked', by: 'dkim=temperror' };
  return { result: 'fail', by: `dkim=${results[0] ?? 'none'}` };
}

/**
 * Where the key lies of a signature that can prove something, else null: aligned, over From, of an algorithm that still holds (RFC
 * 8301), and without `l=`, which leaves room for words below those that were signed (RFC 6376 section 8.2). Read strictly: what
 * is not a plain list of tags, each once, is passed over, so that the library cannot read it differently.
 */
function keyNameOf({ line }: Field, from: string): string | null {
  const value = line.slice(line.indexOf(':') + 1);
  if (/[^\t\r\n\x20-\x7e]|["'()\\]/.test(value)) return null;
  const tags = new Map<string, string>();
  for (const part of value.split(';')) {
    const [, name, text = ''] = /^\s*([a-z][a-z0-9_]*)\s*=(.*)$/is.exec(part) ?? [];
    if (name === undefined && part.trim() === '') continue;
    if (name === undefined || tags.has(name.toLowerCase())) return null;
    tags.set(name.toLowerCase(), text.replace(/\s+/g, '').toLowerCase());
  }
  const { d = '', s = '', a = '', h = '', l } = Object.fromEntries(tags);
  const isName = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*$/;
  const counts =
    isAligned(d, from) &&
    isName.test(s) &&
    ['rsa-sha256', 'ed25519-sha256'].includes(a) &&
    h.split(':').includes('from') &&
    l === undefined;
  return counts ? `${s}._domainkey.${d}` : null;
}
