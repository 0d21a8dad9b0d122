import { type Brand, OUR_BRAND } from './brand.ts';
import { cannotStart, type Environment, openVariables, type Variables } from './config/environment.ts';
import {
  databaseUrlOf,
  imapOf,
  portOf,
  proxiesOf,
  publicUrlOf,
  type Server,
  smtpOf,
  webUrlOf,
} from './config/hosts.ts';
import { oldKeyOf, secretKeyOf } from './config/keys.ts';
import { authoritiesOf, type MailAuth, mailAuthOf } from './config/provider.ts';
import {
  agentsOf,
  authservIdOf,
  brandOf,
  cronOf,
  durationOf,
  keptForOf,
  mailboxOf,
  oneLineOf,
  oneOf,
  scaleOf,
  timeZoneOf,
} from './config/values.ts';
import type { Mailbox } from './core/mail.ts';
import { AGENT_AUTHS, type AgentAuth } from './core/proof.ts';

export { ConfigError, environmentWithFile } from './config/environment.ts';

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

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
/** Names of folders and hosts are taken as they are. */
const asGiven = (text: string): string => text;

/**
 * Reads the whole environment at once.
 * @throws ConfigError listing every problem: variable, what was found (secrets masked), what is expected, an example.
 */
export function readConfig(environment: Environment): Config {
  const variables = openVariables(environment);
  const brand = variables.optional('BRAND_DIR', OUR_BRAND, brandOf, '/etc/portero/brand');
  const config: Config = {
    brand,
    ...mailOf(variables, brand),
    ...deskOf(variables),
    ...pagesOf(variables, brand),
    ...storageOf(variables),
  };
  if (variables.problems.length > 0) throw cannotStart(variables.problems);
  return Object.freeze(config);
}

function mailOf(variables: Variables, brand: Brand | undefined) {
  const { required, optional, problems } = variables;
  const example = 'imaps://soporte%40acme.co:secret@imap.acme.co/INBOX';
  const imap = required('IMAP_URL', imapOf, example);
  const smtp = required('SMTP_URL', smtpOf, 'smtps://user:pass@smtp.acme.co');
  const mailAuth = mailAuthOf(variables, imap?.user ?? '');
  const byPassword = mailAuth.kind === 'password';
  if (byPassword && imap && !imap.pass)
    problems.push(
      `IMAP_URL: found no password, expected one with MAIL_AUTH=password, for example ${example}`,
    );
  return {
    imap: { ...imap, archiveFolder: optional('IMAP_ARCHIVE_FOLDER', 'Portero', asGiven) },
    // With tokens, mail leaves as the mailbox's user unless SMTP_URL names another.
    smtp: byPassword || smtp?.user ? smtp : { ...smtp, user: imap?.user },
    mailAuth,
    tlsAuthorities: optional('TLS_CA_FILE', '', authoritiesOf, '/etc/portero/ca.pem'),
    mailFrom: required(
      'MAIL_FROM',
      (text) => mailboxOf(text, brand?.sender ?? ''),
      'Mesa de Ayuda <soporte@logtecgroup.com.co>',
    ),
    pollSchedule: optional('POLL_SCHEDULE', '* * * * *', cronOf),
  };
}

function deskOf({ required, optional }: Variables) {
  const agentAuth = optional('AGENT_AUTH', 'key', oneOf(AGENT_AUTHS));
  return {
    agents: required('AGENTS', agentsOf, 'ana@logtecgroup.com.co, luis@logtecgroup.com.co'),
    agentAuth,
    authservId: optional(
      'MAIL_AUTHSERV_ID',
      '',
      (text) => authservIdOf(text, agentAuth),
      'mx1.logtecgroup.com.co',
    ),
    opsEmail: optional('OPS_EMAIL', '', (text) => (text === '' ? [] : agentsOf(text)), 'guardia@acme.co'),
    limitScale: optional('LIMIT_SCALE', '1', scaleOf),
    timeZone: optional('TZ_NAME', 'America/Bogota', timeZoneOf),
    logLevel: optional('LOG_LEVEL', 'info', oneOf(LEVELS)),
  };
}

function pagesOf({ required, optional }: Variables, brand: Brand | undefined) {
  const publicUrl = required('PUBLIC_URL', publicUrlOf, 'https://soporte.logtecgroup.com.co');
  return {
    publicUrl,
    helpdeskUrl: optional(
      'HELPDESK_URL',
      publicUrl ?? 'http://localhost',
      webUrlOf,
      'https://mesadeayuda.acme.co',
    ),
    brandName: optional('BRAND_NAME', brand?.name ?? '-', oneLineOf, 'LogTecGroup'),
    host: optional('HOST', '0.0.0.0', asGiven),
    port: optional('PORT', '3000', portOf),
    opsHost: optional('OPS_HOST', '127.0.0.1', asGiven),
    opsPort: optional('OPS_PORT', '9090', portOf),
    trustProxy: optional('TRUST_PROXY', '', proxiesOf, '10.0.0.0/8'),
    activationTtl: optional('ACTIVATION_TTL', '4h', durationOf),
    resetTtl: optional('RESET_TTL', '1h', durationOf),
  };
}

/** Read last, so that no key is made and kept for a start that fails anyway. */
function storageOf({ optional, problems }: Variables) {
  const databaseUrl = optional('DATABASE_URL', '', databaseUrlOf, 'postgres://portero:…@db/portero');
  const dataDir = optional('DATA_DIR', './data', asGiven);
  const keep = {
    rawMail: optional('KEEP_RAW_MAIL', '30d', keptForOf),
    setAside: optional('KEEP_SET_ASIDE', '30d', keptForOf),
    closedRequests: optional('KEEP_CLOSED_REQUESTS', '90d', keptForOf),
    usedLinks: optional('KEEP_USED_LINKS', '30d', keptForOf),
  };
  const secretKey = optional(
    'SECRET_KEY',
    '',
    (text) => secretKeyOf(text, databaseUrl, dataDir, problems.length > 0),
    'the output of: openssl rand -base64 32',
  );
  const oldKey = optional(
    'SECRET_KEY_OLD',
    '',
    (text) => oldKeyOf(text, secretKey),
    'what SECRET_KEY was until now, or nothing',
  );
  return { databaseUrl, dataDir, keep, secretKey, secretKeys: oldKey ? [secretKey, oldKey] : [secretKey] };
}
