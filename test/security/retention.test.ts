import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getTasks } from 'node-cron';
import { sweep } from '../../src/jobs/sweep.ts';
import { sealRows, verifyChain } from '../../src/store/audit-chain.ts';
import { takeSeat } from '../../src/store/mailboxes.ts';
import { AGENT, BOT, openTown, requestOf, type Town } from '../support/town.ts';
import { seatIsFree } from '../support/waiting.ts';

const DAY = 86_400_000;
const T0 = new Date('2026-03-02T15:00:00.000Z');
const later = (milliseconds: number): Date => new Date(T0.getTime() + milliseconds);
const PASSWORD = 'cuatro perros ladran al tren';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  town.clock.freeze(T0);
});
afterAll(() => town.close());

const swept = async (at: Date): Promise<Record<string, number> | null> => {
  town.clock.freeze(at);
  await seatIsFree(town.db, 'sweep');
  const app = town.copies[0]?.app;
  return app ? await sweep(app, new AbortController().signal) : null;
};
const NOTHING = {
  'raw-mail': 0,
  'set-aside-mail': 0,
  'used-links': 0,
  'ended-sessions': 0,
  recoveries: 0,
  letters: 0,
  'closed-requests': 0,
  words: 0,
};
const count = async (what: string): Promise<number> =>
  (await town.db.query<{ n: number }>(`select count(*) as n from ${what}`)).rows[0]?.n ?? -1;

/** One of each: an account that was activated, a rejected request, one that nobody completed, a mail set aside, one that is open. */
async function live(): Promise<void> {
  await town.writes('ana@andino.test', requestOf({ email: 'ana@andino.test' }));
  await town.replies(await town.letterTo(AGENT), 'Aprobar');
  await town.submits(await town.letterTo('ana@andino.test', /activación usuario/), PASSWORD);
  const visitor = town.visitor();
  await visitor.submit(await visitor.get('/restablecer'), { email: 'nadie@andino.test' });
  await town.settles();
  await town.lettersLeft();
  await town.writes('luz@andino.test', requestOf({ email: 'luz@andino.test' }));
  await town.replies(await town.letterTo(AGENT), 'Rechazar: no tiene contrato con nosotros');
  await town.settles();
  await town.lettersLeft();
  await town.writes('leo@andino.test', { text: 'Nombre completo: Leo Mejía Ruiz\nCargo: Analista' });
  town.mail.appendTo(
    BOT,
    `From: a@andino.test\r\nFrom: b@andino.test\r\nTo: ${BOT}\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\n\r\nNombre: x\r\n`,
  );
  await town.settles();
}

test('what is no longer needed goes at its time, to the second, and not before', async () => {
  await live();
  expect(await swept(later(30 * DAY))).toEqual(NOTHING);
  expect(await swept(later(30 * DAY + 1))).toEqual({
    ...NOTHING,
    'raw-mail': 5,
    'set-aside-mail': 1,
    'used-links': 1,
    'ended-sessions': 1,
    recoveries: 1,
  });
  expect(await count('inbox')).toBe(6);
  expect(await count('inbox where length(raw) > 0')).toBe(0);
  expect(await count(`inbox where length(sha256) = 32 and uid > 0`)).toBe(6);
  expect(await count('accounts')).toBe(1);
  expect(await swept(later(90 * DAY))).toEqual(NOTHING);
  const letters = await count('outbox');
  expect(await swept(later(90 * DAY + 1))).toEqual({ ...NOTHING, letters, 'closed-requests': 2, words: 1 });
  // The approved one is what the account stands on, and its words are what it was decided by.
  const { rows } = await town.db.query(
    'select r.state, w.words from requests r left join words_read w on w.inbox_id = r.decision_mail',
  );
  expect(rows).toEqual([{ state: 'approved', words: 'Aprobar' }]);
}, 60_000);

