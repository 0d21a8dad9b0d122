import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { lifetimeInWords } from '../core/when.ts';
import * as feedback from '../store/feedback.ts';
import { type Gate, show, tell } from './gate.ts';
import { fieldsOf } from './guard.ts';
import { LIMITS, networkOf } from './limits.ts';
import type { Message } from './pages.ts';

const LONGEST_COMMENT = 2_000;
const BACK = [{ label: 'Volver a la ayuda', href: '/ayuda' }];

/** `GET /ayuda`, `POST /ayuda/opinion`. */
export function helpPages(server: FastifyInstance, gate: Gate): void {
  const { config, db, clock } = gate.app;
  const article = {
    mailto: requestMailto(config),
    activationLifetime: lifetimeInWords(config.activationTtl),
    resetLifetime: lifetimeInWords(config.resetTtl),
  };
  server.get('/ayuda', async (request, reply) => show(gate, request, reply, 200, 'help', article));

  server.post('/ayuda/opinion', async (request, reply) => {
    await gate.limits.count(request, [LIMITS.feedback, networkOf(request.ip)]);
    const fields = fieldsOf(request);
    const comment = cleaned(fields.get('comentario') ?? '');
    const earlier = opinionOf(config, fields.get('opinion') ?? '');
    if (earlier !== null) {
      if (comment) await feedback.comment(db, earlier, comment);
      return tell(gate, request, reply, 200, COMMENTED);
    }
    const answer = fields.get('util');
    if (answer !== 'si' && answer !== 'no') return tell(gate, request, reply, 422, UNANSWERED);
    const opinion = await feedback.give(
      db,
      { useful: answer === 'si', comment: comment || null },
      clock.now(),
    );
    if (answer === 'si') return tell(gate, request, reply, 200, THANKS);
    if (comment) return tell(gate, request, reply, 200, COMMENTED);
    return show(gate, request, reply, 200, 'comment', { opinion: signedOpinion(config, opinion) });
  });
}

/** A mail to the desk with the subject and the labels filled in (RFC 6068). */
function requestMailto(config: Config): string {
  const subject = 'Solicitud de activación cuenta mesa de ayuda';
  const body = 'Nombre completo: \r\nEmpresa (razón social): \r\nCargo o rol: \r\nCorreo corporativo: \r\n';
  return `mailto:${encodeURI(config.mailFrom.address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** What PostgreSQL or a reader's terminal would choke on is left out: control characters but line ends, lone surrogates. */
function cleaned(text: string): string {
  const printable = text.replace(/\r\n?/g, '\n').replace(/(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '');
  return Array.from(printable.trim()).slice(0, LONGEST_COMMENT).join('');
}

/** The opinion that a comment belongs to, signed so that nobody writes on another's. */
const signedOpinion = (config: Config, id: number): string =>
  `${id}.${signature(config.secretKey, String(id))}`;

const signature = (secretKey: Buffer, id: string): string =>
  createHmac('sha256', secretKey).update(`opinion:${id}`).digest('base64url');

function opinionOf(config: Config, signed: string): number | null {
  const [id = '', given = ''] = signed.split('.');
  const found = Buffer.from(given);
  const isOurs = config.secretKeys.some((key) => {
    const right = Buffer.from(signature(key, id));
    return found.length === right.length && timingSafeEqual(found, right);
  });
  return isOurs ? Number(id) : null;
}

const THANKS: Message = {
  title: '¡Qué bueno! Gracias por sus comentarios',
  tone: 'good',
  paragraphs: [],
  actions: BACK,
};
const COMMENTED: Message = {
  title: 'Comentarios enviados. Agradecemos su iniciativa e intentaremos corregir el artículo',
  tone: 'good',
  paragraphs: [],
  actions: BACK,
};
const UNANSWERED: Message = {
  title: 'Nos faltó su respuesta',
  paragraphs: ['Vuelva a la ayuda y elija Sí o No.'],
  actions: BACK,
};
