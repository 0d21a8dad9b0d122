import type { Mailbox } from '../core/mail.ts';
import { DESK, type Player } from './cast.ts';
import { EXAMPLES } from './examples.ts';
import { type Html, html } from './html.ts';
import { framePage, mailboxUrl, time } from './layout.ts';
import type { KeptLetter } from './post.ts';
import type { Town } from './town.ts';

/** What stands in the composer's fields. */
export interface Composed {
  from: string;
  to: string;
  subject: string;
  body: string;
  format: string;
}

const written = ({ name, address }: Mailbox): string => `${name} <${address}>`;

export const emptyMail = (player: Player): Composed => ({
  from: written(player),
  to: DESK.address,
  subject: '',
  body: '',
  format: 'text',
});

/** One of the examples, or an empty mail where there is none of that name. */
export const exampleMail = (player: Player, name = ''): Composed => ({
  ...emptyMail(player),
  ...(Object.hasOwn(EXAMPLES, name) && EXAMPLES[name]),
});

/** What a mailto: link fills in (RFC 6068). */
export function mailFromUrl(player: Player, link: string): Composed {
  const mail = emptyMail(player);
  if (!link.startsWith('mailto:') || !URL.canParse(link)) return mail;
  const url = new URL(link);
  return {
    ...mail,
    to: decodeURIComponent(url.pathname),
    subject: url.searchParams.get('subject') ?? '',
    body: url.searchParams.get('body') ?? '',
  };
}

const FORMAT_LABELS: readonly (readonly [string, string])[] = [
  ['text', 'Solo texto'],
  ['table', 'Texto y HTML; las líneas con | son una tabla'],
  ['phone', 'Solo HTML, como desde un teléfono'],
];

/** A new mail; the examples are links that fill in the form. */
export function composePage(town: Town, player: Player, mail: Composed, problem: string | null): string {
  const here = `${mailboxUrl(player)}/escribir`;
  const examples = Object.entries(EXAMPLES).map(
    ([name, { label, subject, body }]) =>
      html`<a href="${here}?ejemplo=${name}"${mail.subject === subject && mail.body === body && html` aria-current="true"`}>${label}</a>`,
  );
  const formats = FORMAT_LABELS.map(
    ([value, label]) =>
      html`<option value="${value}"${mail.format === value && html` selected`}>${label}</option>`,
  );
  return framePage(
    town,
    player,
    html`<div class="compose">
      <div class="top"><a class="back" href="${mailboxUrl(player)}">← Volver</a></div>
      <h1 class="away">Correo nuevo</h1>
      ${player.role === 'requester' && html`<nav class="chips" aria-label="Ejemplos"><span>Ejemplos:</span>${examples}</nav>`}
      ${problem !== null && html`<p class="problem" role="alert">${problem}</p>`}
      <form method="post" action="${here}">
        <details class="addressed"${!mail.subject && html` open`}>
          <summary>De <b>${mail.from.replace(/\s*<.*/, '')}</b> a <b>${mail.to.replace(/[+@].*/, '@…')}</b>: ${mail.subject || '(sin asunto)'}</summary>
          <div class="fields">${field('from', 'De', mail.from)}${field('to', 'Para', mail.to)}${field('subject', 'Asunto', mail.subject)}
            <label for="formato">Formato</label><select id="formato" name="format">${formats}</select></div>
        </details>
        <textarea name="body" rows="10" aria-label="Mensaje">${mail.body}</textarea>
        <div class="send"><button>Enviar</button></div>
      </form>
    </div>`,
  );
}

const field = (name: keyof Composed, label: string, value: string): Html =>
  html`<label for="${name}">${label}</label><input id="${name}" name="${name}" value="${value}" autocomplete="off" spellcheck="false">`;

/** An answer in the thread of a letter, which is quoted below it when it is sent. */
export function replyPage(town: Town, player: Player, letter: KeptLetter): string {
  const here = `${mailboxUrl(player)}/${letter.id}`;
  return framePage(
    town,
    player,
    html`<div class="compose">
      <div class="top"><a class="back" href="${here}">← Volver</a></div>
      <h1>Responder</h1>
      <p class="meta">Para: ${letter.from.name || letter.answerTo}</p>
      <p class="meta">Asunto: ${letter.subject}</p>
      <form method="post" action="${here}/responder">
        <textarea name="texto" rows="7" required aria-label="Mensaje">${player.role === 'requester' ? 'Cargo: Auxiliar de bodega' : ''}</textarea>
        <details class="quote"><summary>Debajo irá citado el mensaje de las ${time(letter.at)}</summary><blockquote>${letter.text}</blockquote></details>
        <div class="send"><button>Enviar</button></div>
      </form>
    </div>`,
  );
}
