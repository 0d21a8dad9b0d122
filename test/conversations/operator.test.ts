import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.ts';
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
    const shown = JSON.parse((await portero('inbox', 'show', '1', '--json')).out);
    expect(shown).toEqual({ id: 1, source: Buffer.from(mail).toString('base64') });
    expect(JSON.parse((await portero('inbox', 'retry', '1', '--json')).out)).toEqual({ done: true, id: 1 });
    await town.settles();
    const { rows } = await town.db.query('select verdict, attempts from inbox');
    expect(rows).toEqual([{ verdict: 'set-aside', attempts: 2 }]); // it has two senders still
  });

  test('who brings the bot down again and again is set aside, but not for a storm of kills, and is read when the operator says so', async () => {
    const taken = async (attempts: number, minutes: number): Promise<string> => {
      await town.db.query(
        `update inbox set attempts = $1, kept_at = now() - $2 * interval '1 minute', retried_at = null, verdict = null, answered_at = null, due_at = now() where id = 1`,
        [attempts, minutes],
      );
      return await endOf();
    };
    const endOf = async (): Promise<string> => {
      await town.settles();
      const { rows } = await town.db.query<{ reason: string }>('select reason from inbox where id = 1');
      return rows[0]?.reason ?? '';
    };
    expect(await taken(40, 14)).toBe('not-one-sender'); // it was read
    expect(await taken(19, 16)).toBe('not-one-sender');
    expect(await taken(20, 16)).toBe('never-comes-to-an-end');
    expect((await portero('inbox', 'retry', '1')).code).toBe(0);
    expect(await endOf()).toBe('not-one-sender');
  });

  test('what is not there is said to be so, with exit code 1', async () => {
    expect(await portero('inbox', 'retry', '99')).toMatchObject({ code: 1, out: '' });
    expect((await portero('inbox', 'show', '99')).err).toContain('there is no mail 99');
    const { code, out, err } = await portero('inbox', 'retry', '99', '--json');
    expect([code, JSON.parse(out)]).toEqual([1, { done: false, id: 99 }]);
    expect(err).toContain('there is no mail set aside with the ID 99');
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
  await town.settles();
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

describe('every command', () => {
  test('has help of its own, and can be asked for JSON', async () => {
    const commands: Record<'name' | 'takes' | 'summary' | 'help', string>[] = JSON.parse(
      (await portero('help', '--json')).out,
    );
    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter(({ takes }) => !takes.includes('[--json]'))).toEqual([]);
    for (const { name, takes, summary, help } of commands.filter(({ name }) => name.startsWith('held')))
      expect(await portero(...name.split(' '), '--help')).toMatchObject({
        code: 0,
        out: `portero ${name} ${takes}\n${summary}\n\n${help}\n`,
      });
  });

  test('says what is wrong with the configuration, also as JSON, with exit code 78', async () => {
    const broken = { environment: { ...town.environment, AGENTS: 'nadie', PORT: 'x' } };
    const { code, out, err } = await porteroOf(broken, 'config', 'check', '--json');
    expect(code).toBe(78);
    expect(JSON.parse(out)).toEqual({
      problems: [expect.stringContaining('AGENTS: found'), expect.stringContaining('PORT: found')],
    });
    expect(err).toContain('2 problems');
    expect((await porteroOf(broken, 'status')).code).toBe(78);
    expect(JSON.parse((await portero('config', 'check', '--json')).out)).toEqual({ problems: [] });
  });
});

test('migrate brings an empty database to this version and says by which steps, and then has nothing to do', async () => {
  const empty = await freshDatabase('template0');
  const url = new URL(town.environment['DATABASE_URL'] ?? '');
  url.pathname = `/${empty.config.database}`;
  const there = { environment: { ...town.environment, DATABASE_URL: url.href } };
  const { code, out } = await porteroOf(there, 'migrate', '--json');
  expect([code, JSON.parse(out)]).toEqual([
    0,
    { done: true, applied: expect.arrayContaining([expect.stringMatching(/^0001_/)]) },
  ]);
  expect((await porteroOf(there, 'migrate')).out).toBe('The database is at this version.\n');
  await empty.drop();
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
