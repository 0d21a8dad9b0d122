import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import type { MailServer } from '../../src/embedded/mail-server.ts';
import { Browser } from '../support/browser.ts';

/** The walk of one request as people outside see it, whatever way the bot was started: by mail and by page alone. */

export const BOT = 'soporte@logtec.co';
export const AGENT = 'ana@logtec.co';
export const PASSWORD = 'tres tristes tigres tragan';

/** What every way of starting needs to be told; ports are for the caller to choose. */
export const settingsFor = ({ imapPort, smtpPort }: MailServer): Record<string, string> => ({
  IMAP_URL: `imap://${encodeURIComponent(BOT)}:secret@127.0.0.1:${imapPort}/INBOX?tls=none`,
  SMTP_URL: `smtp://127.0.0.1:${smtpPort}?tls=none`,
  MAIL_FROM: `Mesa de Ayuda <${BOT}>`,
  AGENTS: AGENT,
  PUBLIC_URL: 'http://portero.test',
});

/** A request is written and approved; answers with the path of the activation link that was mailed. */
export async function invited(mail: MailServer, email: string): Promise<string> {
  mail.appendTo(BOT, requestFor(email));
  const notice = await letterTo(mail, AGENT, email);
  mail.appendTo(
    BOT,
    `From: ${AGENT}\r\nTo: ${notice.replyTo?.text ?? ''}\r\nSubject: Re: ${notice.subject}\r\nIn-Reply-To: ${notice.messageId}\r\n\r\nAprobar\r\n`,
  );
  const { text = '' } = await letterTo(mail, email, '/activar/');
  return /http:\/\/portero\.test(\/activar\/[a-z0-9.]+)/.exec(text)?.[1] ?? '';
}

export const requestFor = (email: string): string =>
  `From: jefe@andino.test\r\nTo: ${BOT}\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\nMessage-ID: <${email}>\r\n\r\nNombre completo: Laura Gomez\r\nRazon social: Andino S.A.S.\r\nCargo: Compras\r\nCorreo corporativo: ${email}\r\n`;

/** Waits for a letter to this address that contains these words. */
export async function letterTo(mail: MailServer, address: string, words: string) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(50)) {
    for (const { to, raw } of mail.letters) {
      if (to[0] !== address) continue;
      const letter = await simpleParser(raw);
      if (letter.text?.includes(words)) return letter;
    }
  }
  throw new Error(`no letter to ${address} with ${words}`);
}

/** Opens the link and sets a password: the status of both. */
export async function activates(pagesUrl: string, link: string): Promise<number[]> {
  const visitor = new Browser(pagesUrl);
  const page = await visitor.get(link);
  if (!page.ok) return [page.status];
  const done = await visitor.submit(page, { password: PASSWORD, confirmation: PASSWORD });
  return [page.status, done.status];
}
