import { type Logger, pino } from 'pino';
import { MailboxError } from './mail/mailbox-error.ts';

/**
 * The only fields that a log line may have (DESIGN.md rule 7): ids, counts, codes and masked addresses. What is not listed
 * is not written, so a link, a key, a password or a body cannot slip into the log by being handed to it.
 */
const FIELDS = new Set([
  'event',
  'err',
  'mail',
  'mails',
  'letter',
  'account',
  'recovery',
  'request',
  'code',
  'verdict',
  'reason',
  'kind',
  'decision',
  'letters',
  'from',
  'to',
  'attempt',
  'answer',
  'count',
  'job',
  'target',
  'outcome',
  'retryInSeconds',
  'host',
  'port',
  'folder',
  'uidValidity',
  'address',
  'signal',
  'version',
  'migrations',
  'agentAuth',
  'route',
  'method',
  'status',
  'ms',
  'reference',
  'variable',
  'url',
  'database',
  'link',
  'purpose',
  'limit',
  'uids',
  'head',
  'condition',
  'proof',
  'why',
]);

/** JSON lines on `destination` (standard output when none is given). Child loggers keep their bindings. */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: { name: 'portero' },
    formatters: { log: allowed },
    serializers: { err: errorOf },
  };
  return destination ? pino(options, destination) : pino(options);
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => FIELDS.has(name))
      .map(([name, value]) => [name, typeof value === 'string' ? masked(value) : value]),
  );
}

/** PostgreSQL puts row values into `detail` and some messages: of its errors only the code and the constraint are told. */
function errorOf(error: Error & { code?: string; severity?: string; constraint?: string }): object {
  if (error.severity !== undefined)
    return { type: error.name, code: error.code, constraint: error.constraint };
  // An error that was named and worded by us says what is the matter; where it was thrown helps nobody at night.
  if (error instanceof MailboxError)
    return { type: error.name, code: error.code, message: masked(error.message) };
  return {
    type: error.name,
    code: error.code,
    message: masked(error.message ?? ''),
    stack: masked(error.stack ?? ''),
  };
}

/** Keeps addresses, links and keys out of whatever text reached the log. */
export function masked(text: string): string {
  return text
    .replace(/\b(sol\.[0-9a-z]{6})\.[0-9a-z]+/gi, '$1.***')
    .replace(/\b[0-9a-z]{26}\.[0-9a-z]{26}\b/g, '***')
    .replace(/([A-Za-z0-9])[A-Za-z0-9._%+-]{0,63}@([A-Za-z0-9-]+\.)/g, '$1***@$2');
}
