import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Authenticate } from './mail/authentication.ts';
import type { MailAccess } from './mail/mail-access.ts';
import type { Parsers } from './mail/parsing.ts';
import type { Templates } from './mail/render.ts';
import type { Transport } from './mail/transport.ts';
import type { Metrics } from './metrics.ts';
import type { Database } from './store/database.ts';
import type { Target } from './targets/index.ts';

/** The time, handed in so that every lifetime can be tested to the second. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** What every room may borrow. */
export interface App {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Whose mail it is by its headers, and what a mail says: both in a worker thread. */
  readonly judge: Parsers['judge'];
  readonly read: Parsers['read'];
  readonly authenticate: Authenticate;
  readonly mailAccess: MailAccess;
  readonly transport: Transport;
  readonly templates: Templates;
  readonly targets: readonly Target[];
}

const DRAW = 4096;
let drawn: Buffer = Buffer.alloc(0);

/** So many random bytes, each given once. They are drawn by the page: the system took as long for eight as for four thousand. */
export function random(bytes: number): Buffer {
  if (drawn.length < bytes) drawn = randomBytes(Math.max(DRAW, bytes));
  const given = Buffer.from(drawn.subarray(0, bytes));
  drawn = drawn.subarray(bytes);
  return given;
}
