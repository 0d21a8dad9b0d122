import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type Brand, OUR_BRAND } from './brand.ts';
import {
  agentsOf,
  authoritiesOf,
  authservIdOf,
  brandOf,
  cronOf,
  databaseUrlOf,
  durationOf,
  Expected,
  imapOf,
  keptForOf,
  type MailAuth,
  mailboxOf,
  masked,
  oldKeyOf,
  oneLineOf,
  oneOf,
  portOf,
  proxiesOf,
  publicUrlOf,
  type Server,
  scaleOf,
  secretKeyOf,
  serviceAccountOf,
  smtpOf,
  timeZoneOf,
  tokenHostOf,
  webUrlOf,
} from './config-values.ts';
import type { Mailbox } from './core/mail.ts';
import { AGENT_AUTHS, type AgentAuth } from './core/proof.ts';

/** CONTRACT.md section 2, checked and frozen. Durations are milliseconds. */
export interface Config {
  readonly imap: Server & { readonly folder: string; readonly archiveFolder: string };
  readonly smtp: Server;
  readonly mailAuth: MailAuth;
  /** Certificates of authorities in PEM, trusted by mail beside the usual ones. */
  readonly tlsAuthorities: string | null;
  /** The bot's own name and canonical address. */
  readonly mailFrom: Mailbox;
  readonly agents: readonly string[];
  /** Whom the bot writes to when something breaks; may be nobody. */
  readonly opsEmail: readonly string[];
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Makes links and keys. */
  readonly secretKey: Buffer;
  /** Those whose links and keys are accepted: SECRET_KEY, then SECRET_KEY_OLD if there is one. */
  readonly secretKeys: readonly Buffer[];
  readonly host: string;
  readonly port: number;
  readonly opsHost: string;
  readonly opsPort: number;
  readonly pollSchedule: string;
  readonly activationTtl: number;
  readonly resetTtl: number;
  readonly agentAuth: AgentAuth;
  /** Lower case; whose Authentication-Results is believed. */
  readonly authservId: string | null;
  readonly trustProxy: readonly string[];
  readonly helpdeskUrl: string;
  readonly brandName: string;
  readonly brand: Brand;
  readonly timeZone: string;
  readonly limitScale: number;
  readonly logLevel: string;
  /** For how long what is no longer needed is kept (LIMITS.md; Ley 1581 de 2012, art. 4), in milliseconds. */
  readonly keep: {
    readonly rawMail: number;
    readonly setAside: number;
    readonly closedRequests: number;
    readonly usedLinks: number;
  };
}

/** Everything that is wrong with the environment, in one message made for the operator's terminal. */
export class ConfigError extends Error {
  /** A line each: variable, what was found (secrets masked), what is expected, an example. */
  readonly problems: readonly string[];

  constructor(message: string, problems: readonly string[]) {
    super(message);
    this.problems = problems;
  }
}

interface Variable<T> {
  name: string;
  example: string;
  fallback?: string;
  secret?: boolean;
  read(value: string): T;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment over the file `.env` of the working directory, if there is one: what is set outside wins. */
export function environmentWithFile(environment: Environment, file = '.env'): Environment {
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...environment } : environment;
}

const SECRETS = [
  'IMAP_URL',
  'SMTP_URL',
  'DATABASE_URL',
  'SECRET_KEY',
  'SECRET_KEY_OLD',
  'MICROSOFT_CLIENT_SECRET',
];
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/**
 * Reads the whole environment at once.
 * @throws ConfigError listing every problem: variable, what was found (secrets masked), what is expected, an example.
 */
