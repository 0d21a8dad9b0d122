import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IncomingMail } from '../../src/core/mail.ts';
import { readMail } from '../../src/core/reading/index.ts';
import { replyKeys } from '../../src/core/reading/keys.ts';
import { ownWords } from '../../src/core/reading/own-words.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { mailOf } from '../support/mail.ts';
import { processorTimeOf } from '../support/processor.ts';
import { QUOTED } from '../support/quoted.ts';

const OWN = 'soporte@logtecgroup.com.co';
const CAMILA = [{ name: 'Camila Rojas Peña', address: 'crojas@logtecgroup.com.co' }];
const wordsIn = (plain: string): string => ownWords({ plain, html: null, from: CAMILA }).words;

function reply(plain: string | null, more: Partial<IncomingMail> = {}): IncomingMail {
  return mailOf({
    from: CAMILA,
    subject: 'Re: [SOL-YQZMJV] Nueva solicitud de cuenta: Luisa Forero',
    references: ['<sol.yqzmjv.kg59t2g6@logtecgroup.com.co>'],
    plain,
    ...more,
  });
}

interface Label {
  readonly file: string;
  readonly kind: string;
  readonly decision: string | null;
  readonly reason: readonly string[] | null;
  readonly failedRecipient: string | null;
}
const plainly = (text: string | null): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'«“([]+|[\s"'».,;:”)\]]+$/g, '');

describe.each(['replies', 'own-replies'])('labelled mail: %s', (corpus) => {
  const folder = join(import.meta.dirname, '../corpus', corpus);
  const labels: Label[] = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));

  test('has a label for each mail', () => {
    expect(
      readdirSync(folder)
        .filter((file) => file.endsWith('.eml'))
        .sort(),
    ).toEqual(labels.map(({ file }) => file).sort());
  });

  test.each(labels.map((label) => [label.file, label] as const))('%s', async (file, label) => {
    const read = readMail(await parseMail(readFileSync(join(folder, file))), OWN);
    expect(read.kind).toBe(label.kind);
    expect(read.failedRecipient).toBe(label.failedRecipient);
    if (label.kind !== 'reply') return;
    expect(read.decision).toBe(label.decision);
    if (label.reason === null) expect(read.reason).toBeNull();
    else expect(label.reason.map(plainly)).toContain(plainly(read.reason));
  });
});

describe('own words', () => {
  const WRITTEN = [
    'Aprobar',
    'rechazar, el correo es personal',
    'El correo es personal, rechazar',
    'Hola,\n\nAprobar por favor\n\nGracias',
    'El 3 de marzo hablé con ellos: aprobar',
  ];
  test.each(Object.entries(QUOTED))('stand apart from what %s quotes', (_, quote) => {
    for (const words of WRITTEN) expect(wordsIn(quote(words))).toBe(words);
  });

  test('are taken from the HTML where there is no text', () => {
    const html =
      'Aprobar\n\nEl lun, 3 mar 2025 10:00, Mesa <soporte@logtecgroup.com.co> escribió:\n> Hay una solicitud\n> Responda rechazar';
    expect(ownWords({ plain: null, html, from: CAMILA }).words).toBe('Aprobar');
    expect(ownWords({ plain: ' \n', html, from: CAMILA }).words).toBe('Aprobar');
  });

  test.each([
    ['a name', 'Aprobar\n\nCamila Rojas\nAgente de Soporte\nCel 319 555 0102'],
    ['an initial', 'Aprobar\n\nCamila R. Peña\nSupervisora'],
    [
      'words of leave',
      'Aprobar\n\nSaludos cordiales,\n\nCami\nSolicitudes incompletas serán rechazadas. Este mensaje es confidencial.',
    ],
    ['two dashes', 'Aprobar\n\n-- \nCamila\nSoporte\n"No aprobamos lo que no entendemos"'],
    [
      'a card without a name',
      'Aprobar\n\nMesa de Servicio LogTecGroup\nPBX 601 555 0100 ext. 12\nwww.logtecgroup.com.co',
    ],
    [
      'a phone',
      'Aprobar\n\nEnviado desde mi Samsung Mobile de Claro\nObtener Outlook para Android<https://aka.ms/x>',
    ],
    [
      'a disclaimer',
      'Aprobar\n\nNOTA: información reservada. El receptor no autorizado debe rechazar su divulgación y eliminar el mensaje.',
    ],
    [
      'a name, a post and the house rules',
      'Aprobar\n\nCamila Rojas\nLíder de Servicio\n\nNo apruebe pagos ni entregue claves por correo. Si recibe un mensaje sospechoso debe rechazarlo y reportarlo.',
    ],
    [
      'a motto of honesty',
      'Aprobar\n\nCamila Rojas\nLíder de Servicio\nCel 319 555 0102\n\nRechazamos todo acto de corrupción y soborno. Denuncie en la línea ética.',
    ],
    [
      'a printed tree',
      'Aprobar\n\nAntes de imprimir este mensaje piense si es necesario. No rechace el planeta.',
    ],
  ])('leave out a signature that begins with %s', (_, text) => {
    expect(wordsIn(text)).toBe('Aprobar');
  });

  test.each([
    ['a condition below the name', 'Aprobar\nCamila\nPero solo si manda la carta'],
    ['a postscript', 'Aprobar\n\n-- \nCamila\nAgente\nPD: la otra también está mal'],
    [
      'a warning below the card',
      'Aprobar\n\nCamila Rojas\nAgente\n\nNo, es un fraude de phishing, repórtelo a seguridad informática.',
    ],
    [
      'a condition below the card',
      'Aprobar\n\nCamila Rojas\nAgente\n\nSi es fraude no entregue claves y repórtelo a seguridad.',
    ],
    [
      'a refusal below the card',
      'Aprobar\n\nCamila Rojas\nAgente\n\nRechazar, el mensaje es sospechoso y los enlaces parecen un fraude.',
    ],
    ['a delay below the leave', 'Aprobar\nSaludos\nTodavía no, espérenme'],
  ])('keep %s', (_, text) => {
    expect(readMail(reply(text), OWN).decision).toBe('unclear');
  });

  test('are empty where only machines wrote', () => {
    expect(wordsIn('Enviado desde mi iPhone')).toBe('');
    expect(
      wordsIn(
        'Camila Rojas\nAgente de Soporte\n\nEste mensaje es confidencial; el destinatario no autorizado debe rechazarlo o eliminarlo.',
      ),
    ).toBe('');
  });
});

