import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { passwordProblem } from '../../src/core/password.ts';
import { processorTimeOf } from '../support/processor.ts';

const owner = {
  fullName: 'Ana María Gómez Ruiz',
  company: 'Cliente Andino S.A.S.',
  email: 'agomez@clienteandino.com.co',
  brand: 'LogTecGroup',
};
const problem = (password: string): string | null => passwordProblem(password, owner);

describe('length is counted in code points after NFKC', () => {
  const phrase = 'caballo grapa correcto pila ñandú '.repeat(4);
  test.each([
    ['11', phrase.slice(0, 11), /muy corta/],
    ['12', 'Xk8 Lq2 vT9z', null],
    ['128', phrase.slice(0, 128), null],
    ['129', phrase.slice(0, 129), /muy larga/],
    ['12 emoji', '🐎🔋📎🌵🎻🪁🐙🍋🚲🧭🥁🪵', null],
    ['11 emoji', '🐎🔋📎🌵🎻🪁🐙🍋🚲🧭🥁', /muy corta/],
    ['ligatures that NFKC lengthens', 'ﬃ raro kñ y', null],
    ['128 emoji: 512 bytes', '🐎🔋📎🌵🎻🪁🐙🍋'.repeat(16), null],
    ['128 long characters that NFKC lengthens beyond', '\ufdfa'.repeat(128), /muy larga/],
    ['nothing', '', /Escriba su nueva contraseña/],
  ])('%s', (_name, password, expected) => {
    if (expected === null) expect(problem(password)).toBeNull();
    else expect(problem(password)).toMatch(expected);
  });
});

test.each([
  'tres tristes tigres',
  'otra frase bien larga',
  'mi perro come arroz',
  'solo letras minusculas aqui',
  'SOLO MAYÚSCULAS GRITANDO',
  '¿Dónde está el ñandú?',
  '   espacios   afuera   ',
])('no kind of character is asked for: %j will do', (password) => expect(problem(password)).toBeNull());

test.each([
  'password1234',
  'P@ssw0rd1234',
  'iloveyou1234',
  '123456789012',
  'qwertyuiop12',
  '1q2w3e4r5t6y',
  'aaaaaaaaaaaa',
  'abcdefghijkl',
  'contraseña123',
  'Contraseña.2026',
  'contrasena.2026!',
  'micontraseña1',
  'Colombia2026',
  'Bienvenido2026',
  'administrador1',
  'contraseñacontraseña',
])('common: %j is refused', (password) => expect(problem(password)).toMatch(/fácil de adivinar/));

test('what is in nobody’s list for its length is not called common', () =>
  expect(problem('123456'.repeat(20))).toBeNull());

test.each([
  'AnaMaríaGómezRuiz',
  'ana maria gomez ruiz',
  'Gomez Ruiz 2026',
  'agomez@clienteandino.com.co',
  'agomez.20261122',
  'ClienteAndino2026',
  'cliente andino sas',
  'logtecgroup2026',
  'Log Tec Group 99',
  'amo a LogTecGroup mucho',
])('about its owner: %j is refused', (password) =>
  expect(problem(password)).toMatch(/no use su nombre.*LogTecGroup/));

test('a word of the name inside a phrase of one’s own is fine', () => {
  expect(problem('la manzana verde de hoy')).toBeNull();
  expect(problem('ruiz señor canta de noche')).toBeNull();
});

test.each([
  'frase con\u0000nulo adentro',
  'frase con\ttabulador',
  'frase\ncon dos renglones',
  'sustituto \ud800 suelto aquí',
])('what cannot be typed is refused: %j', (password) =>
  expect(problem(password)).toMatch(/no se puede escribir/));

test('any text is judged, and hostile ones soon', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => void problem(text)),
    { numRuns: 200 },
  );
  for (const pattern of ['p@ssw0rd1!a4$', '@4$31!0|5', 'lunes martes ', '1q2w3e4r', '19901991', 'aAaA4@']) {
    const text = pattern.repeat(128).slice(0, 128);
    expect(processorTimeOf(() => problem(text))).toBeLessThan(200); // LIMITS.md: the main loop is never blocked for longer
  }
});
