import { simpleParser } from 'mailparser';
import { canariesIn, canary } from './canaries.ts';

export const BOT = 'soporte@logtec.co';

/** A letter of the bot's as its recipient sees it. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  replyTo: string;
  inReplyTo: string;
  headers: ReadonlyMap<string, unknown>;
  /** The activation or reset link, as a path on the pages; empty where there is none. */
  link: string;
  raw: string;
}

/** What came by SMTP, as its recipient's mail program shows it. */
export async function asLetter(to: string, raw: Buffer): Promise<Letter> {
  const mail = await simpleParser(raw);
  canary('an address', to);
  canariesIn(`${raw.toString('latin1')}\n${mail.text}`);
  return {
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    messageId: mail.messageId ?? '',
    replyTo: mail.replyTo?.value[0]?.address ?? '',
    inReplyTo: mail.inReplyTo ?? '',
    headers: mail.headers,
    link: /https:\/\/portero\.test(\/(?:activar|restablecer)\/[a-z0-9.]+)/.exec(mail.text ?? '')?.[1] ?? '',
    raw: raw.toString('latin1'),
  };
}

/** The notice as a mail client quotes it below an answer. */
export const quoted = (letter: Letter): string =>
  `\n\nEl lun, 3 mar 2025 a las 10:00, Mesa de Ayuda (<${BOT}>) escribió:\n${letter.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}`;