export function readConfig(environment: Environment): Config {
  const problems: string[] = [];
  const value = (name: string): string | undefined => {
    const file = SECRETS.includes(name) ? environment[`${name}_FILE`] : undefined;
    if (!file) return environment[name]?.trim() || undefined;
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch (error) {
      problems.push(`${name}_FILE: cannot read ${file} (${(error as NodeJS.ErrnoException).code})`);
      return undefined;
    }
  };
  const get = <T>(variable: Variable<T>): T => {
    const found = value(variable.name);
    try {
      const text = found ?? variable.fallback;
      if (text === undefined) throw new Expected('one, since it is required');
      return variable.read(text);
    } catch (error) {
      if (!(error instanceof Expected)) throw error;
      const shown = found === undefined ? 'no value' : `"${variable.secret ? masked(found) : found}"`;
      problems.push(
        `${variable.name}: found ${shown}, expected ${error.message}, for example ${variable.example}`,
      );
      return undefined as T;
    }
  };
  const databaseUrl = get({
    name: 'DATABASE_URL',
    fallback: '',
    secret: true,
    example: 'postgres://portero:…@db/portero',
    read: databaseUrlOf,
  });
  const dataDir = get({ name: 'DATA_DIR', fallback: './data', example: './data', read: (text) => text });
  const publicUrl = get({
    name: 'PUBLIC_URL',
    example: 'https://soporte.logtecgroup.com.co',
    read: publicUrlOf,
  });
  const imap = get({
    name: 'IMAP_URL',
    secret: true,
    example: 'imaps://soporte%40acme.co:secret@imap.acme.co/INBOX',
    read: imapOf,
  });
  const agentAuth = get({ name: 'AGENT_AUTH', fallback: 'key', example: 'key', read: oneOf(AGENT_AUTHS) });
  const mailAuth = mailAuthOf(get, imap?.user ?? '');
  if (mailAuth?.kind === 'password' && imap && !imap.pass)
    problems.push(
      'IMAP_URL: found no password, expected one with MAIL_AUTH=password, for example imaps://soporte%40acme.co:secret@imap.acme.co/INBOX',
    );
  const brand = get({ name: 'BRAND_DIR', fallback: OUR_BRAND, example: '/etc/portero/brand', read: brandOf });
  const secretKey = get({
    name: 'SECRET_KEY',
    secret: true,
    fallback: '',
    example: 'the output of: openssl rand -base64 32',
    read: (text) => secretKeyOf(text, databaseUrl, dataDir, problems.length > 0),
  });
  const oldKey = get({
    name: 'SECRET_KEY_OLD',
    secret: true,
    fallback: '',
    example: 'what SECRET_KEY was until now, or nothing',
    read: (text) => oldKeyOf(text, secretKey),
  });
  const kept = (name: string, fallback: string): number =>
    get({ name, fallback, example: fallback, read: keptForOf });
  const config: Config = {
    imap: {
      ...imap,
      archiveFolder: get({
        name: 'IMAP_ARCHIVE_FOLDER',
        fallback: 'Portero',
        example: 'Portero',
        read: (text) => text,
      }),
    },
    smtp: signedIn(
      get({ name: 'SMTP_URL', secret: true, example: 'smtps://user:pass@smtp.acme.co', read: smtpOf }),
      mailAuth?.kind === 'password' ? '' : imap?.user,
    ),
    mailAuth,
    tlsAuthorities: get({
      name: 'TLS_CA_FILE',
      fallback: '',
      example: '/etc/portero/ca.pem',
      read: authoritiesOf,
    }),
    mailFrom: get({
      name: 'MAIL_FROM',
      example: 'Mesa de Ayuda <soporte@logtecgroup.com.co>',
      read: (text) => mailboxOf(text, brand?.sender ?? ''),
    }),
    agents: get({
      name: 'AGENTS',
      example: 'ana@logtecgroup.com.co, luis@logtecgroup.com.co',
      read: agentsOf,
    }),
    opsEmail: get({
      name: 'OPS_EMAIL',
      fallback: '',
      example: 'guardia@acme.co',
      read: (text) => (text === '' ? [] : agentsOf(text)),
    }),
    publicUrl,
    databaseUrl,
    dataDir,
    secretKey,
    secretKeys: oldKey ? [secretKey, oldKey] : [secretKey],
    host: get({ name: 'HOST', fallback: '0.0.0.0', example: '0.0.0.0', read: (text) => text }),
    port: get({ name: 'PORT', fallback: '3000', example: '3000', read: portOf }),
    opsHost: get({ name: 'OPS_HOST', fallback: '127.0.0.1', example: '127.0.0.1', read: (text) => text }),
    opsPort: get({ name: 'OPS_PORT', fallback: '9090', example: '9090', read: portOf }),
    pollSchedule: get({ name: 'POLL_SCHEDULE', fallback: '* * * * *', example: '* * * * *', read: cronOf }),
    activationTtl: get({ name: 'ACTIVATION_TTL', fallback: '4h', example: '4h', read: durationOf }),
    resetTtl: get({ name: 'RESET_TTL', fallback: '1h', example: '1h', read: durationOf }),
    agentAuth,
    authservId: get({
      name: 'MAIL_AUTHSERV_ID',
      fallback: '',
      example: 'mx1.logtecgroup.com.co',
      read: (text) => authservIdOf(text, agentAuth),
    }),
    trustProxy: get({ name: 'TRUST_PROXY', fallback: '', example: '10.0.0.0/8', read: proxiesOf }),
    helpdeskUrl: get({
      name: 'HELPDESK_URL',
      fallback: publicUrl ?? 'http://localhost',
      example: 'https://mesadeayuda.acme.co',
      read: webUrlOf,
    }),
    brandName: get({
      name: 'BRAND_NAME',
      fallback: brand?.name ?? '-',
      example: 'LogTecGroup',
      read: oneLineOf,
    }),
    brand,
    timeZone: get({
      name: 'TZ_NAME',
      fallback: 'America/Bogota',
      example: 'America/Bogota',
      read: timeZoneOf,
    }),
    limitScale: get({ name: 'LIMIT_SCALE', fallback: '1', example: '1', read: scaleOf }),
    logLevel: get({ name: 'LOG_LEVEL', fallback: 'info', example: 'info', read: oneOf(LEVELS) }),
    keep: {
      rawMail: kept('KEEP_RAW_MAIL', '30d'),
      setAside: kept('KEEP_SET_ASIDE', '30d'),
      closedRequests: kept('KEEP_CLOSED_REQUESTS', '90d'),
      usedLinks: kept('KEEP_USED_LINKS', '30d'),
    },
  };
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    throw new ConfigError(
      `Portero cannot start: ${count} in its configuration (environment or .env).\n${problems.map((p) => `  - ${p}\n`).join('')}See README.md, Running it; .env.example lists every variable.`,
      problems,
    );
  }
  return Object.freeze(config);
}

