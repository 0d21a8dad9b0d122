import fastify from 'fastify';
import { openDatabase } from '../../src/store/database.ts';

/** The reference of the pages: a Fastify route that looks up one row and answers with a page of the same size, and nothing else. */
const db = openDatabase({ connectionString: process.env['DATABASE_URL'] ?? '' }, () => undefined);
const page = 'x'.repeat(Number(process.env['PAGE_BYTES']));
const server = fastify({ logger: false });
server.get('/', async (_request, reply) => {
  await db.query('select id, email, state from accounts where email = $1', ['nadie@cliente.com.co']);
  return reply.type('text/html; charset=utf-8').send(page);
});
process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`);
