import type { App } from '../app.ts';
import type { LetterData, LetterFrame } from '../core/letters.ts';
import { base32, digestOf, linkToken, replyKey } from '../core/links.ts';
import { lifetimeInWords, until } from '../core/when.ts';
import type { RenderedLetter } from '../mail/transport.ts';
import type { Departure, TakenLetter } from '../store/delivering.ts';

/**
 * From the row that is owed to the letter that SMTP is handed. A part of the job deliver, and in its room: no other may know both a row of
 * store/ and a letter of mail/.
 */

/** A letter on its way, with what it carries. */
export interface Going extends Departure, Identity {
  /** Of a digest: the key of each request that it lists, by its code. */
  readonly listed: ReadonlyMap<string, string>;
  /** Of its link, if it has one. Milliseconds. */
  readonly lifetime: number;
}

/** Works out what a letter carries: nothing of it is stored, and a later try comes to the same. */
export function goingOf(app: App, letter: TakenLetter): Going {
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

/** Until when the link of a letter that leaves now holds; null where it has none. */
export const linkUntil = ({ clock }: App, letter: TakenLetter, lifetime: number): Date | null =>
  letter.linkId ? new Date(clock.now().getTime() + lifetime) : null;

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

/** The letter as it is handed to SMTP. @throws Error when its template cannot be filled in. */
export function rendered(app: App, going: Going): RenderedLetter {
  const { letter, messageId } = going;
  const { mailFrom } = app.config;
  const frame = frameOf(app, going);
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
    replyTo: isAnswerable(letter) ? frame.replyTo : null,
    inReplyTo: letter.answers,
    references: letter.answers ? [letter.answers] : [],
    headers: {
      'Auto-Submitted': letter.isAnswer ? 'auto-replied' : 'auto-generated', // RFC 3834 §5
      'X-Auto-Response-Suppress': 'All',
      'X-Loop': mailFrom.address,
    },
  };
}

function frameOf(app: App, { letter, secretKey, key, listed, lifetime, linkUntil }: Going): LetterFrame {
  const { mailFrom, brandName, publicUrl, helpdeskUrl, timeZone } = app.config;
  const [local, domain] = mailFrom.address.split('@');
  const addressOf = (code: string | null, its: string | null): string =>
    `${local}+sol.${code}.${its}@${domain}`;
  const path = letter.purpose === 'reset' ? 'restablecer' : 'activar';
  return {
    brand: brandName,
    publicUrl,
    helpdeskUrl,
    replyTo: isAnswerable(letter) ? addressOf(letter.code, key) : mailFrom.address,
    answerTo: Object.fromEntries([...listed].map(([code, its]) => [code, addressOf(code, its)])),
    mailbox: mailFrom.address,
    link:
      letter.linkId && letter.purpose
        ? `${publicUrl}/${path}/${linkToken(secretKey, letter.purpose, letter.linkId)}`
        : null,
    until: linkUntil && until(linkUntil, timeZone),
    lifetime: letter.linkId ? lifetimeInWords(lifetime) : null,
  };
}
