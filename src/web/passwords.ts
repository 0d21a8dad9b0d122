import { hash as argon2, verify } from '@node-rs/argon2';
import { normalizedPassword } from '../core/password.ts';

/** Argon2id, the first of the OWASP Password Storage Cheat Sheet's equivalent settings: m = 19 MiB, t = 2, p = 1. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** LIMITS.md, Passwords and sessions: a flood of sign-ins may neither fill the memory nor the line. */
const AT_ONCE = 4;
const WAITING = 50;

/** The line is full: the visitor is asked to come back in a moment (503). */
export class Busy extends Error {}

export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets `atOnce` pieces of work run and `waiting` more wait, first come first served. @throws Busy beyond that. */
export function turnstile(atOnce: number, waiting: number): Turnstile {
  let running = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (running < atOnce) running++;
    else if (line.length >= waiting) throw new Busy('too many passwords to check at once');
    else await new Promise<void>((next) => line.push(next)); // whoever leaves hands its place over
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}

/** Hashing and comparing, shared by all pages. */
export interface Passwords {
  hash(typed: string): Promise<string>;
  /** Takes as long without a hash (nobody by that name) as with one, and is then false. */
  matches(typed: string, hash: string | null): Promise<boolean>;
}

export async function openPasswords(): Promise<Passwords> {
  const pass = turnstile(AT_ONCE, WAITING);
  const nobodys = await argon2('no one has this password', ARGON2ID);
  return {
    hash: (typed) => pass(() => argon2(normalizedPassword(typed), ARGON2ID)),
    matches: async (typed, hash) => {
      const same = await pass(() => verify(hash ?? nobodys, normalizedPassword(typed)));
      return same && hash !== null;
    },
  };
}
