import { describe, expect, test } from '@jest/globals';
import type { IncomingMail } from '../../src/core/mail.ts';
import { readMail } from '../../src/core/reading/index.ts';
import { machineMade } from '../../src/core/reading/robots.ts';
import { mailOf } from '../support/mail.ts';

const OWN = 'soporte@logtecgroup.com.co';
const KEY = 'soporte+sol.yqzmjv.kg59t2g6@logtecgroup.com.co';

/** A mail from its fields and text; from an agent, to the key of a notice, unless the fields say otherwise. */
function mail(fields: Record<string, string>, plain = '', more: Partial<IncomingMail> = {}): IncomingMail {
  const all: Record<string, string> = {
    from: 'Camila Rojas <crojas@logtecgroup.com.co>',
    to: KEY,
    subject: 'Re: [SOL-YQZMJV] Nueva solicitud',
    'return-path': '<crojas@logtecgroup.com.co>',
    ...fields,
  };
  const [, name = '', address = all['from'] ?? ''] = /^(.*?)\s*<([^>]*)>$/.exec(all['from'] ?? '') ?? [];
  return mailOf({
    from: [{ name, address }],
    subject: all['subject'] ?? '',
    messageId: all['message-id'] ?? '<1@logtecgroup.com.co>',
    references: all['in-reply-to'] ? [all['in-reply-to']] : [],
    recipients: [all['to'] ?? ''],
    headers: new Map(Object.entries(all).map(([field, value]) => [field, [value]])),
    plain,
    ...more,
  });
}
const QUOTE =
  '\n\nEl lun, 3 mar 2025 a la(s) 10:00, Mesa (<soporte@logtecgroup.com.co>) escribió:\n> Hay una nueva solicitud';
const client = { from: 'Ana Díaz <ana@cliente.co>', to: OWN, 'return-path': '<ana@cliente.co>' };

