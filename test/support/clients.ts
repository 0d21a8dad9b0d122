/** What an answer is made of, before a mail client puts it into its own form. */
export interface Draft {
  /** Whole header fields, as they are to stand: `From: Ana <ana@logtec.co>`. */
  readonly head: readonly string[];
  readonly words: string;
  /** The text of the letter that is answered. */
  readonly quoted: string;
}

type Client = (
  words: string,
  quoted: string,
) => { readonly fields: readonly string[]; readonly body: string };

const BOT = 'soporte@logtec.co';
const html = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>\n');
const marked = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
const b64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');

/** Quoted-printable with soft line breaks. */
const qp = (text: string, charset: 'utf8' | 'latin1' = 'utf8'): string =>
  Buffer.from(text.replaceAll('—', '-'), charset)
    .toString('latin1')
    .replace(
      /[^\t\n\x20-\x3c\x3e-\x7e]/g,
      (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .replace(/(?:=[0-9A-F]{2}|[^=\n]){60,70}(?=[^\n])/g, '$&=\n');

type Part = readonly [type: string, encoding: string, content: string];
const alternative = (...parts: readonly Part[]): { fields: string[]; body: string } => ({
  fields: ['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary="=_b1"'],
  body: `${parts.map(([type, encoding, content]) => `--=_b1\nContent-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n${content}\n`).join('')}--=_b1--\n`,
});
const plain = (type: string, encoding: string, body: string) => ({
  fields: ['MIME-Version: 1.0', `Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`],
  body,
});
const also = (form: { fields: string[]; body: string }, ...fields: string[]) => ({
  ...form,
  fields: [...form.fields, ...fields],
});

/** Answers as twelve mail clients in use here make them. */
export const CLIENTS: Readonly<Record<string, Client>> = {
  Gmail: (words, quoted) => {
    const on = `El lun, 3 mar 2025 a la(s) 10:00 a.m., Mesa de Ayuda (${BOT})\nescribió:`;
    return alternative(
      ['text/plain; charset="UTF-8"', 'base64', b64(`${words}\n\n${on}\n\n${marked(quoted)}\n`)],
      [
        'text/html; charset="UTF-8"',
        'quoted-printable',
        qp(
          `<div dir="ltr">${html(words)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${html(on)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">${html(quoted)}</blockquote></div>`,
        ),
      ],
    );
  },
  'Outlook for Windows': (words, quoted) => {
    const top = `De: Mesa de Ayuda <${BOT}>\nEnviado el: lunes, 3 de marzo de 2025 10:00 a. m.\nPara: Ana Gómez\nAsunto: Por decidir`;
    return also(
      alternative(
        [
          'text/plain; charset="iso-8859-1"',
          'quoted-printable',
          qp(`${words}\n\n \n\n${top}\n\n \n\n${quoted}`, 'latin1'),
        ],
        [
          'text/html; charset="iso-8859-1"',
          'quoted-printable',
          qp(
            `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=ES-CO><div class=WordSection1><p class=MsoNormal>${html(words)}<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>De:</b> Mesa de Ayuda &lt;${BOT}&gt; <br><b>Enviado el:</b> lunes, 3 de marzo de 2025 10:00 a. m.<br><b>Para:</b> Ana Gómez<br><b>Asunto:</b> Por decidir<o:p></o:p></p></div><p class=MsoNormal>${html(quoted)}</p></div></body></html>`,
            'latin1',
          ),
        ],
      ),
      'X-Mailer: Microsoft Outlook 16.0',
      'Thread-Index: AduMKc0zJ1Xw4qk4QOa1n0y4kzvT3g==',
    );
  },
  'Outlook on the web': (words, quoted) =>
    also(
      alternative(
        [
          'text/plain; charset="utf-8"',
          'base64',
          b64(
            `${words}\n________________________________\nDe: Mesa de Ayuda <${BOT}>\nEnviado: lunes, 3 de marzo de 2025 10:00\nPara: Ana Gómez <ana@logtec.co>\nAsunto: Por decidir\n\n${quoted}`,
          ),
        ],
        [
          'text/html; charset="utf-8"',
          'base64',
          b64(
            `<html><body dir="ltr"><div class="elementToProof">${html(words)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><b>De:</b> Mesa de Ayuda<br><b>Enviado:</b> lunes, 3 de marzo de 2025 10:00<br><b>Para:</b> Ana Gómez<br><b>Asunto:</b> Por decidir</div><div>${html(quoted)}</div></body></html>`,
          ),
        ],
      ),
      'Accept-Language: es-CO, en-US',
      'X-MS-Has-Attach:',
    ),
  'Outlook for Android': (words, quoted) =>
    alternative(
      [
        'text/plain; charset="utf-8"',
        'quoted-printable',
        qp(
          `${words}\n\nObtener Outlook para Android<https://aka.ms/AAb9ysg>\n________________________________\nFrom: Mesa de Ayuda <${BOT}>\nSent: Monday, March 3, 2025 10:00:00 AM\nTo: Ana Gómez <ana@logtec.co>\nSubject: Por decidir\n\n${quoted}`,
        ),
      ],
      [
        'text/html; charset="utf-8"',
        'base64',
        b64(
          `<html><body><div dir="auto">${html(words)}</div><div id="ms-outlook-mobile-signature">Obtener <a href="https://aka.ms/AAb9ysg">Outlook para Android</a></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Mesa de Ayuda<br><b>Sent:</b> Monday, March 3, 2025 10:00:00 AM<br><b>Subject:</b> Por decidir</div>${html(quoted)}</body></html>`,
        ),
      ],
    ),
  'Mail on the iPhone': (words, quoted) => {
    const on = `El 3/03/2025, a la(s) 10:00 a.m., Mesa de Ayuda <${BOT}> escribió:`;
    return also(
      alternative(
        [
          'text/plain; charset=utf-8',
          'quoted-printable',
          qp(`${words}\n\nEnviado desde mi iPhone\n\n> ${on}\n> \n${marked(quoted)}\n`),
        ],
        [
          'text/html; charset=utf-8',
          'quoted-printable',
          qp(
            `<html><head></head><body dir="auto">${html(words)}<div><br></div><div dir="ltr">Enviado desde mi iPhone</div><div dir="ltr"><br><blockquote type="cite">${html(on)}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${html(quoted)}</div></blockquote></body></html>`,
          ),
        ],
      ),
      'X-Mailer: iPhone Mail (22D72)',
    );
  },
  'Samsung Email': (words, quoted) =>
    alternative(
      [
        'text/plain; charset=utf-8',
        'base64',
        b64(
          `${words}\n\nEnviado desde mi Galaxy\n\n-------- Mensaje original --------\nDe: Mesa de Ayuda <${BOT}>\nFecha: 3/03/25 10:00 a. m. (GMT-05:00)\nA: Ana Gómez <ana@logtec.co>\nAsunto: Por decidir\n\n${quoted}`,
        ),
      ],
      [
        'text/html; charset=utf-8',
        'base64',
        b64(
          `<html><body><div dir="auto">${html(words)}</div><div id="composer_signature" dir="auto"><div style="font-size:12px;color:#575757" dir="auto">Enviado desde mi Galaxy</div></div><div><br></div><div>-------- Mensaje original --------</div><div>De: Mesa de Ayuda &lt;${BOT}&gt; </div><div>Fecha: 3/03/25  10:00 a. m.  (GMT-05:00) </div><div>A: Ana Gómez </div><div>Asunto: Por decidir </div><div>${html(quoted)}</div></body></html>`,
        ),
      ],
    ),
  Thunderbird: (words, quoted) =>
    also(
      plain(
        'text/plain; charset=UTF-8; format=flowed',
        '8bit',
        `${words}\n\nEl 3/3/25 a las 10:00, Mesa de Ayuda escribió:\n${marked(quoted)}\n`,
      ),
      'User-Agent: Mozilla Thunderbird',
      'Content-Language: es-CO',
    ),
  Yahoo: (words, quoted) => {
    const on = `En lunes, 3 de marzo de 2025, 10:00:00 a. m. GMT-5, Mesa de Ayuda <${BOT}> escribió: `;
    return also(
      alternative(
        [
          'text/plain; charset=UTF-8',
          'quoted-printable',
          qp(`  ${words}\n\n    ${on}\n \n ${quoted.replaceAll('\n', '\n ')}\n`),
        ],
        [
          'text/html; charset=UTF-8',
          'quoted-printable',
          qp(
            `<html><head></head><body><div class="ydp1 yahoo-style-wrap"><div dir="ltr">${html(words)}</div><div><br></div></div><div id="ydp2yahoo_quoted_1" class="ydp2yahoo_quoted"><div><div>${html(on)}</div><div>${html(quoted)}</div></div></div></body></html>`,
          ),
        ],
      ),
      'X-Mailer: WebService/1.1.23369 YMailNorrin',
    );
  },
  Zimbra: (words, quoted) =>
    also(
      alternative(
        [
          'text/plain; charset=utf-8',
          'quoted-printable',
          qp(
            `${words}\n\n\nDe: "Mesa de Ayuda" <${BOT}>\nPara: "Ana" <ana@logtec.co>\nEnviados: Lunes, 3 de Marzo 2025 10:00:00\nAsunto: Por decidir\n\n${quoted}`,
          ),
        ],
        [
          'text/html; charset=utf-8',
          'quoted-printable',
          qp(
            `<html><body><div style="font-family: arial"><div>${html(words)}</div><div><br></div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>De: </b>"Mesa de Ayuda"<br><b>Para: </b>"Ana"<br><b>Enviados: </b>Lunes, 3 de Marzo 2025 10:00:00<br><b>Asunto: </b>Por decidir<br></div><div data-marker="__QUOTED_TEXT__">${html(quoted)}</div></div></body></html>`,
          ),
        ],
      ),
      'X-Mailer: Zimbra 8.8.15_GA_4717 (ZimbraWebClient - GC133 (Win)/8.8.15_GA_4717)',
    ),
  Roundcube: (words, quoted) =>
    also(
      plain(
        'text/plain; charset=UTF-8; format=flowed',
        '8bit',
        `El 2025-03-03 10:00, Mesa de Ayuda escribió:\n${marked(quoted)}\n\n${words}\n`,
      ),
      'User-Agent: Roundcube Webmail/1.6.9',
    ),
  'Proton Mail': (words, quoted) =>
    alternative(
      [
        'text/plain; charset=utf-8',
        'base64',
        b64(
          `${words}\n\nEnviado con el correo electrónico seguro de Proton Mail.\n\nEl lunes, 3 de marzo de 2025 a las 10:00 AM, Mesa de Ayuda <${BOT}> escribió:\n\n${marked(quoted)}\n`,
        ),
      ],
      [
        'text/html; charset=utf-8',
        'base64',
        b64(
          `<div style="font-family: Arial">${html(words)}</div><div class="protonmail_signature_block"><div class="protonmail_signature_block-proton">Enviado con el correo electrónico seguro de Proton Mail.</div></div><div class="protonmail_quote">El lunes, 3 de marzo de 2025 a las 10:00 AM, Mesa de Ayuda &lt;${BOT}&gt; escribió:<br><blockquote class="protonmail_quote" type="cite">${html(quoted)}</blockquote></div>`,
        ),
      ],
    ),
  'Zoho Mail': (words, quoted) => {
    const on = `---- El lun., 03 mar. 2025 10:00:00 -0500 Mesa de Ayuda <${BOT}> escribió ----`;
    return also(
      alternative(
        ['text/plain; charset="UTF-8"', 'quoted-printable', qp(`${words}\n\n\n${on}\n\n${quoted}`)],
        [
          'text/html; charset="UTF-8"',
          'quoted-printable',
          qp(
            `<html><body><div>${html(words)}</div><div class="zmail_extra_hr" style="border-top: 1px solid"></div><div class="zmail_extra"><div id="Zm-_Id_-Sgn1">${html(on)}</div><blockquote style="margin: 0px;"><div>${html(quoted)}</div></blockquote></div></body></html>`,
          ),
        ],
      ),
      'X-Mailer: Zoho Mail',
      'User-Agent: Zoho Mail',
    );
  },
};

export function written(client: string, { head, words, quoted }: Draft): Buffer {
  const write = CLIENTS[client];
  if (!write) throw new Error(`no client ${client}`);
  const { fields, body } = write(words, quoted);
  return Buffer.from(`${[...head, ...fields].join('\n')}\n\n${body}`.replaceAll('\n', '\r\n'));
}
