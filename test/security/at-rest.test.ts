import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { base32 } from '../../src/core/links.ts';
import { AGENT, BOT, type Letter, openTown, quoted, requestOf, type Town } from '../support/town.ts';
import { isSealed } from '../support/waiting.ts';
import { dumpOf, withBytes } from './dump.ts';

/** Somebody has a dump of the database, and not SECRET_KEY. */

const PASSWORD = 'cuatro perros ladran al tren';
let town: Town;
let dump: string;
let secrets: Record<string, string>;
let invitation: Letter;
let reset: Letter;
let notice: Letter;
let cookie: string;

beforeAll(async () => {
  town = await openTown();
  const approved = async (email: string): Promise<Letter> => {
    await town.lettersLeft();
    await town.writes(email, requestOf({ email }));
    await town.replies(await town.letterTo(AGENT), 'Aprobar');
    return await town.letterTo(email, /activación usuario/);
  };
  const visitor = town.visitor();
  const first = await visitor.get((await approved('uno@andino.test')).link);
  const csrf = /name="formulario" value="([^"]+)"/.exec(await visitor.text(first))?.[1] ?? '';
  await visitor.submit(first, { password: PASSWORD, confirmation: PASSWORD });
  const [name = ''] = [...visitor.cookies.keys()].filter((one) => one.endsWith('portero'));
  cookie = visitor.cookies.get(name) ?? '';
  await town.settles();
  town.clock.forward(120_000);
  const asking = town.visitor();
  await asking.submit(await asking.get('/restablecer'), { email: 'uno@andino.test' });
  reset = await town.letterTo('uno@andino.test', /contraseña/);
  invitation = await approved('dos@andino.test');
  // Replies lie in the database with the key they came by, and with what they quote, links too.
  await town.lettersLeft();
  await town.writes('tres@andino.test', requestOf({ email: 'tres@andino.test' }));
  notice = await town.letterTo(AGENT);
  await town.replies(notice, `¿Quién es?${quoted(notice)}`, {
    html: `<p>¿Quién es?</p><blockquote>${notice.html}</blockquote>`,
  });
  await town.replies(invitation, `No puedo abrir el enlace${quoted(invitation)}`);
  await town.settles();
  await town.lettersLeft();
  await isSealed(town.db); // the seals are in it as well
  dump = withBytes(await dumpOf(town.db));
  const [, linkMac = ''] = invitation.link.split('/').at(-1)?.split('.') ?? [];
  const [, resetMac = ''] = reset.link.split('/').at(-1)?.split('.') ?? [];
  secrets = {
    'the mac of an activation link': linkMac,
    'the mac of a reset link': resetMac,
    'a reply key': keyOf(notice),
    'a session id': cookie,
    'a form token': csrf,
    'a password': PASSWORD,
    SECRET_KEY: town.environment['SECRET_KEY'] ?? '',
  };
}, 60_000);
afterAll(() => town.close());

const keyOf = ({ replyTo }: Letter): string => /\.([0-9a-z]{26})@/.exec(replyTo)?.[1] ?? '';
const isPending = async (): Promise<boolean> =>
  (await town.db.query(`select from requests where email = 'tres@andino.test' and state = 'pending'`))
    .rowCount === 1;

/** Every run of letters and digits in the dump, and every value of bytes written as links, keys and cookies are. */
function found(): { short: Set<string>; long: Set<string> } {
  const bytes = [...dump.matchAll(/\\x([0-9a-f]{32,128})\b/g)].map(([, hex = '']) => Buffer.from(hex, 'hex'));
  const runs = [...dump.matchAll(/[A-Za-z0-9_-]{20,100}/g)].map(([run]) => run);
  return {
    short: new Set([
      ...runs.flatMap((run) => run.match(/[0-9a-hjkmnp-tv-z]{26}/g) ?? []),
      ...bytes.flatMap((one) => [base32(one.subarray(0, 16)), base32(one.subarray(-16))]),
    ]),
    long: new Set([
      ...runs.flatMap((run) => run.match(/[A-Za-z0-9_-]{43}/g) ?? []),
      ...bytes.filter(({ length }) => length === 32).map((one) => one.toString('base64url')),
    ]),
  };
}