/** MAIL_AUTH and the variables that its value needs; `user` is the mailbox's. */
function mailAuthOf(get: <T>(variable: Variable<T>) => T, user: string): MailAuth {
  const kind = get({
    name: 'MAIL_AUTH',
    fallback: 'password',
    example: 'microsoft',
    read: oneOf(['password', 'microsoft', 'google']),
  });
  const text = (name: string, example: string, secret = false): string =>
    get({ name, example, secret, read: (value) => value });
  if (kind === 'microsoft')
    return {
      kind,
      tenant: text('MICROSOFT_TENANT', 'acme.onmicrosoft.com'),
      clientId: text('MICROSOFT_CLIENT_ID', '5f3c1a52-…'),
      clientSecret: text('MICROSOFT_CLIENT_SECRET', 'the value of the client secret', true),
      authority: get({
        name: 'MICROSOFT_AUTHORITY',
        fallback: 'https://login.microsoftonline.com',
        example: 'https://login.microsoftonline.com',
        read: tokenHostOf,
      }),
    };
  if (kind === 'google')
    return {
      kind,
      user,
      ...get({
        name: 'GOOGLE_KEY_FILE',
        example: '/run/secrets/google.json',
        read: serviceAccountOf,
      }),
    };
  return { kind: 'password' };
}

/** With tokens, mail leaves as the mailbox's user unless SMTP_URL names another. */
const signedIn = (smtp: Server, user = ''): Server => (smtp?.user || !user ? smtp : { ...smtp, user });
