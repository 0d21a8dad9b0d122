import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import { maskedAddress } from '../core/address.ts';
import { shownCode } from '../core/links.ts';
import type { Sent } from '../mail/smtp-answer.ts';
import type { RenderedLetter } from '../mail/transport.ts';
import { LEASE } from '../store/database.ts';
import {
  type Attempt,
  aboutToSend,
  dropLetter,
  holdLetter,
  recordAttempts,
  type TakenLetter,
  takeLetters,
} from '../store/delivering.ts';
import { type Going, goingOf, linkUntil, rendered } from './letter.ts';

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
    ...(code === null ? {} : { request: shownCode(code) }),
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
