import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { random } from '../app.ts';
import { base32 } from '../core/links.ts';
import { accountPages } from './account.ts';
import { activationPages } from './activate.ts';
import { type Gate, type PagesApp, tell } from './gate.ts';
import { BODY_BYTES, guard, Refusal, securityHeaders } from './guard.ts';
import { helpPages } from './help.ts';
import { openLimits } from './limits.ts';
import { loadPages, type Message } from './pages.ts';
import { Busy, openPasswords } from './passwords.ts';
import { resetPages } from './reset.ts';
import { signInPages } from './sign-in.ts';
import { openVisitors } from './visitor.ts';

export type { PagesApp } from './gate.ts';

/** A request must arrive whole within this time, and its headers sooner: slow senders hold a socket and nothing else. */
const REQUEST_MS = 15_000;
const HEADERS_MS = 10_000;
const HEADER_BYTES = 8 * 1024;

/**
 * The public pages (CONTRACT.md section 4), listening on `config.host` and `config.port`; port 0 takes any that is free.
 * Closing it lets requests in hand finish.
 */
export async function openPages(app: PagesApp): Promise<FastifyInstance> {
  const { config } = app;
  const gate: Gate = {
    app,
    pages: loadPages(config),
    passwords: await openPasswords(),
    visitors: openVisitors(app),
    limits: openLimits(app),
  };
  const server = fastify({
    logger: false, // its lines carry URLs; ours are below
    genReqId: () => base32(random(5)).toUpperCase(),
    requestIdHeader: false,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: 5_000, maxHeaderSize: HEADER_BYTES },
    frameworkErrors: (_error, request, reply) => {
      void tell(gate, request, reply.headers(securityHeaders(config)), 404, NOT_FOUND);
    },
  });
  guard(server, config, gate.visitors);
  logAnswers(server, app);
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(gate, error, request, reply));
  server.setNotFoundHandler((request, reply) => tell(gate, request, reply, 404, NOT_FOUND));
  staticFiles(server, gate);
  for (const pages of [signInPages, activationPages, resetPages, accountPages, helpPages])
    pages(server, gate);
  await server.listen({ host: config.host, port: config.port });
  return server;
}

/** One line an answer, of allow-listed fields: the pattern of the route, never the URL, which may be a link. A page that was only looked at is no news. */
function logAnswers(server: FastifyInstance, { log }: PagesApp): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { id: reference, method } = request;
    const status = reply.statusCode;
    const level = method === 'POST' || status >= 400 ? 'info' : 'debug';
    if (log.isLevelEnabled(level)) {
      const route = request.routeOptions.url ?? '(none)';
      const ms = Math.round(reply.elapsedTime);
      log[level]({ event: 'page.shown', reference, method, route, status, ms }, 'page');
    }
    done();
  });
}

function staticFiles(server: FastifyInstance, gate: Gate): void {
  for (const [path, file] of gate.pages.files) {
    const etag = `"${file.version}"`;
    server.get(path, async (request, reply) => {
      // The address in the pages changes with the content, so what is behind it may be kept for a year (RFC 8246).
      void reply.header('cache-control', 'public, max-age=31536000, immutable').header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type(file.type).send(file.body);
    });
  }
}

/** A friendly page with a reference number, which is also in the log; never a stack or a word of the error's own. */
function answerError(
  gate: Gate,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Refusal) {
    if (error.retryAfter !== null) void reply.header('retry-after', String(error.retryAfter));
    return tell(gate, request, reply, error.status, error.page);
  }
  if (error instanceof Busy) return tell(gate, request, reply.header('retry-after', '10'), 503, BUSY);
  if (error.statusCode !== undefined && error.statusCode < 500)
    return tell(gate, request, reply, error.statusCode, NOT_UNDERSTOOD);
  const isAway = AWAY.test(`${error.code ?? ''} ${error.message}`);
  const reference = request.id;
  gate.app.log.error(
    { event: 'page.failed', reference, route: request.routeOptions.url, err: error },
    'page failed',
  );
  return isAway
    ? tell(gate, request, reply.header('retry-after', '60'), 503, { ...BUSY, reference })
    : tell(gate, request, reply, 500, { ...FAILED, reference });
}

/**
 * The database is away or starting: connection exceptions (PostgreSQL, appendix A, class 08 and 57P), no seat left, sockets, the pool's
 * waits. Whoever comes back in a minute will most likely be served. `isOfDatabase` in jobs/set-back.ts is wider, for it asks only that no
 * mail be blamed; of what waiting does not mend the visitor gets a reference number to mention.
 */
const AWAY =
  /^(08...|57P0.|53300|ECONN\w+|ENOENT|EPIPE|ETIMEDOUT) |Connection terminated|timeout exceeded when trying to connect/;

const BACK = [
  { label: 'Ir al inicio', href: '/' },
  { label: 'Ayuda', href: '/ayuda' },
];
const NOT_FOUND: Message = {
  title: 'No encontramos esa página',
  paragraphs: ['Revise que la dirección esté completa. Si llegó desde un correo, copie el enlace entero.'],
  actions: BACK,
};
const NOT_UNDERSTOOD: Message = {
  title: 'No pudimos leer su solicitud',
  paragraphs: ['Vuelva a la página anterior, cárguela de nuevo e inténtelo otra vez.'],
  actions: BACK,
};
const BUSY: Message = {
  title: 'En este momento no podemos atenderle',
  tone: 'bad',
  paragraphs: ['No se cambió nada. Espere un minuto, por favor, e inténtelo de nuevo.'],
  actions: BACK,
};
const FAILED: Message = {
  title: 'Algo falló de nuestro lado',
  tone: 'bad',
  paragraphs: [
    'Ya quedó registrado. Inténtelo de nuevo en unos minutos; si sigue igual, escríbanos y mencione este número de referencia.',
  ],
  actions: BACK,
};