describe('machines', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'Exchange, away',
      {
        'return-path': '<>',
        'auto-submitted': 'auto-generated',
        subject: 'Respuesta automática: [SOL-YQZMJV] Nueva',
      },
      'Estoy fuera. Para aprobar escriba a Ana.',
    ],
    [
      'Gmail, vacation',
      { 'auto-submitted': 'auto-replied', precedence: 'bulk', 'x-autoreply': 'yes' },
      'Estoy de vacaciones',
    ],
    ['English, by its subject', { ...client, subject: 'Automatic reply: [SOL-YQZMJV]' }, 'I am out.'],
    ['out of office in English', { ...client, subject: 'Out of Office: [SOL-YQZMJV]' }, 'Back on Monday'],
    [
      'by its subject alone',
      { ...client, subject: 'Fuera de la oficina Re: [SOL-YQZMJV]' },
      'Vuelvo el lunes.',
    ],
    ['absent, by its subject', { subject: 'Ausente: [SOL-YQZMJV] Nueva solicitud' }, 'Regreso el 9'],
    ['X-Autorespond', { 'x-autorespond': 'yes' }, 'aprobar'],
    ['Precedence auto_reply', { precedence: 'auto_reply' }, 'Gracias por escribir'],
    ['Precedence junk', { precedence: 'junk' }, 'Gracias por escribir'],
    ['inbox rule of Exchange', { 'x-ms-exchange-inbox-rules-loop': 'crojas@logtecgroup.com.co' }, 'aprobar'],
    [
      'away, told by nothing but its text',
      {},
      'Buenas, me encuentro en vacaciones hasta el 9 de enero. Para aprobar usuarios escriba a Ana Ruiz.',
    ],
    ['null sender, nothing else', { 'return-path': '<>' }, 'aprobar'],
    [
      'read receipt',
      { 'content-type': 'multipart/report; report-type="disposition-notification"' },
      'Se ha mostrado',
    ],
    ['read receipt by subject', { subject: 'Leído: [SOL-YQZMJV] Nueva solicitud' }, ''],
    [
      'acknowledgement with a number',
      { ...client, subject: 'Caso 45871 registrado' },
      'Hemos recibido su mensaje y se creó el caso No. 45871.',
    ],
    [
      'acknowledgement that answers',
      {
        ...client,
        subject: 'Re: [SOL-YQZMJV] Su cuenta [#99120]',
        'in-reply-to': '<sol.yqzmjv.k@logtecgroup.com.co>',
      },
      'Estimado usuario: su solicitud ha sido recibida con el ticket #99120.',
    ],
    [
      'automatic by its own words',
      { ...client, to: KEY },
      'Este es un mensaje automático, por favor no responda a este correo.',
    ],
    [
      'line of a help desk',
      { ...client, to: KEY },
      '## Por favor escriba arriba de esta línea ##\nSu solicitud está en trámite',
    ],
    ['Zendesk', { ...client, 'x-mailer': 'Zendesk Mailer' }, 'Recibimos su solicitud'],
    ['Jira', { ...client, 'x-jira-fingerprint': 'a1b2' }, 'Created'],
    ['no-reply sender', { from: 'Portal <no-reply@proveedor.co>', to: OWN }, 'Su clave'],
    [
      'challenge',
      { ...client, subject: 'Confirme su mensaje', 'in-reply-to': '<sol.yqzmjv.k@logtecgroup.com.co>' },
      'Para liberar su mensaje haga clic aquí y confirme que usted es una persona real.',
    ],
    [
      'own mail',
      { from: `Mesa de Ayuda <${OWN}>`, to: 'crojas@logtecgroup.com.co' },
      'Hay una nueva solicitud',
    ],
    ['own mail, from its key', { from: `Mesa de Ayuda <${KEY}>`, to: OWN }, 'Hay una nueva solicitud'],
    [
      'own mail, sender rewritten',
      {
        from: 'Mesa via Grupo <grupo@logtecgroup.com.co>',
        'message-id': '<sol.yqzmjv.k@logtecgroup.com.co>',
      },
      'aprobar',
    ],
    ['own X-Loop', { 'x-loop': OWN }, 'aprobar'],
    [
      'cron',
      { from: 'root <root@web01.logtecgroup.com.co>', to: OWN, 'auto-submitted': 'auto-generated' },
      'disk full',
    ],
    [
      'postmaster about something else',
      { from: 'postmaster@logtecgroup.com.co', to: OWN, subject: 'Su buzón está casi lleno' },
      'Use menos',
    ],
  ])('%s is an auto-reply', (_, fields, text) => {
    expect(readMail(mail(fields, text), OWN)).toMatchObject({ kind: 'auto-reply', decision: null });
  });

  test.each<[string, Record<string, string>]>([
    ['List-Id', { 'list-id': '<logistica.listas.co>' }],
    ['Mailman', { 'x-mailman-version': '3.3.9' }],
    ['Google Groups', { 'x-google-group-id': '123', precedence: 'list' }],
    ['newsletter', { 'list-unsubscribe': '<https://x.co/u>' }],
    ['newsletter without list fields', { precedence: 'bulk', 'x-campaign': '7' }],
    [
      'newsletter that calls itself generated',
      { 'list-unsubscribe': '<https://x.co/u>', 'auto-submitted': 'auto-generated' },
    ],
  ])('%s is a list', (_, fields) => {
    expect(machineMade(mail(fields).headers, mail(fields).from, OWN)).toBe('list');
  });

  test.each<[string, Record<string, string>, string]>([
    ['asks not to be answered', { 'x-auto-response-suppress': 'All' }, 'Aprobar'],
    ['says that no machine wrote', { 'auto-submitted': 'no' }, 'aprobar'],
    ['uses Proton', { 'feedback-id': '59145311:user:proton' }, 'aprobar'],
    ['another loop mark', { 'x-loop': 'crojas@logtecgroup.com.co' }, 'aprobar'],
    ['says no autoreply', { 'x-autoreply': 'no' }, 'aprobar'],
    ['normal precedence', { precedence: 'normal' }, 'aprobar'],
  ])('a person who %s is a person', (_, fields, text) => {
    expect(readMail(mail(fields, text + QUOTE), OWN)).toMatchObject({ kind: 'reply', decision: 'approve' });
  });

  test.each([
    'Rechazar, ya se ha creado el usuario con el caso 45871',
    'Rechazar, esa persona está de vacaciones hasta el 9 y no la pidió',
    'Rechazar: hemos recibido tres veces la misma, caso 1234',
  ])('a person may speak of cases and absences: %s', (text) => {
    expect(readMail(mail({}, text + QUOTE), OWN)).toMatchObject({ kind: 'reply', decision: 'reject' });
  });
});

