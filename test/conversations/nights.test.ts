import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { lockedOut } from '../support/database.ts';
import { porteroOf, type Said } from '../support/portero.ts';
import { AGENT, BOT, MAILBOX_PASSWORD, openTown, requestOf, type Town } from '../support/town.ts';
import { isSealed, lettersRest, until } from '../support/waiting.ts';

/** docs/operations.md, "Ten nights": each is caused here, seen by the sign that stands there, and mended by the command that stands there. */

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const PASSWORD = 'cuatro perros ladran al tren';

let town: Town;
afterEach(() => town?.close());

const portero = (...args: string[]): Promise<Said> => porteroOf(town, ...args);

const linesOf = (event: string): Record<string, unknown>[] =>
  town.log.map((line) => JSON.parse(line)).filter((line) => line.event === event);

/** The first line of the log with this event; waits for it. */
async function logged(event: string): Promise<Record<string, unknown>> {
  return await until(event, () => linesOf(event)[0]);
}

const restarted = async (changes: Record<string, string> = {}): Promise<void> => {
  await Promise.all(town.copies.splice(0).map((copy) => copy.close()));
  await town.startCopy(changes);
};

test('1 · the mailbox is not read', async () => {
  town = await openTown();
  await town.writes('uno@andino.test', requestOf({ email: 'uno@andino.test' }));
  await town.letterTo('uno@andino.test');
  const changed = { IMAP_URL: town.environment['IMAP_URL']?.replace(MAILBOX_PASSWORD, 'la-de-ayer') ?? '' };
  await restarted(changed);
  expect((await logged('mailbox.lost'))['err']).toMatchObject({
    message: expect.stringContaining('IMAP_URL'),
  });
  await town.db.query(`update mailboxes set read_at = now() - interval '6 minutes'`);
  await town.writes('dos@andino.test', requestOf({ email: 'dos@andino.test' }));
  const { code, out } = await portero('status');
  expect([code, out]).toEqual([1, expect.stringContaining(' is not being read: see the log of the bot')]);
  const doctor = await porteroOf({ environment: { ...town.environment, ...changed } }, 'doctor', '--no-mail');
  expect(doctor.code).toBe(1);
  expect(doctor.out).toMatch(/^FAIL {2}imap .*\n *→ .*check user and password/m);
  await restarted();
  await town.letterTo('dos@andino.test');
}, 60_000);

test('2 · letters do not leave', async () => {
  town = await openTown();
  town.mail.answerWith((stage, to) =>
    stage === 'rcpt' && to === 'uno@andino.test' ? { responseCode: 451, message: 'try later' } : null,
  );
  await town.writes('uno@andino.test', requestOf({ email: 'uno@andino.test' }));
  expect(await logged('letter.later')).toMatchObject({ answer: expect.stringContaining('451') });
  await town.db.query(`update outbox set owed_at = owed_at - interval '11 minutes' where state = 'queued'`);
  expect((await portero('status')).out).toContain(
    '! letters do not leave: portero outbox and the log say why',
  );
  await lettersRest(town.db);
  town.clock.forward(2 * DAY);
  expect((await logged('letter.later'))['level']).toBe(40);
  for (let out = ''; !out.includes('held'); out = (await portero('outbox')).out) await sleep(100);
  const [held] = JSON.parse((await portero('outbox', '--json')).out);
  expect(held).toMatchObject({ state: 'held', recipient: 'uno@andino.test' });
  expect(held.answer).toContain('451');
  town.mail.answerWith(null);
  expect((await portero('outbox', 'retry', String(held.id))).code).toBe(0);
  await town.letterTo('uno@andino.test');
}, 60_000);

