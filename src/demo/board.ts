import { simpleParser } from 'mailparser';
import { CAST, DESK, LAURA, type Role } from './cast.ts';
import { type Html, html } from './html.ts';
import { badge, day, documentOf, exactTime, mailboxUrl, ROLES, time } from './layout.ts';
import type { LogLine } from './log-pane.ts';
import type { Town } from './town.ts';

const HOUR = 3_600_000;
const SHOWN_LINES = 120;
const TASKS: Readonly<Record<Role, string>> = {
  requester: 'pide una cuenta',
  agent: 'la aprueban o la rechazan',
  person: 'abre el enlace de su correo',
};
/** On a phone, where one column is seen at a time. */
const SHORT: Readonly<Record<Role, string>> = { requester: 'Pide', agent: 'Decide', person: 'Activa' };
const COLUMNS: readonly Role[] = ['requester', 'agent', 'person'];

/** The whole screen: three people's mailboxes side by side, the clock, and what goes on behind. */
export async function boardPage(town: Town): Promise<string> {
  return documentOf(
    'Demostración de Portero',
    'board',
    html`<header class="bar">
      <h1 class="brand">Portero <span>demostración</span></h1>
      ${clock(town)}
      <label class="quiet button low" title="Lo que hace el bot: el buzón que lee y su registro"><input type="checkbox" id="ver-abajo">Registro</label>
      <a class="quiet button" href="${town.pagesUrl}/" target="_blank" rel="noreferrer">Mesa<span>&nbsp;de ayuda</span>&nbsp;↗</a>
    </header>
    <nav class="tabs" aria-label="Columnas">${COLUMNS.map((role) => tab(town, role))}<label><input type="radio" name="columna" id="ver-behind">Registro</label></nav>
    <main class="columns">${COLUMNS.map(column)}</main>
    ${await behind(town)}
    <noscript><p class="noscript">Sin JavaScript, las listas se recargan solas cada cinco segundos; lo demás, a mano.</p></noscript>`,
  );
}

function clock(town: Town): Html {
  const now = town.clock.now();
  const lead = Math.round(town.clock.lead / HOUR);
  return html`<form class="clock" id="reloj" data-vivo method="post" action="/reloj">
    <p><span class="day">${day(now)}</span> <b>${time(now)}</b> <span class="day">en Bogotá</span>${lead > 0 && html` <span class="lead">+${lead} h</span>`}</p>
    <span class="day">· Adelantar</span>
    <button class="quiet" name="horas" value="1" title="Adelantar el reloj una hora">+1 h</button>
    <button class="quiet" name="horas" value="4" title="Adelantar el reloj cuatro horas: un enlace de activación vence">+4 h</button>
  </form>`;
}

function tab(town: Town, role: Role): Html {
  const unread = town.post.players
    .filter((player) => player.role === role)
    .reduce((sum, { address }) => sum + town.post.unread(address), 0);
  return html`<label><input type="radio" name="columna" id="ver-${role}"${role === COLUMNS[0] && html` checked`}><b>${COLUMNS.indexOf(role) + 1}</b>${SHORT[role]}<span id="cuenta-${role}" data-vivo>${badge(unread)}</span></label>`;
}

function column(role: Role, i: number): Html {
  const player = CAST.find((each) => each.role === role) ?? LAURA;
  return html`<section class="column ${role}"><h2><b>${i + 1}</b>${ROLES[role]} <span>${TASKS[role]}</span></h2><iframe src="${mailboxUrl(player)}" title="${ROLES[role]}"></iframe></section>`;
}

async function behind(town: Town): Promise<Html> {
  const lines = town.log.lines.slice(-SHOWN_LINES).reverse().map(logLine);
  const [inbox, archived] = await Promise.all([folder(town, 'INBOX'), folder(town, 'Portero')]);
  return html`<aside class="behind" aria-label="Detrás del escenario">
    <div class="pane"><h2>Buzón ${DESK.address}</h2><div id="soporte" tabindex="0" data-vivo>
      <h3>Entrada: lo que el bot no toca</h3>${inbox}
      <h3>Carpeta Portero: lo que el bot ya guardó</h3>${archived}</div></div>
    <div class="pane"><h2>Registro del bot <small>${town.log.file}</small></h2><ol class="log" id="registro" tabindex="0" data-vivo>${lines}</ol></div>
  </aside>`;
}

async function folder(town: Town, name: string): Promise<Html> {
  const mails = town.mail.messages(DESK.address, name);
  if (mails.length === 0) return html`<p class="empty">Vacía</p>`;
  const rows = await Promise.all(
    mails.toReversed().map(async ({ uid, raw, flags, receivedAt }) => {
      const { subject, from } = await simpleParser(headersOf(raw));
      const isUnread = !flags.includes('\\Seen');
      return html`<li><a href="/soporte/${name}/${uid}" target="_blank"><time>${time(receivedAt)}</time> <span class="${isUnread ? 'unread' : 'read'}">${subject ?? '(sin asunto)'}</span> <span class="who">${from?.value[0]?.name || from?.text || ''}</span></a></li>`;
    }),
  );
  return html`<ul class="folder">${rows}</ul>`;
}

function headersOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? raw : raw.subarray(0, end + 4);
}

/** The bytes of a mail in the help desk's own mailbox, or null. */
export function deskCopy(town: Town, folderName: string, uid: number): Buffer | null {
  return town.mail.messages(DESK.address, folderName).find((mail) => mail.uid === uid)?.raw ?? null;
}

function logLine({ at, level, msg, fields }: LogLine): Html {
  const { err, event: _, ...rest } = fields;
  const details = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const problem = err === undefined ? [] : [String((err as { message?: string }).message ?? '')];
  const tone = level >= 50 ? 'bad' : level >= 40 ? 'warn' : 'plain';
  return html`<li class="${tone}"><time>${exactTime(at)}</time> ${msg} <span>${[...details, ...problem].join(' ')}</span></li>`;
}

/** For what is not there; often it was, before the demo was started anew. */
export const missingPage = (): string =>
  documentOf(
    'No está · Demostración de Portero',
    'frame',
    html`<main><p class="empty">Eso no está aquí. Cada vez que se inicia la demostración comienza una historia nueva.</p>
      <p class="empty"><a href="/" target="_top">Volver al comienzo</a></p></main>`,
  );
