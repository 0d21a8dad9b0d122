import { ImapFlow } from 'imapflow';
import type { Config } from '../../src/config.ts';
import { startMailServer } from '../../src/embedded/mail-server.ts';
import { hasDovecot, startDovecot } from './dovecot.ts';
import { freePort } from './free-port.ts';

/** A mail as another client of the same mailbox sees it. */
export interface SeenMail {
  readonly uid: number;
  /** Sorted; without \Recent, which is nobody's. */
  readonly flags: readonly string[];
  readonly raw: string;
}

/** A real IMAP server with one mailbox. The same tests run on each. */
export interface Lane {
  readonly config: Config['imap'];
  /** A configuration with which this server refuses every move. */
  refusingMoves(): Config['imap'];
  deliver(raw: Buffer | string, flags?: readonly string[]): Promise<void>;
  /** What a person sees in a folder; empty when there is none. Looking changes nothing. */
  look(folder?: string): Promise<SeenMail[]>;
  /** Another client takes a mail away for good. */
  expunge(uid: number): Promise<void>;
  /** Restarts with INBOX renumbered under a new UIDVALIDITY. */
  renumber(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const USER = 'soporte@desk.test';

/** Name and start of every lane that can run here. */
export function lanes(): [string, () => Promise<Lane>][] {
  const memory: [string, () => Promise<Lane>] = ['in-memory', memoryLane];
  return hasDovecot() ? [memory, ['dovecot', dovecotLane]] : [memory];
}

const configFor = (port: number): Config['imap'] => ({
  host: '127.0.0.1',
  port,
  tls: 'none',
  user: USER,
  pass: 'secret',
  folder: 'INBOX',
  archiveFolder: 'Portero',
});

async function memoryLane(): Promise<Lane> {
  const server = await startMailServer({ users: [{ address: USER, password: 'secret' }], port: freePort });
  const config = configFor(server.imapPort);
  return {
    config,
    refusingMoves: () => {
      server.refuseMoves('[OVERQUOTA] mailbox is full');
      return config;
    },
    deliver: async (raw, flags = []) => {
      server.appendTo(USER, raw, { flags });
    },
    look: async (folder) => server.messages(USER, folder).map((mail) => seen(mail.uid, mail.flags, mail.raw)),
    expunge: (uid) =>
      asPerson(config, async (client) => void (await client.messageDelete(String(uid), { uid: true }))),
    renumber: async () => server.bumpUidValidity(),
    restart: () => server.restart(),
    stop: () => server.stop(),
  };
}

async function dovecotLane(): Promise<Lane> {
  const server = await startDovecot();
  const config = configFor(server.port);
  return {
    config,
    refusingMoves: () => ({ ...config, archiveFolder: '../outside' }),
    deliver: (raw, flags = []) =>
      asPerson(config, async (client) => void (await client.append('INBOX', Buffer.from(raw), [...flags]))),
    look: (folder = 'INBOX') => asPerson(config, (client) => lookInto(client, folder)),
    expunge: (uid) =>
      asPerson(config, async (client) => void (await client.messageDelete(String(uid), { uid: true }))),
    renumber: () => server.renumber(USER),
    restart: () => server.restart(),
    stop: () => server.stop(),
  };
}

/** Runs `work` on a connection of its own, with INBOX open. */
async function asPerson<T>(config: Config['imap'], work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { host, port, user, pass } = config;
  const client = new ImapFlow({
    host,
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass },
    logger: false,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.mailboxOpen('INBOX');
    return await work(client);
  } finally {
    await client.logout();
  }
}

async function lookInto(client: ImapFlow, folder: string): Promise<SeenMail[]> {
  const known = await client.list();
  if (!known.some(({ path }) => path === folder)) return [];
  const { exists } = await client.mailboxOpen(folder, { readOnly: true });
  if (exists === 0) return [];
  const rows = await client.fetchAll('1:*', { uid: true, flags: true, source: true });
  return rows.map((row) => seen(row.uid, row.flags ?? [], row.source ?? Buffer.alloc(0)));
}

function seen(uid: number, flags: Iterable<string>, raw: Buffer): SeenMail {
  const kept = [...flags].filter((flag) => flag !== '\\Recent');
  return { uid, flags: kept.sort(), raw: raw.toString('latin1') };
}
