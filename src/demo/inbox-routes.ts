import type { FastifyInstance, FastifyReply } from 'fastify';
import { canonicalAddress } from '../core/address.ts';
import type { Mailbox } from '../core/mail.ts';
import type { Player } from './cast.ts';
import {
  type Composed,
  composePage,
  emptyMail,
  exampleMail,
  mailFromUrl,
  replyPage,
} from './compose-pages.ts';
import { letterPage, letterSource, listPage, type View } from './mailbox-pages.ts';
import type { KeptLetter } from './post.ts';
import type { Town } from './town.ts';
import { answerDraft, FORMATS, newDraft } from './writing.ts';

/**
 * A letter's own HTML: nothing in it runs, loads or is sent; its links open new windows, which are free of all this. It is of
 * our origin so that the column around it can measure it and hear of clicks; no script of the letter's could use that.
 */
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin";

type Owner = { Params: { owner: string } };
type OneLetter = { Params: { owner: string; id: string } };

/** Everything below `/buzon/:owner`: one person's mailbox, its letters, and the ways to write. */
export function mailboxRoutes(server: FastifyInstance, town: Town): void {
  const playerOf = (owner: string): Player | undefined =>
    town.post.players.find((player) => player.address === owner);
  const found = (params: OneLetter['Params']): { player: Player; letter: KeptLetter } | null => {
    const player = playerOf(params.owner);
    const letter = town.post.find(params.owner, Number(params.id));
    return player && letter ? { player, letter } : null;
  };
  /** An old tab may still show a letter of the story before this one. */
  const toList = (owner: string, reply: FastifyReply): FastifyReply => {
    if (playerOf(owner)) return reply.redirect(`/buzon/${encodeURIComponent(owner)}`, 303);
    reply.callNotFound();
    return reply;
  };
  const answer = async (
    params: OneLetter['Params'],
    words: string,
    reply: FastifyReply,
  ): Promise<unknown> => {
    const place = found(params);
    if (!place) return toList(params.owner, reply);
    if (words.trim()) await town.send(answerDraft(place.player, place.letter, tidy(words)));
    return reply.redirect(`/buzon/${encodeURIComponent(params.owner)}`, 303);
  };

  server.get<Owner>('/buzon/:owner', async ({ params }, reply) => {
    const player = playerOf(params.owner);
    return player ? page(reply, listPage(town, player)) : reply.callNotFound();
  });

  server.get<OneLetter & { Querystring: { ver?: string } }>(
    '/buzon/:owner/:id',
    async ({ params, query }, reply) => {
      const place = found(params);
      if (!place) return toList(params.owner, reply);
      if (!place.letter.isRead) {
        place.letter.isRead = true;
        town.changes.emit('change');
      }
      return page(reply, letterPage(town, place.player, place.letter, viewOf(query.ver, place.letter)));
    },
  );

  server.get<OneLetter>('/buzon/:owner/:id/html', async ({ params }, reply) => {
    const place = found(params);
    if (!place) return toList(params.owner, reply);
    void reply.header('content-security-policy', LETTER_POLICY);
    return page(reply, letterSource(place.player, place.letter));
  });

  server.get<OneLetter>('/buzon/:owner/:id/responder', async ({ params }, reply) => {
    const place = found(params);
    return place ? page(reply, replyPage(town, place.player, place.letter)) : toList(params.owner, reply);
  });

  server.post<OneLetter & { Body: { texto?: string; motivo?: string } }>(
    '/buzon/:owner/:id/responder',
    ({ params, body: { texto = '', motivo } }, reply) =>
      answer(params, motivo === undefined ? texto : `Rechazar: ${motivo}`, reply),
  );

  server.get<Owner & { Querystring: { ejemplo?: string; mailto?: string } }>(
    '/buzon/:owner/escribir',
    async ({ params, query }, reply) => {
      const player = playerOf(params.owner);
      if (!player) return reply.callNotFound();
      const mail = query.mailto ? mailFromUrl(player, query.mailto) : exampleMail(player, query.ejemplo);
      return page(reply, composePage(town, player, mail, null));
    },
  );

  server.post<Owner & { Body: Partial<Record<keyof Composed, string>> }>(
    '/buzon/:owner/escribir',
    async ({ params, body }, reply) => {
      const player = playerOf(params.owner);
      if (!player) return reply.callNotFound();
      const mail = { ...emptyMail(player), ...body };
      const from = mailboxOf(mail.from);
      const to = canonicalAddress(mail.to.trim());
      if (!from || !to) {
        const problem =
          'Escriba el remitente como «Nombre <nombre@empresa.com.co>» y un destinatario completo.';
        return page(reply.code(422), composePage(town, player, mail, problem));
      }
      const format = FORMATS.find((name) => name === mail.format) ?? 'text';
      await town.send(newDraft(from, oneLine(mail.subject), tidy(mail.body), format, to));
      return reply.redirect(`/buzon/${encodeURIComponent(params.owner)}`, 303);
    },
  );
}

const page = (reply: FastifyReply, body: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(body);

/** What a letter is shown as: as asked for, or as a mail client would. */
function viewOf(asked: string | undefined, letter: KeptLetter): View {
  if (asked === 'fuente') return 'source';
  return asked === 'texto' || letter.html === null ? 'text' : 'html';
}

/** Forms send "\r\n" (HTML Standard, constructing an entry list). */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trimEnd();

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function mailboxOf(text: string): Mailbox | null {
  const [, name, bracketed] = /^\s*"?([^<"]*?)"?\s*<([^>]+)>\s*$/.exec(text) ?? [];
  const address = canonicalAddress((bracketed ?? text).trim());
  return address === null ? null : { name: oneLine(name ?? ''), address };
}
