import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { AGENTS, BOT, foreignMail, requestMail } from '../bench/mails.ts';
import type { Sink } from '../bench/sink.ts';

/** `incomplete`: a request without its role · `completion`: the role, in answer to the receipt · `approval`: an agent's answer to a notice. */
export type Kind = 'request' | 'incomplete' | 'completion' | 'approval' | 'foreign';

/** A desk's day: about as many decisions as requests, and a fifth of the mailbox is nobody's business here. */
const MIX: readonly Kind[] = [
  ...(['request', 'foreign', 'approval', 'incomplete', 'approval'] as const),
  ...(['request', 'completion', 'foreign', 'request', 'approval'] as const),
];

/** The soak's own book of what it put in. */
export interface Book {
  readonly put: Record<Kind, number>;
  /** SHA-256 of every mail of the bot's. */
  readonly ours: Set<string>;
  /** Who asked for an account: each is owed a receipt. */
  readonly askers: Set<string>;
}

export const total = ({ put }: Book): number => Object.values(put).reduce((a, b) => a + b, 0);

/** Writes mails at a steady pace, by the clock and not by the answers, until `until` is aborted. */
export async function writeMails(
  client: ImapFlow,
  sink: Sink,
  book: Book,
  { rate, until }: { rate: number; until: AbortSignal },
): Promise<void> {
  const answers = openAnswers(sink);
  const start = performance.now();
  for (let i = 0; !until.aborted; i++) {
    const early = start + (i * 1000) / rate - performance.now();
    if (early > 0) await sleep(early, undefined, { signal: until }).catch(() => undefined);
    if (until.aborted) return;
    const { kind, raw, asker } = next(i, answers);
    await client.append('INBOX', raw);
    book.put[kind]++;
    if (kind !== 'foreign') book.ours.add(createHash('sha256').update(raw).digest('hex'));
    if (asker) book.askers.add(asker);
  }
}

interface Mail {
  readonly kind: Kind;
  readonly raw: Buffer;
  readonly asker?: string;
}

/** What the mix says is next; where it is an answer and no letter waits for one, a request instead. */
function next(i: number, answers: Answers): Mail {
  const kind = MIX[i % MIX.length] as Kind;
  const letter =
    kind === 'approval' ? answers.notice() : kind === 'completion' ? answers.question() : undefined;
  if (letter) {
    const [from, words] =
      kind === 'approval'
        ? [AGENTS[0], 'Aprobar\r\n\r\nEl dom, 22 nov 2026, Mesa de Ayuda escribió:\r\n> Responda: aprobar']
        : [letter.recipient, 'Cargo: Analista de compras'];
    return { kind, raw: mail(i, from, letter.replyTo, 'Re: Solicitud de cuenta', words) };
  }
  if (kind === 'foreign') return { kind, raw: Buffer.from(foreignMail(i)) };
  if (kind !== 'incomplete') {
    const raw = requestMail(i, 'soak');
    return { kind: 'request', raw: Buffer.from(raw), asker: `persona${i}@soak.cliente${i % 50}.com.co` };
  }
  const asker = `incompleta${i}@soak.cliente${i % 50}.com.co`;
  const data = `Nombre completo: Lucía Gómez Rey\r\nEmpresa: Cliente Andino ${i % 50} S.A.S.\r\nCorreo corporativo: ${asker}`;
  answers.willAsk(asker);
  return { kind, raw: mail(i, asker, BOT, SUBJECT, data), asker };
}

const SUBJECT = 'Solicitud de =?utf-8?Q?activaci=C3=B3n?= cuenta mesa de ayuda';

function mail(i: number, from: string, to: string, subject: string, text: string): Buffer {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <soak.${i}@cliente.test>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}\r\n`);
}

interface Waiting {
  readonly recipient: string;
  readonly replyTo: string;
}

/** Letters of the bot's that wait for somebody's answer, oldest first. */
interface Answers {
  notice(): Waiting | undefined;
  question(): Waiting | undefined;
  /** The receipt to this address will ask for something. */
  willAsk(address: string): void;
}

function openAnswers({ kept }: Sink): Answers {
  const asked = new Set<string>();
  const notices: Waiting[] = [];
  const questions: Waiting[] = [];
  let seen = 0;
  const look = (): void => {
    for (; seen < kept.length; seen++) {
      const letter = kept[seen];
      if (!letter) continue;
      if (letter.recipient === AGENTS[0] && /Por[_ ]decidir/.test(letter.subject)) notices.push(letter);
      if (asked.delete(letter.recipient)) questions.push(letter);
    }
  };
  const oldest = (queue: Waiting[]): Waiting | undefined => {
    look();
    return queue.shift();
  };
  return {
    notice: () => oldest(notices),
    question: () => oldest(questions),
    willAsk: (address) => asked.add(address),
  };
}
