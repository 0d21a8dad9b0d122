import { watch } from 'node:fs';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { type Exhibit, type Gallery, openGallery } from './gallery.ts';

/** Editors save a file in several steps; one look after the last is enough. Milliseconds. */
const SETTLED = 100;

export interface Show {
  /** http://127.0.0.1:4000 */
  readonly url: string;
  readonly names: () => readonly string[];
  close(): Promise<void>;
}

/**
 * Serves every letter and page, each by itself and all in a row, and tells the browser to load again whenever a template or the brand changes.
 * On 127.0.0.1 alone. @param port 0 takes any that is free
 */
export async function openShow(root: URL, port: number): Promise<Show> {
  const server = fastify({ logger: false, forceCloseConnections: true });
  const gallery = (): Gallery => openGallery(root, process.env);
  const { files, folders } = gallery();
  const saves = reloads(server, folders);
  const page = (reply: FastifyReply, html: string): FastifyReply =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  server.setErrorHandler((error: Error, _, reply) =>
    page(reply.code(500), `<!doctype html><pre>${escaped(error.message)}</pre>${saves.script()}`),
  );
  server.get<{ Querystring: { solo?: string } }>('/', async ({ query: { solo } }, reply) =>
    page(
      reply,
      catalogue(
        gallery().exhibits.filter(({ name }) => solo === undefined || name === solo),
        saves.script(),
      ),
    ),
  );
  server.get<{ Params: { name: string }; Querystring: { part?: string } }>(
    '/muestra/:name',
    async (request, reply) => {
      const exhibit = gallery().exhibits.find(({ name }) => name === request.params.name);
      if (!exhibit) return reply.callNotFound();
      if (request.query.part === 'text')
        return reply.type('text/plain; charset=utf-8').send(exhibit.text ?? '');
      return page(reply, exhibit.html);
    },
  );
  for (const path of files.keys())
    server.get(path, async (_, reply) => {
      const file = gallery().files.get(path);
      return reply.type(file?.type ?? 'text/plain').send(file?.body);
    });
  const url = await server.listen({ host: '127.0.0.1', port });
  return {
    url,
    names: () => gallery().exhibits.map(({ name }) => name),
    close: () => server.close(),
  };
}

/**
 * `GET /cambios`: a server-sent event whenever something below the folders was saved; at once to a page from before the last time.
 * @returns the script of a page that is made now. Frames load again with it: the pages in them stay as people get them.
 */
function reloads(server: FastifyInstance, folders: readonly string[]): { script(): string } {
  const listeners = new Set<FastifyReply['raw']>();
  let saved = 0;
  let settling: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(settling);
      settling = setTimeout(() => {
        saved++;
        for (const listener of listeners) listener.write('data: \n\n');
      }, SETTLED);
    }),
  );
  server.addHook('preClose', async () => {
    for (const watcher of watchers) watcher.close();
    clearTimeout(settling);
  });
  server.get<{ Querystring: { desde?: string } }>('/cambios', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write('retry: 500\n\n');
    if (request.query.desde !== String(saved)) reply.raw.write('data: \n\n');
    listeners.add(reply.raw);
    request.raw.on('close', () => listeners.delete(reply.raw));
  });
  const script = (): string =>
    `<script>new EventSource('/cambios?desde=${saved}').onmessage = () => location.reload();</script>`;
  return { script };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function catalogue(exhibits: readonly Exhibit[], script: string): string {
  const rows = exhibits.map(
    ({ name, title, text }) => `<section id="${name}"><h2>${escaped(title)}</h2>
<p><a href="/?solo=${name}">${name}</a> · <a href="/muestra/${name}">as people get it</a>${text === null ? '' : ` · <a href="/muestra/${name}?part=text">text</a>`}</p>
<div><iframe loading="lazy" title="${name}, phone" src="/muestra/${name}" width="320"></iframe><iframe loading="lazy" title="${name}, desktop" src="/muestra/${name}" width="820"></iframe></div></section>`,
  );
  const index = exhibits.map(({ name }) => `<a href="#${name}">${name}</a>`).join(' ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Letters and pages</title>
<meta name="color-scheme" content="light dark"><style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 1rem; }
nav a { display: inline-block; margin-right: 1rem; }
h2 { margin: 2rem 0 0; font-size: 1.1rem; }
iframe { height: 44rem; border: 1px solid; margin-right: 1rem; vertical-align: top; }
</style></head><body><h1>Letters and pages</h1><nav>${index}</nav>${rows.join('\n')}${script}</body></html>`;
}
