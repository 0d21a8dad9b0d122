import { type App, random } from '../app.ts';
import { canonicalAddress, maskedAddress } from '../core/address.ts';
import type { Ask, Outcome, ReadMail } from '../core/command.ts';
import { nothing } from '../core/command.ts';
import { withoutSender } from '../core/commands/answer-letter.ts';
import { askOf } from '../core/commands/index.ts';
import { requestCode } from '../core/links.ts';
import type { IncomingMail } from '../core/mail.ts';
import { replyKeys } from '../core/reading/keys.ts';
import { capped } from '../core/strangers.ts';
import type { Understood } from '../mail/parsing.ts';
import { UnreadableMail } from '../mail/unreadable.ts';
import { type Said, saveAnswer } from '../store/answers.ts';
import { isSilence, transaction } from '../store/database.ts';
import { lookUp } from '../store/facts.ts';
import { Fenced, holdMails, MAIL_LEASE, noteFailure, type TakenMail, takeMails } from '../store/inbox.ts';

/** How many people one mail may ask accounts for; the receipt speaks of these. */
const PEOPLE = 20;

/** So often a mail may be taken without coming to an end, as when it brings the process down; then it is set aside. */
const MOST_ATTEMPTS = 20;

/** Mails taken at once: their bytes are parsed side by side, and taking them costs one statement. */
const AT_ONCE = 8;

/** Takes a few mails and understands each; its verdict, the changes and the letters owed are saved in one transaction a mail. */
export async function answer(app: App): Promise<boolean> {
  const taken = await takeMails(app.db, AT_ONCE, app.clock.now());
  const keeping = setInterval(() => {
    void holdMails(app.db, taken, app.clock.now()).catch(() => undefined); // the next one, or the fence, makes it good
  }, MAIL_LEASE / 4);
  try {
    const parsed = taken.map((mail) => (mail.firstId === null ? app.read(mail.raw) : null));
    for (const parsing of parsed) parsing?.catch(() => undefined); // told when it is that mail's turn
    for (const [i, mail] of taken.entries()) await answerOne(app, mail, parsed[i] ?? null);
  } finally {
    clearInterval(keeping);
  }
  return taken.length > 0;
}

/** @param parsing null for a mail that came before. */
async function answerOne(app: App, taken: TakenMail, reading: Promise<Understood> | null): Promise<void> {
  const log = app.log.child({ mail: taken.id });
  try {
    if (taken.attempt > MOST_ATTEMPTS) throw new UnreadableMail('never-comes-to-an-end');
    const outcome = reading
      ? await understand(app, taken, await reading)
      : await close(app, taken, nothing('duplicate', `of ${taken.firstId}`));
    log.info(
      {
        event: 'mail.answered',
        verdict: outcome.verdict,
        ...(outcome.reason === null ? {} : { reason: outcome.reason }),
        request: codesOf(outcome),
        letters: outcome.letters.length,
      },
      'mail answered',
    );
  } catch (error) {
    if (error instanceof Fenced) log.warn({ event: 'mail.fenced' }, 'another copy took this mail over');
    else if (isOfDatabase(error)) throw error;
    else await setBack(app, taken, error);
  }
}

/** The requests that this was about, as people name them: with one of them a log can be searched from mail to last letter. */
function codesOf({ changes, letters }: Outcome): string {
  const codes = [
    ...changes.map((change) => ('code' in change ? change.code : null)),
    ...letters.map(({ code }) => code),
  ];
  return [...new Set(codes.flatMap((code) => (code === null ? [] : `SOL-${code.toUpperCase()}`)))].join(' ');
}

/** Errors with an SQLSTATE or of the connection are not the mail's fault: it stays leased and is taken again. */
function isOfDatabase(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const isSqlState = /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('22') && !code.startsWith('23');
  return (
    isSqlState ||
    /^E[A-Z]+$/.test(code) ||
    /connection|timeout exceeded when trying to connect/i.test(message) ||
    isSilence(error)
  );
}

async function setBack(app: App, taken: TakenMail, error: unknown): Promise<void> {
  const reason = error instanceof UnreadableMail ? error.reason : (error as Error).name;
  const fate = await noteFailure(app.db, taken, reason, app.clock.now());
  app.log.error(
    { event: fate === 'later' ? 'mail.failed' : 'mail.set-aside', mail: taken.id, reason, err: error },
    'a mail could not be answered',
  );
}

async function understand(app: App, taken: TakenMail, { mail, reading }: Understood): Promise<Outcome> {
  const own = app.config.mailFrom.address;
  const [from, ...others] = mail.from;
  const sender = others.length === 0 ? canonicalAddress(from?.address ?? '') : null;
  const read = { mail, reading, keys: replyKeys(mail), sender: sender ?? '', own };
  app.log.debug(
    {
      event: 'mail.read',
      mail: taken.id,
      kind: reading.kind,
      decision: reading.decision,
      from: maskedAddress(read.sender),
    },
    'mail read',
  );
  if (sender === null && reading.kind === 'request')
    return await close(app, taken, nothing('set-aside', 'not-one-sender'));
  return await decide(
    app,
    taken,
    read,
    sender === null && reading.kind === 'reply' ? withoutSender(read) : askOf(read),
  );
}

async function decide(app: App, taken: TakenMail, read: ReadMail, ask: Ask): Promise<Outcome> {
  return await transaction(app.db, async (tx) => {
    const now = app.clock.now();
    const facts = await lookUp(tx, ask.about, {
      now,
      agents: app.config.agents,
      limitScale: app.config.limitScale,
      codes: read.reading.people.slice(0, PEOPLE).map(() => requestCode(random(4))),
    });
    const outcome = ask.decide(facts);
    await saveAnswer(tx, taken, outcome, said(outcome, read), {
      now,
      inboxId: taken.id,
      answers: answerable(read.mail),
      linkId: () => random(16),
    });
    return outcome;
  });
}

/** A Message-ID is repeated in a header of ours only if it is one. */
const answerable = (mail: IncomingMail): string | null =>
  /^<[\x21-\x3b=\x3f-\x7e]{1,250}>$/.test(mail.messageId ?? '') ? mail.messageId : null;

/** Ends a mail that changes nothing. */
async function close(app: App, taken: TakenMail, outcome: Outcome): Promise<Outcome> {
  const cause = { now: app.clock.now(), inboxId: taken.id, answers: null, linkId: () => random(16) };
  await transaction(app.db, (tx) => saveAnswer(tx, taken, outcome, said(outcome), cause));
  return outcome;
}

function said(outcome: Outcome, read?: ReadMail): Said {
  const words =
    read?.reading.kind === 'reply'
      ? { decision: read.reading.decision, words: capped(read.reading.ownWords, 500) }
      : {};
  return { actor: read?.sender || null, details: { reason: outcome.reason, ...words } };
}
