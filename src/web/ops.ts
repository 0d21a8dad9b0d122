import { fileURLToPath } from 'node:url';
import fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { App } from '../app.ts';
import { missingMigrations } from '../store/readiness.ts';

const MIGRATIONS = fileURLToPath(new URL('../../sql/', import.meta.url));

/** For probes and Prometheus, on `config.opsHost` and `config.opsPort`: never on the public port. */
export async function openOps(app: Pick<App, 'config' | 'db' | 'log'>): Promise<FastifyInstance> {
  const { config, db, log } = app;
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const server = fastify({ logger: false, requestTimeout: 10_000 });
  server.addHook('onClose', async () => metrics.clear());
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const reasons = await whyNotReady(db);
    if (reasons.length === 0) return { status: 'ready' };
    log.warn({ event: 'ops.not-ready', reason: reasons.join('; ') }, 'not ready');
    return reply.code(503).send({ status: 'not ready', reasons });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
  await server.listen({ host: config.opsHost, port: config.opsPort });
  return server;
}

async function whyNotReady(db: App['db']): Promise<string[]> {
  try {
    const missing = await missingMigrations(db, MIGRATIONS);
    return missing.map((name) => `migration ${name} is not applied`);
  } catch (error) {
    return [`the database cannot be reached (${(error as { code?: string }).code ?? 'no answer'})`];
  }
}