describe('reply keys', () => {
  test('recipients first, then the latest reference; lower case, each once', () => {
    const recipients = [
      'soporte+sol.AAAAAA.k1@logtecgroup.com.co',
      'ana@cliente.co',
      'soporte@logtecgroup.com.co',
    ];
    const references = [
      '<x@y.co>',
      '<sol.bbbbbb.k2@logtecgroup.com.co>',
      '<sol.aaaaaa.k1@z.co>',
      '<sol.cccccc.K3@logtecgroup.com.co>',
    ];
    expect(replyKeys({ recipients, references })).toEqual([
      { code: 'aaaaaa', key: 'k1' },
      { code: 'cccccc', key: 'k3' },
      { code: 'bbbbbb', key: 'k2' },
    ]);
  });

  test.each([
    'soporte+sol.aaaaa.k@x.co',
    'soporte+sol.aaaaaa.@x.co',
    'soporte+sol.aaaaaa@x.co',
    'sol.aaaaaa.k@x.co',
    'soporte+otro.aaaaaa.k@x.co',
  ])('%s is none', (address) => {
    expect(replyKeys({ recipients: [address], references: [address, `<x${address}>`] })).toEqual([]);
  });
});

describe('a reply', () => {
  test('to a colleague with a copy to the bot decides nothing', () => {
    const to = (value: string) => reply('Aprobar', { headers: new Map([['to', [value]]]) });
    expect(readMail(to('Edwin <eguzman@logtecgroup.com.co>'), OWN).decision).toBe('unclear');
    expect(readMail(to('soporte+sol.yqzmjv.kg59t2g6@logtecgroup.com.co'), OWN).decision).toBe('approve');
    expect(
      readMail(to('Edwin <eguzman@logtecgroup.com.co>, Mesa <soporte@logtecgroup.com.co>'), OWN).decision,
    ).toBe('approve');
  });

  test('whose two bodies say different things is in doubt', () => {
    expect(readMail(reply('Aprobar', { html: 'Rechazar' }), OWN).decision).toBe('unclear');
    expect(readMail(reply('Aprobar', { html: 'Aprobar' }), OWN).decision).toBe('approve');
    // All that the HTML holds is struck out or hidden.
    expect(readMail(reply('Aprobar', { html: '' }), OWN).decision).toBe('unclear');
  });

  test('explains itself', () => {
    const { why } = readMail(reply('Rechazar: es spam'), OWN);
    expect(why.map(({ what, value }) => [what, value])).toEqual([
      ['kind', 'reply'],
      ['decision', 'reject'],
      ['reason', 'es spam'],
    ]);
  });
});

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
