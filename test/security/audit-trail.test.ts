import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordLimit } from '../../src/store/audit.ts';
import { verifyChain } from '../../src/store/audit-chain.ts';
import { AGENT, BOT, openTown, requestOf, SUBJECT, type Town } from '../support/town.ts';
import { isSealed } from '../support/waiting.ts';

const PASSWORD = 'cuatro perros ladran al tren';
const EMAIL = 'carlos@andino.test';
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

interface Row {
  event: string;
  request_id: number | null;
  account_id: number | null;
  inbox_id: number | null;
  actor: string | null;
  details: Record<string, unknown>;
}
const rowsOf = async (event: string): Promise<Row[]> =>
  (await town.db.query<Row>('select * from audit where event = $1 order by id', [event])).rows;
const pseudonym = async (who: string): Promise<string> =>
  (await town.db.query<{ p: string }>('select pseudonym($1) as p', [who])).rows[0]?.p ?? '';

describe('the trail has a row for', () => {
  test('the verdict of each mail, with its reason and who wrote it', async () => {
    await town.writes(EMAIL, requestOf({ email: EMAIL }));
    town.mail.appendTo(
      BOT,
      `From: a@andino.test\r\nFrom: b@andino.test\r\nTo: ${BOT}\r\nSubject: ${SUBJECT.normalize('NFD').replace(/\p{M}/gu, '')}\r\n\r\nNombre: x\r\n`,
    );
    await town.settles();
    expect(await rowsOf('mail.request')).toMatchObject([
      { actor: await pseudonym(EMAIL), inbox_id: expect.any(Number) },
    ]);
    expect(await rowsOf('mail.set-aside')).toMatchObject([
      { actor: null, details: { reason: 'not-one-sender' } },
    ]);
    const { rows } = await town.db.query(
      `select count(*) filter (where a.id is null) as without, count(*) as mails from inbox i left join audit a on a.inbox_id = i.id and a.event = 'mail.' || i.verdict`,
    );
    expect(rows).toEqual([{ without: 0, mails: 2 }]);
  });

  test('a mail that was too large to keep, and one that failed three times', async () => {
    town.mail.appendTo(
      BOT,
      `From: x@andino.test\r\nTo: ${BOT}\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\n\r\n`.padEnd(
        10 * 2 ** 20 + 1,
        'grande\r\n',
      ),
    );
    await town.settles();
    expect((await rowsOf('mail.set-aside')).at(-1)).toMatchObject({ details: { reason: 'too-large' } });
    town.mail.appendTo(
      BOT,
      `From: x@andino.test\r\nTo: ${BOT}\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\n${'X-Field: 1\r\n'.repeat(300)}\r\nNombre: x\r\n`,
    );
    for (let i = 0; i < 3; i++) {
      town.clock.forward(30_000);
      await sleep(1_200);
    }
    await town.settles();
    expect((await rowsOf('mail.set-aside')).at(-1)).toMatchObject({ details: { reason: 'too-many-fields' } });
  }, 60_000);

  test('a decision: request, mail, agent, what proved it, and the digest of the words that were read', async () => {
    await town.replies(await town.letterTo(AGENT), 'Aprobar');
    await town.settles();
    const [decision] = await rowsOf('request.approved');
    expect(decision).toMatchObject({
      request_id: 1,
      actor: await pseudonym(AGENT),
      details: { proof: 'key', words: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const { rows } = await town.db.query(
      `select w.words, i.verdict from words_read w join inbox i on i.id = w.inbox_id where encode(w.digest, 'hex') = $1 and w.inbox_id = $2`,
      [decision?.details['words'], decision?.inbox_id],
    );
    expect(rows).toEqual([{ words: 'Aprobar', verdict: 'approved' }]);
    expect(await rowsOf('mail.approved')).toMatchObject([
      { details: { decision: 'approve', words: decision?.details['words'] } },
    ]);
  });

  test('a link made and spent, sign-ins good and bad, passwords changed and reset', async () => {
    const invitation = await town.letterTo(EMAIL, /activación usuario/);
    expect((await town.submits(invitation, PASSWORD)).status).toBe(303);
    const [made] = await rowsOf('link.made');
    expect(made).toMatchObject({
      account_id: 1,
      details: { purpose: 'activation', letter: expect.any(Number) },
    });
    const [spent] = await rowsOf('account.activated');
    expect(spent).toMatchObject({
      account_id: 1,
      actor: await pseudonym(EMAIL),
      details: { link: made?.details['link'] },
    });
    const visitor = town.visitor();
    for (const password of ['otra frase que no es', PASSWORD])
      await visitor.submit(await visitor.get('/ingresar'), { email: EMAIL, password });
    expect(await rowsOf('session.refused')).toMatchObject([{ account_id: 1 }]);
    expect(await rowsOf('session.opened')).toMatchObject([{ account_id: 1 }]);
    const next = 'siete gatos duermen en la silla';
    const changed = await visitor.submit(
      await visitor.get('/'),
      { current: PASSWORD, password: next, confirmation: next },
      '/clave',
    );
    expect(changed.status).toBe(303);
    expect(await rowsOf('password.changed')).toMatchObject([
      { account_id: 1, actor: await pseudonym(EMAIL) },
    ]);
    town.clock.forward(120_000);
    await visitor.submit(await visitor.get('/restablecer'), { email: EMAIL });
    const reset = await town.letterTo(EMAIL, /contraseña Mesa/i);
    expect((await town.submits(reset, PASSWORD)).status).toBe(303);
    const link = (await rowsOf('link.made')).at(-1);
    expect(link).toMatchObject({ details: { purpose: 'reset' } });
    expect(await rowsOf('password.reset')).toMatchObject([
      { account_id: 1, details: { link: link?.details['link'] } },
    ]);
  }, 60_000);

  test('a limit that was hit: once an hour for each limit and whose it is', async () => {
    for (let i = 0; i < 5; i++)
      await town.writes('mucho@andino.test', requestOf({ email: `m${i}@andino.test` }));
    await town.settles();
    const who = await pseudonym('mucho@andino.test');
    expect((await rowsOf('limit.hit')).filter(({ actor }) => actor === who)).toMatchObject([
      { details: { limit: 'answers' }, inbox_id: expect.any(Number) },
    ]);
    const visitor = town.visitor();
    for (let i = 0; i < 2; i++) await visitor.submit(await visitor.get('/restablecer'), { email: EMAIL });
    await town.settles();
    expect((await rowsOf('limit.hit')).at(-1)).toMatchObject({ details: { limit: 'reset-apart' } });
    const now = town.clock.now();
    const before = (await rowsOf('limit.hit')).length;
    const hit = { limit: 'unknown-links', who: '192.0.2.7' } as const;
    for (const minutes of [0, 30, 59.99, 60.01])
      await recordLimit(town.db, hit, new Date(now.getTime() + minutes * 60_000));
    await recordLimit(town.db, { ...hit, who: '192.0.2.8' }, now);
    const rows = (await rowsOf('limit.hit')).slice(before);
    expect(rows.map(({ actor }) => actor)).toEqual([
      await pseudonym('192.0.2.7'),
      await pseudonym('192.0.2.7'),
      await pseudonym('192.0.2.8'),
    ]);
  }, 60_000);
});

test('it knows nobody by name, and no link by what opens it', async () => {
  const { rows } = await town.db.query<{ row: string }>('select a::text as row from audit a');
  expect(rows.length).toBeGreaterThan(20);
  for (const { row } of rows) {
    expect(row).not.toMatch(/@|Carlos|Pérez|192\.0\.2/);
    expect(row).not.toMatch(/[0-9a-z]{26}\.[0-9a-z]{26}/);
  }
});

test('the running bot seals what it wrote within seconds, and the chain holds', async () => {
  await isSealed(town.db);
  const verdict = await verifyChain(town.db, null, () => undefined);
  expect(verdict).toMatchObject({ waiting: 0, fault: null });
  expect(verdict.rows).toBeGreaterThan(20);
});
