import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { type MailServer, startMailServer } from '../embedded/mail-server.ts';
import { forgetRows } from '../embedded/postgres.ts';
import { openLog } from '../log.ts';
import { closing, openService, type Service } from '../service.ts';
import { ANA, CAST, DESK, LUIS } from './cast.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { type LogPane, openLogPane } from './log-pane.ts';
import { openPost, type Post } from './post.ts';
import { type Draft, post as postDraft } from './writing.ts';

/** The whole small world of the demo: a mail server, the bot, and people with mailboxes. */
export interface Town {
  readonly dir: string;
  readonly clock: MovableClock;
  readonly mail: MailServer;
  readonly post: Post;
  readonly log: LogPane;
  readonly service: Service;
  /** Where the bot's pages are: http://127.0.0.1:3000 */
  readonly pagesUrl: string;
  /** Says `change` after each letter, each line of the log and each move of the clock. */
  readonly changes: EventEmitter<{ change: [] }>;
  send(draft: Draft): Promise<void>;
  /** Moves the clock forward. */
  forward(ms: number): void;
  /** Closes everything; letters in hand are finished. */
  close(): Promise<void>;
}

export const PASSWORD = 'demo';
const MINUTE = 60_000;
const LOOPBACK = '127.0.0.1';

/**
 * Starts everything in `dir`, which is made when missing, with a new story: mail lives in memory, so a database that
 * remembered letters nobody has any more would only confuse.
 * @throws Error that says what to do when another demo uses `dir`.
 */
export async function openTown(dir: string, pagesPort: number): Promise<Town> {
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  await forgetRows(join(dir, 'postgres'));
  const changes = new EventEmitter<{ change: [] }>().setMaxListeners(0);
  const changed = (): void => void changes.emit('change');
  const clock = movableClock();
  const logPane = openLogPane(join(dir, 'portero.log'), clock, changed);
  const log = openLog('info', logPane);
  log.info({ event: 'starting' }, 'starting: a new story');
  const opened = closing(log);
  try {
    opened.add('log', () => {
      log.info({ event: 'stopped' }, 'stopped');
      return logPane.close();
    });
    const post = openPost(changed);
    const mail = await startMailServer({
      users: [DESK, ...CAST].map(({ address }) => ({ address, password: PASSWORD })),
      now: () => clock.now(),
      onLetter: (letter) => post.accept(letter),
    });
    opened.add('mail server', () => mail.stop());
    const config = readConfig(environmentFor(dir, pagesPort, mail));
    const service = await openService(config, log, clock);
    opened.add('bot', () => service.close());
    log.info({ event: 'started', url: service.pagesUrl }, 'the demo is running');
    return {
      dir,
      clock,
      mail,
      post,
      log: logPane,
      service,
      pagesUrl: service.pagesUrl,
      changes,
      send: (draft) => postDraft(draft, mail.smtpPort, clock),
      forward: (ms) => {
        clock.forward(ms);
        log.info({ event: 'demo.clock-moved', ms }, `the clock went ${ms / MINUTE} minutes forward`);
      },
      close: () => {
        log.info({ event: 'stopping' }, 'stopping: letters in hand are finished first');
        return opened.all();
      },
    };
  } catch (error) {
    await opened.all();
    throw error;
  }
}

/** What an operator would set, for servers that listen on this machine alone. */
function environmentFor(dir: string, pagesPort: number, mail: MailServer): Record<string, string> {
  const login = `${encodeURIComponent(DESK.address)}:${PASSWORD}@${LOOPBACK}`;
  return {
    IMAP_URL: `imap://${login}:${mail.imapPort}/INBOX?tls=none`,
    SMTP_URL: `smtp://${login}:${mail.smtpPort}?tls=none`,
    MAIL_FROM: `${DESK.name} LogTecGroup <${DESK.address}>`,
    AGENTS: `${ANA.address}, ${LUIS.address}`,
    PUBLIC_URL: `http://${LOOPBACK}:${pagesPort}`,
    DATA_DIR: dir,
    HOST: LOOPBACK,
    PORT: String(pagesPort),
    OPS_HOST: LOOPBACK,
    OPS_PORT: '0',
    LIMIT_SCALE: '100',
  };
}