// By hand, before the reader knew them; only their words tell. The subject S is what a machine answers our letters with.
const S = 'Re: [SOL-YQZMJV] Su cuenta fue aprobada: active su acceso';
const KEYED = { ...client, 'in-reply-to': '<sol.yqzmjv.k@logtecgroup.com.co>' };

describe('machines without any header', () => {
  test.each<[string, string]>([
    [
      'Confirme su envío para entregar: x',
      'Su mensaje a tatiana@x.co quedó retenido. Para que sea entregado haga clic una sola vez:\n\nhttps://filtro.x.co/c/91aJ',
    ],
    [
      'Verificación requerida',
      'Hola. Para evitar correo no deseado, su correo está en cuarentena. Confirme en https://x.co/a y lo entregaremos.',
    ],
    [
      'Mensaje en espera',
      'Su mensaje para Luis Pérez está en espera porque usted no está en su lista de contactos. Para entregarlo, responda a este correo sin cambiar el asunto.',
    ],
    [
      'Re: hola',
      'Solo recibo correos de remitentes autorizados. Haga clic para agregarse a la lista blanca: http://x.co/1',
    ],
    [
      'Message pending delivery',
      'Your message to luis@x.co is on hold. Please click the link below to have it delivered. https://x.co/1',
    ],
    [
      'Confirmation required',
      'I only accept messages from people I know. To be added, click http://x.co/2 and your message will be delivered.',
    ],
    [
      'Autenticación de remitente',
      'Su correo fue bloqueado temporalmente por nuestro filtro. Valide su dirección aquí para liberarlo: https://x.co',
    ],
    [
      S,
      'Gracias por su mensaje. No estaré disponible hasta el 5 de enero. Para temas urgentes comuníquese con Laura.',
    ],
    [S, 'Hola, no me encuentro en la oficina. Regreso el lunes 12.'],
    [S, 'Apreciado remitente: estaré por fuera del 3 al 18 con acceso limitado al correo.'],
    [S, 'Estoy disfrutando de mi periodo de vacaciones, regreso el 15. Lo urgente con Marta.'],
    [S, 'La doctora Ana Díaz se encuentra de vacaciones hasta el 20 de enero. Escriba a juan@x.co.'],
    [S, 'Ana está fuera de la oficina. Regresa el 8.'],
    [S, 'Ya no laboro en Palmas S.A. Por favor dirija sus correos a gerencia@palmas.co'],
    [
      S,
      'Le informamos que la señora Ana Díaz ya no hace parte de la compañía. Favor comunicarse con talento humano.',
    ],
    [S, 'Hemos recibido su mensaje. Un asesor se comunicará con usted en las próximas 24 horas hábiles.'],
    [
      S,
      'Gracias por contactarnos. Recibimos su correo y lo atenderemos en nuestro horario de atención de lunes a viernes.',
    ],
    [S, 'Su correo ha sido recibido. Tiempo de respuesta: 3 días hábiles.'],
    [S, 'Se ha creado el ticket INC0045871 con su solicitud.'],
    [S, 'Su PQR quedó radicada con el número 2026-00981.'],
    [S, 'I am out of the office until Monday. For urgent matters please contact Luis.'],
    [S, 'Por favor no responda a este mensaje, es generado automáticamente.'],
    [S, 'Este buzón no es monitoreado.'],
    [S, 'Este correo electrónico no recibe respuestas. Si necesita ayuda llame al 018000.'],
    [S, 'Mensaje enviado automáticamente, favor no responder.'],
    [S, 'Esta es una respuesta automática.'],
    [S, 'Licencia de maternidad hasta el 30 de marzo. Contactar a Luisa.'],
    ['Ausencia temporal Re: [SOL-YQZMJV]', 'Vuelvo el martes'],
    ['Estaré fuera hasta el 7', 'Saludos'],
    ['No estaré en la oficina', 'Cualquier cosa con Ana'],
    ['AUTO: Ana Díaz está fuera', 'x'],
    ['[Auto-Reply] Su cuenta', 'Gracias'],
    ['Confirmación de lectura: Su cuenta', 'El mensaje se mostró en la pantalla.'],
    ['Recibo: Su cuenta', 'Su mensaje fue leído el 3 de marzo'],
    ['Visto: [SOL-YQZMJV]', 'Este recibo confirma que el mensaje se mostró en el equipo del destinatario.'],
  ])('%s: %s', (subject, text) => {
    expect(readMail(mail({ ...KEYED, subject }, text), OWN)).toMatchObject({
      kind: 'auto-reply',
      decision: null,
    });
  });

  test.each([
    'Rechazar, ella está de vacaciones hasta el 9 y no la pidió',
    'No sé, ella ya no trabaja allá. Escríbanle a la empresa',
    'La solicitante se encuentra de vacaciones, rechazar',
    'Estoy en una reunión, aprobar',
    'Aprobar. Su mensaje quedó retenido en mi filtro, hasta ahora lo veo',
    'Hemos recibido tres iguales, rechazar',
    'Rechazar, ya se creó el caso 12345 y un asesor lo atenderá',
    'listo',
    'Aprobar. Mañana no estaré disponible',
    'Yo la veo cuando vuelva a la oficina',
  ])('a person may say the like without quoting: %s', (text) => {
    expect(readMail(mail({}, text), OWN).kind).toBe('reply');
  });
});

