import { createTransport } from 'nodemailer';
import type { Clock } from '../app.ts';
import type { Mailbox } from '../core/mail.ts';
import { DESK } from './cast.ts';
import { escaped } from './html.ts';
import type { KeptLetter } from './post.ts';

/** A mail that somebody of the story is about to send. */
export interface Draft {
  readonly from: Mailbox;
  readonly to: string;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  /** Message ids of the thread, oldest first; the last is the one answered. */
  readonly thread: readonly string[];
  readonly mailer: string;
}

/** How a body that somebody typed is dressed. */
export type Format = 'text' | 'table' | 'phone';
export const FORMATS: readonly Format[] = ['text', 'table', 'phone'];

const GMAIL = 'Portero demo (as Gmail)';
const IPHONE = 'iPhone Mail (21E219)';
const TIME_ZONE = 'America/Bogota';

/** Sends a draft over SMTP to the demo's mail server, as the writer's own mail program would. */
export async function post(draft: Draft, smtpPort: number, clock: Clock): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
  });
  const answered = draft.thread.at(-1);
  await transport.sendMail({
    from: draft.from,
    to: { name: '', address: draft.to },
    envelope: { from: draft.from.address, to: [draft.to] },
    subject: draft.subject,
    date: clock.now(),
    headers: { 'X-Mailer': draft.mailer },
    ...(draft.text !== null && { text: draft.text }),
    ...(draft.html !== null && { html: draft.html }),
    ...(answered !== undefined && { inReplyTo: answered, references: [...draft.thread] }),
  });
}

/** A mail that begins a thread. */
export function newDraft(
  from: Mailbox,
  subject: string,
  body: string,
  format: Format = 'text',
  to = DESK.address,
): Draft {
  const common = { from, to, subject, thread: [] };
  if (format === 'phone') {
    const lines = [...body.split('\n'), '', 'Enviado desde mi iPhone'];
    return { ...common, text: null, html: `<body dir="auto">${asDivs(lines)}</body>`, mailer: IPHONE };
  }
  const html = format === 'table' ? withTables(body) : null;
  return { ...common, text: body, html: html && `<div dir="ltr">${html}</div>`, mailer: GMAIL };
}

/** An answer as Gmail writes it: new words on top, the letter quoted below, in text and in HTML. */
export function answerDraft(from: Mailbox, letter: KeptLetter, words: string): Draft {
  const { name, address } = letter.from;
  const when = gmailMoment(letter.at);
  const quoted = letter.text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  const cited = letter.html ?? `<pre>${escaped(letter.text)}</pre>`;
  const link = `<a href="mailto:${escaped(address)}">${escaped(address)}</a>`;
  return {
    from,
    to: letter.answerTo,
    subject: /^re:/i.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`,
    text: `${words}\n\nEl ${when}, ${name} (<${address}>)\nescribió:\n\n${quoted}\n`,
    html: `<div dir="ltr">${asDivs(words.split('\n'))}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">El ${when}, ${escaped(name)} (${link}) escribió:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${cited}</blockquote></div>`,
    thread: [...letter.references, letter.messageId].filter(Boolean),
    mailer: GMAIL,
  };
}

/** "vie, 26 jul 2024 a la(s) 3:27 a. m." */
function gmailMoment(at: Date): string {
  const parts = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('es-CO', { timeZone: TIME_ZONE, ...options })
      .format(at)
      .replace(/(?<=\p{L}{3})\.$/u, ''); // "nov."
  const date = `${parts({ weekday: 'short' })}, ${parts({ day: 'numeric' })} ${parts({ month: 'short' })} ${parts({ year: 'numeric' })}`;
  return `${date} a la(s) ${parts({ hour: 'numeric', minute: '2-digit', hour12: true })}`;
}

const asDivs = (lines: readonly string[]): string =>
  lines.map((line) => `<div>${line.trim() ? escaped(line) : '<br>'}</div>`).join('');

/** Neighbouring lines with " | " in them become a table, as one pasted from a spreadsheet; other lines stay lines. */
function withTables(body: string): string {
  const runs: { isTable: boolean; lines: string[] }[] = [];
  for (const line of body.split('\n')) {
    const isTable = line.includes('|');
    const last = runs.at(-1);
    if (last?.isTable === isTable) last.lines.push(line);
    else runs.push({ isTable, lines: [line] });
  }
  return runs.map(({ isTable, lines }) => (isTable ? tableOf(lines) : asDivs(lines))).join('');
}

function tableOf(lines: readonly string[]): string {
  const cell = (text: string): string =>
    `<td style="border:1px solid rgb(204,204,204);padding:2px 6px">${escaped(text.trim())}</td>`;
  const rows = lines.map((line) => `<tr>${line.split('|').map(cell).join('')}</tr>`);
  return `<table border="1" cellspacing="0" style="border-collapse:collapse"><tbody>${rows.join('')}</tbody></table>`;
}
