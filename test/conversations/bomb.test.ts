import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { AGENT, BOT, type Letter, openTown, SUBJECT, type Town } from '../support/town.ts';

/** The short run of `npm run bench -- bomb`. */

let town: Town;
afterEach(() => town.close());

const subject = `=?utf-8?B?${Buffer.from(SUBJECT).toString('base64')}?=`;
const requestFrom = (from: string, email: string): string =>
  [
    `From: ${from}`,
    `To: ${BOT}`,
    `Subject: ${subject}`,
    `Message-ID: <${email}>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Nombre completo: Carlos Pérez\r\nEmpresa: Cliente S.A.S.\r\nCargo: Analista\r\nCorreo corporativo: ${email}`,
  ].join('\r\n');

/** @returns how many are held, and what came to the agent. */
async function explodes(
  count: number,
  senderOf: (i: number) => string,
): Promise<{ held: number; open: number; digest: Letter; told: Letter[] }> {
  for (let i = 0; i < count; i++) town.mail.appendTo(BOT, requestFrom(senderOf(i), `b${i}@empresa${i}.test`));
  const digest = await town.letterTo(AGENT, /^Resumen/);
  const told = await town.lettersLeft(AGENT);
  const { rows } = await town.db.query<{ held: number; open: number }>(
    `select count(*) filter (where state = 'held') as held, count(*) filter (where state = 'pending') as open from requests where email like 'b%@empresa%'`,
  );
  return { held: rows[0]?.held ?? 0, open: rows[0]?.open ?? 0, digest, told };
}

test('300 requests from one sender: five opened, three answered, one digest, and the good mail in between on time', async () => {
  town = await openTown({ copies: 2 });
  const started = process.cpuUsage();
  const { held, open, digest, told } = await explodes(300, (i) =>
    i === 150 ? 'buena@buena.test' : 'bomba@uno.test',
  );
  expect([open, held]).toEqual([6, 294]);
  expect(await town.lettersLeft('buena@buena.test')).toHaveLength(1);
  // What this process ran, its threads too: on a machine that others keep busy the wall clock says nothing.
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(20_000);
  expect(await town.lettersLeft('bomba@uno.test')).toHaveLength(3);
  expect(told.filter(({ subject }) => subject.includes('Por decidir'))).toHaveLength(6);
  expect(told).toHaveLength(6);
  expect(digest.text).toContain('de un remitente');
  expect(digest.html.match(/>Aprobar</g)).toHaveLength(5); // of one sender; a bomb must not hide the others
}, 60_000);

/** 300 requests and a good mail after them, none of which is answered before all are kept. @returns how many were answered before the good one. */
async function behind300(senderOf: (i: number) => string, good: string): Promise<number> {
  const before = await town.db.query<{ n: number }>('select count(*)::int as n from inbox');
  const pause = await town.db.connect();
  await pause.query('begin');
  await pause.query('lock table requests in exclusive mode');
  for (let i = 0; i < 300; i++) town.mail.appendTo(BOT, requestFrom(senderOf(i), `b${i}@empresa${i}.test`));
  town.mail.appendTo(BOT, good);
  const all = (before.rows[0]?.n ?? 0) + 301;
  const kept = `select from inbox having count(*) = ${all}`;
  while ((await town.db.query(kept)).rowCount === 0) await sleep(20);
  await pause.query('commit');
  pause.release();
  await town.settles();
  const { rows } = await town.db.query<{ before: number }>(
    `select count(*)::int as before from inbox, (select * from inbox order by uid desc limit 1) mine where inbox.answered_at < mine.answered_at`,
  );
  return rows[0]?.before ?? 0;
}

// 2 copies have 4 x 8 in hand each when it comes, and take as many beside it.
const MOST_BEFORE = 150;

test('one mail behind 300 of one sender, none of them read yet, is answered before most of them', async () => {
  town = await openTown({ copies: 2 });
  const good = requestFrom('buena@buena.test', 'buena@buena.test');
  expect(await behind300(() => 'bomba@uno.test', good)).toBeLessThan(MOST_BEFORE);
  expect(await town.lettersLeft('buena@buena.test')).toHaveLength(1);
}, 60_000);

test('a decision behind 300 requests of as many senders is read before most of them', async () => {
  town = await openTown({ copies: 2 });
  town.mail.appendTo(BOT, requestFrom('buena@buena.test', 'buena@buena.test'));
  const { replyTo } = await town.letterTo(AGENT, /Por decidir/);
  const decision = [`From: ${AGENT}`, `To: ${replyTo}`, 'Subject: Re: Por decidir', '', 'Aprobar'].join(
    '\r\n',
  );
  expect(await behind300((i) => `b${i}@empresa${i}.test`, decision)).toBeLessThan(MOST_BEFORE);
  const { rows } = await town.db.query(
    "select from requests where email = 'buena@buena.test' and state = 'approved'",
  );
  expect(rows).toHaveLength(1);
}, 60_000);

test('200 requests from as many senders, a fifth of the amounts: 60 answered, one digest, nothing else leaves', async () => {
  town = await openTown({ copies: 2, environment: { LIMIT_SCALE: '0.2' } });
  const { held, open, digest, told } = await explodes(200, (i) => `b${i}@empresa${i}.test`);
  expect([open, held]).toEqual([60, 140]);
  expect(told).toHaveLength(4);
  expect(digest.html.match(/>Aprobar</g)).toHaveLength(32);
  const receipts = (await town.lettersLeft()).filter(({ to }) => to.endsWith('.test'));
  expect(receipts).toHaveLength(60);
  expect(new Set(receipts.map(({ to }) => to)).size).toBe(60);
}, 60_000);
