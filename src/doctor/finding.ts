import type { Config } from '../config.ts';

/** One thing that the doctor tried. */
export interface Finding {
  /** database, imap, smtp … */
  readonly area: string;
  readonly level: 'ok' | 'warning' | 'failure';
  /** What was found, with figures. */
  readonly what: string;
  /** What to do about it; null where all is well. */
  readonly cure: string | null;
}

/** Tells of one area at a time. */
export interface Teller {
  ok(what: string): void;
  warn(what: string, cure: string): void;
  fail(what: string, cure: string): void;
}

export const tellerOf = (area: string, tell: (finding: Finding) => void): Teller => ({
  ok: (what) => tell({ area, level: 'ok', what, cure: null }),
  warn: (what, cure) => tell({ area, level: 'warning', what, cure }),
  fail: (what, cure) => tell({ area, level: 'failure', what, cure }),
});

/** How a connection is kept from others' eyes. */
export const tlsInWords = (tls: Config['imap']['tls']): string =>
  tls === 'none' ? 'clear text, loopback' : tls === 'starttls' ? 'STARTTLS' : 'TLS';
