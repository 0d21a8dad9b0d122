import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import { maskedAddress } from '../core/address.ts';
import type { LetterData, LetterFrame } from '../core/letters.ts';
import { base32, digestOf, linkToken, replyKey } from '../core/links.ts';
import { lifetimeInWords, until } from '../core/when.ts';
import type { Sent } from '../mail/smtp-answer.ts';
import type { RenderedLetter } from '../mail/transport.ts';
import { LEASE } from '../store/database.ts';
import {
  type Attempt,
  aboutToSend,
  type Departure,
  dropLetter,
  holdLetter,
  recordAttempts,
  type TakenLetter,
  takeLetters,
} from '../store/outbox.ts';

/** Milliseconds for which the answer about a letter is kept in hand while the database is away; then the letter is sent again. */
const RECORD_WITHIN = 60_000;

/** Letters taken at once, and sent side by side: taking them costs one statement. */
const AT_ONCE = 4;

/** Takes a few letters, renders each, hands it to SMTP and writes down what the server said. */
export async function deliver(app: App): Promise<boolean> {
  const letters = await takeLetters(app.db, AT_ONCE, app.clock.now());
  const going: Going[] = [];
  for (const letter of letters)
    if (letter.linkDead) await dropLetter(app.db, letter, app.clock.now());
    else going.push(goingOf(app, letter));
  if (going.length === 0) return letters.length > 0;
  const ours = await aboutToSend(app.db, going);
  const record = gathered((attempts: readonly Attempt[]) => persistently(app, attempts));
  const sent = await Promise.allSettled(
    going.filter(({ letter }) => ours.has(letter.id)).map((one) => deliverOne(app, one, record)),
  );
  for (const one of sent) if (one.status === 'rejected') throw one.reason;
  return true;
}

/** A letter on its way, with what it carries. */
interface Going extends Departure, Identity {
  /** Of a digest: the key of each request that it lists, by its code. */
  readonly listed: ReadonlyMap<string, string>;
  readonly lifetime: number;
}

function goingOf(app: App, letter: TakenLetter): Going {
  const identity = identityOf(app, letter);
  const { secretKey, key, messageId } = identity;
  const lifetime = letter.purpose === 'reset' ? app.config.resetTtl : app.config.activationTtl;
  const listed = keysListed(secretKey, letter);
  const digests = {
    message: digestOf(messageId),
    key: key === null ? null : digestOf(key),
    listed: [...listed].map(([code, one]) => ({ code, digest: digestOf(one) })),
  };
  return { ...identity, letter, listed, lifetime, digests, linkUntil: linkUntil(app, letter, lifetime) };
}

const linkUntil = ({ clock }: App, letter: TakenLetter, lifetime: number): Date | null =>
  letter.linkId ? new Date(clock.now().getTime() + lifetime) : null;

async function deliverOne(
  app: App,
  going: Going,
  record: (attempt: Attempt) => Promise<void>,
): Promise<void> {
  const { letter } = going;
  const sent = await whileHeld(app, letter, async () => {
    const handed = await handIn(app, () => rendered(app, going));
    const at = app.clock.now();
    const again =
      at < letter.holdAfter ? new Date(at.getTime() + backOff(letter.laters, handed.unreachable)) : null;
    const { result, answer } = handed;
    await record({
      letter,
      at,
      result,
      answer,
      again,
      linkUntil: linkUntil(app, letter, going.lifetime),
      tell: app.config.agents,
    });
    return handed;
  });
  const code = letter.code ?? letter.accountCode;
  const line = {
    event: `letter.${sent.result}`,
    letter: letter.id,
    kind: letter.kind,
    ...(code === null ? {} : { request: `SOL-${code.toUpperCase()}` }),
    to: maskedAddress(letter.recipient),
    attempt: letter.attempt,
    answer: sent.answer,
  };
  app.metrics.letters.inc({ kind: letter.kind, result: sent.result });
  if (sent.result === 'sent') app.log.info(line, 'letter sent');
  else
    app.log.warn(
      line,
      sent.result === 'later' ? 'letter not sent; it is tried again' : 'letter refused by the server',
    );
}

