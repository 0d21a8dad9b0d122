import type { Player, Role } from './cast.ts';
import { type Html, html } from './html.ts';
import type { Town } from './town.ts';

const TIME_ZONE = 'America/Bogota';

export const mailboxUrl = (player: Player): string => `/buzon/${encodeURIComponent(player.address)}`;

const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('es-CO', { timeZone: TIME_ZONE, ...options });
const HOUR = formatter({ hour: 'numeric', minute: '2-digit', hour12: true });
const SECOND = formatter({ hour: 'numeric', minute: '2-digit', second: '2-digit', hour12: true });
const DAY = formatter({ weekday: 'long', day: 'numeric', month: 'long' });

/** "3:40 p. m.", by the demo's clock. */
export const time = (at: Date): string => HOUR.format(at);
/** "3:40:07 p. m." */
export const exactTime = (at: Date): string => SECOND.format(at);
/** "domingo, 22 de noviembre" */
export const day = (at: Date): string => DAY.format(at);

export const ROLES: Readonly<Record<Role, string>> = {
  requester: 'Solicitante',
  agent: 'Agentes de la mesa',
  person: 'Persona de la cuenta',
};

/** Where scripts are off, lists load themselves again; pages that one writes on do not. */
const RELOAD = html`<noscript><meta http-equiv="refresh" content="5"></noscript>`;

/** A whole document. */
export const documentOf = (title: string, kind: 'board' | 'frame' | 'list', body: Html): string =>
  `<!doctype html>\n${
    html`<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title}</title>
<link rel="stylesheet" href="/estilo.css"><link rel="icon" href="data:,"><script src="/guion.js" defer></script>${kind === 'list' && RELOAD}</head>
<body class="${kind === 'board' ? 'board' : 'frame'}">${body}</body></html>`.html
  }`;

/** A page inside one of the board's columns: on top the people of that role, of whom `player` is shown. */
export function framePage(town: Town, player: Player, body: Html, kind: 'frame' | 'list' = 'frame'): string {
  const tabs = town.post.players
    .filter(({ role }) => role === player.role)
    .map((each) => {
      const isHere = each.address === player.address;
      return html`<a href="${mailboxUrl(each)}" title="${each.address}"${isHere && html` aria-current="page"`}>
        <span class="face">${initials(each.name)}</span><span>${each.name}</span>${badge(town.post.unread(each.address))}</a>`;
    });
  return documentOf(
    `${player.name} · Demostración de Portero`,
    kind,
    html`<header><nav class="people" id="personas" data-vivo aria-label="Buzones">${tabs}</nav>
      ${kind === 'list' && html`<p class="address">${player.address}</p>`}</header><main>${body}</main>`,
  );
}

export const badge = (count: number): Html | false =>
  count > 0 && html`<span class="badge"><span class="away">, sin leer: </span>${count}</span>`;

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
