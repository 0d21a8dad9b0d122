import { resolveTxt } from 'node:dns/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { openMailAccess } from '../mail/mail-access.ts';
import { openTransport } from '../mail/transport.ts';
import { closing, openUnmigratedDatabase } from '../service.ts';
import { examineDatabase } from './database.ts';
import { type Finding, tellerOf } from './finding.ts';
import { examineMailbox } from './mailbox.ts';
import { examineNames, type ResolveTxt } from './names.ts';
import { examinePages } from './pages.ts';
import { type Arrived, examineRoundTrip } from './round-trip.ts';

export type { Finding } from './finding.ts';

export interface Examination {
  /** Whether a mail may be sent to oneself. */
  readonly sendsMail: boolean;
  readonly resolveTxt?: ResolveTxt;
  /** Milliseconds to wait for that mail. */
  readonly patience?: number;
}

/** Tries everything from outside in, one area after the other; what fails keeps nothing else from being tried. */
export async function examine(
  config: Config,
  log: Logger,
  { sendsMail, resolveTxt: resolve = resolveTxt, patience }: Examination,
  tell: (finding: Finding) => void,
): Promise<void> {
  const opened = closing(log);
  const attempt = async (area: string, cure: string, work: () => Promise<void>): Promise<void> =>
    await work().catch((error: Error & { code?: string }) =>
      tellerOf(area, tell).fail(error.code ? `${error.message} (${error.code})` : error.message, cure),
    );
  const now = (): Date => new Date();
  try {
    examineConfig(config, tell);
    await attempt('database', 'check DATABASE_URL, and that the server is running', async () => {
      const db = await openUnmigratedDatabase(config, log, opened.add);
      await examineDatabase(db, now, tellerOf('database', tell));
    });
    let arrived: Arrived | null = null;
    const access = openMailAccess(config, log);
    const mailbox = await examineMailbox(config.imap, log, access, tellerOf('imap', tell));
    if (mailbox) opened.add('mailbox', () => mailbox.close());
    if (sendsMail)
      await attempt('smtp', 'see the log of the mail server', async () => {
        const transport = openTransport(config.smtp, log, undefined, access);
        opened.add('transport', () => transport.close());
        arrived = await examineRoundTrip(config, transport, mailbox, tellerOf('smtp', tell), patience);
      });
    examineProof(config, arrived, tell);
    await attempt('dns', 'check that this machine can resolve names', () =>
      examineNames(config.mailFrom.address, arrived, resolve, tellerOf('dns', tell)),
    );
    await examinePages(config, now(), tellerOf('pages', tell));
  } finally {
    await opened.all();
  }
}

function examineConfig(config: Config, tell: (finding: Finding) => void): void {
  const teller = tellerOf('configuration', tell);
  teller.ok('the configuration is complete');
  if (config.agents.length < 2)
    teller.warn(
      'there is one agent',
      'name a second one in AGENTS, so that requests are decided on holidays too',
    );
  if (config.databaseUrl === null)
    teller.ok(
      `the embedded PostgreSQL of ${config.dataDir} is used: save that folder, it holds the key as well`,
    );
}

/** Whether agents' answers could be asked for more proof than their key. */
export function examineProof(
  config: Pick<Config, 'agentAuth' | 'authservId'>,
  arrived: Arrived | null,
  tell: (finding: Finding) => void,
): void {
  const teller = tellerOf('agent-auth', tell);
  const found = arrived?.authservId ?? null;
  if (config.agentAuth !== 'key') {
    if (config.authservId && found && found.toLowerCase() !== config.authservId.toLowerCase())
      teller.fail(
        `mail here is stamped by ${found}, and MAIL_AUTHSERV_ID is ${config.authservId}: no answer of an agent would count`,
        `set MAIL_AUTHSERV_ID=${found}, if that is your provider's`,
      );
    else teller.ok('answers of agents must prove more than their key (AGENT_AUTH)');
  } else if (found)
    teller.warn(
      `AGENT_AUTH=key, though the provider stamps Authentication-Results as ${found}`,
      `set AGENT_AUTH=results and MAIL_AUTHSERV_ID=${found}, once an agent's answer shows dmarc=pass in that header: then a stolen key alone decides nothing`,
    );
  else
    teller.warn(
      'AGENT_AUTH=key: whoever knows the key of a notice can answer as its agent',
      'AGENT_AUTH=dkim asks for a signature that the bot verifies itself, where your provider signs mail within the house too (docs/providers)',
    );
}
