import { describe, expect, test } from '@jest/globals';
import { readMail } from '../../src/core/reading/index.ts';
import { machineMade } from '../../src/core/reading/robots.ts';
import { CLIENT, KEY, mailWith } from '../support/mail-with-fields.ts';
import { OWN } from '../support/requests.ts';

const QUOTE =
  '\n\nEl lun, 3 mar 2025 a la(s) 10:00, Mesa (<soporte@logtecgroup.com.co>) escribió:\n> Hay una nueva solicitud';

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
    ['English, by its subject', { ...CLIENT, subject: 'Automatic reply: [SOL-YQZMJV]' }, 'I am out.'],
    ['out of office in English', { ...CLIENT, subject: 'Out of Office: [SOL-YQZMJV]' }, 'Back on Monday'],
    [
      'by its subject alone',
      { ...CLIENT, subject: 'Fuera de la oficina Re: [SOL-YQZMJV]' },
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
      { ...CLIENT, subject: 'Caso 45871 registrado' },
      'Hemos recibido su mensaje y se creó el caso No. 45871.',
    ],
    [
      'acknowledgement that answers',
      {
        ...CLIENT,
        subject: 'Re: [SOL-YQZMJV] Su cuenta [#99120]',
        'in-reply-to': '<sol.yqzmjv.k@logtecgroup.com.co>',
      },
      'Estimado usuario: su solicitud ha sido recibida con el ticket #99120.',
    ],
    [
      'automatic by its own words',
      { ...CLIENT, to: KEY },
      'Este es un mensaje automático, por favor no responda a este correo.',
    ],
    [
      'line of a help desk',
      { ...CLIENT, to: KEY },
      '## Por favor escriba arriba de esta línea ##\nSu solicitud está en trámite',
    ],
    ['Zendesk', { ...CLIENT, 'x-mailer': 'Zendesk Mailer' }, 'Recibimos su solicitud'],
    ['Jira', { ...CLIENT, 'x-jira-fingerprint': 'a1b2' }, 'Created'],
    ['no-reply sender', { from: 'Portal <no-reply@proveedor.co>', to: OWN }, 'Su clave'],
    [
      'challenge',
      { ...CLIENT, subject: 'Confirme su mensaje', 'in-reply-to': '<sol.yqzmjv.k@logtecgroup.com.co>' },
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
    expect(readMail(mailWith(fields, text), OWN)).toMatchObject({ kind: 'auto-reply', decision: null });
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
    expect(machineMade(mailWith(fields).headers, mailWith(fields).from, OWN)).toBe('list');
  });

  test.each<[string, Record<string, string>, string]>([
    ['asks not to be answered', { 'x-auto-response-suppress': 'All' }, 'Aprobar'],
    ['says that no machine wrote', { 'auto-submitted': 'no' }, 'aprobar'],
    ['uses Proton', { 'feedback-id': '59145311:user:proton' }, 'aprobar'],
    ['another loop mark', { 'x-loop': 'crojas@logtecgroup.com.co' }, 'aprobar'],
    ['says no autoreply', { 'x-autoreply': 'no' }, 'aprobar'],
    ['normal precedence', { precedence: 'normal' }, 'aprobar'],
  ])('a person who %s is a person', (_, fields, text) => {
    expect(readMail(mailWith(fields, text + QUOTE), OWN)).toMatchObject({
      kind: 'reply',
      decision: 'approve',
    });
  });

  test.each([
    'Rechazar, ya se ha creado el usuario con el caso 45871',
    'Rechazar, esa persona está de vacaciones hasta el 9 y no la pidió',
    'Rechazar: hemos recibido tres veces la misma, caso 1234',
  ])('a person may speak of cases and absences: %s', (text) => {
    expect(readMail(mailWith({}, text + QUOTE), OWN)).toMatchObject({ kind: 'reply', decision: 'reject' });
  });
});
