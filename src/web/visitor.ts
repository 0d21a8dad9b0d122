import { createHmac, timingSafeEqual } from 'node:crypto';
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

const ID = /^[A-Za-z0-9_-]{43}$/;

export function openVisitors(app: PagesApp): Visitors {
  const { config, db, clock } = app;
  const isHttps = config.publicUrl.startsWith('https:');
  // The prefix makes browsers refuse such a cookie from a sibling host or over http (RFC 6265bis §4.1.3.2).
  const prefix = isHttps ? '__Host-' : '';
  const names = { session: `${prefix}portero`, visit: `${prefix}portero-visita` };
  const options = { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' } as const;
  const cookie = (request: FastifyRequest, name: string): string | null => {
    const value = request.cookies[name];
    return value && ID.test(value) ? value : null;
  };
  const sign = (kind: string, id: string, key = config.secretKey): string =>
    createHmac('sha256', key).update(`form:${kind}:${id}`).digest('base64url');
  const session = (request: FastifyRequest): string | null => cookie(request, names.session);
  return {
    token: (request, reply) => {
      const known = cookie(request, names.visit);
      const id = known ?? random(32).toString('base64url');
      if (!known) reply.setCookie(names.visit, id, options);
      return sign('visit', id);
    },
    sessionToken: (request) => sign('session', session(request) ?? ''),
    owns: (request, token, isSession) => {
      const id = isSession ? session(request) : cookie(request, names.visit);
      if (!id) return false;
      const given = Buffer.from(token);
      return config.secretKeys.some((key) => {
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
    setSession: (reply, id) => void reply.setCookie(names.session, id, options),
    clearSession: (reply) => void reply.clearCookie(names.session, options),
  };
}
