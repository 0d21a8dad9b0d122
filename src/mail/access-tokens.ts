import { createPrivateKey, sign } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';

/** OAuth access tokens for the mailbox and for sending, where MAIL_AUTH is not `password`. */
export interface AccessTokens {
  /** A token with some minutes left. Those who ask at the same time share one request. @throws AccessTokenError */
  token(): Promise<string>;
  /** A server turned the token away: the next one is asked for anew. */
  refused(): void;
}

/** No token could be had; the message may be logged and says what to look at. */
export class AccessTokenError extends Error {
  /** Trying again soon changes nothing: the provider refused the credentials. */
  readonly isLasting: boolean;
  constructor(message: string, isLasting: boolean) {
    super(message);
    this.name = 'AccessTokenError';
    this.isLasting = isLasting;
  }
}

/** Milliseconds: renewed so long before it ends, so that none ends on its way; the wait for the provider's answer. */
const EARLY = 5 * 60_000;
const PATIENCE = 15_000;
/** What a token is taken to hold where its answer does not say. Seconds. */
const USUAL = 3_600;

type OAuth = Exclude<Config['mailAuth'], { kind: 'password' }>;

/** Asks for a token when one is needed, keeps it until shortly before it ends. `now` is in milliseconds. */
export function openAccessTokens(auth: OAuth, log: Logger, now: () => number = Date.now): AccessTokens {
  let held: { token: string; until: number } | null = null;
  let asking: Promise<string> | null = null;

  async function ask(): Promise<string> {
    const { token, seconds } = await requested(auth, now());
    held = { token, until: now() + seconds * 1_000 - EARLY };
    log.info({ event: 'token.renewed', kind: auth.kind, ms: seconds * 1_000 }, 'access token renewed');
    return token;
  }
  return {
    refused: () => {
      held = null;
    },
    async token() {
      if (held && held.until > now()) return held.token;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return await asking;
    },
  };
}

async function requested(auth: OAuth, now: number): Promise<{ token: string; seconds: number }> {
  const { url, form } = auth.kind === 'microsoft' ? microsoft(auth) : google(auth, now);
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    throw new AccessTokenError(
      `no access token: ${new URL(url).host} cannot be reached (${cause?.code ?? (error as Error).name})`,
      false,
    );
  }
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const { access_token: token, expires_in: seconds, error } = answer;
  if (response.ok && typeof token === 'string' && token)
    return { token, seconds: Number(seconds) > 0 ? Number(seconds) : USUAL };
  // RFC 6749 §5.2. The description is left out: it quotes the tenant and the request.
  const why = typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : `status ${response.status}`;
  throw new AccessTokenError(
    `no access token: ${new URL(url).host} refused the credentials of MAIL_AUTH=${auth.kind} (${why})`,
    response.status >= 400 && response.status < 500 && response.status !== 429,
  );
}

interface TokenRequest {
  readonly url: string;
  readonly form: Record<string, string>;
}

/** Client credentials (RFC 6749 §4.4) with the application permissions IMAP.AccessAsApp and SMTP.SendAsApp. */
function microsoft(auth: OAuth & { kind: 'microsoft' }): TokenRequest {
  return {
    url: `${auth.authority}/${auth.tenant}/oauth2/v2.0/token`,
    form: {
      grant_type: 'client_credentials',
      client_id: auth.clientId,
      client_secret: auth.clientSecret,
      scope: 'https://outlook.office365.com/.default',
    },
  };
}

/** A service account that acts for the mailbox's user (RFC 7523), with domain-wide delegation of the scope. */
function google(auth: OAuth & { kind: 'google' }, now: number): TokenRequest {
  const issued = Math.floor(now / 1_000);
  const claims = {
    iss: auth.clientEmail,
    sub: auth.user,
    scope: 'https://mail.google.com/',
    aud: auth.tokenUrl,
    iat: issued,
    exp: issued + USUAL,
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(unsigned), createPrivateKey(auth.privateKey));
  return {
    url: auth.tokenUrl,
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: `${unsigned}.${signature.toString('base64url')}`,
    },
  };
}