/** Asks sixteen at a time. */
async function statusesOf(asks: readonly (() => Promise<Response>)[]): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < asks.length; i += 16)
    statuses.push(...(await Promise.all(asks.slice(i, i + 16).map(async (ask) => (await ask()).status))));
  return statuses;
}

test('none of the secrets stands in it, in any spelling', () => {
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret.length).toBeGreaterThan(20);
    for (const spelling of [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      Buffer.from(secret, 'base64').toString('hex'),
    ])
      if (dump.includes(spelling)) throw new Error(`${what} stands in the dump`);
  }
  expect(dump).not.toMatch(/\bsol\.[0-9a-z]{6}\.[0-9a-z]{26}/);
  expect(dump).not.toMatch(/(?:activar|restablecer)\/[0-9a-z]/);
  // It is a dump of everything: who owns what may be known from it.
  for (const kept of ['dos@andino.test', '$argon2id$', 'person-reset']) expect(dump).toContain(kept);
});

test('no link opens with what it holds', async () => {
  expect((await town.opens(invitation)).status).toBe(200); // the real ones do
  expect((await town.opens(reset)).status).toBe(200);
  const { rows } = await town.db.query<{ id: Buffer; path: string }>(
    `select id, case purpose when 'reset' then 'restablecer' else 'activar' end as path from links where spent_at is null and revoked_at is null`,
  );
  expect(rows).toHaveLength(2);
  const tries = rows.flatMap(({ id, path }) =>
    [...found().short].map((mac) => `/${path}/${base32(id)}.${mac}`),
  );
  expect(tries.length).toBeGreaterThan(100);
  expect(
    (await statusesOf(tries.map((path) => () => town.visitor().get(path)))).filter((status) => status < 400),
  ).toEqual([]);
}, 60_000);

test('nobody is signed in with what it holds', async () => {
  const home = (id: string): Promise<Response> => town.visitor().get('/', { cookie: `__Host-portero=${id}` });
  expect((await home(cookie)).status).toBe(200);
  const { long } = found();
  expect(long.size).toBeGreaterThan(20);
  expect(new Set(await statusesOf([...long].map((id) => () => home(id))))).toEqual(new Set([303]));
});

test('no request is decided with what it holds', async () => {
  const [, code = ''] = /\+sol\.([0-9a-z]{6})\./.exec(notice.replyTo) ?? [];
  const keys = [...found().short];
  expect(keys.length).toBeGreaterThan(20);
  for (let i = 0; i < keys.length; i += 20) {
    const headers = {
      References: keys
        .slice(i, i + 20)
        .map((key) => `<sol.${code}.${key}@logtec.co>`)
        .join(' '),
    };
    await town.writes(AGENT, {
      subject: `Re: ${notice.subject}`,
      text: `Aprobar ${i}`.replace(/ \d+$/, ''),
      headers: { ...headers, 'X-N': String(i) },
    });
  }
  await town.settles();
  expect(await isPending()).toBe(true);
  const { rows } = await town.db.query(
    `select distinct split_part(reason, ',', 1) as reason from inbox where verdict = 'refused'`,
  );
  expect(rows).toEqual([{ reason: 'unknown-key' }]);
  await town.replies(notice, 'Aprobar'); // the real one does
  await town.settles();
  expect(await isPending()).toBe(false);
}, 60_000);

test('kept mail is whole for who has the key', async () => {
  const { rows } = await town.db.query(`select id from inbox where verdict = 'unclear'`);
  const { execFileSync } = await import('node:child_process');
  const env = { PATH: process.env['PATH'] ?? '', ...town.environment };
  const shown = execFileSync(process.execPath, ['dist/cli/main.js', 'inbox', 'show', String(rows[0].id)], {
    env,
  }).toString('latin1');
  expect(shown).toContain(`To: ${notice.replyTo}`);
  expect(shown).toContain(BOT);
});
