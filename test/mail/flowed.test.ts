import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { takeFlowed, unflow } from '../../src/mail/flowed.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { processorTimeOf } from '../support/processor.ts';

describe('format=flowed is undone as RFC 3676 says', () => {
  test.each<[what: string, flowed: string, lines: string]>([
    [
      'a broken paragraph',
      'Por favor activar \nmi cuenta.\nGracias',
      'Por favor activar mi cuenta.\nGracias',
    ],
    [
      'own words above a quote',
      'Aprobar la cuenta \n> Hay una solicitud',
      'Aprobar la cuenta \n> Hay una solicitud',
    ],
    ['a quote of its own', '> Hay una \n> solicitud\nAprobar', '> Hay una solicitud\nAprobar'],
    ['two depths', '>> uno \n> dos \n> tres', '>> uno \n> dos tres'],
    ['quote marks with blanks between', '> > uno \n> > dos', '> > uno > dos'],
    ['a stuffed line', 'uno\n From here\n >no quote', 'uno\nFrom here\n>no quote'],
    ['the signature', 'Gracias \n-- \nAna \nRuiz', 'Gracias \n-- \nAna Ruiz'],
    ['a quoted signature', '> hola \n> -- \n> Ana', '> hola \n> -- \n> Ana'],
    ['an empty line ends a paragraph', 'uno \n\ndos', 'uno \ndos'],
    ['nothing to undo', 'uno\ndos', 'uno\ndos'],
    ['no text', '', ''],
  ])('%s', (_, flowed, lines) => {
    expect(unflow(flowed, false)).toBe(lines);
  });

  test('with DelSp=yes the blank goes too', () => {
    expect(unflow('ana.ruiz@ \nacme.co', true)).toBe('ana.ruiz@acme.co');
    expect(unflow('> ana \n> ruiz', true)).toBe('> anaruiz');
  });

  test('text without blanks at the ends of lines keeps its lines', () => {
    const line = fc.string().map((text) => `x${text.replace(/[\n\r]/g, '')}x`);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(unflow(lines.join('\n'), false)).toBe(lines.join('\n'));
      }),
    );
  });
});

const mail = (type: string, body: string): Buffer =>
  Buffer.from(`From: a@acme.co\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${body}`);

describe('a flowed mail as parsed', () => {
  test.each([
    ['text/plain; charset=utf-8; format=flowed'],
    ['TEXT/PLAIN;\r\n charset="utf-8";\r\n\tFormat="Flowed"'],
    ['text/plain; format=flowed; delsp=no'],
  ])('%s', async (type) => {
    const { plain } = await parseMail(mail(type, 'Aprobar la \r\ncuenta \r\n> Hay una \r\n> solicitud\r\n'));
    expect(plain).toBe('Aprobar la cuenta \n> Hay una solicitud\n');
  });

  test('quoted-printable and DelSp', async () => {
    const { plain } = await parseMail(
      mail(
        'text/plain; format=flowed; delsp=yes\r\nContent-Transfer-Encoding: quoted-printable',
        'ana@=20\r\nacme.co\r\n',
      ),
    );
    expect(plain).toBe('ana@acme.co\n');
  });

  test('beside HTML', async () => {
    const parts = [
      '--b\r\nContent-Type: text/plain; format=flowed\r\n\r\nsí, \r\naprobar\r\n',
      '--b\r\nContent-Type: text/html\r\n\r\n<p>sí, aprobar</p>\r\n--b--\r\n',
    ];
    const { plain, html } = await parseMail(mail('multipart/alternative; boundary=b', parts.join('')));
    expect(plain?.trim()).toBe('sí, aprobar');
    expect(html).toBe('sí, aprobar');
  });

  test('what is not flowed keeps its lines, whatever it speaks of', async () => {
    expect(takeFlowed(mail('text/plain', 'format=flowed \r\nuno'))).toBeNull();
    const { plain } = await parseMail(mail('text/plain', 'format=flowed \r\nuno'));
    expect(plain).toBe('format=flowed \nuno');
  });

  test('is found in linear time', () => {
    const hostile = Buffer.from(`Content-Type: text/plain;${'; format='.repeat(120_000)}flowed`);
    const took = processorTimeOf(() => {
      takeFlowed(hostile);
      unflow('> '.repeat(300_000), false);
      unflow('a \n'.repeat(20_000), false);
    });
    expect(took).toBeLessThan(1000);
  });
});
