import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { linkId, type Purpose } from '../core/links.ts';
import { type PasswordOwner, passwordProblem } from '../core/password.ts';
import { until } from '../core/when.ts';
import * as links from '../store/links.ts';
import { type Gate, homeWith, send, show, tell } from './gate.ts';
import { type Fields, fieldsOf } from './guard.ts';
import type { Message, Problems } from './pages.ts';
import { newSession } from './visitor.ts';

/** How the links of one purpose are spoken of; the rest of their pages is the same for all. */
export interface LinkPages {
  readonly purpose: Purpose;
  readonly path: '/activar' | '/restablecer';
  /** Milliseconds. */
  readonly ttl: number;
  readonly title: string;
  readonly intro: string;
  readonly button: string;
  /** What the account page tells afterwards. */
  readonly done: 'activada' | 'guardada';
  /** What a link that is ours but no longer valid says. */
  readonly over: Readonly<Record<Exclude<links.LinkState, 'valid'>, Message>>;
  /** What the button does that some of those pages have. */
  readonly renew?: (email: string) => Promise<Message>;
}

type Found = FastifyRequest<{ Params: { link: string } }>;

/** `GET` shows, `POST` redeems: a link is used up by a valid password alone, and once. */
export function linkPages(server: FastifyInstance, gate: Gate, kind: LinkPages): void {
  const { db, clock, config } = gate.app;
  const url = `${kind.path}/:link`;
  const inTurn = oneAtATime();

  const look = async (token: string): Promise<links.Link | null> => {
    const id = linkId(config.secretKeys, kind.purpose, token);
    return id && (await links.look(db, { id, purpose: kind.purpose, ttl: kind.ttl }, clock.now()));
  };
  const { title, intro, button } = kind;
  const page = { title, intro, button, problems: {} };
  const blank = gate.pages.prepare('choose-password', (gap) => ({
    ...page,
    email: gap('email'),
    until: gap('until'),
  }));
  const shown = (link: links.Link) => ({
    email: link.account.email,
    until: until(link.until, config.timeZone),
  });
  const form = (request: Found, reply: FastifyReply, link: links.Link): FastifyReply =>
    send(reply, 200, blank({ ...shown(link), token: gate.visitors.token(request, reply) }));
  const over = (request: Found, reply: FastifyReply, link: links.Link | null): FastifyReply => {
    gate.app.metrics.links.inc({ purpose: kind.purpose, result: link?.state ?? 'unknown' });
    return link === null || link.state === 'valid'
      ? tell(gate, request, reply, 404, UNKNOWN)
      : tell(gate, request, reply, 410, kind.over[link.state]);
  };
  const mayRenew = (request: Found, link: links.Link): boolean =>
    link.state !== 'valid' &&
    kind.over[link.state].button !== undefined &&
    fieldsOf(request).get('accion') === 'nuevo';

  server.get<{ Params: { link: string } }>(url, async (request, reply) => {
    const link = await look(request.params.link);
    return link?.state === 'valid' ? form(request, reply, link) : over(request, reply, link);
  });

  server.post<{ Params: { link: string } }>(
    url,
    {
      // Before the form's token is looked at: a link that is over says so, also to a form that is as old as the link.
      preValidation: async (request, reply) => {
        const link = await look(request.params.link);
        if (link?.state !== 'valid' && !(link && mayRenew(request, link))) return over(request, reply, link);
        return undefined;
      },
    },
    async (request, reply) => {
      const link = await look(request.params.link);
      if (link && kind.renew && mayRenew(request, link))
        return tell(gate, request, reply, 200, await kind.renew(link.account.email));
      if (link?.state !== 'valid') return over(request, reply, link);
      const fields = fieldsOf(request);
      const problems = problemsOf(fields, { ...link.account, brand: config.brandName });
      if (Object.keys(problems).length > 0)
        return show(gate, request, reply, 422, 'choose-password', { ...page, ...shown(link), problems });
      const session = await inTurn(link.id.toString('hex'), () =>
        redeem(gate, { ...link, ttl: kind.ttl }, fields.get('password') ?? ''),
      );
      if (!session) return over(request, reply, await look(request.params.link));
      gate.app.metrics.links.inc({ purpose: kind.purpose, result: 'redeemed' });
      gate.app.log.info(
        { event: 'link.used', reference: request.id, purpose: kind.purpose, account: link.account.id },
        'link used',
      );
      gate.visitors.setSession(reply, session);
      return reply.redirect(homeWith(kind.done), 303);
    },
  );
}

/** @returns the id of the person's new session, or null when the link was used, or ended, a moment before. */
async function redeem(
  gate: Gate,
  link: links.Link & { ttl: number },
  password: string,
): Promise<string | null> {
  const { db, clock } = gate.app;
  const now = await links.look(db, link, clock.now());
  if (now?.state !== 'valid') return null;
  const passwordHash = await gate.passwords.hash(password);
  const { id, digest } = newSession();
  const redemption = { ...link, accountId: link.account.id, passwordHash, sessionDigest: digest };
  return (await links.redeem(db, redemption, clock.now())) ? id : null;
}

/** What is wrong with a new password typed twice. */
export function problemsOf(fields: Fields, owner: PasswordOwner): Problems {
  const password = fields.get('password') ?? '';
  const problem = passwordProblem(password, owner);
  if (problem) return { password: problem };
  if (fields.get('confirmation') !== password)
    return { both: 'Las dos contraseñas no son iguales. Escríbalas de nuevo.' };
  return {};
}

/**
 * Work on the same link waits for the work before it. The database decides who wins in any case; this keeps one link's
 * sixty-four copies from filling the line for passwords, so that they hear "used" rather than "come back later".
 */
export function oneAtATime(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

const UNKNOWN: Message = {
  title: 'No reconocemos ese enlace',
  paragraphs: [
    'Puede que esté incompleto: cópielo entero desde el correo, o pulse el botón del correo.',
    'Si no funciona, pida otro con su correo.',
  ],
  actions: [
    { label: 'Pedir otro enlace', href: '/restablecer' },
    { label: 'Ayuda', href: '/ayuda' },
  ],
};
