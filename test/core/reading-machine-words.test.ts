import { describe, expect, test } from '@jest/globals';
import { readMail } from '../../src/core/reading/index.ts';
import { CLIENT, mailWith } from '../support/mail-with-fields.ts';
import { OWN } from '../support/requests.ts';

// By hand, before the reader knew them; only their words tell. The subject S is what a machine answers our letters with.
const S = 'Re: [SOL-YQZMJV] Su cuenta fue aprobada: active su acceso';
const KEYED = { ...CLIENT, 'in-reply-to': '<sol.yqzmjv.k@logtecgroup.com.co>' };

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
    expect(readMail(mailWith({ ...KEYED, subject }, text), OWN)).toMatchObject({
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
    expect(readMail(mailWith({}, text), OWN).kind).toBe('reply');
  });
});
