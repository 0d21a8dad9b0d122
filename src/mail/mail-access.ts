import { rootCertificates } from 'node:tls';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { type AccessTokens, openAccessTokens } from './access-tokens.ts';

/** What connections to the mail provider need beside its addresses: how to sign in where not by password, and whom to trust. */
export interface MailAccess {
  /** Null: the passwords of the URLs. */
  readonly tokens: AccessTokens | null;
  /** Certificates of authorities in PEM; undefined: the usual ones. */
  readonly trusted: string[] | undefined;
}

export const BY_PASSWORD: MailAccess = { tokens: null, trusted: undefined };

/** One for IMAP and SMTP, so that both share tokens. */
export function openMailAccess(
  { mailAuth, tlsAuthorities }: Pick<Config, 'mailAuth' | 'tlsAuthorities'>,
  log: Logger,
): MailAccess {
  return {
    tokens: mailAuth.kind === 'password' ? null : openAccessTokens(mailAuth, log),
    trusted: tlsAuthorities === null ? undefined : [...rootCertificates, tlsAuthorities],
  };
}
