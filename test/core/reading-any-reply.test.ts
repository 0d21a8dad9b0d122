import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMail } from '../../src/core/reading/index.ts';
import { reply } from '../support/agent-reply.ts';
import { processorTimeOf } from '../support/processor.ts';
import { QUOTED } from '../support/quoted.ts';
import { OWN } from '../support/requests.ts';

describe('whatever surrounds the new text', () => {
  const form = fc.constantFrom(...Object.values(QUOTED));
  const said = fc.constantFrom('Aprobar', 'Rechazar: es spam', 'ok', 'Buenas, aprobada. Gracias', '');
  const mangle = fc.subarray<(text: string) => string>([
    (text) => text.replaceAll('\n\n', '\n\n\n\n'),
    (text) => text.replaceAll(' ', '\u00a0'),
    (text) => text.replaceAll('10:00', '10:00\u202fa.\u00a0m.'),
    (text) => `\u200b${text}\u200b`,
    (text) => text.normalize('NFD'),
    (text) =>
      text
        .split('\n')
        .map((line) => `${line}  `)
        .join('\n'),
    (text) => text.replace(/^>/gm, '>>'),
    (text) => text.replace(/^> ?/gm, '>'),
    (text) => text.replaceAll('\n', '\r\n'),
  ]);

  test('no mangling of it changes the reading', () => {
    fc.assert(
      fc.property(form, said, mangle, (quote, words, changes) => {
        const plain = changes.reduce((text, change) => change(text), quote(words));
        const [is, was] = [readMail(reply(plain), OWN), readMail(reply(words), OWN)];
        expect([is.kind, is.decision, is.reason]).toEqual(['reply', was.decision, was.reason]);
      }),
      { numRuns: 600 },
    );
  });

  test('quoted text never decides', () => {
    fc.assert(
      fc.property(form, fc.constantFrom('Aprobar', 'Rechazar', 'No aprobar', 'apruebo'), (quote, words) => {
        const quoted = quote('').replaceAll('Hay una nueva solicitud', words);
        expect(readMail(reply(quoted), OWN).decision).toBe('unclear');
      }),
      { numRuns: 300 },
    );
  });

  test('no mail makes it throw', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'De: ',
            '> ',
            '\n',
            'escribió:',
            'El 3/3/2025 10:00',
            '-- ',
            'aprobar',
            'Para: x',
            '____',
            'Camila',
            'no ',
            '@',
          ),
        )
        .map((all) => all.join('')),
    );
    const headers = fc
      .dictionary(
        fc.constantFrom(
          'return-path',
          'content-type',
          'to',
          'subject',
          'x-loop',
          'precedence',
          'auto-submitted',
          'x-failed-recipients',
        ),
        text,
      )
      .map((all) => new Map(Object.entries(all).map(([name, value]) => [name, [value]])));
    const nothing = fc.option(text, { nil: null });
    const mail = fc.record({
      from: fc.array(fc.record({ name: text, address: text })),
      subject: text,
      messageId: nothing,
      references: fc.array(text),
      recipients: fc.array(text),
      headers,
      plain: nothing,
      html: nothing,
      deliveryStatus: nothing,
      returned: nothing,
      attachments: fc.nat(),
    });
    fc.assert(
      fc.property(mail, (any) => {
        expect(typeof readMail(any, OWN).kind).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  const LINES = [
    '\n',
    '> ',
    'De: x\nPara: y\n\n',
    '-----\n\n',
    'El lun, 3 mar 2025 10:00, x@y\n',
    'escribió:\n',
    'a ',
    'aprobar ',
    'no aprobar ',
    'rechazar porque ',
    'Nota: este correo\n',
    'Camila\nTel 3\n\n',
    'á',
    '\u200b',
    '+',
    '<a@',
    '👍 ',
    'mensaje automátic',
    'su mensaje retenido ',
    'confirme para entregar el mensaje ',
    '\nPD: ',
    '¿como estan ',
    'ya no trabajo ',
    'hemos recibido ',
    'perdon por ',
    'gracias por avisar ',
    '— Escriba su\n',
    'Revise los datos y responda con una palabra\n',
    'rechazar. no se aprueba sin ',
    'Aprobada\n\nCamila Rojas\nAgente\n\nno apruebe pagos ni claves\n',
    'verifiqué nombre, cargo, ',
    'estaba en comité con ',
    'estuve en una visita y vi el correo y ',
    '\nno apruebe pagos ni claves de nadie por correo',
    'no ',
    '> > > a\n',
    'e\u0301',
    'İ',
    '𝐀',
    '<div>',
    '-- \nAna\n',
    'https://x.co ',
    'De: a Enviado: b Para: c Asunto: d\n',
    'Este mensaje y sus anexos son confidenciales\n',
    'apruebo porque ',
    'aprobar. se me fue la luz y no había visto el correo ',
    'aprobar\nando en la finca ',
    'aprobar una vez revisado el ',
    'que el señor los bendiga y ',
    'tras revisar decidimos ',
  ];
  test.each(LINES)('1 MB of %j is read in under 100 ms', (piece) => {
    const hostile = piece.repeat(Math.ceil(2 ** 20 / piece.length));
    const headers = new Map([
      ['subject', [hostile]],
      ['to', [hostile]],
      ['return-path', ['<>']],
      ['content-type', [hostile]],
    ]);
    const mails = [
      reply(hostile),
      reply(`rechazar\n${hostile}`, { html: hostile }),
      reply(hostile, {
        headers,
        deliveryStatus: `Action: failed\n${hostile}`,
        returned: hostile,
        references: [hostile],
      }),
    ];
    for (const mail of mails) expect(processorTimeOf(() => readMail(mail, OWN))).toBeLessThan(100);
  });
});
