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
  /** Turns raw bytes into words, and reads them too, in a worker thread. */
  readonly parse: Parsers['parse'];
  readonly read: Parsers['read'];
  readonly authenticate: Authenticate;
  readonly mailAccess: MailAccess;
  readonly transport: Transport;
  readonly templates: Templates;
  readonly targets: readonly Target[];
}

export const random = (bytes: number): Buffer => randomBytes(bytes);
