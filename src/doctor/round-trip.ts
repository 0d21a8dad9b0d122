import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { Config } from '../config.ts';
import { authservIdIn } from '../mail/authentication-results.ts';
import type { Transport } from '../mail/transport.ts';
import { type Teller, tlsInWords } from './finding.ts';

/** How long a mail to oneself may take, and how often is looked for it. Milliseconds. */
const PATIENCE = 60_000;
const EVERY = 1_000;

/** What the mail that came back carries of its way. */
export interface Arrived {
  /** Of the topmost Authentication-Results header, as MAIL_AUTHSERV_ID has it; null when there is none. */
  readonly authservId: string | null;
  /** Domain and selector of its DKIM signature; null when it is not signed. */
  readonly dkim: { readonly domain: string; readonly selector: string } | null;
}

/**
 * Mails the bot's own plus-address and waits for it in the mailbox: whether the sender is accepted, whether reply keys would
 * survive, and what the provider stamps on mail. The mail is moved to the archive folder.
 * @param mailbox null where it cannot be opened: then only the sending is tried
 * @returns null when it did not come back
 */
export async function examineRoundTrip(
  { mailFrom, imap, smtp }: Pick<Config, 'mailFrom' | 'imap' | 'smtp'>,
  transport: Transport,
  mailbox: ImapFlow | null,
  teller: Teller,
  patience = PATIENCE,
): Promise<Arrived | null> {
  const nonce = randomBytes(8).toString('hex');
  const [local, domain] = mailFrom.address.split('@');
  const to = `${local}+doctor.${nonce}@${domain}`;
  const began = performance.now();
  const sent = await transport.send({
    messageId: `<doctor.${nonce}@${domain}>`,
    from: mailFrom,
    to,
    replyTo: null,
    subject: `Portero doctor ${nonce}`,
    text: 'Prueba de Portero: puede borrar este mensaje.\n',
    html: '<p>Prueba de Portero: puede borrar este mensaje.</p>',
    inReplyTo: null,
    references: [],
    date: new Date(),
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  if (sent.result !== 'sent') {
    teller.fail(`a mail from ${mailFrom.address} is not accepted: ${sent.answer}`, cureOf(sent.answer));
    return null;
  }
  const how = [tlsInWords(smtp.tls), ...(smtp.user ? [`as ${smtp.user}`] : [])].join(', ');
  teller.ok(`${smtp.host}:${smtp.port} (${how}) accepts mail from ${mailFrom.address}: ${sent.answer}`);
  if (!mailbox) return null;
  const uid = await found(mailbox, nonce, patience);
  if (uid === null) {
    teller.fail(
      `a mail to ${to} did not come back within ${patience / 1_000} s`,
      'the provider must deliver plus-addresses to the mailbox (docs/providers); agents could not answer otherwise. Look for it in the spam folder too',
    );
    return null;
  }
  teller.ok(`plus-addresses arrive: there and back in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  const message = await mailbox.fetchOne(String(uid), { headers: true }, { uid: true });
  await mailbox.messageMove(String(uid), imap.archiveFolder, { uid: true });
  return arrivedWith(message ? (message.headers?.toString('latin1') ?? '') : '');
}

async function found(mailbox: ImapFlow, nonce: string, patience: number): Promise<number | null> {
  const giveUp = performance.now() + patience;
  for (;;) {
    await mailbox.noop();
    const uids = await mailbox.search({ header: { subject: nonce } }, { uid: true });
    if (uids && uids[0] !== undefined) return uids[0];
    if (performance.now() > giveUp) return null;
    await sleep(EVERY);
  }
}

/** What to do about an answer that has this in it; nodemailer's ESOCKET that is none of the first kind is about TLS. */
const CURES: readonly [RegExp, string][] = [
  [/EAUTH|535|530/, 'check user and password of SMTP_URL, or MAIL_AUTH and its variables (docs/providers)'],
  [
    /ECONN|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ETIMEDOUT|EDNS/,
    'check host and port of SMTP_URL, and that a firewall lets this machine out',
  ],
  [
    /^STARTTLS|ETLS|ESOCKET/,
    'have the certificate renewed or completed, or name its authority in TLS_CA_FILE; smtp:// needs STARTTLS, smtps:// TLS from the first byte',
  ],
];

const cureOf = (answer: string): string =>
  CURES.find(([shape]) => shape.test(answer))?.[1] ??
  'the provider must let the user of SMTP_URL send as MAIL_FROM';

/** Reads the two headers of the way by their shape; whether they are true is not asked here. */
export function arrivedWith(headers: string): Arrived {
  const unfolded = headers.replace(/\r?\n[ \t]+/g, ' ');
  const [, results = ''] = /^Authentication-Results:([^\r\n]*)/im.exec(unfolded) ?? [];
  const [, signature = ''] = /^DKIM-Signature:([^\r\n]*)/im.exec(unfolded) ?? [];
  const tag = (name: string): string | undefined =>
    new RegExp(`(?:^|;)\\s*${name}=([A-Za-z0-9._-]+)`).exec(signature)?.[1];
  const [domain, selector] = [tag('d'), tag('s')];
  return { authservId: authservIdIn(results), dkim: domain && selector ? { domain, selector } : null };
}
