import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { strangersLine } from '../core/strangers.ts';
import { day } from '../core/when.ts';
import type { Account } from '../store/accounts.ts';
import * as passwordsStore from '../store/passwords.ts';
import * as sessions from '../store/sessions.ts';
import { type Gate, homeWith, send } from './gate.ts';
import { fieldsOf } from './guard.ts';
import { LIMITS, triesOf } from './limits.ts';
import type { PageData } from './pages.ts';
import { problemsOf } from './redeeming.ts';
import { newSession } from './visitor.ts';

const NOTICES: ReadonlyMap<unknown, string> = new Map([
  ['activada', 'Su cuenta quedó activa.'],
  ['guardada', 'Guardamos su contraseña nueva.'],
  [
    'clave',
    'Su contraseña cambió. Sus demás sesiones quedaron cerradas y le enviamos un correo que lo confirma.',
  ],
  ['sesiones', 'Sus otras sesiones quedaron cerradas.'],
]);

/** `GET /`, `POST /clave`, `POST /sesiones/cerrar`: what a signed-in person sees and does. */
export function accountPages(server: FastifyInstance, gate: Gate): void {
  const { app, visitors } = gate;
  const mine = {
    config: { isSession: true },
    preValidation: async (request: FastifyRequest, reply: FastifyReply) => {
      if (visitors.sessionDigest(request) === null || !(await visitors.account(request)))
        return reply.redirect('/ingresar', 303);
      return undefined;
    },
  };

  server.get<{ Querystring: { aviso?: unknown } }>('/', async (request, reply) => {
    const account = await visitors.account(request);
    if (!account) return reply.redirect('/ingresar', 303);
    return showAccount(gate, request, reply, account, {}, NOTICES.get(request.query.aviso) ?? null);
  });

  server.post('/clave', mine, async (request, reply) => {
    const account = await visitors.account(request);
    if (!account) return reply.redirect('/ingresar', 303);
    const fields = fieldsOf(request);
    // Whoever holds a stolen session may not guess on at the password either.
    const tries = triesOf(account.email, `session of ${account.id}`);
    await gate.limits.count(request, [LIMITS.signInAccount, tries]);
    const owner = { ...account, brand: app.config.brandName };
    const isTheirs = await gate.passwords.matches(fields.get('current') ?? '', account.passwordHash);
    if (isTheirs) await gate.limits.forget(LIMITS.signInAccount, tries);
    const problems = isTheirs ? problemsOf(fields, owner) : { current: 'Esa no es su contraseña actual.' };
    if (Object.keys(problems).length > 0) return showAccount(gate, request, reply, account, problems, null);
    const newHash = await gate.passwords.hash(fields.get('password') ?? '');
    const { id, digest } = newSession();
    const changed = await passwordsStore.change(
      app.db,
      { account, newHash, sessionDigest: digest },
      app.clock.now(),
    );
    if (!changed) return reply.redirect('/ingresar', 303); // changed elsewhere meanwhile, and so this session is over
    app.log.info(
      { event: 'password.changed', reference: request.id, account: account.id },
      'password changed',
    );
    visitors.setSession(reply, id);
    return reply.redirect(homeWith('clave'), 303);
  });

  server.post('/sesiones/cerrar', mine, async (request, reply) => {
    const account = await visitors.account(request);
    const digest = visitors.sessionDigest(request);
    if (account && digest) await sessions.closeOthers(app.db, account.id, digest);
    return reply.redirect(homeWith('sesiones'), 303);
  });
}

/** The requester wrote it, perhaps another than the account's owner. */
const shownOf = ({ fullName, company, role, email }: Account) => ({
  fullName: strangersLine(fullName),
  company: strangersLine(company),
  role: strangersLine(role),
  email,
});

function showAccount(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  account: Account,
  problems: PageData['account']['problems'],
  notice: string | null,
): FastifyReply {
  const since = day(account.activatedAt ?? account.createdAt, gate.app.config.timeZone);
  const page = gate.pages.render(
    'account',
    { person: shownOf(account), since, notice, problems },
    { token: gate.visitors.sessionToken(request) },
  );
  return send(reply, Object.keys(problems).length > 0 ? 422 : 200, page);
}
