import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { random } from '../app.ts';
import { digestOf } from '../core/links.ts';
import type { Account } from '../store/accounts.ts';
import * as sessions from '../store/sessions.ts';
import type { PagesApp } from './gate.ts';

/**
 * Who is at the gate. Two cookies: `portero` is a session (256 bits; only its digest is stored), `portero-visita` is nothing
 * but a random number that the forms of somebody not signed in are signed for.
 */
export interface Visitors {
  /** The signed token for the forms of a page that anybody may see; gives the visitor a number when they have none. */
  token(request: FastifyRequest, reply: FastifyReply): string;
  /** The same for a signed-in person's forms: it dies with the session. */
  sessionToken(request: FastifyRequest): string;
  /** Whether `token` is the one that this visitor's pages carry. */
  owns(request: FastifyRequest, token: string, isSession: boolean): boolean;
  /** The account that is signed in, or null. */
  account(request: FastifyRequest): Promise<Account | null>;
  /** What is stored of the session in the visitor's cookie, or null. */
  sessionDigest(request: FastifyRequest): Buffer | null;
  setSession(reply: FastifyReply, id: string): void;
  clearSession(reply: FastifyReply): void;
}

/** A session's id for the cookie (256 bits) and what is stored of it. */
export function newSession(): { id: string; digest: Buffer } {
  const id = random(32).toString('base64url');
  return { id, digest: digestOf(id) };
}

/** Visits' numbers are cut from a larger draw: asking the system for each took as long as signing a form. */
const DRAW = 128;
let drawn: Buffer = Buffer.alloc(0);
function visitNumber(): string {
  if (drawn.length === 0) drawn = random(32 * DRAW);
  const number = drawn.toString('base64url', 0, 32);
  drawn = drawn.subarray(32);
  return number;
}

const ID = /^[A-Za-z0-9_-]{43}$/;

/** A cookie of ours: what browsers send is `name=value; name=value` (RFC 6265 §5.4), and our values need no decoding. */
function cookieOf(request: FastifyRequest, name: string): string | null {
  const start = `${name}=`;
  const pair = request.headers.cookie?.split('; ').find((each) => each.startsWith(start));
  const value = pair?.slice(start.length) ?? '';
  return ID.test(value) ? value : null;
}

export function openVisitors(app: PagesApp): Visitors {
  const { config, db, clock } = app;
  const isHttps = config.publicUrl.startsWith('https:');
  // The prefix makes browsers refuse such a cookie from a sibling host or over http (RFC 6265bis §4.1.3.2).
  const prefix = isHttps ? '__Host-' : '';
  const names = { session: `${prefix}portero`, visit: `${prefix}portero-visita` };
  const attributes = `Path=/; HttpOnly;${isHttps ? ' Secure;' : ''} SameSite=Lax`;
  const setCookie = (reply: FastifyReply, name: string, value: string, lifetime = ''): void =>
    void reply.header('set-cookie', `${name}=${value}; ${lifetime}${attributes}`);
  const keys = config.secretKeys.map((key) => createSecretKey(key));
  const sign = (kind: string, id: string, key = keys[0] as KeyObject): string =>
    createHmac('sha256', key).update(`form:${kind}:${id}`).digest('base64url');
  const session = (request: FastifyRequest): string | null => cookieOf(request, names.session);
  return {
    token: (request, reply) => {
      const known = cookieOf(request, names.visit);
      const id = known ?? visitNumber();
      if (!known) setCookie(reply, names.visit, id);
      return sign('visit', id);
    },
    sessionToken: (request) => sign('session', session(request) ?? ''),
    owns: (request, token, isSession) => {
      const id = isSession ? session(request) : cookieOf(request, names.visit);
      if (!id) return false;
      const given = Buffer.from(token);
      return keys.some((key) => {
        const right = Buffer.from(sign(isSession ? 'session' : 'visit', id, key));
        return given.length === right.length && timingSafeEqual(given, right);
      });
    },
    account: async (request) => {
      const id = session(request);
      return id ? await sessions.find(db, digestOf(id), clock.now()) : null;
    },
    sessionDigest: (request) => {
      const id = session(request);
      return id ? digestOf(id) : null;
    },
    setSession: (reply, id) => setCookie(reply, names.session, id),
    clearSession: (reply) => setCookie(reply, names.session, '', 'Max-Age=0; '),
  };
}
