import { describe, expect, test } from '@jest/globals';
import { readMail } from '../../src/core/reading/index.ts';
import { CLIENT, mailWith } from '../support/mail-with-fields.ts';
import { OWN } from '../support/requests.ts';

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
    expect(readMail(mailWith(fields, text), OWN)).toMatchObject({
      kind: 'bounce',
      failedRecipient: failed,
      decision: null,
    });
  });

  const report = (status: string) =>
    mailWith(
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
    const passedOn = mailWith(
      { ...CLIENT, subject: 'RV: No se puede entregar: Su cuenta' },
      `Miren, me llegó esto\n\n${EXCHANGE_ES}`,
    );
    expect(readMail(passedOn, OWN).kind).toBe('other');
  });
});
