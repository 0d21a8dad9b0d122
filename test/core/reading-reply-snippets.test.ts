import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMail } from '../../src/core/reading/index.ts';
import { plainly, snippetMail, written } from '../support/reply-snippets.ts';

/** One reply a line, so that whoever meets a new wording adds it in a minute; the file says how. */
const lines = readFileSync('test/corpus/snippets/replies.txt', 'utf8')
  .split('\n')
  .filter((line) => /^[ARUPM] /.test(line));
const linesFor = (label: string): string[] =>
  lines.filter((line) => line.startsWith(label)).map((line) => line.slice(2));
const read = (text: string) => readMail(snippetMail(written(text)), 'soporte@logtecgroup.com.co');

test.each(linesFor('A'))('approves: %s', (text) => {
  expect(read(text)).toMatchObject({ kind: 'reply', decision: 'approve', reason: null });
});

test.each(linesFor('R'))('rejects: %s', (line) => {
  const [text = '', reasons = 'null'] = line.split(' → ');
  const answer = read(text);
  expect(answer).toMatchObject({ kind: 'reply', decision: 'reject' });
  expect(reasons.split(' / ').map(plainly)).toContain(plainly(answer.reason ?? 'null'));
});

test.each(linesFor('U'))('is in doubt: %s', (text) => {
  expect(read(text)).toMatchObject({ kind: 'reply', decision: 'unclear' });
});

test.each(linesFor('P'))('is a person: %s', (text) => {
  expect(read(text).kind).toBe('reply');
});

test.each(linesFor('M'))('is a machine: %s', (line) => {
  const [from = '', subject = '', ...text] = line.split(' | ');
  const mail = snippetMail(text.join(' | '), { from, subject });
  expect(['auto-reply', 'list', 'bounce']).toContain(readMail(mail, 'soporte@logtecgroup.com.co').kind);
});

const dangers = readFileSync('test/corpus/snippets/dangers.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const CLEAN = [
  'Aprobar.',
  'La apruebo.',
  'Aprobada la cuenta.',
  'Se aprueba la solicitud.',
  'Sí, aprobar, gracias.',
];
const ASIDES = [
  'Qué calor el de hoy.',
  'Mil gracias.',
  'Se me fue la luz toda la mañana.',
  'Que el Señor los bendiga.',
];

test('no approval stands beside a danger, whatever else is written and in whatever order', () => {
  const order = fc
    .tuple(fc.constantFrom(...CLEAN), fc.constantFrom(...dangers), fc.subarray(ASIDES))
    .chain(([clean, danger, asides]) =>
      fc.shuffledSubarray([clean, danger, ...asides], { minLength: asides.length + 2 }),
    );
  fc.assert(
    fc.property(order, fc.constantFrom(' ', '\n', '\n\n'), (sentences, gap) => {
      expect(read(sentences.join(gap)).decision).not.toBe('approve');
    }),
    { numRuns: 3000 },
  );
});

test('asides leave a clean approval as it is', () => {
  const order = fc
    .tuple(fc.constantFrom(...CLEAN), fc.subarray(ASIDES))
    .chain(([clean, asides]) => fc.shuffledSubarray([clean, ...asides], { minLength: asides.length + 1 }));
  fc.assert(
    fc.property(order, fc.constantFrom(' ', '\n', '\n\n'), (sentences, gap) => {
      expect(read(sentences.join(gap)).decision).toBe('approve');
    }),
  );
});