/** `work`, for what comes one by one: it is given alone what comes first, and together what comes while it works. */
function gathered<T>(work: (items: readonly T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let working: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const workOnAll = async (): Promise<void> => {
    const items = waiting;
    waiting = [];
    next = null;
    await work(items);
  };
  return (item) => {
    waiting.push(item);
    if (next === null) {
      next = working.then(workOnAll);
      working = next.catch(() => undefined);
    }
    return next;
  };
}

/** A letter that cannot be rendered is a fault of ours, told like a server's: the letter waits, and in the end is held. */
async function handIn(app: App, render: () => RenderedLetter): Promise<Sent> {
  let letter: RenderedLetter;
  try {
    letter = render();
  } catch (error) {
    app.log.error({ event: 'letter.not-rendered', err: error }, 'a letter could not be rendered');
    return {
      result: 'later',
      answer: `it could not be rendered: ${(error as Error).message}`.slice(0, 500),
      unreachable: false,
    };
  }
  return await app.transport.send(letter);
}

/** A server that is away is asked every half minute; one that says "later" to this letter, ever more rarely, up to an hour. Milliseconds. */
function backOff(laters: number, unreachable: boolean): number {
  const jitter = 0.8 + Math.random() * 0.4;
  return Math.min(5_000 * 2 ** Math.min(laters, 20), unreachable ? 30_000 : 3_600_000) * jitter;
}

/** Renews the lease while `work` goes on, so that it can be short: a letter in the hand of a bot that died is soon taken up again. */
async function whileHeld<T>(app: App, letter: TakenLetter, work: () => Promise<T>): Promise<T> {
  const renew = (): void => void holdLetter(app.db, letter, app.clock.now()).catch(() => undefined); // the next one, or the fence, makes it good
  const keeping = setInterval(renew, LEASE / 4);
  try {
    return await work();
  } finally {
    clearInterval(keeping);
  }
}

/** Letters may have left: what the server said is written down even if the database is away for a while, as long as they are ours. */
async function persistently(app: App, attempts: readonly Attempt[]): Promise<void> {
  const giveUp = Date.now() + RECORD_WITHIN;
  for (;;) {
    try {
      return await recordAttempts(app.db, attempts);
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      app.log.warn(
        { event: 'letter.not-recorded', count: attempts.length, err: error },
        'the database is away; trying again to write down what became of letters',
      );
      await sleep(1_000);
    }
  }
}

/** What a letter's key, link and Message-ID are made with, and the two of them that are its own. */
interface Identity {
  readonly secretKey: Buffer;
  readonly key: string | null;
  readonly messageId: string;
}

/** A letter that was handed in before SECRET_KEY was changed, and perhaps arrived, goes on with the old one: a second copy must be the same. */
function identityOf(app: App, letter: TakenLetter): Identity {
  const { id, code, recipient, messageDigest } = letter;
  const madeWith = (secretKey: Buffer): Identity => {
    const key = code === null ? null : replyKey(secretKey, { id, code, recipient });
    return { secretKey, key, messageId: messageIdOf(app, letter, key) };
  };
  const known = app.config.secretKeys.map(madeWith);
  return (
    known.find(({ messageId }) => messageDigest?.equals(digestOf(messageId))) ??
    madeWith(app.config.secretKey)
  );
}

/** Stable over retries, so that a second copy is known as one. Letters of a request carry its code and key. */
function messageIdOf(app: App, letter: TakenLetter, key: string | null): string {
  const domain = app.config.mailFrom.address.split('@')[1];
  const local =
    key === null
      ? `portero.${base32(digestOf(`${letter.cause} ${letter.kind} ${letter.recipient}`).subarray(0, 16))}`
      : `sol.${letter.code}.${key}`;
  return `<${local}@${domain}>`;
}

/** A digest carries a key for each request that it lists, bound to this letter, that request and the recipient like any other. */
function keysListed(secretKey: Buffer, { id, kind, recipient, data }: TakenLetter): Map<string, string> {
  const { lines } = kind === 'agent-digest' ? (data as unknown as LetterData['agent-digest']) : { lines: [] };
  return new Map(lines.map(({ code }) => [code, replyKey(secretKey, { id, code, recipient })]));
}

/** Letters about an account are not meant to be answered to the bot. */
const isAnswerable = (letter: TakenLetter): boolean =>
  letter.code !== null && !letter.kind.startsWith('person-');

function rendered(
  app: App,
  { letter, secretKey, key, listed, messageId, lifetime, linkUntil }: Going,
): RenderedLetter {
  const { mailFrom, brandName, publicUrl, helpdeskUrl, timeZone } = app.config;
  const [local, domain] = mailFrom.address.split('@');
  const addressOf = (code: string | null, its: string | null): string =>
    `${local}+sol.${code}.${its}@${domain}`;
  const replyTo = isAnswerable(letter) ? addressOf(letter.code, key) : mailFrom.address;
  const path = letter.purpose === 'reset' ? 'restablecer' : 'activar';
  const frame: LetterFrame = {
    brand: brandName,
    publicUrl,
    helpdeskUrl,
    replyTo,
    answerTo: Object.fromEntries([...listed].map(([code, its]) => [code, addressOf(code, its)])),
    mailbox: mailFrom.address,
    link:
      letter.linkId && letter.purpose
        ? `${publicUrl}/${path}/${linkToken(secretKey, letter.purpose, letter.linkId)}`
        : null,
    until: linkUntil && until(linkUntil, timeZone),
    lifetime: letter.linkId ? lifetimeInWords(lifetime) : null,
  };
  const { subject, text, html } = app.templates.render(
    letter.kind,
    letter.data as unknown as LetterData[typeof letter.kind],
    frame,
  );
  return {
    messageId,
    subject,
    text,
    html,
    from: mailFrom,
    to: letter.recipient,
    date: letter.owedAt,
    replyTo: isAnswerable(letter) ? replyTo : null,
    inReplyTo: letter.answers,
    references: letter.answers ? [letter.answers] : [],
    headers: {
      'Auto-Submitted': letter.isAnswer ? 'auto-replied' : 'auto-generated', // RFC 3834 §5
      'X-Auto-Response-Suppress': 'All',
      'X-Loop': mailFrom.address,
    },
  };
}
