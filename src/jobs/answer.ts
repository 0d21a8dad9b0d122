import { createHash } from 'node:crypto';
import { type App, random } from '../app.ts';
import { maskedAddress, oneSender } from '../core/address.ts';
import type { Facts, Outcome, ReadMail } from '../core/command.ts';
import { nothing } from '../core/command.ts';
import { askOf } from '../core/commands/index.ts';
import { requestCode, shownCode } from '../core/links.ts';
import type { IncomingMail } from '../core/mail.ts';
import type { Proof } from '../core/proof.ts';
import { replyKeys } from '../core/reading/keys.ts';
import { unseal } from '../core/sealing.ts';
import { capped } from '../core/strangers.ts';
import { UnreadableMail } from '../mail/unreadable.ts';
import type { Metrics } from '../metrics.ts';
import { type Said, saveAnswer } from '../store/answers.ts';
import { type Limit, recordLimit } from '../store/audit.ts';
import { asStored, LEASE, transaction } from '../store/database.ts';
import { lookUp } from '../store/facts.ts';
import { Fenced, holdMails, mayBePutOff, type TakenMail, takeMails } from '../store/inbox.ts';
import { isEndless, isOfDatabase, setBack, waitForDns } from './set-back.ts';
import { whyOf } from './why.ts';

/** How many people one mail may ask accounts for; the receipt speaks of these. */
const PEOPLE = 20;

/** Mails taken at once: their bytes are parsed side by side, and taking them costs one statement. */
const AT_ONCE = 8;

/** Takes a few mails and understands each; its verdict, the changes and the letters owed are saved in one transaction a mail. */
export async function answer(app: App): Promise<boolean> {
  const taken = await takeMails(app.db, AT_ONCE, app.clock.now());
  const keeping = setInterval(() => {
    void holdMails(app.db, taken, app.clock.now()).catch(() => undefined); // the next one, or the fence, makes it good
  }, LEASE / 4);
  try {
    const known = taken.map((mail) => (mail.firstId === null ? takeIn(app, mail) : null));
    for (const learning of known) learning?.catch(() => undefined); // told when it is that mail's turn
    for (const [i, mail] of taken.entries()) await answerOne(app, mail, known[i] ?? null);
  } finally {
    clearInterval(keeping);
  }
  return taken.length > 0;
}

/** Everything about a mail that takes time: what it says, and what can be shown of who sent it. */
interface Known {
  readonly read: ReadMail;
  readonly proof: Proof;
}

async function takeIn(app: App, taken: TakenMail): Promise<Known> {
  const raw = unseal(app.config.secretKeys, taken.raw);
  if (!raw) throw new UnreadableMail('sealed-with-another-key');
  const { mail, reading } = await app.read(raw);
  const sender = oneSender(mail.from);
  const isAgents = reading.kind === 'reply' && app.config.agents.includes(sender);
  const proof = await app.authenticate({ raw, sender, isAgents, now: app.clock.now() });
  return { read: { mail, reading, keys: replyKeys(mail), sender, own: app.config.mailFrom.address }, proof };
}

/** The limits of LIMITS.md, Amounts, for which a mail was answered with less than it would have been. */
function limitsHit({ verdict, letters }: Outcome, facts: Facts): Limit[] {
  const isAnswered = ANSWERED.has(verdict) && !letters.some(({ answers }) => answers);
  const isUnnoted = verdict === 'noted' && facts.thread?.requests[0].state === 'pending';
  const isForged = verdict === 'refused' || verdict === 'set-aside';
  return [
    ...(isAnswered && facts.answersLeft < 1 ? (['answers'] as const) : []),
    ...(isUnnoted && facts.notesLeft < 1 ? (['notes'] as const) : []),
    ...(isForged && facts.alertsLeft < 1 ? (['alerts'] as const) : []),
    ...(verdict === 'request' && facts.heldFor !== null ? [HELD_FOR[facts.heldFor]] : []),
  ];
}
const ANSWERED: ReadonlySet<string> = new Set(['request', 'completed', 'noted', 'unclear', 'late']);
const HELD_FOR = { sender: 'requests', company: 'company-requests', all: 'all-requests' } as const;

