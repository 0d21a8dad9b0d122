import { fileURLToPath } from 'node:url';
import fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics } from 'prom-client';
import type { App } from '../app.ts';
import { missingMigrations } from '../store/readiness.ts';
import { watchLoop } from './loop-lag.ts';
import { watchState } from './ops-state.ts';

const MIGRATIONS = fileURLToPath(new URL('../../sql/', import.meta.url));
/** Milliseconds: a process whose event loop stands still for longer is not well. */
const MOST_LAG = 1_000;

/** For probes and Prometheus, on `config.opsHost` and `config.opsPort`: never on the public port. */
export async function openOps(
  app: Pick<App, 'config' | 'db' | 'clock' | 'log' | 'metrics'>,
): Promise<FastifyInstance> {
  const { config, db, log, metrics } = app;
  collectDefaultMetrics({ register: metrics.registry });
  const lag = watchLoop();
  const state = watchState(app);
  const server = fastify({ logger: false, requestTimeout: 10_000 });
  server.addHook('onClose', async () => {
    lag.stop();
    metrics.registry.clear();
  });
  server.get('/healthz', async (_request, reply) => {
    const worst = lag.worst();
    if (worst < MOST_LAG) return { status: 'ok' };
    log.warn({ event: 'ops.lagging', ms: Math.round(worst) }, 'the event loop stood still');
    return reply.code(503).send({ status: 'lagging', ms: Math.round(worst) });
  });
  server.get('/readyz', async (_request, reply) => {
    const reasons = await whyNotReady(db);
    if (reasons.length === 0) return { status: 'ready' };
    log.warn({ event: 'ops.not-ready', reason: reasons.join('; ') }, 'not ready');
    return reply.code(503).send({ status: 'not ready', reasons });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send((await metrics.registry.metrics()) + (await state())),
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