const GMAIL_ES =
  '** No se ha encontrado la dirección **\n\nTu mensaje no se ha entregado a lperez@cliente.co porque no se ha encontrado la dirección o esta no puede recibir correo.\n';
const QMAIL =
  "Hi. This is the qmail-send program at mail.cliente.co.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<lperez@cliente.co>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <soporte@logtecgroup.com.co>\nTo: otro@cliente.co\n";
const EXIM =
  'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  lperez@cliente.co\n    host mx.cliente.co [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<lperez@cliente.co>:\n    550 5.1.1 User unknown\n\n------ This is a copy of the message, including all the headers. ------\n\nTo: otro@cliente.co\n';
const POSTFIX =
  "This is the mail system at host mx.cliente.co.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\nFor further assistance, please send mail to postmaster.\n\n<lperez@cliente.co>: host mx[192.0.2.1] said: 550 5.1.1 unknown user\n";
const EXCHANGE_ES =
  'No se pudo entregar el mensaje a los siguientes destinatarios o grupos:\n\nlperez@cliente.co (lperez@cliente.co)\nLa dirección de correo electrónico que escribió no se encontró.\n\nInformación de diagnóstico para los administradores:\nServidor de generación: EX01.cliente.local\n#550 5.1.1 RESOLVER.ADR.RecipNotFound ##\n\nEncabezados de mensajes originales:\nReceived: from x\nTo: otro@cliente.co\n';
const EXIM_DELAY =
  'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\n\nThe address to which the message has not yet been delivered is:\n\n  lperez@cliente.co\n\nNo action is required on your part. Delivery attempts will continue for some time.\n';
const GMAIL_DELAY =
  '** Entrega incompleta **\n\nSe ha producido un problema temporal al entregar el mensaje a lperez@cliente.co. Gmail lo reintentará durante 46 horas más.\n';

