import type { IncomingMail, MailKind, Reading, Why } from '../mail.ts';
import { failedRecipient, reportsArrival } from './bounce.ts';
import { type DecisionRead, readDecision } from './decision.ts';
import { isOwnAddress, replyKeys } from './keys.ts';
import { type OwnWords, ownWords, ownWordsOfHtml, writerOf } from './own-words.ts';
import { readPeople } from './people.ts';
import { machineMadeByText } from './robots.ts';
import { isRequestSubject } from './subject.ts';
import { aboutThread } from './thread.ts';
import { givesVerificationCode } from './verification-code.ts';
import { fold } from './words.ts';

/**
 * How a mail is understood, by its shape and words alone (CONTRACT.md, section 3): a machine's first, so that none is ever
 * taken for a person; then what carries a reply key; then what asks for an account by its subject.
 *
 * @param own the bot's own address in canonical form.
 */
export function readMail(mail: IncomingMail, own: string): Reading {
  const why: Why[] = [];
  const writer = writerOf(mail.from);
  const text = ownWords(mail, writer);
  const kind = kindOf(mail, own, text, why);
  const blank = {
    kind,
    people: [],
    decision: null,
    reason: null,
    failedRecipient: null,
    ownWords: text.words,
    why,
  };
  if (kind === 'request') return { ...blank, people: readPeople(mail, own, why) };
  if (kind === 'bounce') {
    const failed = failedRecipient(mail, own);
    if (failed !== null)
      why.push({ what: 'failedRecipient', value: failed, from: 'the report, or the notice itself' });
    return { ...blank, failedRecipient: failed };
  }
  if (kind !== 'reply') return blank;
  const { decision, reason, why: from } = decisionOf(mail, own, text, writer);
  why.push({ what: 'decision', value: decision, from });
  if (reason !== null) why.push({ what: 'reason', value: reason, from: 'the words with the rejection' });
  return { ...blank, decision, reason };
}

function settled(why: Why[], kind: MailKind, from: string): MailKind {
  why.push({ what: 'kind', value: kind, from });
  return kind;
}

function kindOf(mail: IncomingMail, own: string, text: OwnWords, why: Why[]): MailKind {
  // A signature's "no responda este correo" is its house's, not the writer's.
  const said = text.words.trim() === '' ? text.signature : text.words;
  const machine = machineMadeByText(mail.headers, mail.from, own, said, text.quoted.trim() !== '');
  if (machine === 'bounce' && reportsArrival(mail))
    return settled(why, 'auto-reply', 'a receipt of delivery');
  if (machine !== null) return settled(why, machine, 'made by a machine');
  const [key] = replyKeys(mail);
  const isReply = key !== undefined && !asksAboutReceipt(mail);
  if (!isReply && !isRequestSubject(mail.subject)) return settled(why, 'other', 'nothing that is ours');
  const inHtml = () => ownWordsOfHtml(mail, writerOf(mail.from))?.words ?? '';
  if (
    [mail.subject, text.words, text.signature].some(givesVerificationCode) ||
    (givesVerificationCode(mail.html ?? '') && givesVerificationCode(inHtml()))
  )
    return settled(why, 'auto-reply', 'a verification code of another service');
  return isReply ? settled(why, 'reply', `reply key sol.${key.code}`) : settled(why, 'request', mail.subject);
}

/**
 * Departs from CONTRACT.md, section 3, where a key makes a reply, for one case that the labelled mail has: a requester answers
 * the acknowledgement "Recibimos su solicitud" to the bare mailbox and asks people something ("¿ya me la aprobaron?"). The bot
 * asked nothing there, so the mail is left to them.
 *
 * It is safe because no letter of ours has that subject: the receipt keeps the requester's own ("[SOL-…] Re: …",
 * templates/mail/requester-receipt), and no letter that may be answered with a decision has it either. And what comes to the
 * key's own address is an answer whatever its subject.
 */
export function asksAboutReceipt(mail: Pick<IncomingMail, 'recipients' | 'subject'>): boolean {
  return (
    /\brecibimos su solicitud\b/.test(fold(mail.subject.slice(0, 400))) &&
    replyKeys({ recipients: mail.recipients, references: [] }).length === 0
  );
}

function decisionOf(
  mail: IncomingMail,
  own: string,
  text: OwnWords,
  writer: ReadonlySet<string>,
): DecisionRead {
  const about = aboutThread(mail.subject, text.quoted, writer);
  const read = readDecision(text.words, about);
  if (read.decision === 'unclear') return read;
  if (text.above !== text.words && readDecision(text.above, about).decision !== read.decision)
    return { decision: 'unclear', reason: null, why: 'it stands below the signature' };
  if (isToColleague(mail, own))
    return { decision: 'unclear', reason: null, why: 'written to a colleague, with a copy to the bot' };
  // Two bodies of one mail say the same; where the HTML shows another decision, quotes were not told apart in one of them.
  // HTML in which every word is hidden or struck out shows nothing of what the text says.
  if (mail.html !== null && mail.html.trim() === '' && (mail.plain ?? '').trim() !== '')
    return { decision: 'unclear', reason: null, why: 'the HTML shows nothing' };
  const html = ownWordsOfHtml(mail, writer);
  if (html === null || html.words === '' || html.words === text.words) return read;
  return readDecision(html.words, about).decision === read.decision
    ? read
    : { decision: 'unclear', reason: null, why: 'text and HTML say different things' };
}

/** Addressed to others alone, the bot at most in copy: what it says is said to them. */
function isToColleague(mail: IncomingMail, own: string): boolean {
  let isToOthers = false;
  for (const value of mail.headers.get('to') ?? [])
    for (const address of value.slice(0, 4096).match(/[^\s<>,;:"]{1,200}@[^\s<>,;:"]{1,200}/g) ?? []) {
      if (isOwnAddress(address, own) || replyKeys({ recipients: [address], references: [] }).length > 0)
        return false;
      isToOthers = true;
    }
  return isToOthers;
}