test('what is still needed stays: mail yet to be read, a request that awaits its decision, a link that was never used', async () => {
  await town.writes('eva@andino.test', requestOf({ email: 'eva@andino.test' }));
  await town.letterTo(AGENT);
  await town.settles();
  const [open, letters] = [
    await count(`requests where state = 'pending'`),
    await count('outbox where request_id is not null'),
  ];
  await town.db.query(`update accounts set state = 'invited', password_hash = null`);
  await town.db.query(
    `insert into outbox (cause, kind, recipient, data, account_id, state, owed_at, due_at) select 'x', 'person-activation', email, '{}', id, 'sent', $1, $1 from accounts`,
    [T0],
  );
  await town.db.query(
    `insert into links (id, purpose, account_id, outbox_id, made_at, expires_at) select '\\x00', 'activation', account_id, id, $1, $1 from outbox where cause = 'x'`,
    [T0],
  );
  await town.db.query(
    `insert into inbox (mailbox_id, uid_validity, uid, sha256, received_at, raw, size, kept_at, due_at) values (1, 9, 9, '', $1, 'raw', 3, $1, $2)`,
    [T0, later(9_999 * DAY)],
  );
  expect(await swept(later(1_000 * DAY))).toMatchObject({ 'raw-mail': 1, letters: 0, 'closed-requests': 0 });
  expect(await count(`requests where state = 'pending'`)).toBe(open);
  expect(await count('outbox where request_id is not null')).toBe(letters);
  expect(await count('links')).toBe(1);
  expect(await count(`inbox where raw = 'raw'`)).toBe(1);
  await town.db.query('delete from inbox where uid = 9 and uid_validity = 9');
}, 60_000);

test('mail that comes again is still known as the same', async () => {
  const [first] = town.mail.messages(BOT, 'Portero');
  town.mail.appendTo(BOT, first?.raw.toString('latin1') ?? '');
  await town.settles();
  const { rows } = await town.db.query('select verdict from inbox order by id desc limit 1');
  expect(rows).toEqual([{ verdict: 'duplicate' }]);
});

test('thousands go in batches, on one copy only, and the log and the trail tell how many', async () => {
  await town.db.query(
    `insert into inbox (mailbox_id, uid_validity, uid, sha256, received_at, raw, size, kept_at, moved_at, verdict, answered_at, due_at)
     select 1, 5, n, '', $1, 'x', 1, $1, $1, 'request', $1, $1 from generate_series(1, 1201) as n`,
    [T0],
  );
  const app = (await town.startCopy()).app;
  town.clock.freeze(later(2_000 * DAY));
  town.log.length = 0;
  await seatIsFree(town.db, 'sweep');
  const seat = await takeSeat(town.db, 'sweep'); // as another copy has it that is at it just now
  expect(await sweep(app, new AbortController().signal)).toBeNull();
  seat?.leave();
  expect(await swept(later(2_000 * DAY))).toMatchObject({ 'raw-mail': 1202 });
  const lines = town.log.map((line) => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({ event: 'sweep.deleted', kind: 'raw-mail', count: 1202 }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({
      event: 'audit.head',
      count: expect.any(Number),
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    }),
  );
  const { rows } = await town.db.query(
    `select details from audit where event = 'sweep.done' order by id desc limit 1`,
  );
  expect(rows[0].details).toMatchObject({ 'raw-mail': 1202 });
  while ((await sealRows(town.db, 1_000)) > 0);
  expect((await verifyChain(town.db, null, () => undefined)).fault).toBeNull();
}, 60_000);

test('every night it comes by itself', async () => {
  const daily = [...getTasks().values()].filter(({ name }) => name === 'sweep');
  const before = await count(`audit where event = 'sweep.done'`);
  const at = daily.map((task) => task.getNextRuns(1)[0]?.toISOString().slice(10));
  expect(at).toEqual(town.copies.map(() => 'T08:17:00.000Z')); // 3:17 in Bogotá
  await seatIsFree(town.db, 'sweep');
  await daily[0]?.execute();
  expect(await count(`audit where event = 'sweep.done'`)).toBe(before + 1);
});
