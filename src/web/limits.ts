import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { base32 } from '../core/links.ts';
import { lifetimeInWords } from '../core/when.ts';
import { type Account, countAndFind } from '../store/accounts.ts';
import * as audit from '../store/audit.ts';
import { transaction } from '../store/database.ts';
import * as store from '../store/limits.ts';
import type { PagesApp } from './gate.ts';
import { Refusal } from './guard.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** LIMITS.md, Amounts: sign-in, reset, unknown links; and opinions, which anybody may write. A wrong password counts for a day, unless the right one comes. */
export const LIMITS = {
  signInNetwork: { name: 'sign-in-network', most: 30, within: 10 * MINUTE },
  signInAccount: { name: 'sign-in-account', most: 5, within: 24 * HOUR, grows: true },
  resetNetwork: { name: 'reset-network', most: 6, within: HOUR },
  resetApart: { name: 'reset-apart', most: 1, within: 60 * SECOND },
  resetAddress: { name: 'reset-address', most: 3, within: HOUR },
  feedback: { name: 'feedback-network', most: 20, within: HOUR },
  unknownLink: { name: 'unknown-link', most: 10, within: 10 * MINUTE },
} as const satisfies Record<string, store.Limit>;

/** What is limited, and who tries. */
export type Try = readonly [store.Limit, string];

export interface Limits {
  /**
   * Counts one try of each, before anything is looked up, so that what is known and what is not are counted alike. In this order:
   * one that is turned away does not use up what those behind it have.
   * @returns what store/limits.ts can take back
   * @throws Refusal (429) with a page that says in words how long to wait
   */
  count(request: FastifyRequest, ...tries: Try[]): Promise<store.Counted[]>;
  /** Counts tries, and looks up the account of this address, if there is one: it takes as long whether there is. */
  countAndFind(
    request: FastifyRequest,
    email: string | null,
    ...tries: Try[]
  ): Promise<{ counted: store.Counted[]; account: Account | null }>;
  /** Forgets all tries of `who`. */
  forget(limit: store.Limit, who: string): Promise<void>;
}

export function openLimits({ config, db, clock, log, metrics }: PagesApp): Limits {
  // Not a mere digest: there are few enough addresses and networks to try them all on a table that was read.
  const keyOf = (limit: store.Limit, who: string): Buffer =>
    createHmac('sha256', config.secretKey).update(`limit:${limit.name}:${who}`).digest();
  const keysOf = (tries: readonly Try[]): store.Try[] =>
    tries.map(([limit, who]) => ({ limit, key: keyOf(limit, who) }));
  const letIn = async (
    request: FastifyRequest,
    tries: readonly store.Try[],
    refused: store.Refused | null,
    now: Date,
  ): Promise<store.Counted[]> => {
    if (!refused) return tries.map(({ key }) => ({ key, at: now }));
    const { limit, key } = tries[refused.nth] as store.Try;
    const subject = base32(key.subarray(0, 5));
    metrics.limits.inc({ limit: limit.name });
    log.info(
      { event: 'limit.hit', reference: request.id, limit: limit.name, count: refused.times },
      'limit hit',
    );
    // One line for each time that the limit is reached, not for each knock at the closed door.
    if (refused.times === 1)
      await transaction(db, (tx) =>
        audit.record(tx, { at: now, event: 'limit.hit', details: { limit: limit.name, subject } }),
      );
    throw tooMany(refused.freeAt.getTime() - now.getTime());
  };
  return {
    count: async (request, ...tries) => {
      const now = clock.now();
      const keyed = keysOf(tries);
      return await letIn(request, keyed, await store.count(db, keyed, now), now);
    },
    countAndFind: async (request, email, ...tries) => {
      const now = clock.now();
      const keyed = keysOf(tries);
      const { refused, account } = await countAndFind(db, keyed, email, now);
      return { counted: await letIn(request, keyed, refused, now), account };
    },
    forget: (limit, who) => store.forget(db, keyOf(limit, who)),
  };
}

/** Whose wrong passwords are counted together: those for an account, from anywhere or from one browser that is known to it. */
export const triesOf = (email: string, device: string | null): string => `${email} ${device ?? ''}`;

/**
 * Who asks, as far as limits go: the IPv4 address, or the /64 of an IPv6 one, since that is what one subscriber gets (RFC 6177).
 * An IPv4 address written as IPv6 is the same as itself.
 */
export function networkOf(ip: string): string {
  const address = ip.replace(/%.*$/, '');
  if (!isIPv6(address)) return address;
  // The URL parser writes every IPv6 address in one way, IPv4 parts in hexadecimal (URL Standard, "IPv6 serializer").
  const text = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = text.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  const mapped = /^0:0:0:0:0:ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(groups.join(':'));
  if (!mapped) return `${groups.slice(0, 4).join(':')}::/64`;
  const [high, low] = [mapped[1], mapped[2]].map((part) => Number.parseInt(part ?? '0', 16));
  return [high, low].flatMap((part = 0) => [part >> 8, part & 255]).join('.');
}

function tooMany(ms: number): Refusal {
  const seconds = Math.max(1, Math.ceil(ms / SECOND));
  const page = {
    title: 'Espere un momento, por favor',
    paragraphs: [
      `Hubo demasiados intentos seguidos. Por seguridad, espere ${lifetimeInWords(seconds * SECOND)} antes de intentarlo de nuevo; no se cambió nada.`,
    ],
    actions: [
      { label: 'Iniciar sesión', href: '/ingresar' },
      { label: 'Ayuda', href: '/ayuda' },
    ],
  };
  return new Refusal(429, page, seconds);
}
