import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { porteroOf } from '../support/portero.ts';
import { AGENT, BOT, openTown, requestOf, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const portero = (...args: string[]) => porteroOf(town, ...args);

describe('mail that was set aside', () => {
  test('is listed with its reason, shown whole, and tried again', async () => {
    const mail = `From: a@andino.test\r\nFrom: b@andino.test\r\nTo: ${BOT}\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\n\r\nNombre: x\r\n`;
    town.mail.appendTo(BOT, mail);
    await town.settles();
    const [listed] = JSON.parse((await portero('inbox', '--json')).out);
    expect(listed).toMatchObject({ id: 1, reason: 'not-one-sender' });
    expect((await portero('inbox')).out).toMatch(/^id\s+receivedAt\s+size\s+reason\n1\s/);
    expect((await portero('inbox', 'show', '1')).out).toBe(mail);
    expect((await portero('inbox', 'retry', '1')).code).toBe(0);
    await town.settles();
    const { rows } = await town.db.query('select verdict, attempts from inbox');
    expect(rows).toEqual([{ verdict: 'set-aside', attempts: 2 }]); // it has two senders still
  });

  test('what is not there is said to be so, with exit code 1', async () => {
    expect(await portero('inbox', 'retry', '99')).toMatchObject({ code: 1, out: '' });
    expect((await portero('inbox', 'show', '99')).err).toContain('there is no mail 99');
  });
});

test('a letter that a server refused is listed with its answer, and sent when the operator says so', async () => {
  town.mail.answerWith((stage, to) =>
    stage === 'rcpt' && to === AGENT ? { responseCode: 550, message: 'no such user' } : null,
  );
  await town.writes('carlos@andino.test', requestOf({ email: 'carlos@andino.test' }));
  await town.settles();
  const [letter] = JSON.parse((await portero('outbox', '--json')).out);
  expect(letter).toMatchObject({ state: 'refused', kind: 'agent-notice', recipient: AGENT, attempts: 1 });
  expect(letter.answer).toContain('550');
  town.mail.answerWith(null);
  expect((await portero('outbox', 'retry', String(letter.id))).code).toBe(0);
  expect((await town.letterTo(AGENT)).subject).toMatch(/^\[SOL-/);
  await sleep(100);
  expect((await portero('outbox')).out).toBe('No letter is held or refused.\n');
});

test('a command that is not understood says so and where to look, with exit code 64', async () => {
  for (const args of [
    ['dance'],
    ['inbox', 'retry'],
    ['inbox', 'retry', 'x'],
    ['outbox', '--loud'],
    ['explain'],
  ]) {
    const { code, err } = await portero(...args);
    expect(code).toBe(64);
    expect(err).toContain('portero help');
  }
  expect((await portero('help')).out).toContain('inbox retry ID');
  expect((await portero('explain', 'not-there.eml')).code).toBe(66);
});

test('explain tells one object a line, also of a mail that would be set aside, and with --why where each value stood', async () => {
  const { out } = await portero(
    'explain',
    '--why',
    'test/corpus/requests/001-owa-numerado.eml',
    'test/corpus/replies/032-gmail-aprobar.eml',
  );
  const [request, reply] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(request).toMatchObject({
    file: 'test/corpus/requests/001-owa-numerado.eml',
    kind: 'request',
    decision: null,
  });
  expect(request.people[0].role).toBe('Trabajadora social');
  expect(request.why).toContainEqual(
    expect.objectContaining({ what: 'people[0].role', value: 'Trabajadora social' }),
  );
  expect(reply).toMatchObject({ kind: 'reply', people: [], decision: 'approve' });
});
