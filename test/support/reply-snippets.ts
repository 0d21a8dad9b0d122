import type { IncomingMail } from '../../src/core/mail.ts';
import { mailOf } from './mail.ts';

const SUBJECT = '[SOL-YQZMJV] Nueva solicitud de cuenta: Luisa Fernanda Forero — Palmas del Ariguaní S.A.';
const NOTICE = `Hay una nueva solicitud de cuenta pendiente de revisión.

Nombre completo: Luisa Fernanda Forero
Empresa: Palmas del Ariguaní S.A.
Correo: lforero@palmariguani.com.co
Cargo: Analista de compras

Responda a este correo con una sola palabra: aprobar — o — rechazar,
seguido del motivo.

Solicitud SOL-YQZMJV. Mensaje automático de la Mesa de Ayuda LogTecGroup.`;
const MARKED = NOTICE.split('\n')
  .map((line) => `> ${line}`.trimEnd())
  .join('\n');
const HEADERS = `De: Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>
Enviado el: lunes, 3 de marzo de 2025 10:00 a. m.
Para: Marta Lucía Cárdenas <mcardenas@logtecgroup.com.co>
Asunto: ${SUBJECT}

`;

const QUOTES: Readonly<Record<string, string>> = {
  gmail: `\n\nEl lun, 3 mar 2025 a la(s) 10:00 a.m., Mesa de Ayuda LogTecGroup (<\nsoporte@logtecgroup.com.co>) escribió:\n\n${MARKED}`,
  'gmail-en': `\n\nOn Mon, Mar 3, 2025 at 10:00 AM Mesa de Ayuda LogTecGroup <\nsoporte@logtecgroup.com.co> wrote:\n\n${MARKED}`,
  outlook: `\n\n________________________________\n${HEADERS}${NOTICE}`,
  'outlook-below': `${HEADERS}${MARKED}`,
  apple: `\n\n> El 3 mar 2025, a las 10:00, Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió:\n> \n${MARKED}`,
};
const INSIDE = 'El 3/03/25 a las 10:00 a. m., Mesa de Ayuda LogTecGroup escribió:\n';

/** A line of the snippets as it would be written: its line breaks, and the notice where it quotes it. */
export const written = (line: string): string =>
  line
    .replaceAll(/ ?⏎ ?/g, '\n')
    .replace(
      /\{inside:(.*?)\}/,
      (_, words: string) => INSIDE + MARKED.replace('\n>\n> Solicitud', `\n\n${words}\n\n> Solicitud`),
    )
    .replace(/\n?\{([a-z-]+)\}/, (_, program: string) => QUOTES[program] ?? `{${program}}`);

/** An answer of Marta Cárdenas to the notice, or somebody else's mail that carries its key. */
export function snippetMail(plain: string, other?: { from: string; subject: string }): IncomingMail {
  const [, name = '', address = ''] =
    /^(.*) <(.*)>$/.exec(other?.from ?? 'Marta Lucía Cárdenas <mcardenas@logtecgroup.com.co>') ?? [];
  const subject = other?.subject.replaceAll('{s}', SUBJECT) ?? `Re: ${SUBJECT}`;
  return mailOf({
    from: [{ name, address }],
    subject,
    references: ['<sol.yqzmjv.kg59t2g6@logtecgroup.com.co>'],
    headers: new Map([['subject', [subject]]]),
    plain: plain.replaceAll('{s}', SUBJECT),
  });
}

/** A reason as it is compared: a connective before it may be kept or dropped (corpus/replies/README.md). */
export const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'«“([]+|[\s"'».,;:”)\]]+$/g, '')
    .replace(
      /^(?:por cuanto|por|porque|que|motivo:?|causa:?|comentario:?|razón:|debido a que|debido a|como) /,
      '',
    );
