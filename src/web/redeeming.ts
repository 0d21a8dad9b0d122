import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { linkId, type Purpose } from '../core/links.ts';
import { type PasswordOwner, passwordProblem } from '../core/password.ts';
import { until } from '../core/when.ts';
import { findByEmail } from '../store/accounts.ts';
import { gathered } from '../store/gathering.ts';
import * as links from '../store/links.ts';
import { type Gate, homeWith, send, show, tell } from './gate.ts';
import { type Fields, fieldsOf } from './guard.ts';
import { LIMITS, networkOf } from './limits.ts';
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
  /** Whether the privacy notice must be agreed to. */
  readonly needsConsent: boolean;
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

  const { purpose, ttl } = kind;
  const lookAt = gathered((ids: readonly Buffer[]) => links.look(db, { ids, purpose, ttl }, clock.now()));
  const look = async (request: Found): Promise<links.Link | null> => {
    const id = linkId(config.secretKeys, purpose, tokenOf(gate, request));
    return id && (await lookAt(id));
  };
  const { title, intro, button } = kind;
  const privacy = kind.needsConsent ? gate.pages.privacy : null;
  const page = { title, intro, button, privacy, accepted: false, problems: {} };
  const blank = gate.pages.prepare('choose-password', (gap) => ({
    ...page,
    email: gap('email'),
    until: gap('until'),
  }));
  const shown = (link: links.Link) => ({
    email: link.email,
    until: until(link.until, config.timeZone),
  });
  const form = (request: Found, reply: FastifyReply, link: links.Link): FastifyReply =>
    send(reply, 200, blank({ ...shown(link), token: gate.visitors.token(request, reply) }));
  const over = async (
    request: Found,
    reply: FastifyReply,
    link: links.Link | null,
  ): Promise<FastifyReply> => {
    gate.app.metrics.links.inc({ purpose: kind.purpose, result: link?.state ?? 'unknown' });
    if (link && link.state !== 'valid') return tell(gate, request, reply, 410, kind.over[link.state]);
    // Only links that are none count, so that nobody's guesses keep their neighbours from a link they were sent.
    await gate.limits.count(request, [LIMITS.unknownLink, networkOf(request.ip)]);
    return tell(gate, request, reply, 404, UNKNOWN);
  };
  const mayRenew = (request: Found, link: links.Link): boolean =>
    link.state !== 'valid' &&
    kind.over[link.state].button !== undefined &&
    fieldsOf(request).get('accion') === 'nuevo';

  server.get<{ Params: { link: string } }>(url, async (request, reply) => {
    const token = request.params.link;
    if (isOpenedByBrowser(request) && linkId(config.secretKeys, kind.purpose, token)) {
      gate.visitors.setLink(reply, token);
      return reply.redirect(`${kind.path}/${token.split('.')[0]}`, 303);
    }
    const link = await look(request);
    return link?.state === 'valid' ? form(request, reply, link) : over(request, reply, link);
  });

  server.post<{ Params: { link: string } }>(
    url,
    {
      // Before the form's token is looked at: a link that is over says so, also to a form that is as old as the link.
      preValidation: async (request, reply) => {
        const link = await look(request);
        if (link?.state !== 'valid' && !(link && mayRenew(request, link))) return over(request, reply, link);
        return undefined;
      },
    },
    async (request, reply) => {
      const link = await look(request);
      if (link && kind.renew && mayRenew(request, link)) {
        await gate.limits.count(request, [LIMITS.resetNetwork, networkOf(request.ip)]);
        return tell(gate, request, reply, 200, await kind.renew(link.email));
      }
      const account = link?.state === 'valid' ? await findByEmail(db, link.email) : null;
      if (link?.state !== 'valid' || !account) return over(request, reply, link);
      const fields = fieldsOf(request);
      const accepted = !/^(?:|no|off|false|0)$/i.test(fields.get('acepto') ?? '');
      const problems = {
        ...problemsOf(fields, { ...account, brand: config.brandName }),
        ...(privacy && !accepted && { acepto: UNTICKED }),
      };
      if (Object.keys(problems).length > 0)
        return show(gate, request, reply, 422, 'choose-password', {
          ...page,
          ...shown(link),
          accepted,
          problems,
        });
      const consent = privacy && { ...privacy, reference: request.id };
      const session = await inTurn(link.id.toString('hex'), () =>
        redeem(
          gate,
          { ...link, ttl: kind.ttl, accountId: account.id, consent },
          fields.get('password') ?? '',
        ),
      );
      if (!session) return over(request, reply, await look(request));
      gate.app.metrics.links.inc({ purpose: kind.purpose, result: 'redeemed' });
      gate.app.log.info(
        { event: 'link.used', reference: request.id, purpose: kind.purpose, account: account.id },
        'link used',
      );
      gate.visitors.setSession(reply, session);
      gate.visitors.setDevice(request, reply, account.email);
      gate.visitors.clearLink(reply);
      return reply.redirect(homeWith(kind.done), 303);
    },
  );
}

/** The link of the address, or the one that this browser keeps for an address that names only its first half. */
function tokenOf(gate: Gate, request: Found): string {
  const { link } = request.params;
  return link.includes('.') ? link : (gate.visitors.link(request, link) ?? link);
}

/**
 * A browser that follows a link keeps it in a cookie and goes on at an address that opens nothing: the link is not left in the
 * address bar, in its history of the page or on a screen that is shared. Whoever is no browser gets the form at once: only
 * browsers send these headers (Fetch Metadata), and they cannot be scripted.
 */
const isOpenedByBrowser = ({ headers }: Found): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

/** @returns the id of the person's new session, or null when the link was used, or ended, a moment before. */
async function redeem(
  gate: Gate,
  link: Omit<links.Redemption, 'passwordHash' | 'sessionDigest'>,
  password: string,
): Promise<string | null> {
  const { db, clock } = gate.app;
  const [now] = await links.look(db, { ...link, ids: [link.id] }, clock.now());
  if (now?.state !== 'valid') return null;
  const passwordHash = await gate.passwords.hash(password);
  const { id, digest } = newSession();
  const redemption = { ...link, passwordHash, sessionDigest: digest };
  return (await links.redeem(db, redemption, clock.now())) ? id : null;
}

/** What is wrong with a new password typed twice. */
export function problemsOf(fields: Fields, owner: PasswordOwner): Problems<'password' | 'both'> {
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

const UNTICKED = 'Para activar la cuenta, marque la casilla: necesitamos su autorización.';
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
