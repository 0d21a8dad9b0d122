import { randomUUID } from 'node:crypto';
import type { CameOut } from './ledger.ts';
import { AGENTS, BOT } from './world.ts';

const SUBJECT = 'Solicitud de =?utf-8?q?activaci=C3=B3n?= cuenta mesa de ayuda';

function mail(from: string, to: string, subject: string, body: string, more: readonly string[] = []): Buffer {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${randomUUID()}@cliente.test>`,
    'Date: Mon, 3 Mar 2025 10:00:00 -0500',
    'MIME-Version: 1.0',
    ...(more.some((line) => /^content-type:/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...more,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`);
}

/** A request with all four data. */
export const request = (email: string, more: readonly string[] = []): Buffer =>
  mail(
    email,
    BOT,
    SUBJECT,
    `Buenos días:\r\n\r\nNombre completo: Carlos Pérez Gómez\r\nRazón social: Cliente Andino S.A.S.\r\nCargo: Analista de compras\r\nCorreo corporativo: ${email}\r\n\r\nGracias`,
    more,
  );

/** An agent's answer to a notice. */
export const approval = (notice: CameOut): Buffer => answer(notice.to, notice, 'Aprobar');

function answer(from: string, notice: CameOut, words: string, more: readonly string[] = []): Buffer {
  const quoted = `El lun, 3 mar 2025 a las 10:00, Mesa de Ayuda (<${BOT}>) escribió:\r\n> Responda con una palabra: aprobar`;
  const thread = [`In-Reply-To: ${notice.messageId}`, `References: ${notice.messageId}`, ...more];
  return mail(
    from,
    notice.replyTo,
    'Re: Solicitud de cuenta por decidir',
    `${words}\r\n\r\n${quoted}`,
    thread,
  );
}

/** Answers that must change nothing: by who did not get the notice, by a machine, by two at once, or with a key made up. */
export function forgery(notice: CameOut, pick: number): Buffer {
  const colleague = AGENTS.find((agent) => agent !== notice.to) ?? BOT;
  const [code = ''] = /sol\.[^.]+/.exec(notice.replyTo) ?? [];
  const madeUp = {
    ...notice,
    replyTo: BOT.replace('@', `+${code}.${'0'.repeat(26)}@`),
    messageId: '<nada@cliente.test>',
  };
  const forgeries = [
    () => answer('intruso@otra.test', notice, 'Aprobar'),
    () => answer(colleague, notice, 'Aprobar'),
    () => answer(notice.to, notice, 'Aprobar', ['Auto-Submitted: auto-replied']),
    () => answer(notice.to, notice, 'Aprobar', ['From: intruso@otra.test']),
    () => answer(notice.to, madeUp, 'Aprobar'),
    () => answer(notice.to, notice, '¿Lo aprobamos?'),
  ];
  return (forgeries[pick % forgeries.length] as () => Buffer)();
}

/** Mail of the bot's by its subject that is made to break its reader. What becomes of it is open, but something must. */
export function hostile(email: string, pick: number): Buffer {
  const multipart = 'Content-Type: multipart/mixed; boundary=x';
  const part = '--x\r\nContent-Disposition: attachment\r\n\r\n\r\n';
  const body = `Nombre: Eva Gil\r\nEmpresa: Andino S.A.\r\nCargo: Jefa\r\nCorreo: ${email}`;
  const hostiles = [
    () => mail(email, BOT, SUBJECT, body, ['From: otro@cliente.test']),
    () => mail(email, BOT, SUBJECT, `--x\r\nContent-Type: text/plain\r\n\r\n${body}`, [multipart]),
    () => mail(email, BOT, SUBJECT, body, ['Content-Type: text/plain; charset=x-unknown']),
    () => mail(email, BOT, SUBJECT, `${'<div>'.repeat(100_000)}${body}`, ['Content-Type: text/html']),
    () => mail(email, BOT, SUBJECT, `${'\r\n'.repeat(10_000)}${body}`),
    () => mail(email, BOT, SUBJECT, body, [`References: ${'<a@b.test> '.repeat(2_000)}`]),
    () => mail(email, BOT, SUBJECT, '\udfff \ud800 \u0000'.slice(0, 4) + body),
    () => mail(email, BOT, SUBJECT, `${part.repeat(90)}--x--`, [multipart]),
    () => mail(`agente@logtec.co(comment)${email}`, BOT, SUBJECT, body),
    () => mail(email, BOT, SUBJECT, part.repeat(1_000), [multipart]),
    () =>
      mail(
        email,
        BOT,
        SUBJECT,
        body,
        Array.from({ length: 250 }, (_, i) => `X-Field-${i}: nada`),
      ),
  ];
  return (hostiles[pick % hostiles.length] as () => Buffer)();
}

/** Other people's mail, which must lie where it lies. */
export const foreign = (n: number): Buffer =>
  mail(`persona${n}@otra.test`, BOT, 'Impresora del piso 3', 'No imprime. Aprobar por favor.');
