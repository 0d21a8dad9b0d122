import { createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { random } from '../app.ts';
import { digestOf, formToken } from '../core/links.ts';
import type { Account } from '../store/accounts.ts';
import * as sessions from '../store/sessions.ts';
import type { PagesApp } from './gate.ts';

/**
 * Who is at the gate. Four cookies: `portero` is a session (256 bits; only its digest is stored); `portero-visita` is nothing
 * but a random number that the forms of somebody not signed in are signed for; `portero-equipo` says, signed, which account
 * this browser has signed in to (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"); `portero-enlace` keeps the
 * link of a letter for a while, so that the address bar need not.
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
  /** The number of a browser that signed in to the account of `email` before, or null. */
  device(request: FastifyRequest, email: string): string | null;
  setDevice(request: FastifyRequest, reply: FastifyReply, email: string): void;
  /** The whole link whose first half is `id`, if this browser opened it a while ago. */
  link(request: FastifyRequest, id: string): string | null;
  setLink(reply: FastifyReply, link: string): void;
  clearLink(reply: FastifyReply): void;
  setSession(reply: FastifyReply, id: string): void;
  clearSession(reply: FastifyReply): void;
}

/** A session's id for the cookie (256 bits) and what is stored of it. */
export function newSession(): { id: string; digest: Buffer } {
  const id = newNumber();
  return { id, digest: digestOf(id) };
}

const newNumber = (): string => random(32).toString('base64url');

const ID = /^[A-Za-z0-9_-]{43}$/;
/** In seconds: how long a browser is known, and how long it keeps a link that is being used. */
const DEVICE_AGE = 180 * 86_400;
const LINK_AGE = 1800;

/** A cookie of ours: what browsers send is `name=value; name=value` (RFC 6265 §5.4), and our values need no decoding. */
function cookieOf(request: FastifyRequest, name: string, form = ID): string | null {
  const start = `${name}=`;
  const pair = request.headers.cookie?.split('; ').find((each) => each.startsWith(start));
  const value = pair?.slice(start.length) ?? '';
  return form.test(value) ? value : null;
}

function same(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function openVisitors(app: PagesApp): Visitors {
  const { config, db, clock } = app;
  const isHttps = config.publicUrl.startsWith('https:');
  // The prefix makes browsers refuse such a cookie from a sibling host or over http (RFC 6265bis §4.1.3.2).
  const prefix = isHttps ? '__Host-' : '';
  const names = {
    session: `${prefix}portero`,
    visit: `${prefix}portero-visita`,
    device: `${prefix}portero-equipo`,
    link: `${prefix}portero-enlace`,
  };
  const attributes = `Path=/; HttpOnly;${isHttps ? ' Secure;' : ''} SameSite=Lax`;
  const setCookie = (reply: FastifyReply, name: string, value: string, lifetime = ''): void =>
    void reply.header('set-cookie', `${name}=${value}; ${lifetime}${attributes}`);
  const keys = config.secretKeys.map((key) => createSecretKey(key));
  const sign = (kind: string, id: string, key = keys[0] as KeyObject): string => formToken(key, kind, id);
  const session = (request: FastifyRequest): string | null => cookieOf(request, names.session);
  return {
    token: (request, reply) => {
      const known = cookieOf(request, names.visit);
      const id = known ?? newNumber();
      if (!known) setCookie(reply, names.visit, id);
      return sign('visit', id);
    },
    sessionToken: (request) => sign('session', session(request) ?? ''),
    owns: (request, token, isSession) => {
      const id = isSession ? session(request) : cookieOf(request, names.visit);
      if (!id) return false;
      return keys.some((key) => same(sign(isSession ? 'session' : 'visit', id, key), token));
    },
    account: async (request) => {
      const id = session(request);
      return id ? await sessions.find(db, digestOf(id), clock.now()) : null;
    },
    sessionDigest: (request) => {
      const id = session(request);
      return id ? digestOf(id) : null;
    },
    device: (request, email) => {
      const value = cookieOf(request, names.device, /^[\w-]{43}\.\d{1,12}\.[\w-]{43}$/);
      const [number = '', over = '', signature = ''] = value?.split('.') ?? [];
      const isOurs =
        value !== null &&
        keys.some((key) => same(sign('device', `${email} ${number} ${over}`, key), signature));
      return isOurs && Number(over) * 1000 > clock.now().getTime() ? number : null;
    },
    setDevice(request, reply, email) {
      const number = this.device(request, email) ?? newNumber();
      const over = Math.floor(clock.now().getTime() / 1000) + DEVICE_AGE;
      const signature = sign('device', `${email} ${number} ${over}`);
      setCookie(reply, names.device, `${number}.${over}.${signature}`, `Max-Age=${DEVICE_AGE}; `);
    },
    link: (request, id) => {
      const value = cookieOf(request, names.link, /^[0-9a-z]{26}\.[0-9a-z]{26}$/);
      return value?.startsWith(`${id}.`) ? value : null;
    },
    setLink: (reply, link) => setCookie(reply, names.link, link, `Max-Age=${LINK_AGE}; `),
    clearLink: (reply) => setCookie(reply, names.link, '', 'Max-Age=0; '),
    setSession: (reply, id) => setCookie(reply, names.session, id),
    clearSession: (reply) => setCookie(reply, names.session, '', 'Max-Age=0; '),
  };
}
