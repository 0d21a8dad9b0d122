import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import type { Limits } from './limits.ts';
import type { Message, PageData, Pages } from './pages.ts';
import type { Passwords } from './passwords.ts';
import type { Visitors } from './visitor.ts';

/** What the pages borrow of the house. */
export type PagesApp = Pick<App, 'config' | 'db' | 'clock' | 'log' | 'metrics'>;

/** What every page has at hand. */
export interface Gate {
  readonly app: PagesApp;
  readonly pages: Pages;
  readonly passwords: Passwords;
  readonly visitors: Visitors;
  readonly limits: Limits;
}

/** Shows a page whose forms anybody may send. */
export function show<K extends keyof PageData>(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  name: K,
  data: PageData[K],
): FastifyReply {
  return send(reply, status, gate.pages.render(name, data, { token: gate.visitors.token(request, reply) }));
}

/** Shows a page that tells something; it has no form but perhaps one button. */
export function tell(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  message: Message,
): FastifyReply {
  const token = message.button ? gate.visitors.token(request, reply) : null;
  return send(reply, status, gate.pages.render('message', message, { token }));
}

export const send = (reply: FastifyReply, status: number, page: string | Buffer): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(page);

/** The account page with a notice. Where a redirect names no fragment browsers keep the one had, which may be a field's. */
export const homeWith = (notice: string): string => `/?aviso=${notice}#contenido`;
