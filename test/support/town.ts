import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getTasks } from 'node-cron';
import { createTransport } from 'nodemailer';
import { type Config, readConfig } from '../../src/config.ts';
import { type MailServer, startMailServer } from '../../src/embedded/mail-server.ts';
import { ALARM_AT } from '../../src/jobs/alarm.ts';
import { DAILY_DIGEST_AT } from '../../src/jobs/digest.ts';
import { SWEEP_AT } from '../../src/jobs/sweep.ts';
import { UPKEEP_AT } from '../../src/jobs/upkeep.ts';
import { openLog } from '../../src/log.ts';
import type { ResolveTxt } from '../../src/mail/dkim.ts';
import { openService, type Service } from '../../src/service.ts';
import type { Database } from '../../src/store/database.ts';
import { Browser } from './browser.ts';
import { canary, keptLog } from './canaries.ts';
import { freshDatabase } from './database.ts';
import { freePort } from './free-port.ts';
import { asLetter, BOT, type Letter } from './town-letters.ts';

export { BOT, type Letter, quoted } from './town-letters.ts';

export const AGENT = 'ana@logtec.co';
export const COLLEAGUE = 'luis@logtec.co';
export const MAILBOX_PASSWORD = 'clave-del-buzon-7f3a91c2';
export const SUBJECT = 'Solicitud de activación cuenta mesa de ayuda';

export interface Mail {
  subject?: string;
  text?: string;
  html?: string;
  to?: string;
  headers?: Record<string, string>;
  inReplyTo?: string;
}

/** A small town: people who write, agents who answer, the bot, and real servers between them. */
export interface Town {
  readonly db: Database;
  readonly mail: MailServer;
  readonly copies: Service[];
  /** What the bot was configured with: for commands of the operator's. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: string[];
  /** `freeze` stops it at a moment; `forward` lets it go on, from where it stands and so much later. */
  readonly clock: { now(): Date; forward(milliseconds: number): void; freeze(at: Date): void };
  writes(from: string, mail: Mail): Promise<void>;
  /** The oldest letter to this address that was not taken yet (of this subject, if said); waits for it. */
  letterTo(address: string, subject?: RegExp): Promise<Letter>;
  /** Waits until nothing is owed any more, then tells which letters to this address were not taken yet. */
  lettersLeft(address?: string): Promise<Letter[]>;
  replies(letter: Letter, text: string, mail?: Mail & { from?: string }): Promise<void>;
  settles(): Promise<void>;
  visitor(): Browser;
  opens(letter: Letter): Promise<Response>;
  submits(letter: Letter, password: string): Promise<Response>;
  startCopy(changes?: Record<string, string>): Promise<Service>;
  close(): Promise<void>;
}

export interface TownOptions {
  environment?: Record<string, string>;
  copies?: number;
  /** Answers for DNS. */
  resolve?: ResolveTxt;
}

/** All but the safety poll. */
const AT_THEIR_HOUR: readonly string[] = [UPKEEP_AT, DAILY_DIGEST_AT, SWEEP_AT, ALARM_AT];

