import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPeople } from '../../src/core/reading/people.ts';
import { processorTimeOf } from '../support/processor.ts';
import { OWN, peopleIn, requestMail } from '../support/requests.ts';

describe('whatever comes', () => {
  const pieces = fc.constantFrom(
    'Nombre',
    ': ',
    'Ana Pérez',
    '\n',
    '\t',
    'Cargo',
    '> ',
    'Correo',
    'ana@acme.co',
    '@',
    ' - ',
    ';',
    'Gracias',
    'Empresa',
    'Acme S.A.S.',
    '|',
    ',',
    '. ',
    'soy ',
    'perdón',
    ' no es ',
    ' sino ',
    'Usuario 1',
    '-- ',
    'De: ',
    'escribió:',
    '(',
    ')',
    '*',
    '____',
    '\u200b',
    'e\u0301',
    '\ud83d\ude00',
    '=',
    'arroba',
  );

  test('it never throws, and always names somebody', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, text, fc.boolean(), (plainText, html, hasHtml) => {
        const people = readPeople(requestMail(plainText, { html: hasHtml ? html : null }), OWN, []);
        return people.length > 0;
      }),
      { numRuns: 400 },
    );
  });

  test('case, accents, blanks and invisible characters do not change who is meant', () => {
    const lines = [
      'Nombre completo: Ana Pérez',
      'Razón social: Acme S.A.S.',
      'Cargo: Analista',
      'Correo: ana@acme.co',
    ];
    const mangle = fc.constantFrom(
      (line: string) => line.normalize('NFD'),
      (line: string) => line.replace(/^[^:]*/, (label) => label.toUpperCase()),
      (line: string) => line.replace(': ', ' :   '),
      (line: string) => line.replace(/e/, 'e\u200b'),
      (line: string) => `  - ${line}`,
      (line: string) => `${line}  `,
      (line: string) => `\n${line}`,
    );
    fc.assert(
      fc.property(fc.array(mangle, { minLength: 4, maxLength: 4 }), (mangles) => {
        const text = lines.map((line, at) => mangles[at]?.(line) ?? line).join('\n');
        expect(peopleIn(text)).toEqual(['Ana Pérez | Acme S.A.S. | Analista | ana@acme.co']);
      }),
    );
  });

  test.each([
    'Nombre: ',
    'Nombre\n',
    ':',
    'a:',
    '\t',
    'Nombre\tCargo\n',
    '- ',
    '> ',
    'a@b.co ',
    '@',
    'soy Ana Ruiz ',
    'Ana ',
    'de la ',
    '(',
    '. ',
    'S.A.S. ',
    '; Cargo: x',
    'correo arroba ',
    'x\n',
    'usuario de la empresa ',
    'no es a sino b ',
    'perdón, el cargo es analista. ',
    '\u200b',
    '____',
    '|',
    'cuenta para ',
    'como ',
    'cargo cargo cargo ',
    'Nombre Ana empresa Acme cargo x correo ',
    'Ana Ruiz. Acme S.A.S. Analista. ',
    'el correo no es ese, es ',
    '< ',
    '@@ ',
    'a',
    '\n',
    'ﬁ',
    'İ',
    '<div>',
    'Nombre\tAna\tLuis\nCorreo\ta@b.co\tc@d.co\n',
    'Teléfono\tAna\tLuis\n',
    'Nombre\nEmpresa\nCargo\nCorreo\nAna\nX\nJefe\na@b.co\n',
    'Usuario 1\nNombre: Ana Ruiz\nCorreo: a@b.co\n',
    '---------- Forwarded message ---------\n',
    'de la \tprefiero el segundo a@b.co o c@d.co \t',
  ])('a megabyte of "%s" is read in under 100 ms', (part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    const mail = requestMail(text, { html: text });
    expect(processorTimeOf(() => readPeople(mail, OWN, []))).toBeLessThan(100);
  });
});