/** @param learning null for a mail that came before. */
async function answerOne(app: App, taken: TakenMail, learning: Promise<Known> | null): Promise<void> {
  const log = app.log.child({ mail: taken.id });
  try {
    if (isEndless(taken, app.clock.now())) throw new UnreadableMail('never-comes-to-an-end');
    const known = await learning;
    if (known?.proof.agent === 'unchecked' && mayBePutOff(taken))
      return await waitForDns(app, taken, known.proof);
    const outcome = known
      ? await decide(app, taken, known)
      : await close(app, taken, nothing('duplicate', `of ${taken.firstId}`));
    count(app.metrics, outcome, known);
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

function count(metrics: Metrics, { verdict, changes }: Outcome, known: Known | null): void {
  metrics.mails.inc({ verdict });
  if (verdict === 'refused' && known?.read.reading.decision === 'approve') metrics.forgedApprovals.inc();
  for (const change of changes)
    if (change.do === 'approve' || change.do === 'reject')
      metrics.decisions.inc({ result: change.do === 'approve' ? 'approved' : 'rejected' });
}

/** The requests that this was about, as people name them: with one of them a log can be searched from mail to last letter. */
function codesOf({ changes, letters }: Outcome): string {
  const codes = [
    ...changes.map((change) => ('code' in change ? change.code : null)),
    ...letters.map(({ code }) => code),
  ];
  return [...new Set(codes.flatMap((code) => (code === null ? [] : shownCode(code))))].join(' ');
}

async function decide(app: App, taken: TakenMail, { read, proof }: Known): Promise<Outcome> {
  const { reading, sender } = read;
  app.log.debug(
    {
      event: 'mail.read',
      mail: taken.id,
      kind: reading.kind,
      decision: reading.decision,
      from: maskedAddress(sender),
    },
    'mail read',
  );
  if (sender === '' && reading.kind === 'request')
    return await close(app, taken, nothing('set-aside', 'not-one-sender'));
  const ask = askOf(read);
  const saying = said({ read, proof });
  let hit: readonly Limit[] = [];
  let why = '';
  const outcome = await transaction(app.db, async (tx) => {
    const now = app.clock.now();
    const facts = await lookUp(tx, ask.about, {
      now,
      agents: app.config.agents,
      proof,
      limitScale: app.config.limitScale,
      secretKeys: app.config.secretKeys,
      codes: reading.people.slice(0, PEOPLE).map(() => requestCode(random(4))),
    });
    const decided = ask.decide(facts);
    hit = limitsHit(decided, facts);
    why = whyOf(read, facts);
    for (const limit of hit) await recordLimit(tx, { limit, who: read.sender, inboxId: taken.id }, now);
    await saveAnswer(tx, taken, decided, saying, {
      now,
      inboxId: taken.id,
      answers: answerable(read.mail),
      linkId: () => random(16),
      proof: proof.by,
      words: saying.words?.digest.toString('hex') ?? null,
    });
    return decided;
  });
  app.log.debug(
    { event: 'mail.decided', mail: taken.id, verdict: outcome.verdict, proof: proof.by, why },
    'decided',
  );
  for (const limit of hit) app.metrics.limits.inc({ limit });
  return outcome;
}

/** A Message-ID is repeated in a header of ours only if it is one. */
const answerable = (mail: IncomingMail): string | null =>
  /^<[\x21-\x3b=\x3f-\x7e]{1,250}>$/.test(mail.messageId ?? '') ? mail.messageId : null;

/** Ends a mail that changes nothing. */
async function close(app: App, taken: TakenMail, outcome: Outcome): Promise<Outcome> {
  const cause = {
    now: app.clock.now(),
    inboxId: taken.id,
    answers: null,
    linkId: () => random(16),
    proof: null,
    words: null,
  };
  await transaction(app.db, (tx) =>
    saveAnswer(tx, taken, outcome, { actor: null, details: {}, words: null }, cause),
  );
  return outcome;
}

/** What the trail keeps of a mail: how its sender was proven, and of a reply the decision, and the digest of the words it was read by. */
function said({ read, proof }: Known): Said {
  const { kind, decision, ownWords } = read.reading;
  const actor = read.sender || null;
  const details = { proof: proof.by };
  if (kind !== 'reply') return { actor, details, words: null };
  // The salt goes with the words: once they are erased, nobody can try what they may have been.
  const salt = random(16);
  const text = asStored(capped(ownWords, 500));
  const digest = createHash('sha256').update(salt).update(text).digest();
  return {
    actor,
    details: { ...details, decision, words: digest.toString('hex') },
    words: { text, salt, digest },
  };
}
