import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
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
