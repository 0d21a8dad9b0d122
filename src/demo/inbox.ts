import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { boardPage, deskCopy, missingPage } from './board.ts';
import { SCRIPT } from './browser.ts';
import { mailboxRoutes } from './inbox-routes.ts';
import { STYLE } from './style.ts';
import type { Town } from './town.ts';

/** Of the pages; letters have a policy of their own, under which nothing in them runs or loads. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};
const HOUR = 3_600_000;
/** Changes come in bursts; browsers hear of them at most this often. */
const BREATH = 150;
/** So often the pages are told to look again even if nothing happened: the clock on them shows minutes. */
const HEARTBEAT = 20_000;

/** The running web inbox. */
export interface Inbox {
  /** http://127.0.0.1:8080 */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The web inbox, on 127.0.0.1 alone: everybody's mailboxes, the clock, the log. It is a toy for the person at this machine, so
 * there is no sign-in; what keeps strangers out is that only this machine reaches it, and that it answers to no other name.
 * @param port 0 takes any that is free.
 */
export async function openInbox(town: Town, port: number): Promise<Inbox> {
  const server = fastify({ logger: false, forceCloseConnections: true });
  await server.register(formbody);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (!isOurs(request, server))
      return reply.code(421).type('text/plain').send('This is not the name of this inbox.\n');
    if (request.method === 'POST' && isCrossSite(request))
      return reply.code(403).type('text/plain').send('Another site sent this form.\n');
    return undefined;
  });
  server.setNotFoundHandler((_, reply) =>
    reply.code(404).type('text/html; charset=utf-8').send(missingPage()),
  );
  server.get('/estilo.css', async (_, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  server.get('/guion.js', async (_, reply) => reply.type('text/javascript; charset=utf-8').send(SCRIPT));
  server.get('/', async (_, reply) => reply.type('text/html; charset=utf-8').send(await boardPage(town)));
  server.get<{ Params: { folder: string; uid: string } }>('/soporte/:folder/:uid', async (request, reply) => {
    const raw = deskCopy(town, request.params.folder, Number(request.params.uid));
    return raw ? reply.type('text/plain; charset=utf-8').send(raw) : reply.callNotFound();
  });
  server.post<{ Body: { horas?: string } }>('/reloj', async (request, reply) => {
    const hours = Number(request.body.horas);
    if (hours === 1 || hours === 4) town.forward(hours * HOUR);
    return reply.redirect('/', 303);
  });
  mailboxRoutes(server, town);
  eventStream(server, town);
  const url = await server.listen({ host: '127.0.0.1', port });
  return { url, close: () => server.close() };
}

/** A page of another site whose name was made to point at this machine (DNS rebinding) shows in the Host header. */
function isOurs(request: FastifyRequest, server: FastifyInstance): boolean {
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
}

function isCrossSite({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return true;
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
}

/** `GET /cambios`: server-sent events that say only that something changed; the page then asks for what it shows. */
function eventStream(server: FastifyInstance, town: Town): void {
  const listeners = new Set<FastifyReply['raw']>();
  const tell = (): void => {
    for (const listener of listeners) listener.write('event: cambio\ndata: \n\n');
  };
  let breath: NodeJS.Timeout | null = null;
  const changed = (): void => {
    breath ??= setTimeout(() => {
      breath = null;
      tell();
    }, BREATH);
  };
  town.changes.on('change', changed);
  const heartbeat = setInterval(changed, HEARTBEAT);
  server.addHook('onClose', async () => {
    town.changes.off('change', changed);
    clearInterval(heartbeat);
    if (breath) clearTimeout(breath);
  });
  server.get('/cambios', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
    reply.raw.write('retry: 2000\nevent: cambio\ndata: \n\n');
    listeners.add(reply.raw);
    request.raw.on('close', () => listeners.delete(reply.raw));
  });
}