describe('bounces', () => {
  const daemon = { from: 'Mail Delivery System <MAILER-DAEMON@mx.cliente.co>', to: OWN, 'return-path': '<>' };
  test.each<[string, Record<string, string>, string, string | null]>([
    [
      'Gmail in Spanish',
      {
        ...daemon,
        from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
        subject: 'Delivery Status Notification (Failure)',
      },
      GMAIL_ES,
      'lperez@cliente.co',
    ],
    ['qmail', { ...daemon, subject: 'failure notice' }, QMAIL, 'lperez@cliente.co'],
    [
      'Exim',
      { ...daemon, subject: 'Mail delivery failed: returning message to sender' },
      EXIM,
      'lperez@cliente.co',
    ],
    [
      'Exim by its header',
      { ...daemon, subject: 'Mail delivery failed', 'x-failed-recipients': 'LPerez@Cliente.CO' },
      '',
      'lperez@cliente.co',
    ],
    ['Postfix', { ...daemon, subject: 'Undelivered Mail Returned to Sender' }, POSTFIX, 'lperez@cliente.co'],
    [
      'Exchange in Spanish',
      { ...daemon, from: 'postmaster@cliente.co', subject: 'No se puede entregar: [SOL-YQZMJV] Su cuenta' },
      EXCHANGE_ES,
      'lperez@cliente.co',
    ],
    [
      'Exchange without the null sender',
      { from: 'Microsoft Outlook <postmaster@cliente.co>', to: OWN, subject: 'Undeliverable: x' },
      "Your message to lperez@cliente.co couldn't be delivered.",
      'lperez@cliente.co',
    ],
    [
      'a subject nobody knows',
      { ...daemon, subject: 'Aviso del servidor' },
      'El buzón lperez@cliente.co no existe: usuario desconocido.',
      'lperez@cliente.co',
    ],
    ['delayed, Exim', { ...daemon, subject: 'Warning: message 1abc delayed 24 hours' }, EXIM_DELAY, null],
    ['delayed, Gmail', { ...daemon, subject: 'Delivery Status Notification (Delay)' }, GMAIL_DELAY, null],
  ])('%s', (_, fields, text, failed) => {
    expect(readMail(mail(fields, text), OWN)).toMatchObject({
      kind: 'bounce',
      failedRecipient: failed,
      decision: null,
    });
  });

  const report = (status: string) =>
    mail(
      {
        ...daemon,
        subject: 'Undeliverable',
        'content-type': 'multipart/report; report-type=delivery-status; boundary=x',
      },
      'Your message could not be delivered',
      { deliveryStatus: status },
    );
  test.each<[string, string, string | null]>([
    [
      'failed',
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; lperez@cliente.co\nAction: failed\nStatus: 5.1.1',
      'lperez@cliente.co',
    ],
    [
      'expired after delays',
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: RFC822;<lperez@cliente.co>\nAction: Failed\nStatus: 4.4.7',
      'lperez@cliente.co',
    ],
    [
      'delayed',
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; lperez@cliente.co\nAction: delayed\nStatus: 4.4.1',
      null,
    ],
    [
      'one arrived, one failed',
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; otro@cliente.co\nAction: delivered\nStatus: 2.0.0\n\nOriginal-Recipient: rfc822; lperez@cliente.co\nFinal-Recipient: rfc822;\n lperez@cliente.co\nAction: failed\nStatus: 5.2.2',
      'lperez@cliente.co',
    ],
    ['without an action', 'Final-Recipient: rfc822; lperez@cliente.co\nStatus: 5.0.0', 'lperez@cliente.co'],
  ])('report: %s', (_, status, failed) => {
    expect(readMail(report(status), OWN)).toMatchObject({ kind: 'bounce', failedRecipient: failed });
  });

  test.each(['delivered', 'relayed', 'expanded'])('a report that it was %s is a receipt', (action) => {
    const status = `Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; lperez@cliente.co\nAction: ${action}\nStatus: 2.0.0`;
    expect(readMail(report(status), OWN)).toMatchObject({ kind: 'auto-reply', failedRecipient: null });
  });

  test('a person who passes a bounce on is a person', () => {
    const passedOn = mail(
      { ...client, subject: 'RV: No se puede entregar: Su cuenta' },
      `Miren, me llegó esto\n\n${EXCHANGE_ES}`,
    );
    expect(readMail(passedOn, OWN).kind).toBe('other');
  });
});