/** The configuration of a bot in a town, before anybody changes it. */
function environmentOf(mail: MailServer, databaseUrl: string): Record<string, string> {
  return {
    IMAP_URL: `imap://${encodeURIComponent(BOT)}:${MAILBOX_PASSWORD}@127.0.0.1:${mail.imapPort}/INBOX?tls=none`,
    SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}?tls=none`,
    MAIL_FROM: `Mesa de Ayuda <${BOT}>`,
    AGENTS: `${AGENT}, ${COLLEAGUE}`,
    PUBLIC_URL: 'https://portero.test',
    DATABASE_URL: databaseUrl,
    SECRET_KEY: randomBytes(32).toString('base64'),
    HOST: '127.0.0.1',
    TRUST_PROXY: '127.0.0.1',
    PORT: '0',
    OPS_PORT: '0',
    LOG_LEVEL: 'debug',
  };
}

export async function openTown(options: TownOptions = {}): Promise<Town> {
  const database = await freshDatabase();
  const mail = await startMailServer({
    users: [{ address: BOT, password: MAILBOX_PASSWORD }],
    port: freePort,
  });
  const { host = '', user = '', database: name = '' } = database.config;
  const environment = {
    ...environmentOf(mail, `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}`),
    ...options.environment,
  };
  const clock = movableClock();
  const log: string[] = [];
  const copies: Service[] = [];
  const startCopy = async (changes: Record<string, string> = {}): Promise<Service> => {
    const config: Config = readConfig({ ...environment, ...changes });
    for (const [name, value] of Object.entries({ ...environment, ...changes }))
      if (/KEY|URL$/.test(name) && name !== 'PUBLIC_URL') canary(name, value);
    canary('a password', MAILBOX_PASSWORD);
    const service = await openService(
      config,
      openLog(
        'debug',
        keptLog((line) => void log.push(line)),
      ),
      clock,
      options.resolve,
    );
    // They come when a test says so: the machine's clock would bring them at any moment of the town's.
    for (const task of getTasks().values()) if (AT_THEIR_HOUR.includes(task.getPattern())) await task.stop();
    copies.push(service);
    return service;
  };
  for (let i = 0; i < (options.copies ?? 1); i++) await startCopy();
  const post = createTransport({ host: '127.0.0.1', port: mail.smtpPort, ignoreTLS: true });
  const taken = new Set<Buffer>();
  const { db } = database;

  const town: Town = {
    db,
    mail,
    copies,
    environment,
    log,
    clock,
    startCopy,
    async writes(from, { subject = SUBJECT, text = '', html, to = BOT, headers = {}, inReplyTo }) {
      canary('an address', from.replace(/^.*<|>$/g, ''));
      for (const line of text.split('\n')) canary('the body of a mail', line.trim());
      await post.sendMail({
        from,
        to,
        subject,
        text,
        headers,
        envelope: { from: from.replace(/^.*<|>$/g, ''), to: [to] },
        messageId: `<${randomUUID()}@cliente.test>`,
        ...(html === undefined ? {} : { html }),
        ...(inReplyTo === undefined ? {} : { inReplyTo, references: inReplyTo }),
      });
    },
    async letterTo(address, subject) {
      for (const deadline = Date.now() + PATIENCE; ; await sleep(20)) {
        for (const { to, raw, from } of mail.letters) {
          if (from !== BOT || to[0] !== address || taken.has(raw)) continue;
          const letter = await asLetter(to[0], raw);
          if (subject && !subject.test(letter.subject)) continue;
          taken.add(raw);
          return letter;
        }
        if (Date.now() > deadline)
          throw new Error(
            `no letter to ${address}${subject ? ` with ${subject}` : ''}; log:\n${log.slice(-15).join('')}`,
          );
      }
    },
    async lettersLeft(address) {
      await town.settles();
      const left = mail.letters.filter(
        ({ from, to, raw }) =>
          from === BOT && !taken.has(raw) && (address === undefined || to[0] === address),
      );
      for (const { raw } of left) taken.add(raw);
      return await Promise.all(left.map(({ to, raw }) => asLetter(to[0] ?? '', raw)));
    },
    async replies(letter, text, { from = letter.to, ...more } = {}) {
      await town.writes(from, {
        subject: `Re: ${letter.subject}`,
        to: letter.replyTo || BOT,
        inReplyTo: letter.messageId,
        ...more,
        text,
      });
    },
    settles: () => settled(town),
    visitor: () => new Browser(copies[0]?.pagesUrl ?? ''),
    opens: async (letter) => await town.visitor().get(letter.link),
    async submits(letter, password) {
      const visitor = town.visitor();
      const form = await visitor.get(letter.link);
      return form.ok ? await visitor.submit(form, { password, confirmation: password }) : form;
    },
    async close() {
      post.close();
      await Promise.all(copies.map((copy) => copy.close()));
      await mail.stop();
      await database.drop();
    },
  };
  return town;
}

function movableClock(): Town['clock'] {
  let ahead = 0;
  let frozen: Date | null = null;
  const now = (): Date => frozen ?? new Date(Date.now() + ahead);
  return {
    now,
    forward: (milliseconds) => {
      ahead = now().getTime() + milliseconds - Date.now();
      frozen = null;
    },
    freeze: (at) => {
      frozen = at;
    },
  };
}

/** A busy machine takes its time. Milliseconds, less than a test may take. */
const PATIENCE = 25_000;

/** Everything that came in was read and answered, and nothing is due any more; as long as there is less and less to do it is waited for. */
async function settled({ db, mail, clock }: Town): Promise<void> {
  const uid = Math.max(0, ...mail.messages(BOT).map((message) => message.uid));
  let before = '';
  for (let deadline = Date.now() + PATIENCE; ; await sleep(30)) {
    const { rows } = await db.query<{ busy: number; read: boolean }>(
      `select (select count(*) from inbox where verdict is null) + (select count(*) from outbox where state = 'queued')
            + (select count(*) from accounts where provisioned_at is null) + (select count(*) from recoveries where outcome is null)
            + (select count(*) from inbox where moved_at is null) as busy,
         $1 = 0 or exists (select from mailboxes where last_uid >= $1) as read`,
      [uid],
    );
    if (rows[0]?.busy === 0 && rows[0].read) return;
    const now = JSON.stringify(rows[0]);
    if (now !== before) deadline = Date.now() + PATIENCE;
    before = now;
    if (Date.now() > deadline) throw new Error(`not settled at ${clock.now().toISOString()}: ${now}`);
  }
}

/** A request with all four data, as the help article asks for it. */
export function requestOf(person: { name?: string; company?: string; role?: string; email: string }): Mail {
  const {
    name = 'Carlos Pérez Gómez',
    company = 'Cliente Andino S.A.S.',
    role = 'Analista de compras',
    email,
  } = person;
  for (const text of [name, email]) canary('the data of a person', text);
  return {
    text: `Buenos días:\n\nNombre completo: ${name}\nRazón social: ${company}\nCargo: ${role}\nCorreo corporativo: ${email}\n\nGracias`,
  };
}
