import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { digestOf, linkId } from '../../src/core/links.ts';
import { seal, unseal } from '../../src/core/sealing.ts';
import type { Browser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { AGENT, COLLEAGUE, type Letter, openTown, requestOf, type Town } from '../support/town.ts';
import { lettersRest } from '../support/waiting.ts';

const PASSWORD = 'cuatro perros ladran al tren';
const OLD = randomBytes(32);
const NEW = randomBytes(32);

let town: Town;
beforeAll(async () => {
  // Visitors find the bot where it was after a restart.
  town = await openTown({
    environment: { SECRET_KEY: OLD.toString('base64'), PORT: String(await freePort()) },
  });
});
afterAll(() => town.close());

/** Stops the bot and starts it anew with other keys. */
async function restart(keys: Record<string, string>): Promise<void> {
  await town.copies.pop()?.close();
  await town.startCopy(keys);
}

async function invited(name: string): Promise<Letter> {
  const email = `${name}@andino.test`;
  await town.lettersLeft();
  await town.writes(email, requestOf({ email }));
  await town.replies(await town.letterTo(AGENT), 'Aprobar');
  await town.settles();
  const invitation = await town.letterTo(email, /activación usuario/);
  await town.lettersLeft();
  return invitation;
}
const tokenOf = ({ link }: Letter): string => link.split('/').at(-1) ?? '';
const stateOf = async (email: string): Promise<string> =>
  (await town.db.query('select state from requests where email = $1', [email])).rows[0].state;

describe('SECRET_KEY is changed, the old one is SECRET_KEY_OLD', () => {
  let notices: Letter[];
  let links: Letter[];
  let session: Browser;
  let visitor: Browser;
  let form: Response;
  let heldDigest: Buffer;

  test('(before: a session, an open form, links in mailboxes, notices with agents, a letter that could not leave)', async () => {
    links = [await invited('uno'), await invited('dos')];
    session = town.visitor();
    await session.submit(await session.get((await invited('tres')).link), {
      password: PASSWORD,
      confirmation: PASSWORD,
    });
    expect((await session.get('/')).status).toBe(200);
    visitor = town.visitor();
    form = await visitor.get('/ingresar');
    await town.writes('cuatro@andino.test', requestOf({ email: 'cuatro@andino.test' }));
    await town.writes('cinco@andino.test', requestOf({ email: 'cinco@andino.test' }));
    await town.settles();
    const left = await town.lettersLeft(AGENT);
    notices = ['cuatro@', 'cinco@'].flatMap((name) => left.filter(({ text }) => text.includes(name)));
    town.mail.answerWith((stage, to) =>
      stage === 'rcpt' && to === COLLEAGUE ? { responseCode: 451, message: 'later' } : null,
    );
    await town.writes('seis@andino.test', requestOf({ email: 'seis@andino.test' }));
    await town.letterTo(AGENT);
    for (heldDigest = Buffer.alloc(0); heldDigest.length === 0; ) {
      const { rows } = await town.db.query(
        `select message_digest as digest from outbox where state = 'queued' and recipient = $1 and attempts > 0`,
        [COLLEAGUE],
      );
      heldDigest = rows[0]?.digest ?? heldDigest;
    }
  }, 60_000);

  test('everything made with the old key is good, and what is made now is made with the new one', async () => {
    await restart({ SECRET_KEY: NEW.toString('base64'), SECRET_KEY_OLD: OLD.toString('base64') });
    expect((await session.get('/')).status).toBe(200);
    expect((await town.submits(links[0] as Letter, PASSWORD)).status).toBe(303);
    await town.replies(notices[0] as Letter, 'Aprobar');
    const made = await town.letterTo('cuatro@andino.test', /activación usuario/);
    expect(linkId([NEW], 'activation', tokenOf(made))).not.toBeNull();
    expect(linkId([OLD], 'activation', tokenOf(made))).toBeNull();
    expect(await stateOf('cuatro@andino.test')).toBe('approved');
  }, 60_000);

  test('a form that was open goes on', async () => {
    expect((await visitor.submit(form, { email: 'tres@andino.test', password: PASSWORD })).status).toBe(303);
  });

  test('a letter that may have left with the old key goes again as the same letter', async () => {
    await lettersRest(town.db);
    town.mail.answerWith(null);
    town.clock.forward(600_000);
    await town.settles();
    const { rows } = await town.db.query('select state from outbox where message_digest = $1', [heldDigest]);
    expect(rows).toEqual([{ state: 'sent' }]);
    expect(
      town.mail.letters.some(({ raw }) =>
        digestOf(/^Message-ID: (.*)$/im.exec(raw.toString())?.[1]?.trim() ?? '').equals(heldDigest),
      ),
    ).toBe(true);
  });

  test('mail that was kept before can still be read', async () => {
    const { rows } = await town.db.query('select raw from inbox order by id limit 1');
    expect(unseal([NEW, OLD], rows[0].raw)?.toString()).toContain('uno@andino.test');
    expect(unseal([NEW], rows[0].raw)).toBeNull();
  });

  test('without SECRET_KEY_OLD nothing made with the old key is good any more; sessions, which no key makes, are', async () => {
    await restart({ SECRET_KEY: NEW.toString('base64') });
    expect((await town.opens(links[1] as Letter)).status).toBe(404);
    await town.replies(notices[1] as Letter, 'Aprobar');
    await town.settles();
    expect(await stateOf('cinco@andino.test')).toBe('pending');
    const { rows } = await town.db.query(`select verdict, reason from inbox order by id desc limit 1`);
    expect(rows).toEqual([{ verdict: 'refused', reason: 'unknown-key' }]);
    expect((await session.get('/')).status).toBe(200);
    expect((await visitor.submit(form, { email: 'tres@andino.test', password: PASSWORD })).status).toBe(403);
    expect((await town.opens(await invited('siete'))).status).toBe(200);
  }, 60_000);
});

describe('config check', () => {
  const check = (changes: Record<string, string>): Promise<{ code: number; err: string }> =>
    new Promise((resolve) => {
      const env = { PATH: process.env['PATH'] ?? '', ...town.environment, ...changes };
      const child = execFile(
        process.execPath,
        ['dist/cli/main.js', 'config', 'check'],
        { env },
        (_, _out, err) => resolve({ code: child.exitCode ?? -1, err }),
      );
    });

  test('takes an old key, and none', async () => {
    expect((await check({ SECRET_KEY_OLD: NEW.toString('base64') })).code).toBe(0);
    expect((await check({ SECRET_KEY_OLD: '' })).code).toBe(0);
    expect(readConfig({ ...town.environment, SECRET_KEY_OLD: NEW.toString('base64') }).secretKeys).toEqual([
      OLD,
      NEW,
    ]);
  });

  test('refuses one that is too short, no base64, or the key itself, and shows none of it', async () => {
    for (const [value, expected] of [
      [randomBytes(31).toString('base64'), 'at least 32 random bytes'],
      ['no es una llave sino una frase que alguien escribió', 'at least 32 random bytes'],
      [OLD.toString('base64'), 'another value than that of SECRET_KEY'],
    ] as const) {
      const { code, err } = await check({ SECRET_KEY_OLD: value });
      expect(code).toBe(78);
      expect(err).toContain(`SECRET_KEY_OLD: found "*** (${value.length} characters)", expected ${expected}`);
      expect(err).not.toContain(value);
    }
  });

  test('tells what is wrong with how long things are kept', async () => {
    const { code, err } = await check({
      KEEP_RAW_MAIL: '1d',
      KEEP_SET_ASIDE: 'siempre',
      KEEP_USED_LINKS: '2d',
    });
    expect(code).toBe(78);
    expect(err).toContain('KEEP_RAW_MAIL: found "1d", expected at least 2d');
    expect(err).toContain('KEEP_SET_ASIDE: found "siempre", expected a duration');
    expect(err).not.toContain('KEEP_USED_LINKS');
  });
});

test('sealed bytes are opened by their key alone, and not once they were altered', () => {
  const sealed = seal(NEW, randomBytes(12), Buffer.from('From: ana@andino.test'));
  expect(unseal([OLD, NEW], sealed)?.toString()).toBe('From: ana@andino.test');
  expect(unseal([OLD], sealed)).toBeNull();
  for (let i = 0; i < sealed.length; i++) {
    const altered = Buffer.from(sealed);
    altered[i] = (altered[i] ?? 0) ^ 1;
    expect(unseal([NEW], altered)).toBeNull();
  }
  expect(unseal([NEW], Buffer.alloc(0))).toBeNull();
});
