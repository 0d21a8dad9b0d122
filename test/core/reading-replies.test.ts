import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readMail } from '../../src/core/reading/index.ts';
import { replyKeys } from '../../src/core/reading/keys.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { reply } from '../support/agent-reply.ts';
import { OWN } from '../support/requests.ts';

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
