import { baseAddress, DESK, type Player } from './cast.ts';
import { escaped, type Html, html, unescaped } from './html.ts';
import { framePage, mailboxUrl, time } from './layout.ts';
import type { KeptLetter } from './post.ts';
import type { Town } from './town.ts';

/** How a letter is shown. */
export type View = 'html' | 'text' | 'source';

const SNIPPET = 110;

/** One person's mailbox as a list, newest first. */
export function listPage(town: Town, player: Player): string {
  const letters = town.post.mailbox(player.address);
  return framePage(
    town,
    player,
    html`<h1 class="away">Correos de ${player.name}</h1><div class="tools">
      ${player.role === 'requester' && html`<a class="button" href="${mailboxUrl(player)}/escribir?ejemplo=completa">Escribir a soporte</a>`}
      ${player.role !== 'requester' && html`<a class="quiet button" href="${mailboxUrl(player)}/escribir">Escribir</a>`}
    </div>
    <div id="lista" data-vivo>
      ${letters.length === 0 ? empty(player) : html`<ul class="list">${letters.map((letter) => row(player, letter))}</ul>`}
    </div>`,
    'list',
  );
}

function row(player: Player, letter: KeptLetter): Html {
  const who = letter.isSent ? `Para: ${baseAddress(letter.to)}` : letter.from.name || letter.from.address;
  const state = letter.isSent ? 'sent' : letter.isRead ? 'read' : 'unread';
  return html`<li class="${state}"><a href="${mailboxUrl(player)}/${letter.id}">
    <span class="line"><b class="who">${who}</b><time>${time(letter.at)}</time></span>
    <span class="subject">${state === 'unread' && html`<span class="dot" title="Sin leer"></span>`}${letter.subject}</span>
    <span class="snippet">${snippet(letter)}</span>
  </a></li>`;
}

const snippet = (letter: KeptLetter): string =>
  letter.text
    .replace(/^—.*—$/m, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, SNIPPET);

const EMPTY: Readonly<Record<Player['role'], string>> = {
  requester: 'Aún no hay correos. Pulse «Escribir a soporte», elija un ejemplo y envíelo.',
  agent: 'Aquí llegará un aviso por cada solicitud, con los botones para aprobarla o rechazarla.',
  person: 'Cuando un agente apruebe la solicitud, aquí llegará el enlace para activar la cuenta.',
};

const empty = (player: Player): Html => html`<p class="empty">${EMPTY[player.role]}</p>`;

/** One letter as a mail client shows it, with the ways to answer it. */
export function letterPage(town: Town, player: Player, letter: KeptLetter, view: View): string {
  const here = `${mailboxUrl(player)}/${letter.id}`;
  const tab = (name: View, query: string, label: string): Html =>
    html`<a href="${here}${query}"${view === name && html` aria-current="page"`}>${label}</a>`;
  return framePage(
    town,
    player,
    html`<article class="letter">
      <div class="head">
        <div class="top"><a class="back" href="${mailboxUrl(player)}">← Volver</a>
        <nav class="views" aria-label="Ver como">${letter.html !== null && tab('html', '', 'Mensaje')}${tab('text', '?ver=texto', 'Texto')}${tab('source', '?ver=fuente', 'Fuente')}</nav></div>
        <h1>${letter.subject}</h1>
        <p class="meta one-line" title="${letter.from.address}">${time(letter.at)} · <b>${letter.from.name || letter.from.address}</b> &lt;${letter.from.address}&gt;</p>
        ${letter.isSent && html`<p class="meta">Para: ${shortened(letter.to)}</p>`}
      </div>
      ${body(here, letter, view)}
      ${!letter.isSent && answers(here, player, letter)}
    </article>`,
  );
}

function body(here: string, letter: KeptLetter, view: View): Html {
  if (view === 'html')
    return html`<iframe class="message" src="${here}/html" sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin" title="Mensaje"></iframe>`;
  if (view === 'source') return html`<pre class="message source">${letter.raw.toString('utf8')}</pre>`;
  return html`<div class="message text">${linked(letter.text)}</div>`;
}

function answers(here: string, player: Player, letter: KeptLetter): Html {
  if (player.role !== 'agent' || !asksForDecision(letter))
    return html`<div class="answers"><a class="quiet button" href="${here}/responder">Responder</a></div>`;
  return html`<div class="answers"><span>Responder:</span>
    <form method="post" action="${here}/responder"><button name="texto" value="Aprobar">Aprobar</button></form>
    <details><summary class="bad button">Rechazar…</summary>
      <form method="post" action="${here}/responder">
        <textarea name="motivo" rows="2" aria-label="Motivo, que se le envía a quien pidió la cuenta">los datos no corresponden a un cliente nuestro.</textarea>
        <button class="bad">Enviar</button>
      </form>
    </details>
    <a class="quiet button" href="${here}/responder">Otra…</a>
  </div>`;
}

/** The notice and the question back offer both answers ready to send. */
const asksForDecision = ({ html: body, answerTo }: KeptLetter): boolean =>
  answerTo !== baseAddress(answerTo) && /mailto:[^"]*aprobar/i.test(body ?? '');

/** A letter's own HTML. Its mailto: links open this inbox's composer (in the column, where scripts are on) instead of the machine's mail program. */
export function letterSource(player: Player, letter: KeptLetter): string {
  const composer = `${mailboxUrl(player)}/escribir?mailto=`;
  const rewritten = (letter.html ?? '').replace(
    /href="(mailto:[^"]+)"/gi,
    (_, url: string) => `href="${composer}${encodeURIComponent(unescaped(url))}"`,
  );
  return /<head[^>]*>/i.test(rewritten)
    ? rewritten.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`)
    : `<!doctype html><html lang="es"><head><meta charset="utf-8"><base target="_blank"></head><body style="font:15px/1.5 system-ui,sans-serif;margin:16px;overflow-wrap:anywhere">${rewritten}</body></html>`;
}

/** Text with its addresses as links that open a new tab. */
function linked(text: string): Html {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+)/);
  return {
    html: pieces
      .map((piece, i) =>
        i % 2 === 1
          ? `<a href="${escaped(piece)}" target="_blank" rel="noreferrer">${escaped(piece)}</a>`
          : escaped(piece),
      )
      .join(''),
  };
}

/** Reply keys are long and say nothing to a reader; that there is one is shown. */
const shortened = (to: string): string =>
  to.includes('+sol.') ? `${DESK.address.replace('@', '+sol.…@')}` : to;
