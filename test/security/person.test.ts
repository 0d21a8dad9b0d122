import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mentions } from '../../src/core/mentions.ts';
import { sealRows, verifyChain } from '../../src/store/audit-chain.ts';
import { processorTimeOf } from '../support/processor.ts';
import { AGENT, openTown, quoted, requestOf, SUBJECT, type Town } from '../support/town.ts';
import { lettersRest } from '../support/waiting.ts';
import { dumpOf, withBytes } from './dump.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

function portero(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', ...town.environment };
    const child = execFile(process.execPath, ['dist/cli/main.js', ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const LAURA = { name: 'Laura Quimbaya Ñuñez', email: 'laura.quimbaya@andino.test' };
const PASSWORD = 'cuatro perros ladran al tren';

/** Everything that can be kept about somebody: a request by another, a decision that names her, an account, a session, a reset. */
async function live(): Promise<void> {
  await town.writes('jefe@andino.test', requestOf(LAURA));
  const notice = await town.letterTo(AGENT);
  await town.replies(notice, `Laura Quimbaya ya me llamó, luego le digo.${quoted(notice)}`);
  await town.letterTo(AGENT, /Laura|SOL/);
  await town.replies(notice, `Aprobar${quoted(notice)}`);
  const invitation = await town.letterTo(LAURA.email);
  await town.submits(invitation, PASSWORD);
  await town.letterTo(LAURA.email);
  await town.settles();
  town.clock.forward(120_000); // link letters are a minute apart
  const visitor = town.visitor();
  await visitor.submit(await visitor.get('/restablecer'), { email: LAURA.email });
  await town.letterTo(LAURA.email);
  await town.writes(LAURA.email, requestOf({ name: 'Pedro Otro', email: 'pedro@andino.test' })); // she asks for somebody else
  await town.letterTo(LAURA.email);
  await town.settles();
}

describe('portero person', () => {
  test('export shows everything that is stored, and the trail tells of it', async () => {
    await live();
    const { code, out } = await portero('person', 'export', 'Laura.Quimbaya@Andino.test');
    expect(code).toBe(0);
    const held = JSON.parse(out);
    expect(held.address).toBe(LAURA.email);
    expect(held.accounts).toMatchObject([{ email: LAURA.email, fullName: LAURA.name, state: 'active' }]);
    expect(held.requests.map((one: { state: string; email: string }) => [one.state, one.email])).toEqual([
      ['approved', LAURA.email],
      ['pending', 'pedro@andino.test'],
    ]);
    expect(held.sessions).toHaveLength(1);
    expect(held.links.map((one: { purpose: string }) => one.purpose)).toEqual(['activation', 'reset']);
    expect(held.recoveries).toMatchObject([{ outcome: 'reset' }]);
    expect(held.words.map(({ words }: { words: string }) => words)).toEqual([
      expect.stringContaining('Laura Quimbaya ya me llamó'),
      'Aprobar',
    ]);
    expect(held.mails.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'request',
      'unclear',
      'approved',
      'request',
    ]);
    expect(Buffer.from(held.mails[0].source, 'base64').toString()).toContain(
      `Correo corporativo: ${LAURA.email}`,
    );
    expect(held.letters.length).toBeGreaterThan(6);
    expect(held.audit.map(({ event }: { event: string }) => event)).toEqual(
      expect.arrayContaining([
        'request.opened',
        'mail.approved',
        'link.made',
        'account.activated',
        'recovery.asked',
      ]),
    );
    const { rows } = await town.db.query(
      `select actor, details->>'person' = pseudonym($1) as hers from audit where event = 'person.exported'`,
      [LAURA.email],
    );
    expect(rows).toEqual([{ actor: 'operator', hers: true }]);
  }, 60_000);

  test('erase asks first, and without anybody to ask needs --yes', async () => {
    expect(await portero('person', 'erase', LAURA.email)).toMatchObject({ code: 64, out: '' });
    expect(await portero('person', 'erase', AGENT, '--yes')).toMatchObject({
      code: 1,
      err: expect.stringContaining('AGENTS'),
    });
    expect(await portero('person', 'erase', 'nadie@andino.test', '--yes')).toMatchObject({ code: 1 });
    expect(await portero('person', 'erase', 'no es correo')).toMatchObject({ code: 64 });
    expect((await town.db.query('select from accounts')).rowCount).toBe(1);
  }, 60_000);

  test('erase takes every trace out of the database; the trail stays, under a pseudonym, and its chain holds', async () => {
    const before = withBytes(await dumpOf(town.db));
    for (const trace of [LAURA.email, LAURA.name, 'Quimbaya']) expect(before).toContain(trace);
    const { rows: trail } = await town.db.query('select * from audit order by id');
    const { code, out } = await portero('person', 'erase', LAURA.email, '--yes', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      closed: [],
      unread: 0,
      counts: { accounts: 1, sessions: 1, links: 2 },
    });
    const after = withBytes(await dumpOf(town.db));
    for (const trace of [LAURA.email, LAURA.name, 'Quimbaya', 'laura.']) expect(after).not.toContain(trace);
    const { rows: kept } = await town.db.query('select * from audit order by id limit $1', [trail.length]);
    expect(kept).toEqual(trail);
    expect(kept.some(({ actor }) => /^p-[0-9a-f]{20}$/.test(actor))).toBe(true);
    while ((await sealRows(town.db, 100)) > 0);
    expect((await verifyChain(town.db, null, () => undefined)).fault).toBeNull();
    const { rows: mails } = await town.db.query(
      'select verdict, length(raw) as raw, length(sha256) as sha from inbox order by id',
    );
    expect(mails.every(({ raw, sha }) => raw === 0 && sha === 32)).toBe(true);
    // Whom she asked an account for keeps the request, which is now answered to themselves.
    expect((await town.db.query('select email, requester, state from requests')).rows).toEqual([
      { email: 'pedro@andino.test', requester: 'pedro@andino.test', state: 'pending' },
    ]);
  }, 60_000);

  test('the same bytes are known again after it, and she may ask anew', async () => {
    const [first] = town.mail.messages('soporte@logtec.co', 'Portero');
    const raw = first?.raw;
    if (!raw) throw new Error('the first mail is not in the archive folder');
    town.mail.appendTo('soporte@logtec.co', raw.toString('latin1'));
    await town.settles();
    const { rows } = await town.db.query(`select verdict from inbox order by id desc limit 1`);
    expect(rows).toEqual([{ verdict: 'duplicate' }]);
    await town.writes(LAURA.email, requestOf(LAURA));
    await town.letterTo(LAURA.email);
    await town.settles();
  }, 60_000);

  test('erase closes what is open and drops what is owed', async () => {
    town.mail.answerWith((stage, to) =>
      stage === 'rcpt' && to === LAURA.email ? { responseCode: 451, message: 'later' } : null,
    );
    await town.writes(LAURA.email, { subject: SUBJECT, text: 'Nombre completo: Laura Quimbaya Ñuñez' });
    await lettersRest(town.db);
    const { code, out } = await portero('person', 'erase', LAURA.email, '--yes');
    expect(code).toBe(0);
    expect(out).toMatch(/closed: SOL-\w{6}, SOL-\w{6}\./);
    town.mail.answerWith(null);
    town.clock.forward(120_000);
    expect(await town.lettersLeft(LAURA.email)).toEqual([]);
    expect(withBytes(await dumpOf(town.db))).not.toMatch(/quimbaya/i);
    const { rows } = await town.db.query(
      `select count(*)::int as n from audit where event = 'request.closed' and details->>'reason' = 'erased'`,
    );
    expect(rows[0].n).toBe(2);
  }, 60_000);
});

test('no row of the trail ever holds an address', async () => {
  const { rows } = await town.db.query(
    `select a::text as row from audit a where a::text like '%@%' or a::text ~* 'quimbaya|pérez'`,
  );
  expect(rows).toEqual([]);
});

describe('a mail mentions an address', () => {
  const [local, domain] = LAURA.email.split('@');
  test.each([
    ['in a header', `To: ${LAURA.email}\r\n\r\nHola`],
    ['in capitals', `To: ${LAURA.email.toUpperCase()}\r\n\r\nHola`],
    ['broken by quoted-printable', `\r\n\r\n${local}=\r\n=40${domain}`],
    [
      'in base64',
      `\r\n\r\n${Buffer.from(`Correo corporativo de la persona: ${LAURA.email}, gracias por su ayuda`).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`,
    ],
  ])('%s', (_, raw) => {
    expect(mentions(Buffer.from(raw), LAURA.email)).toBe(true);
    expect(mentions(Buffer.from(raw), 'otra@andino.test')).toBe(false);
  });
  test('and a hostile one is looked through in no time', () => {
    const took = processorTimeOf(() => {
      for (const raw of [
        'A'.repeat(2_000_000),
        '=\r\n'.repeat(500_000),
        'AAAA\n'.repeat(300_000),
        '='.repeat(1_000_000),
      ])
        expect(mentions(Buffer.from(raw), LAURA.email)).toBe(false);
    });
    expect(took).toBeLessThan(3_000);
  });
});

test('every table with data of people has its place in an export and an erasure', async () => {
  const { rows } = await town.db.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const known = {
    'kept about people (src/store/people.ts)': [
      'accounts',
      'audit',
      'consents',
      'inbox',
      'links',
      'outbox',
      'recoveries',
      'requests',
      'sessions',
      'words_read',
    ],
    'goes with what it belongs to': ['outbox_attempts', 'outbox_keys'],
    'nothing of a person': [
      'alarms',
      'audit_checked',
      'audit_seals',
      'audit_unsealed',
      'feedback',
      'limits',
      'mailboxes',
      'migrations',
      'pseudonym_key',
    ],
  };
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.values(known).flat().sort());
});