test('3 · an activation letter was refused', async () => {
  town = await openTown();
  town.mail.answerWith((stage, to) =>
    stage === 'rcpt' && to === 'uno@andino.test' ? { responseCode: 550, message: 'no such user' } : null,
  );
  await town.writes('rrhh@andino.test', requestOf({ email: 'uno@andino.test' }));
  await town.replies(await town.letterTo(AGENT), 'Aprobar');
  expect(await logged('letter.refused')).toMatchObject({ kind: 'person-activation' });
  await town.letterTo(AGENT, /El enlace de activación no llegó/);
  expect((await portero('status')).out).toMatch(/^! .*letters were held or refused.*: portero outbox lists/m);
  const [refused] = JSON.parse((await portero('outbox', '--json')).out);
  town.mail.answerWith(null); // the company made the mailbox
  expect((await portero('outbox', 'retry', String(refused.id))).code).toBe(0);
  expect((await town.opens(await town.letterTo('uno@andino.test', /activación/))).status).toBe(200);
  expect((await portero('status')).code).toBe(0);
}, 60_000);

test('4 · a mail was set aside', async () => {
  town = await openTown();
  town.mail.appendTo(
    BOT,
    `From: a@andino.test\r\nFrom: b@andino.test\r\nTo: ${BOT}\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\n\r\nNombre: x\r\n`,
  );
  await town.settles();
  expect((await portero('status')).out).toMatch(/^! .* set aside.*: portero inbox lists/m);
  expect((await portero('inbox')).out).toMatch(/\n1 .*not-one-sender\n$/);
  expect((await portero('inbox', 'show', '1')).out).toContain('From: b@andino.test');
  expect((await portero('inbox', 'retry', '1')).code).toBe(0);
  await town.settles();
}, 60_000);

