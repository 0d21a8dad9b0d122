import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Why } from '../../src/core/mail.ts';
import { readPeople } from '../../src/core/reading/people.ts';
import { isRequestSubject } from '../../src/core/reading/subject.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { OWN, peopleIn, requestMail } from '../support/requests.ts';

interface Labelled {
  readonly file: string;
  readonly kind: string;
  readonly people: readonly Readonly<Record<string, readonly string[]>>[];
}

const FIELDS = ['fullName', 'company', 'role', 'email'] as const;

/** As score-corpus.mjs compares: without case, accents, blanks, invisible characters and closing marks. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[\s"'«“([]+|[\s"'».,;:”)\]]+$/g, '');

describe.each(
  ['requests', 'own-requests', 'kept-requests'].filter((name) =>
    existsSync(join('test/corpus', name, 'index.json')),
  ),
)('corpus %s', (name) => {
  const folder = join('test/corpus', name);
  const labelled = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Labelled[];

  test.each(labelled.map((one) => [one.file, one] as const))('%s', async (file, { kind, people }) => {
    const mail = await parseMail(readFileSync(join(folder, file)));
    if (kind !== 'request') return;
    expect(isRequestSubject(mail.subject)).toBe(true);
    const read = readPeople(mail, OWN, []);
    const accepted = people.map((person) => FIELDS.map((field) => (person[field] ?? []).map(plain)));
    const given = read.map((person) =>
      FIELDS.map((field) => (person[field] === null ? null : plain(person[field]))),
    );
    const matched = given.map((fields, at) =>
      fields.map((value, index) => {
        const variants = accepted[at]?.[index] ?? [];
        return value !== null && variants.includes(value) ? variants[0] : value;
      }),
    );
    expect(matched).toEqual(accepted.map((fields) => fields.map((variants) => variants[0] ?? null)));
  });
});

describe('labels in the words of whoever writes', () => {
  const expected = ['Luisa Gil Mora | Acme S.A.S. | Auxiliar de bodega | lgil@acme.co'];
  test.each([
    [
      'colons',
      'Nombre: Luisa Gil Mora\nEmpresa: Acme S.A.S.\nCargo: Auxiliar de bodega\nCorreo: lgil@acme.co',
    ],
    [
      'long labels and another order',
      'Correo electrónico empresarial asignado: lgil@acme.co\nEmpresa donde laboro actualmente: Acme S.A.S.\n' +
        'Cargo que desempeño en la empresa: Auxiliar de bodega\nNombres y apellidos completos: Luisa Gil Mora',
    ],
    [
      "the article's own lines",
      '- Nombre Completo. Luisa Gil Mora\n- Razon social de la empresa a la que pertenece. Acme S.A.S.\n' +
        '- Cargo o rol dentro de la organización. Auxiliar de bodega\n' +
        '- Correo electrónico corporativo con el que se requiere crear la cuenta de usuario. lgil@acme.co',
    ],
    [
      'no separators',
      'Nombre Luisa Gil Mora\nEmpresa Acme S.A.S.\nCargo Auxiliar de bodega\nCorreo lgil@acme.co',
    ],
    [
      'arrows',
      'Nombre => Luisa Gil Mora\nEmpresa -> Acme S.A.S.\nRol >> Auxiliar de bodega\nEmail → lgil@acme.co',
    ],
    [
      'one line',
      'Nombre: Luisa Gil Mora, Empresa: Acme S.A.S., Cargo: Auxiliar de bodega, Correo: lgil@acme.co.',
    ],
    [
      'one line of sentences',
      'Nombre: Luisa Gil Mora. Empresa: Acme S.A.S. Cargo: Auxiliar de bodega. Correo: lgil@acme.co. Gracias.',
    ],
    [
      'semicolons without blanks',
      'Nombre:Luisa Gil Mora;Empresa:Acme S.A.S.;Cargo:Auxiliar de bodega;Correo:lgil@acme.co',
    ],
    [
      'misspelt',
      'nonbre conpleto: Luisa Gil Mora\nenpresa :Acme S.A.S.\ncrago: Auxiliar de bodega\ncorrreo= lgil@acme.co',
    ],
    [
      'brackets in labels',
      'Nombre (completo): Luisa Gil Mora\nRazón social (empresa): Acme S.A.S.\nCargo (o rol): Auxiliar de bodega\nCorreo (corporativo): lgil@acme.co',
    ],
    [
      'values below',
      'Nombre:\n  Luisa Gil Mora\nEmpresa:\n  Acme S.A.S.\nCargo:\n  Auxiliar de bodega\nCorreo:\n  lgil@acme.co',
    ],
    [
      'bold and links',
      '*Nombre:* Luisa Gil Mora\n*Empresa:* Acme S.A.S.\n*Cargo:* Auxiliar de bodega\n*Correo:* lgil@acme.co<mailto:lgil@acme.co>',
    ],
    [
      'names in two parts',
      'Apellidos: Gil Mora\nNombres: Luisa\nEmpresa: Acme S.A.S.\nCargo: Auxiliar de bodega\nCorreo: lgil@acme.co',
    ],
    [
      'columns of blanks',
      'Nombre completo      Luisa Gil Mora\nRazón social         Acme S.A.S.\nCargo                Auxiliar de bodega\nCorreo               lgil@acme.co',
    ],
    ['four bare lines', 'Luisa Gil Mora\nAuxiliar de bodega\nAcme S.A.S.\nlgil@acme.co'],
    ['one bare line', 'Luisa Gil Mora - Auxiliar de bodega - Acme S.A.S. - lgil@acme.co'],
    [
      'data of others beside',
      'Nombre: Luisa Gil Mora\nCédula: 52123456\nEmpresa: Acme S.A.S.\nÁrea: Logística\nCargo: Auxiliar de bodega\nJefe inmediato: Pedro Paz\nCorreo jefe: ppaz@acme.co\nCorreo: lgil@acme.co',
    ],
  ])('%s', (_, text) => {
    expect(peopleIn(text)).toEqual(expected);
  });
});

describe('running text', () => {
  test.each([
    [
      'Hola, soy Pedro Pérez Gómez, analista de compras de Textiles Altavista S.A.S., y necesito mi usuario. Mi correo es pperez@textilesaltavista.com.co',
      'Pedro Pérez Gómez | Textiles Altavista S.A.S. | analista de compras | pperez@textilesaltavista.com.co',
    ],
    [
      'Solicito la cuenta para la señora María del Carmen Osorio Vélez, quien se desempeña como auxiliar contable en Inversiones La Ceiba S.A.S. Su correo es mcosorio@laceiba.com.co.',
      'María del Carmen Osorio Vélez | Inversiones La Ceiba S.A.S. | auxiliar contable | mcosorio@laceiba.com.co',
    ],
    [
      'BUENOS DIAS, SOY LUISA GIL MORA, AUXILIAR DE BODEGA EN ACME SAS. MI CORREO ES LGIL@ACME.CO. GRACIAS',
      'LUISA GIL MORA | ACME SAS | AUXILIAR DE BODEGA | lgil@acme.co',
    ],
    [
      'Yo, Luisa Gil Mora, identificada con cédula 52123456, auxiliar de bodega de la empresa Acme SAS, solicito usuario con el correo lgil@acme.co',
      'Luisa Gil Mora | Acme SAS | auxiliar de bodega | lgil@acme.co',
    ],
    [
      'Les escribo de parte de Acme S.A.S. para solicitar la cuenta de nuestra nueva coordinadora de compras, Ana Pérez Gómez. El correo es aperez@acme.co.\n\nAtentamente,\nLuis Díaz Mora\nDirector de TI',
      'Ana Pérez Gómez | Acme S.A.S. | coordinadora de compras | aperez@acme.co',
    ],
    [
      'Hola, soy Ana Pérez Gómez, analista de Acme S.A.S. Por favor activar la cuenta con este mismo correo desde el que escribo.',
      'Ana Pérez Gómez | Acme S.A.S. | analista | ana.ruiz@acme.co',
    ],
  ])('%s', (text, expected) => {
    expect(peopleIn(text)).toEqual([expected]);
  });
});

describe('closing lines', () => {
  const signature =
    'Cordialmente,\n\nLuisa Gil Mora\nJefe de compras\nAcme S.A.S.\nTel: 3001234567\nlgil@acme.co';

  test('the writer signs for name, role and company, never for the address', () => {
    expect(peopleIn(`Me activan la cuenta por favor.\n\n${signature}`)).toEqual([
      'Luisa Gil Mora | Acme S.A.S. | Jefe de compras | -',
    ]);
    expect(peopleIn(`Nombre: Luisa Gil\nCorreo: compras@acme.co\n\n${signature}`)).toEqual([
      'Luisa Gil | Acme S.A.S. | Jefe de compras | compras@acme.co',
    ]);
  });

  test('but not for somebody else', () => {
    expect(peopleIn(`Nombre: Pedro Paz\nCorreo: ppaz@acme.co\n\n${signature}`)).toEqual([
      'Pedro Paz | - | - | ppaz@acme.co',
    ]);
    expect(peopleIn(`Reenvío la solicitud de mi jefe, el correo es jefe@acme.co\n\n${signature}`)).toEqual([
      '- | - | - | jefe@acme.co',
    ]);
  });
});

describe('several people', () => {
  const two = [
    'Ana Pérez Gómez | Acme S.A.S. | Analista | aperez@acme.co',
    'Luis Díaz Mora | Acme S.A.S. | Jefe | ldiaz@acme.co',
  ];
  test.each([
    [
      'blocks',
      'Nombre: Ana Pérez Gómez\nEmpresa: Acme S.A.S.\nCargo: Analista\nCorreo: aperez@acme.co\n\nNombre: Luis Díaz Mora\nCargo: Jefe\nCorreo: ldiaz@acme.co',
    ],
    [
      'a table',
      'Nombre\tEmpresa\tCargo\tCorreo\nAna Pérez Gómez\tAcme S.A.S.\tAnalista\taperez@acme.co\nLuis Díaz Mora\t\tJefe\tldiaz@acme.co',
    ],
    [
      'a table on its side',
      'Dato\tUsuario 1\tUsuario 2\nNombre\tAna Pérez Gómez\tLuis Díaz Mora\nEmpresa\tAcme S.A.S.\tAcme S.A.S.\nCargo\tAnalista\tJefe\nCorreo\taperez@acme.co\tldiaz@acme.co',
    ],
    [
      'a list',
      'Usuarios de la empresa Acme S.A.S.:\n1. Ana Pérez Gómez - Analista - aperez@acme.co\n2. Luis Díaz Mora - Jefe - ldiaz@acme.co',
    ],
    [
      'numbered people',
      'Usuario 1: Ana Pérez Gómez, Analista, aperez@acme.co\nUsuario 2: Luis Díaz Mora, Jefe, ldiaz@acme.co\nEmpresa: Acme S.A.S.',
    ],
    [
      'a sentence',
      'Solicito cuenta para Ana Pérez Gómez (Analista, aperez@acme.co) y para Luis Díaz Mora (Jefe, ldiaz@acme.co), ambos de Acme S.A.S.',
    ],
    [
      'labels one below the other',
      'Nombre\nEmpresa\nCargo\nCorreo\nAna Pérez Gómez\nAcme S.A.S.\nAnalista\naperez@acme.co\nLuis Díaz Mora\nAcme S.A.S.\nJefe\nldiaz@acme.co',
    ],
  ])('%s', (_, text) => {
    expect(peopleIn(text)).toEqual(two);
  });
});

test('the way from mail to value is told', () => {
  const why: Why[] = [];
  readPeople(requestMail('Nombre: Ana Pérez\nCorreo: ana@acme.co'), OWN, why);
  expect(why).toContainEqual({ what: 'people[0].email', value: 'ana@acme.co', from: 'Correo: ana@acme.co' });
});
