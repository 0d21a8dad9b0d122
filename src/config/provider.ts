import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Expected, type Variables } from './environment.ts';
import { tokenHostOf } from './hosts.ts';
import { oneOf } from './values.ts';

/** What the mail provider wants: how the bot signs in there, and whose certificates it shows. */

/** How the bot signs in at the mail provider: with the passwords of the URLs, or with OAuth tokens (docs/providers). */
export type MailAuth =
  | { readonly kind: 'password' }
  | {
      readonly kind: 'microsoft';
      readonly tenant: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Without a trailing slash. */
      readonly authority: string;
    }
  | {
      readonly kind: 'google';
      readonly clientEmail: string;
      readonly privateKey: string;
      readonly tokenUrl: string;
      /** Whose mailbox the service account acts for. */
      readonly user: string;
    };

/** MAIL_AUTH and the variables that its value needs; `user` is the mailbox's. */
export function mailAuthOf({ required, optional }: Variables, user: string): MailAuth {
  const kind = optional('MAIL_AUTH', 'password', oneOf(['password', 'microsoft', 'google']), 'microsoft');
  const text = (name: string, example: string): string => required(name, (value) => value, example);
  if (kind === 'microsoft')
    return {
      kind,
      tenant: text('MICROSOFT_TENANT', 'acme.onmicrosoft.com'),
      clientId: text('MICROSOFT_CLIENT_ID', '5f3c1a52-…'),
      clientSecret: text('MICROSOFT_CLIENT_SECRET', 'the value of the client secret'),
      authority: optional('MICROSOFT_AUTHORITY', 'https://login.microsoftonline.com', tokenHostOf),
    };
  if (kind === 'google')
    return { kind, user, ...required('GOOGLE_KEY_FILE', serviceAccountOf, '/run/secrets/google.json') };
  return { kind: 'password' };
}

/** A service account's key as Google hands it out (JSON). */
function serviceAccountOf(file: string): { clientEmail: string; privateKey: string; tokenUrl: string } {
  const text = contentOf(file);
  try {
    const key = JSON.parse(text) as Record<string, unknown>;
    const { client_email: clientEmail, private_key: privateKey, token_uri: tokenUrl } = key;
    if (typeof clientEmail !== 'string' || typeof privateKey !== 'string' || typeof tokenUrl !== 'string')
      throw new Error();
    createPrivateKey(privateKey);
    return { clientEmail, privateKey, tokenUrl: tokenHostOf(tokenUrl) };
  } catch {
    throw new Expected("the JSON key file of a service account (Google's console: Keys, Add key)");
  }
}

/** Certificates of authorities in PEM, trusted beside the usual ones. */
export function authoritiesOf(file: string): string | null {
  if (!file) return null;
  const text = contentOf(file);
  if (!/-----BEGIN CERTIFICATE-----/.test(text)) throw new Expected('a file with certificates in PEM');
  return text;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Expected(`a file that can be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