test('5 · the database is away', async () => {
  town = await openTown();
  const { rows } = await town.db.query<{ name: string }>('select current_database() as name');
  await lockedOut(rows[0]?.name ?? '', async () => {
    await logged('job.failed');
    const ready = await fetch(`${town.copies[0]?.opsUrl}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([
      503,
      expect.stringContaining('the database cannot be reached'),
    ]);
    expect((await portero('status')).code).toBe(1);
    await town.writes('uno@andino.test', requestOf({ email: 'uno@andino.test' }));
  });
  await until('the mail', async () => (await town.db.query('select from inbox')).rowCount === 1, 50_000); // as in faults.test.ts
  await town.letterTo('uno@andino.test');
  await logged('job.resumed');
  const told = town.log.map((line) => JSON.parse(line));
  const jobs = told.filter((line) => line.event === 'job.failed' && line.level === 50).map(({ job }) => job);
  expect(jobs.length).toBe(new Set(jobs).size); // once for each job, however many lanes it has
  expect(await portero('status')).toMatchObject({ code: 0 });
}, 120_000);

test('6 · the bot does not start', async () => {
  town = await openTown({ copies: 0 });
  const wrong = { environment: { ...town.environment, AGENTS: 'ana@logtec.co, nadie' } };
  const { code, err } = await porteroOf(wrong, 'config', 'check');
  expect([code, err]).toEqual([78, expect.stringContaining('- AGENTS: found')]);
  expect(await portero('config', 'check')).toMatchObject({ code: 0 });
  expect(await portero('migrate')).toMatchObject({ code: 0 });
}, 60_000);

test('7 · a mail bomb', async () => {
  town = await openTown();
  for (let i = 0; i < 8; i++)
    await town.writes('bomba@andino.test', requestOf({ email: `c${i}@andino.test` }));
  await town.settles();
  expect((await portero('status')).out).toMatch(/requests .* 0 incomplete, 3 held/);
  expect((await portero('held')).out).toMatch(/\nbomba@andino\.test +3 .* sender +\w{6} \w{6} \w{6}\n$/);
  expect((await portero('held', 'close', 'bomba@andino.test')).out).toBe(
    '3 requests of bomba@andino.test closed.\n',
  );
  expect((await portero('status')).out).toMatch(/requests .* 0 held/);
}, 60_000);

test('8 · agents’ answers are refused since SECRET_KEY was changed', async () => {
  town = await openTown();
  await town.writes('uno@andino.test', requestOf({ email: 'uno@andino.test' }));
  const notice = await town.letterTo(AGENT);
  const newKey = { SECRET_KEY: randomBytes(32).toString('base64') };
  await restarted(newKey);
  await town.replies(notice, 'Aprobar');
  await town.letterTo(AGENT, /Llegó una respuesta que no pudimos aceptar/);
  const refused = await until('word of it in the log', () =>
    linesOf('mail.answered').find(({ verdict }) => verdict === 'refused'),
  );
  expect(refused).toMatchObject({ reason: 'unknown-key' });
  await restarted({ ...newKey, SECRET_KEY_OLD: town.environment['SECRET_KEY'] ?? '' });
  await town.replies(notice, 'Sí, aprobar');
  expect((await town.letterTo('uno@andino.test', /activación usuario/)).link).not.toBe('');
}, 60_000);

test('9 · a person has no link, or one that lapsed', async () => {
  town = await openTown();
  await town.writes('uno@andino.test', requestOf({ email: 'uno@andino.test' }));
  await town.replies(await town.letterTo(AGENT), 'Aprobar');
  const first = await town.letterTo('uno@andino.test', /activación usuario/);
  await town.settles(); // the letter is here a moment before it is marked as sent, and its link's end set
  await town.db.query(`update outbox set owed_at = owed_at - interval '5 hours'`);
  await town.db.query(`update links set expires_at = $1`, [town.clock.now()]);
  expect((await town.opens(first)).status).toBe(410);
  const { rows } = await town.db.query<{ code: string }>('select code from requests');
  const code = rows[0]?.code ?? '';
  expect((await portero('request', code)).out).toMatch(/letter\.sent +uno@andino\.test +person-activation/);
  expect((await portero('resend', `SOL-${code.toUpperCase()}`)).code).toBe(0);
  const again = await town.letterTo('uno@andino.test', /activación usuario/);
  expect((await town.submits(again, PASSWORD)).status).toBe(303);
  expect((await portero('account', 'uno@andino.test')).out).toContain('active');
}, 60_000);

test('10 · the audit trail was changed', async () => {
  town = await openTown();
  await town.writes('uno@andino.test', requestOf({ email: 'uno@andino.test' }));
  await town.letterTo(AGENT);
  await town.settles();
  await isSealed(town.db);
  const { code, out } = await portero('audit', 'verify');
  expect([code, out]).toEqual([0, expect.stringContaining('The chain holds')]);
  const anchor = /(\d+:[0-9a-f]{64})/.exec(out)?.[1];
  expect((await portero('audit', 'verify', `--anchor=${anchor}`)).code).toBe(0);
  await town.db.query('alter table audit disable trigger is_append_only');
  await town.db.query(`update audit set actor = 'operator' where id = 1`);
  const broken = await portero('audit', 'verify');
  expect([broken.code, broken.err]).toEqual([
    1,
    expect.stringContaining('the chain does not hold at row 1 (id 1)'),
  ]);
}, 60_000);

test('docs/operations.md has a section for every command and no other, and ten nights', async () => {
  const text = readFileSync('docs/operations.md', 'utf8');
  expect(text.match(/^\| \d+ /gm)).toHaveLength(10);
  town = await openTown({ copies: 0 });
  const { out } = await portero('help');
  const names = [...out.matchAll(/^ {2}([a-z]+(?: [a-z]+)?)(?: [[A-Z].*)? {2}/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(20);
  const told = [...text.matchAll(/^### (.+)$/gm)].flatMap(([, title = '']) =>
    [...title.matchAll(/`([a-z ]+?)(?: [A-Z[…].*?)?`/g)].map(([, name]) => name),
  );
  expect(new Set(told)).toEqual(new Set(names.filter((name) => name !== 'explain')));
});
