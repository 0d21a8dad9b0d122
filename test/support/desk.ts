import { createHash } from 'node:crypto';
import { written } from './clients.ts';
import { dnsOf, nameOf, type Signer, signerOf } from './dkim.ts';
import { AGENT, BOT, COLLEAGUE, type Letter, openTown, requestOf, type Town } from './town.ts';

/** A town in which agents answer from any mail client, at any level of AGENT_AUTH. */

export const LEVELS = ['key', 'results', 'dkim'] as const;
export type Level = (typeof LEVELS)[number];
export const MX = 'mx1.logtec.co';
/** Has a K, which KELVIN SIGN looks like. */
export const KAREN = 'karen@logtec.co';
const NAMES: Readonly<Record<string, string>> = {
  [AGENT]: 'Ana Gómez',
  [COLLEAGUE]: 'Luis Díaz',
  [KAREN]: 'Karen Ruiz',
};

/** A request that awaits a decision, and the letters that went out for it. */
export interface Asked {
  readonly email: string;
  readonly code: string;
  readonly notices: Readonly<Record<string, Letter>>;
  readonly receipt: Letter;
}

/** An answer before it is written: a forger changes one thing. */
export interface Answer {
  /** What servers on the way put on top, after it was signed. */
  trace: string[];
  /** Whole From fields. */
  from: string[];
  /** The local part of the bot's reply address, with the key. */
  key: string;
  subject: string;
  more: string[];
  words: string;
  signer: Signer;
  otherwise: Parameters<Signer['sign']>[1];
  /** To the written mail: before it is signed and after. */
  before(raw: Buffer): Buffer;
  after(raw: Buffer): Buffer;
}

export interface Desk {
  readonly town: Town;
  /** What DNS answers from now on, and what it was asked. */
  readonly dns: Record<string, string | Error>;
  readonly asks: readonly string[];
  readonly signers: {
    readonly ours: Signer;
    readonly evil: Signer;
    readonly weak: Signer;
    readonly unknown: Signer;
  };
  setLevel(level: Level, changes?: Record<string, string>): Promise<void>;
  asked(count: number): Promise<Asked[]>;
  /** An approval by this agent, or with one thing changed. */
  answer(
    client: string,
    asked: Asked,
    agent?: string,
    change?: (answer: Answer) => Partial<Answer>,
  ): Promise<Buffer>;
  /** Puts them into the mailbox and waits: `verdict` or `verdict: reason` of each, `foreign` where the bot left it alone. */
  verdicts(raws: readonly Buffer[]): Promise<string[]>;
  close(): Promise<void>;
}

const AT_ONCE = 150;

export async function openDesk(): Promise<Desk> {
  const ours = signerOf('logtec.co');
  const evil = signerOf('evil.example');
  const weak = signerOf('logtec.co', 512, 'weak');
  const unknown = signerOf('logtec.co', 1024, 'unknown');
  const dns: Desk['dns'] = Object.fromEntries([ours, evil, weak].map((one) => [nameOf(one), one.record]));
  const resolve = dnsOf(dns);
  const town = await openTown({
    copies: 0,
    resolve,
    environment: { LIMIT_SCALE: '100', AGENTS: `${AGENT}, ${COLLEAGUE}, ${KAREN}` },
  });
  let now: Level = 'key';
  let people = 0;
  let mails = 0;
  const answerOf = (asked: Asked, agent: string): Answer => ({
    trace: [
      `Received: from mail.logtec.co by ${MX} with ESMTPS; Mon, 3 Mar 2025 10:00:01 -0500`,
      ...(now === 'results'
        ? [
            `Authentication-Results: ${MX};\n\tspf=pass (ok) smtp.mailfrom=${agent};\n\tdkim=pass (2048-bit key) header.d=logtec.co;\n\tdmarc=pass (p=reject) header.from=logtec.co`,
          ]
        : []),
    ],
    from: [
      `From: =?UTF-8?Q?${(NAMES[agent] ?? '').replace(/ /g, '_').replace(/[^A-Za-z_]/g, (c) => encodeURIComponent(c).replaceAll('%', '='))}?= <${agent}>`,
    ],
    key: (asked.notices[agent] as Letter).replyTo.split('@')[0] as string,
    subject: `Re: ${(asked.notices[agent] as Letter).subject}`,
    more: [],
    words: 'Aprobar',
    signer: ours,
    otherwise: {},
    before: (raw) => raw,
    after: (raw) => raw,
  });
  const desk: Desk = {
    town,
    dns,
    asks: resolve.asked,
    signers: { ours, evil, weak, unknown },
    async setLevel(level, changes = {}) {
      await Promise.all(town.copies.splice(0).map((copy) => copy.close()));
      now = level;
      await town.startCopy({
        AGENT_AUTH: level,
        ...(level === 'results' ? { MAIL_AUTHSERV_ID: MX } : {}),
        ...changes,
      });
    },
    async asked(count) {
      await town.lettersLeft();
      const emails = Array.from({ length: count }, () => `persona@andino${++people}.test`);
      for (const email of emails) await town.writes(email, requestOf({ email }));
      const letters = await town.lettersLeft();
      const { rows } = await town.db.query<{ email: string; code: string }>(
        'select email, code from requests where email = any($1)',
        [emails],
      );
      const about = (code: string, to: string): Letter =>
        letters.find((letter) => letter.to === to && letter.subject.includes(code.toUpperCase())) as Letter;
      return rows.map(({ email, code }) => ({
        email,
        code,
        notices: Object.fromEntries([AGENT, COLLEAGUE, KAREN].map((agent) => [agent, about(code, agent)])),
        receipt: about(code, email),
      }));
    },
    async answer(client, asked, agent = AGENT, change = () => ({})) {
      const unchanged = answerOf(asked, agent);
      const answer = { ...unchanged, ...change(unchanged) };
      const id = answer.key.replace(/^soporte\+/, '');
      const head = [
        ...answer.from,
        `To: Mesa de Ayuda <${answer.key}@logtec.co>`,
        `Subject: =?UTF-8?B?${Buffer.from(answer.subject).toString('base64')}?=`,
        'Date: Mon, 3 Mar 2025 10:00:00 -0500',
        `Message-ID: <answer-${++mails}@logtec.co>`,
        `In-Reply-To: <${id}@logtec.co>`,
        `References: <${id}@logtec.co>`,
        ...answer.more,
      ];
      const quoted = (asked.notices[agent] as Letter).text.trim();
      const raw = answer.before(written(client, { head, words: answer.words, quoted }));
      const signed = answer.after(now === 'dkim' ? await answer.signer.sign(raw, answer.otherwise) : raw);
      return Buffer.concat([
        Buffer.from(answer.trace.map((field) => `${field.replaceAll('\n', '\r\n')}\r\n`).join('')),
        signed,
      ]);
    },
    async verdicts(raws) {
      for (let at = 0; at < raws.length; at += AT_ONCE) {
        for (const raw of raws.slice(at, at + AT_ONCE)) town.mail.appendTo(BOT, raw);
        await town.settles();
      }
      const { rows } = await town.db.query<{ sha256: Buffer; verdict: string; reason: string | null }>(
        'select sha256, verdict, reason from inbox',
      );
      const told = new Map(
        rows.map(({ sha256, verdict, reason }) => [
          sha256.toString('hex'),
          // How many alerts there were before is another test's business.
          reason === null ? verdict : `${verdict}: ${reason.replace(/, untold$/, '')}`,
        ]),
      );
      return raws.map((raw) => told.get(createHash('sha256').update(raw).digest('hex')) ?? 'foreign');
    },
    close: () => town.close(),
  };
  return desk;
}
