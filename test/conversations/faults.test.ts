import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { lockedOut } from '../support/database.ts';
import { AGENT, BOT, openTown, requestOf, type Town } from '../support/town.ts';
import { lettersRest, until } from '../support/waiting.ts';

let town: Town;
afterEach(() => town.close());

/** Ordinary support mail, of every flag and kind, some of it close to what the bot looks for. */
const FOREIGN: readonly [string, string[]][] = [
  ['Subject: Impresora del piso 3\r\n\r\nNo imprime.', []],
  ['Subject: Activación de licencia Office\r\n\r\nAprobar por favor.', ['\\Seen']],
  ['Subject: RE: contrato\r\n\r\nAprobar', ['\\Flagged', '\\Answered']],
  [
    'Subject: Respuesta automática: Solicitud de activación cuenta mesa de ayuda\r\nAuto-Submitted: auto-replied\r\n\r\nVuelvo el lunes.',
    ['$Importante'],
  ],
  [
    'Subject: Undelivered Mail Returned to Sender\r\nReturn-Path: <>\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x\r\n\r\nde otro\r\n--x--',
    [],
  ],
];

const foreignMail = (head: string, i: number): string =>
  `From: persona${i}@otra.test\r\nTo: ${BOT}\r\nMessage-ID: <f${i}@otra.test>\r\n${head}\r\n`;

const seen = (): string =>
  JSON.stringify(
    town.mail
      .messages(BOT)
      .filter(({ raw }) => raw.includes('@otra.test'))
      .map(({ uid, flags, raw }) => [uid, [...flags].sort(), raw.toString('latin1')]),
  );

describe('other people’s mail', () => {
  test('keeps its flags, its folder and its unread state, whatever arrives around it', async () => {
    town = await openTown({ copies: 0 });
    for (const [i, [head, flags]] of FOREIGN.entries())
      town.mail.appendTo(BOT, foreignMail(head, i), { flags });
    const before = seen();
    await town.startCopy();
    await town.writes('carlos@andino.test', requestOf({ email: 'carlos@andino.test' }));
    await town.letterTo('carlos@andino.test');
    await town.settles();
    expect(seen()).toBe(before);
    expect(town.mail.messages(BOT)).toHaveLength(FOREIGN.length);
    expect(town.mail.messages(BOT, 'Portero')).toHaveLength(1);
  });
});

describe('two copies of the bot', () => {
  test('share the work and answer each mail once', async () => {
    town = await openTown({ copies: 2, environment: { LIMIT_SCALE: '100' } });
    const writers = Array.from({ length: 12 }, (_, i) => `p${i}@andino.test`);
    await Promise.all(writers.map((email) => town.writes(email, requestOf({ email }))));
    await town.settles();
    await sleep(200);
    for (const email of writers) expect(await town.lettersLeft(email)).toHaveLength(1);
    expect(await town.lettersLeft(AGENT)).toHaveLength(writers.length);
  });

  test('when the one that reads the mailbox goes, the other takes over', async () => {
    town = await openTown({ copies: 2 });
    await town.writes('uno@andino.test', requestOf({ email: 'uno@andino.test' }));
    await town.letterTo('uno@andino.test');
    await town.copies.shift()?.close();
    await town.writes('dos@andino.test', requestOf({ email: 'dos@andino.test' }));
    expect((await town.letterTo('dos@andino.test')).subject).toMatch(/^\[SOL-/);
  });
});

describe('a server is away', () => {
  test('SMTP refuses for a while: the letters wait, each try is on record, and each arrives once', async () => {
    town = await openTown();
    town.mail.answerWith((stage, address) =>
      stage === 'rcpt' && !address.startsWith('soporte') ? { responseCode: 451, message: 'try later' } : null,
    );
    await town.writes('carlos@andino.test', requestOf({ email: 'carlos@andino.test' }));
    await until('three letters refused', async () => {
      const { rows } = await town.db.query(
        `select count(*)::int as tries from outbox_attempts where result = 'later'`,
      );
      return rows[0].tries >= 3;
    });
    await lettersRest(town.db);
    town.mail.answerWith(null);
    town.clock.forward(60_000);
    expect(await town.lettersLeft('carlos@andino.test')).toHaveLength(1);
    const { rows } = await town.db.query(
      `select result, answer from outbox_attempts order by outbox_id, attempt`,
    );
    expect(rows.some(({ answer }) => answer.includes('451'))).toBe(true);
    expect(rows.filter(({ result }) => result === 'sent')).toHaveLength(3);
  });

  test('SMTP refuses one address for good: that letter is marked, the others go', async () => {
    town = await openTown();
    town.mail.answerWith((stage, address) =>
      stage === 'rcpt' && address === AGENT ? { responseCode: 550, message: 'no such user' } : null,
    );
    await town.writes('carlos@andino.test', requestOf({ email: 'carlos@andino.test' }));
    await town.letterTo('carlos@andino.test');
    await town.settles();
    const { rows } = await town.db.query(`select recipient from outbox where state = 'refused'`);
    expect(rows).toEqual([{ recipient: AGENT }]);
  });

  test('the database is away for 10 s: nothing is lost, and the pages say so meanwhile', async () => {
    town = await openTown();
    const { rows } = await town.db.query<{ name: string }>('select current_database() as name');
    const name = rows[0]?.name ?? '';
    await lockedOut(name, async () => {
      await town.writes('carlos@andino.test', requestOf({ email: 'carlos@andino.test' }));
      const ready = await fetch(`${town.copies[0]?.opsUrl}/readyz`);
      expect(ready.status).toBe(503);
      await sleep(10_000);
    });
    // The longer it was away, the longer the reader's pause may be that has just begun: half a minute at most.
    await until('the mail', async () => (await town.db.query('select from inbox')).rowCount === 1, 50_000);
    expect(await town.letterTo('carlos@andino.test')).toBeDefined();
    expect(await town.lettersLeft('carlos@andino.test')).toHaveLength(0);
  }, 120_000);

  test('IMAP restarts, also with a new UIDVALIDITY: each mail is answered once', async () => {
    town = await openTown({ environment: { LIMIT_SCALE: '100' } });
    await town.writes('uno@andino.test', requestOf({ email: 'uno@andino.test' }));
    await town.letterTo('uno@andino.test');
    await town.settles();
    await town.mail.restart(500);
    await town.writes('dos@andino.test', requestOf({ email: 'dos@andino.test' }));
    await town.letterTo('dos@andino.test');
    town.mail.bumpUidValidity();
    await town.writes('tres@andino.test', requestOf({ email: 'tres@andino.test' }));
    await town.letterTo('tres@andino.test');
    for (const email of ['uno@andino.test', 'dos@andino.test', 'tres@andino.test'])
      expect(await town.lettersLeft(email)).toHaveLength(0);
    expect((await town.db.query('select from requests')).rowCount).toBe(3);
  }, 60_000);
});
