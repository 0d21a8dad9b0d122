import type { FastifyInstance } from 'fastify';
import { canonicalAddress, maskedAddress } from '../core/address.ts';
import type { Account } from '../store/accounts.ts';
import { type Counted, takeBack } from '../store/limits.ts';
import * as sessions from '../store/sessions.ts';
import { type Gate, show } from './gate.ts';
import { fieldsOf } from './guard.ts';
import { LIMITS, networkOf, type Try, triesOf } from './limits.ts';
import { newSession } from './visitor.ts';

/** The same for a wrong password, an unknown address, and an account that is not active. */
const WRONG = 'El correo o la contraseña no son correctos.';
const NOTICES: ReadonlyMap<unknown, string> = new Map([['salida', 'Cerró su sesión. Hasta pronto.']]);

/** `GET`/`POST /ingresar`, `POST /salir`. */
export function signInPages(server: FastifyInstance, gate: Gate): void {
  const { app, visitors, limits } = gate;
  server.get<{ Querystring: { aviso?: unknown } }>('/ingresar', async (request, reply) => {
    if (await visitors.account(request)) return reply.redirect('/', 303);
    const notice = NOTICES.get(request.query.aviso) ?? null;
    return show(gate, request, reply, 200, 'sign-in', { email: '', problem: null, notice });
  });

  server.post('/ingresar', async (request, reply) => {
    const fields = fieldsOf(request);
    const typed = (fields.get('email') ?? '').trim();
    const email = canonicalAddress(typed);
    const tries: Try[] = [[LIMITS.signInNetwork, networkOf(request.ip)]];
    // Whose browser has signed in to this account before is counted apart: strangers cannot make its owner wait.
    const device = email && visitors.device(request, email);
    const who = email && triesOf(email, device);
    if (who) tries.push([LIMITS.signInAccount, who]);
    const { counted, account } = await limits.countAndFind(request, email, ...tries);
    const opened = await signIn(gate, {
      email,
      account,
      password: fields.get('password') ?? '',
      replaces: visitors.sessionDigest(request),
      reference: request.id,
      counted,
    }).catch(async (error: unknown) => {
      await takeBack(app.db, counted); // the line for passwords was full, or the database away: that was no wrong password
      throw error;
    });
    if (!opened)
      return show(gate, request, reply, 401, 'sign-in', { email: typed, problem: WRONG, notice: null });
    // Strangers' tries stay counted as they were: a wait that ends when the owner signs in would say that there is one.
    if (who && device) await limits.forget(LIMITS.signInAccount, who);
    visitors.setSession(reply, opened);
    if (email) visitors.setDevice(request, reply, email);
    return reply.redirect('/', 303);
  });

  server.post('/salir', { config: { isSession: true } }, async (request, reply) => {
    const digest = visitors.sessionDigest(request);
    if (digest) await sessions.close(app.db, digest);
    visitors.clearSession(reply);
    return reply.redirect('/ingresar?aviso=salida', 303);
  });
}

interface Attempt {
  readonly email: string | null;
  readonly account: Account | null;
  readonly password: string;
  readonly replaces: Buffer | null;
  readonly reference: string;
  /** Only wrong passwords stay counted. */
  readonly counted: readonly Counted[];
}

/**
 * One look-up, one password check and one audit row, whoever asks: nobody learns from the time which addresses have an account.
 * @returns the new session's id, or null.
 */
async function signIn(gate: Gate, attempt: Attempt): Promise<string | null> {
  const { db, clock, log } = gate.app;
  const { account, replaces, counted } = attempt;
  const hash = account?.state === 'active' ? account.passwordHash : null;
  const matches = await gate.passwords.matches(attempt.password, hash);
  const { id, digest } = newSession();
  const session =
    matches && account && hash ? { digest, accountId: account.id, passwordHash: hash, replaces } : null;
  const isOpen = await sessions.signIn(db, { accountId: account?.id ?? null, session, counted }, clock.now());
  const masked = attempt.email ? maskedAddress(attempt.email) : null;
  const outcome = isOpen ? 'opened' : 'refused';
  gate.app.metrics.signIns.inc({ outcome });
  log.info(
    { event: 'sign-in', reference: attempt.reference, account: masked, outcome },
    `sign-in ${outcome}`,
  );
  return isOpen ? id : null;
}
