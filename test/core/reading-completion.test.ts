import { describe, expect, test } from '@jest/globals';
import type { Field, Why } from '../../src/core/mail.ts';
import { readCompletion } from '../../src/core/reading/completion.ts';
import { OWN, requestMail } from '../support/requests.ts';

const NOTICE = [
  '',
  'El lun, 3 mar 2025 a la(s) 10:00, Mesa de ayuda (<soporte@logtecgroup.com.co>) escribió:',
  '',
  '> Nos falta este dato: cargo o rol.',
  '> Nombre completo: Luisa Gil Mora',
].join('\n');

/** What an answer adds, each person as "field=value, …" with the fields in order of name. */
function added(text: string, missing: readonly Field[]): string[] {
  return readCompletion(requestMail(`${text}\n${NOTICE}`), OWN, missing, []).map((person) =>
    Object.entries(person)
      .map(([field, value]) => `${field}=${value}`)
      .sort()
      .join(', '),
  );
}

describe('an answer to what was asked for', () => {
  test.each<[what: string, text: string, missing: Field[], people: string[]]>([
    ['the bare post', 'Auxiliar de bodega', ['role'], ['role=Auxiliar de bodega']],
    ['a post that no list knows', 'Chanchita de la suerte', ['role'], ['role=Chanchita de la suerte']],
    [
      'a post with greeting, thanks and name around it',
      'Hola\n\nAnalista de cartera\n\nGracias,\nLuisa',
      ['role'],
      ['role=Analista de cartera'],
    ],
    [
      'a word of courtesy on the same line',
      'Claro que sí, analista de cartera',
      ['role'],
      ['role=analista de cartera'],
    ],
    ['"es" before it', 'Es analista de cartera', ['role'], ['role=analista de cartera']],
    ['a sentence', 'Mi cargo es analista de cartera.', ['role'], ['role=analista de cartera']],
    ['an article before it', 'Soy la coordinadora de compras', ['role'], ['role=coordinadora de compras']],
    ['a label', 'Cargo: Analista de cartera', ['role'], ['role=Analista de cartera']],
    ['the bare company', 'Acme S.A.S.', ['company'], ['company=Acme S.A.S.']],
    [
      'a company without a legal form',
      'Ferretería El Tornillo',
      ['company'],
      ['company=Ferretería El Tornillo'],
    ],
    ['the bare name', 'Luisa Gil Mora', ['fullName'], ['fullName=Luisa Gil Mora']],
    ['the bare address', 'luisa.gil@acme.co', ['email'], ['email=luisa.gil@acme.co']],
    [
      'the address in a sentence',
      'El correo es luisa.gil@acme.co, gracias',
      ['email'],
      ['email=luisa.gil@acme.co'],
    ],
    ['the address spelled out', 'luisa.gil arroba acme punto co', ['email'], ['email=luisa.gil@acme.co']],
    [
      'the address written from',
      'Usen este mismo correo desde el que escribo',
      ['email'],
      ['email=ana.ruiz@acme.co'],
    ],
    [
      'two values, each for its field',
      'Auxiliar de bodega\nluisa.gil@acme.co',
      ['role', 'email'],
      ['email=luisa.gil@acme.co, role=Auxiliar de bodega'],
    ],
    [
      'two values under labels',
      'Cargo: Auxiliar\nEmpresa: Acme S.A.S.',
      ['company', 'role'],
      ['company=Acme S.A.S., role=Auxiliar'],
    ],
    [
      'post and company on bare lines',
      'Auxiliar de bodega\nAcme S.A.S.',
      ['company', 'role'],
      ['company=Acme S.A.S., role=Auxiliar de bodega'],
    ],
    [
      'a correction of what was stated before',
      'Perdón, el correo correcto es lgil@acme.co',
      ['role'],
      ['email=lgil@acme.co'],
    ],
    [
      'a correction beside the answer',
      'Cargo: Auxiliar\nCorrección, el nombre es Luisa Gil Mora',
      ['role'],
      ['fullName=Luisa Gil Mora, role=Auxiliar'],
    ],
    [
      'a value taken back on the spot',
      'Cargo: Auxiliar, perdón, Coordinadora',
      ['role'],
      ['role=Coordinadora'],
    ],
    [
      'several people',
      'Nombre: Luisa Gil Mora\nCargo: Auxiliar\n\nNombre: Juan Paz Ríos\nCargo: Mensajero',
      ['role'],
      ['fullName=Luisa Gil Mora, role=Auxiliar', 'fullName=Juan Paz Ríos, role=Mensajero'],
    ],
  ])('%s', (_, text, missing, people) => {
    expect(added(text, missing)).toEqual(people);
  });
});

describe('an answer that gives nothing', () => {
  test.each<[what: string, text: string, missing: Field[]]>([
    ['empty', '', ['role']],
    ['thanks', 'Muchas gracias, quedo atenta', ['role']],
    ['a question', '¿Para qué necesitan el cargo?', ['role']],
    ['a question without marks', 'Qué cargo debo poner?', ['role']],
    ['a promise', 'Mañana les envío el cargo', ['role']],
    ['"pending"', 'Cargo: pendiente', ['role']],
    ['"I do not have one"', 'No tengo correo corporativo todavía', ['email']],
    ['that it was sent', 'Ya lo había enviado', ['role']],
    ['that it is attached', 'Adjunto el formato', ['role']],
    ['a broken address', 'luisa.gil@acme', ['email']],
    ['two addresses without a choice', 'lgil@acme.co\nluisa@acme.co', ['email']],
    ['the address of the desk', 'soporte@logtecgroup.com.co', ['email']],
    ['a line that could be either of two', 'Pórtico', ['company', 'role']],
    ['two posts', 'Auxiliar de bodega\nCoordinadora de compras', ['role']],
    ['an address, where the post is missing', 'Escríbanme a luisa.gil@acme.co', ['role']],
    ['words in the quote alone', '', ['fullName']],
  ])('%s', (_, text, missing) => {
    const values = readCompletion(requestMail(`${text}\n${NOTICE}`), OWN, missing, []);
    expect(values.filter((person) => missing.some((field) => field in person))).toEqual([]);
  });
});

test('says where each value comes from', () => {
  const why: Why[] = [];
  readCompletion(requestMail('Auxiliar de bodega'), OWN, ['role'], why);
  expect(why).toEqual([{ what: 'people[0].role', value: 'Auxiliar de bodega', from: 'Auxiliar de bodega' }]);
});
