import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { isOrganisation } from '../core/alignment.ts';
import type { Message } from './pages.ts';
import type { Visitors } from './visitor.ts';

/** LIMITS.md, Amounts. */
export const BODY_BYTES = 16 * 1024;
const MOST_FIELDS = 20;
const URL_BYTES = 2 * 1024;

/** The fields of a form, each a single string. */
export type Fields = ReadonlyMap<string, string>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The forms that post here are signed for a session, not for a visit. */
    isSession?: boolean;
  }
}

/** A request that is turned away with a page that says why. */
export class Refusal extends Error {
  readonly status: number;
  readonly page: Message;
  /** Seconds, where trying again later will do (RFC 9110 §10.2.3). */
  readonly retryAfter: number | null;
  constructor(status: number, page: Message, retryAfter: number | null = null) {
    super(page.title);
    this.status = status;
    this.page = page;
    this.retryAfter = retryAfter;
  }
}

/** On every answer, errors included: nothing of others runs, nothing frames, caches or tells where one came from. */
export function securityHeaders(config: Config): Record<string, string> {
  const policy = {
    'default-src': "'none'",
    'object-src': "'none'", // said by default-src already; OWASP ASVS 5.0 V3.4.3 wants to read it
    'style-src': "'self'",
    'script-src': "'self'",
    'img-src': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map((directive) => directive.join(' '))
      .join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'x-robots-tag': 'noindex',
    ...(config.publicUrl.startsWith('https:') && { 'strict-transport-security': transportSecurity(config) }),
  };
}

/** A year, and all hosts below ours (OWASP ASVS 5.0 V3.4.1); below `acme.co` itself there are hosts that are not ours to bind. */
const transportSecurity = ({ publicUrl }: Config): string =>
  `max-age=31536000${isOrganisation(new URL(publicUrl).hostname) ? '' : '; includeSubDomains'}`;

export const fieldsOf = (request: FastifyRequest): Fields =>
  request.body instanceof Map ? request.body : new Map();

/** Reads urlencoded forms and nothing else: a field given twice, or too many of them, is refused (CVE-2023-7028). */
function readForm(body: string): Fields {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (fields.has(name) || name.endsWith(']') || fields.size >= MOST_FIELDS)
      throw new Refusal(400, MALFORMED);
    fields.set(name, value);
  }
  return fields;
}

/**
 * Whether a browser says that the form was sent from another site. Under our `no-referrer` browsers send `Origin: null` with
 * our own forms (Fetch Standard, "append a request `Origin` header"), so that one is believed only if Sec-Fetch-Site, which
 * scripts cannot set, says same-origin. A client that sends neither is not a browser of today; it still needs the token.
 */
export function isCrossSite(headers: FastifyRequest['headers'], config: Config): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin, host } = headers;
  if (origin === undefined) return false;
  const isLocal = config.publicUrl.startsWith('http:'); // config allows that on loopback and test hosts alone
  // Over http browsers send Sec-Fetch-Site to loopback only, so that there its absence says nothing.
  if (origin === 'null') return site === undefined ? !isLocal : site !== 'same-origin';
  return origin !== config.publicUrl && !(isLocal && origin === `http://${host}`);
}

/** Everything that is checked before a page's own code: size, form, origin, token. */
export function guard(server: FastifyInstance, config: Config, visitors: Visitors): void {
  const headers = securityHeaders(config);
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    if (Buffer.byteLength(request.raw.url ?? '') > URL_BYTES) return done(new Refusal(414, TOO_LONG));
    if (request.method === 'POST' && isCrossSite(request.headers, config))
      return done(new Refusal(403, ELSEWHERE));
    done();
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: FastifyRequest, body: string) => readForm(body),
  );
  server.addHook('preHandler', (request, _reply, done) => {
    if (request.method !== 'POST' || request.is404) return done();
    const token = fieldsOf(request).get('formulario') ?? '';
    const isOurs = visitors.owns(request, token, request.routeOptions.config.isSession === true);
    done(isOurs ? undefined : new Refusal(403, STALE));
  });
}

const BACK = [{ label: 'Ir al inicio', href: '/' }];
const MALFORMED: Message = {
  title: 'No pudimos leer el formulario',
  paragraphs: ['Vuelva a la página anterior, cárguela de nuevo e inténtelo otra vez.'],
  actions: BACK,
};
const TOO_LONG: Message = {
  title: 'La dirección es demasiado larga',
  paragraphs: ['Copie el enlace completo desde su correo, sin nada antes ni después.'],
  actions: BACK,
};
const ELSEWHERE: Message = {
  title: 'El formulario vino de otro sitio',
  paragraphs: [
    'Por su seguridad no lo aceptamos. Abra esta página desde su correo o escriba la dirección, e inténtelo de nuevo.',
  ],
  actions: BACK,
};
const STALE: Message = {
  title: 'La página venció',
  paragraphs: [
    'Estuvo abierta mucho tiempo, o su navegador no guarda cookies. Vuelva a la página anterior, cárguela de nuevo e inténtelo otra vez. No se cambió nada.',
  ],
  actions: BACK,
};
