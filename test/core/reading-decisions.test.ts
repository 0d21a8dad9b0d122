import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDecision } from '../../src/core/reading/decision.ts';
import { decisionWord } from '../../src/core/reading/decision-words.ts';
import { aboutThread } from '../../src/core/reading/thread.ts';
import { APPROVE, REJECT, UNCLEAR } from '../support/replies.ts';

const SUBJECT =
  'Re: [SOL-YQZMJV] Nueva solicitud de cuenta: Luisa Fernanda Forero — Palmas del Ariguaní S.A.';
const ABOUT = aboutThread(SUBJECT, '', new Set(['camila', 'rojas', 'pena']));
const linesOf = (block: string): string[] => block.trim().split('\n');
const written = (line: string): string => line.replaceAll(' ⏎ ', '\n');

describe('a decision', () => {
  test.each(linesOf(APPROVE))('approves: %s', (line) => {
    expect(readDecision(written(line), ABOUT)).toMatchObject({ decision: 'approve', reason: null });
  });

  test.each(linesOf(REJECT))('rejects: %s', (line) => {
    const [text = '', reason] = line.split(' → ');
    expect(readDecision(written(text), ABOUT)).toMatchObject({
      decision: 'reject',
      reason: reason === undefined ? null : written(reason),
    });
  });

  test.each(linesOf(UNCLEAR))('is in doubt: %s', (line) => {
    expect(readDecision(written(line), ABOUT)).toMatchObject({ decision: 'unclear', reason: null });
  });

  test('says which words decided', () => {
    expect(readDecision('Buenas. Queda aprobada la cuenta, gracias').why).toBe('Queda aprobada la cuenta');
    expect(readDecision('Hola, no la apruebo: es spam').why).toBe('no la apruebo');
    expect(readDecision('¿aprobar?').why).toBe('a question');
    expect(readDecision(' \n').why).toBe('nothing was written');
  });

  test('a name or a code counts only when the thread is about it', () => {
    expect(readDecision('Aprobar la cuenta de Luisa Forero', ABOUT).decision).toBe('approve');
    expect(readDecision('Aprobar la cuenta de Pedro Gómez', ABOUT).decision).toBe('unclear');
    expect(readDecision('Aprobar SOL-YQZMJV', ABOUT).decision).toBe('approve');
    expect(readDecision('Aprobar SOL-AAAAAA', ABOUT).decision).toBe('unclear');
    const quoted = '> Nombre completo\n> *Pedro Gómez*\n> Responda a este correo';
    expect(
      readDecision('Aprobar la cuenta de Pedro Gómez', aboutThread('Re: [SOL-YQZMJV]', quoted, new Set()))
        .decision,
    ).toBe('approve');
  });

  test('an initial below the word is a signature, but an N may be a no', () => {
    const by = (...names: string[]) => aboutThread(SUBJECT, '', new Set(names));
    expect(readDecision('Aprobar.\nK.', by('kelly', 'ruiz')).decision).toBe('approve');
    expect(readDecision('Aprobar.\nK.', by('camila', 'rojas')).decision).toBe('unclear');
    expect(readDecision('Aprobar.\nN.', by('nancy', 'ruiz')).decision).toBe('unclear');
  });

  test('nobody decides in the midst of a long discussion', () => {
    expect(readDecision(`rechazar, ${'bla '.repeat(700)}`).decision).toBe('unclear');
  });

  test.each([
    'probar',
    'comprobado',
    'reprobar',
    'desaprobado',
    'aprobador',
    'aprobación',
    'arrobar',
    'aproveche',
    'apropiado',
    'aprobará',
    'aportar',
    'robado',
    'negativo',
    'delegado',
    'negocio',
    'pegado',
    'rechazan',
  ])('%s is another word', (word) => {
    expect(decisionWord(word.normalize('NFD').replace(/\p{M}/gu, ''))).toBeNull();
  });
});

/** Changes of dress that leave what was written alone. */
const DRESS: ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll(' ', '  '),
  (text) => Array.from(text).join('\u200b'),
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\n\n  ${text}  \n\n`,
  (text) => `*${text}*`,
];

describe('whatever its dress', () => {
  // Small letters and lost accents make the same words; only "sí" and what ends in an accent tell two readings apart.
  const plain = linesOf(APPROVE).filter((line) => !/(?<!\p{L})s[íi](?!\p{L})|é|ó(?!\p{L})/iu.test(line));

  test('an approval stays one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.subarray(DRESS), (line, dress) => {
        const text = dress.reduce((worn, wear) => wear(worn), written(line));
        expect(readDecision(text, ABOUT).decision).toBe('approve');
      }),
      { numRuns: 400 },
    );
  });

  test('case and accents apart, it is the same', () => {
    for (const line of plain) {
      const bare = written(line).normalize('NFD').replace(/\p{M}/gu, '');
      expect([bare, readDecision(bare, ABOUT).decision]).toEqual([bare, 'approve']);
      expect([bare, readDecision(bare.toUpperCase(), ABOUT).decision]).toEqual([bare, 'approve']);
    }
  });

  test('doubt stays doubt', () => {
    fc.assert(
      fc.property(fc.constantFrom(...linesOf(UNCLEAR)), fc.subarray(DRESS.slice(1)), (line, dress) => {
        const text = dress.reduce((worn, wear) => wear(worn), written(line));
        expect(readDecision(text, ABOUT).decision).toBe('unclear');
      }),
      { numRuns: 400 },
    );
  });

  test('doubt beside an approval is doubt, before it or after it', () => {
    const doubts = [
      'todavía no',
      'no',
      'si confirma la empresa',
      'cuando llegue el contrato',
      'mañana',
      'pero falta el RUT',
      'o rechazar',
      'mejor esperen',
      'no estoy segura',
      'rechazar',
      '¿o no?',
    ];
    const wrong: string[] = [];
    for (const line of linesOf(APPROVE))
      for (const doubt of doubts)
        for (const gap of [', ', '. ', '\n\n', ' ']) {
          const texts = [`${doubt}${gap}${written(line)}`];
          // Run on with an afterthought about another matter, the doubt is about that matter.
          if (gap !== ' ' || !/\b(?:PD|P\.D|Posdata)\b/.test(line))
            texts.push(`${written(line)}${gap}${doubt}`);
          wrong.push(...texts.filter((text) => readDecision(text, ABOUT).decision === 'approve'));
        }
    expect(wrong).toEqual([]);
  }, 60_000);

  test('no text makes it throw', () => {
    const word = fc.constantFrom(
      'aprobar',
      'rechazar',
      'no',
      'sí',
      ',',
      '.',
      '\n',
      '?',
      'la cuenta',
      'porque',
      '👍',
      '-',
      '(',
      'SOL-YQZMJV',
      'de',
      'Luisa',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          expect(['approve', 'reject', 'unclear']).toContain(readDecision(text, ABOUT).decision);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
