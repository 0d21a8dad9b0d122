import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AGENT, BOT, openTown, requestOf, SUBJECT, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const HOUR = 3_600_000;
const head = (from: string, more = ''): string =>
  `From: ${from}\r\nTo: ${BOT}\r\nSubject: =?utf-8?q?${encodeURIComponent(SUBJECT).replaceAll('%20', '_').replaceAll('%', '=')}?=\r\n${more}`;

describe('one outside address is answered at most', () => {
  test('three times an hour and ten times a day, while its requests are still opened', async () => {
    for (let i = 0; i < 5; i++)
      await town.writes('prolifica@andino.test', requestOf({ email: `p${i}@andino.test` }));
    expect(await town.lettersLeft('prolifica@andino.test')).toHaveLength(3);
    expect(
      (
        await town.db.query(
          `select from requests where requester = 'prolifica@andino.test' and state = 'pending'`,
        )
      ).rowCount,
    ).toBe(5);
    let answers = 3;
    for (let hour = 0; hour < 4; hour++) {
      town.clock.forward(HOUR + 1000);
      for (let i = 0; i < 4; i++)
        await town.writes('prolifica@andino.test', { text: 'Nombre: Prolífica Ruiz' });
      answers += (await town.lettersLeft('prolifica@andino.test')).length;
    }
    expect(answers).toBe(10);
  }, 60_000);

  test('agents hear of at most three forgeries an hour', async () => {
    await town.lettersLeft();
    for (let i = 0; i < 6; i++)
      await town.writes(`intruso${i}@otra.test`, {
        to: BOT.replace('@', `+sol.abc123.${'0'.repeat(26)}@`),
        subject: 'Re: x',
        text: `Aprobar ${i}`,
      });
    expect(await town.lettersLeft(AGENT)).toHaveLength(3);
    expect((await town.lettersLeft()).filter(({ to }) => to.startsWith('intruso'))).toHaveLength(0);
  });
});

describe('what cannot be read', () => {
  test('is set aside whole, with the reason, at once, and holds up no other', async () => {
    const fields = Array.from({ length: 201 }, (_, i) => `X-Field-${i}: x\r\n`).join('');
    town.mail.appendTo(BOT, `${head('mal@andino.test')}${fields}\r\nNombre: x\r\n`);
    await town.writes('bien@andino.test', requestOf({ email: 'bien@andino.test' }));
    expect((await town.letterTo('bien@andino.test')).subject).toMatch(/^\[SOL-/);
    await town.settles();
    const { rows } = await town.db.query(
      `select verdict, reason, failures, length(raw) as kept from inbox where reason = 'too-many-fields'`,
    );
    expect(rows).toEqual([
      { verdict: 'set-aside', reason: 'too-many-fields', failures: 0, kept: expect.any(Number) },
    ]);
    expect(rows[0].kept).toBeGreaterThan(2_000);
  });

  test('over 10 MiB the first 64 KiB are kept', async () => {
    const size = 10 * 2 ** 20;
    const start = `${head('grande@andino.test')}\r\n`;
    town.mail.appendTo(BOT, `${start}${'x'.repeat(76)}\r\n`.padEnd(size + 1, `${'y'.repeat(76)}\r\n`));
    await town.settles();
    const { rows } = await town.db.query(
      `select verdict, reason, length(raw) - 29 as kept, size from inbox where reason = 'too-large'`, // 29: what sealing adds
    );
    expect(rows).toEqual([{ verdict: 'set-aside', reason: 'too-large', kept: 64 * 1024, size: size + 1 }]);
  }, 60_000);

  test('two From headers: set aside, nobody is answered', async () => {
    await town.lettersLeft();
    town.mail.appendTo(BOT, `From: uno@andino.test\r\n${head('dos@andino.test')}\r\nNombre: x\r\n`);
    expect(await town.lettersLeft()).toHaveLength(0);
    expect((await town.db.query(`select from inbox where reason = 'not-one-sender'`)).rowCount).toBe(1);
  });
});

test('the log tells no address, key, link or word of a mail', async () => {
  const { rows } = await town.db.query<{ recipient: string }>('select recipient from outbox limit 1');
  expect(rows).toHaveLength(1);
  const log = town.log.join('');
  expect(log).toContain('"event":"letter.sent"');
  for (const secret of [/prolifica@/, /sol\.[0-9a-z]{6}\.[0-9a-z]{20}/, /Prolífica/, /Analista de compras/])
    expect(log).not.toMatch(secret);
});
