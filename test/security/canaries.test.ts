import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { search } from '../support/canaries.ts';
import { startFakeSmtp } from '../support/fake-smtp.ts';
import { AGENT, BOT, MAILBOX_PASSWORD, openTown, quoted, type Town } from '../support/town.ts';
import { until } from '../support/waiting.ts';

/** Twelve canaries are sent through every path, those that fail too, at the most talkative level; none may come out in the log. */

const NAME = 'Guillermina Canaria Izquierdo';
const EMAIL = 'guillermina.canaria@andino.test';
const BODY = 'el canario amarillo de la mina número siete';
const PASSWORD = 'jaula dorada sin ningún pájaro';
const DATABASE_PASSWORD = 'clave-de-base-b41d77e0';
const SMTP_PASSWORD = 'clave-de-correo-5ce08a13';
const canaries = new Map<string, string>([
  ['1 password', PASSWORD],
  ['6 SECRET_KEY', ''],
  ['7 database password', DATABASE_PASSWORD],
  ['8 IMAP password', MAILBOX_PASSWORD],
  ['9 SMTP password', SMTP_PASSWORD],
  ['10 full address', EMAIL],
  ['11 body of a mail', BODY],
  ['12 name', NAME],
]);
/** What is logged on the paths that they are sent through. */
const EVERY_PATH =
  'mail.kept mail.answered mail.set-aside letter.sent letter.later letter.refused account.provisioned link.used recovery.settled page.shown page.failed mailbox.lost job.failed'.split(
    ' ',
  );
/** What the processes started here said. */
const said: string[] = [];
let town: Town;

beforeAll(async () => {
  town = await openTown({ environment: { LOG_LEVEL: 'trace' } });
  canaries.set('6 SECRET_KEY', town.environment['SECRET_KEY'] ?? '');
});
afterAll(() => town.close());

const REQUEST = `Nombre completo: ${NAME}\nRazón social: Cliente Andino S.A.S.\nCargo: Analista\nCorreo corporativo: ${EMAIL}\n\n${BODY}`;

/** `npm start` with other variables: to its end, or until it has logged this. @returns its exit code. */
function start(changes: Record<string, string>, until?: RegExp): Promise<number | null> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', ...town.environment, ...changes };
    const child = execFile(process.execPath, ['dist/main.js'], { env }, (_, out, err) => {
      clearTimeout(timer);
      said.push(out, err);
      resolve(child.exitCode);
    });
    let heard = '';
    child.stdout?.on('data', (chunk: string) => {
      heard += chunk;
      if (until?.test(heard)) child.kill('SIGTERM');
    });
    const timer = setTimeout(() => child.kill('SIGTERM'), 25_000);
  });
}
const logged = (pattern: RegExp): boolean =>
  town.log.some((line) => pattern.test(line)) || said.some((text) => pattern.test(text));

test('the good story', async () => {
  await town.writes(EMAIL, { text: REQUEST });
  const notice = await town.letterTo(AGENT);
  canaries.set('3 reply key', /sol\.[0-9a-z]{6}\.[0-9a-z]{26}/.exec(notice.replyTo)?.[0] ?? '');
  await town.replies(notice, `¿Quién es ${NAME}? ${BODY}${quoted(notice)}`);
  await town.letterTo(AGENT, /SOL/);
  await town.replies(notice, `Aprobar${quoted(notice)}`);
  const invitation = await town.letterTo(EMAIL, /activación usuario/);
  canaries.set('2 link', invitation.link.split('/').at(-1) ?? '');
  const visitor = town.visitor();
  const page = await visitor.get(invitation.link);
  canaries.set('5 form token', /name="formulario" value="([^"]+)"/.exec(await visitor.text(page))?.[1] ?? '');
  expect((await visitor.submit(page, { password: PASSWORD, confirmation: PASSWORD })).status).toBe(303);
  const [, session = ''] = [...visitor.cookies].find(([name]) => name.endsWith('portero')) ?? [];
  canaries.set('4 session cookie', session);
  expect((await visitor.get('/')).status).toBe(200);
  const another = town.visitor();
  expect(
    (await another.submit(await another.get('/ingresar'), { email: EMAIL, password: PASSWORD })).status,
  ).toBe(303);
  expect([...canaries.values()].every((text) => text.length > 11)).toBe(true);
  expect(canaries.size).toBe(12);
}, 60_000);

test('pages that fail', async () => {
  const link = canaries.get('2 link') ?? '';
  const cookie = `__Host-portero=${canaries.get('4 session cookie')}`;
  const visitor = town.visitor();
  for (const path of [
    `/activar/${link}`,
    `/restablecer/${link}`,
    `/activar/${link}/x`,
    `/activar/${link}%`,
    `/%zz${link}`,
    `/no/${link}?email=${EMAIL}`,
    `/ingresar?email=${EMAIL}&password=${encodeURIComponent(PASSWORD)}`,
    `/activar/${link}${'x'.repeat(3_000)}`,
  ])
    await visitor.get(path, { cookie, referer: `https://portero.test/activar/${link}`, 'user-agent': NAME });
  const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    visitor.send(path, {
      method: 'POST',
      body,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const fields = new URLSearchParams({
    email: EMAIL,
    password: PASSWORD,
    formulario: canaries.get('5 form token') ?? '',
  }).toString();
  expect((await post('/ingresar', fields)).status).toBe(403);
  expect((await post('/ingresar', `${fields}&${fields}`)).status).toBe(400);
  expect((await post('/ingresar', fields.padEnd(17_000, 'x'))).status).toBe(413);
  expect((await post('/ingresar', fields, { 'content-type': 'application/json' })).status).toBe(415);
  expect((await post('/ingresar', fields, { origin: `https://${EMAIL}` })).status).toBe(403);
  const wrong = town.visitor();
  expect(
    (await wrong.submit(await wrong.get('/ingresar'), { email: EMAIL, password: `${PASSWORD}!` })).status,
  ).toBe(401);
}, 60_000);

test('mail that cannot be read, is forged, bounces, or comes from two senders', async () => {
  const key = canaries.get('3 reply key') ?? '';
  const head = `To: soporte+${key}@logtec.co\r\nSubject: Re: ${BODY}\r\n`;
  for (const raw of [
    `From: ${NAME} <${EMAIL}>\r\n${head}\r\nAprobar ${BODY}`,
    `From: ${EMAIL}\r\nFrom: ${AGENT}\r\n${head}\r\nAprobar`,
    `From: ${NAME} <${EMAIL}>\r\n${head}Content-Type: text/plain; charset=x-unknown\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%${BODY}`,
    `From: ${NAME} <${EMAIL}>\r\n${head}${`X-${'n'.repeat(20)}: ${BODY}\r\n`.repeat(300)}\r\n${BODY}`,
    `From: MAILER-DAEMON@andino.test\r\n${head}Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\n${BODY}\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; ${EMAIL}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 ${EMAIL} ${NAME}\r\n\r\n--b--\r\n`,
  ])
    town.mail.appendTo(BOT, raw);
  for (let i = 0; i < 3; i++) {
    town.clock.forward(30_000);
    await sleep(1_200);
  }
  await town.settles();
  for (const pattern of [/mail\.set-aside/, /"verdict":"refused"/])
    await until(String(pattern), () => logged(pattern));
}, 60_000);

test('SMTP that refuses the password, the recipient, the letter, with words of its own about them', async () => {
  await town.copies.pop()?.close();
  const recipient = { 'RCPT TO': `550 5.1.1 <${EMAIL}> user unknown, ${EMAIL}` };
  for (const answers of [
    { AUTH: '535 5.7.8 bad credentials' },
    recipient,
    { '.': `554 rejected: mail for ${EMAIL}` },
    { DATA: 'cut' },
  ]) {
    const smtp = await startFakeSmtp(answers);
    await town.startCopy({
      SMTP_URL: `smtp://${encodeURIComponent(BOT)}:${SMTP_PASSWORD}@127.0.0.1:${smtp.port}?tls=none`,
    });
    town.clock.forward(3_700_000);
    const asking = town.visitor();
    await asking.submit(await asking.get('/restablecer'), { email: EMAIL });
    const isAsked = (): boolean =>
      smtp.lines.some((line) => line.startsWith('RCPT TO') || line.startsWith('AUTH'));
    await until('a letter on its way', isAsked);
    await sleep(300);
    await town.copies.pop()?.close();
    await smtp.stop();
  }
  await town.startCopy();
  expect(logged(/535 5\.7\.8/)).toBe(true);
}, 120_000);

test('IMAP that refuses the password, and a mailbox that is not there', async () => {
  const url = town.environment['IMAP_URL'] ?? '';
  const wrong = { PORT: '0', OPS_PORT: '0', LOG_LEVEL: 'trace' };
  await Promise.all([
    start(
      {
        ...wrong,
        IMAP_URL: url.replace(MAILBOX_PASSWORD, `${MAILBOX_PASSWORD}x`).replace('/INBOX', '/Otra'),
      },
      /mailbox\.lost/,
    ),
    start({ ...wrong, IMAP_URL: url.replace(/:\d+\//, ':1/').replace('/INBOX', '/Nueva') }, /mailbox\.lost/),
  ]);
  expect(logged(/mailbox\.lost.*"code":"auth"/)).toBe(true);
  expect(logged(/mailbox\.lost.*"code":"unreachable"/)).toBe(true);
}, 60_000);

test('a database that is away, or never was there', async () => {
  const { rows } = await town.db.query<{ name: string }>('select current_database() as name');
  const admin = new pg.Client({
    host: process.env['TEST_PG_HOST'] as string,
    user: process.env['TEST_PG_USER'] as string,
    database: 'postgres',
  });
  await admin.connect();
  const name = rows[0]?.name ?? '';
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  const visitor = town.visitor();
  const cookie = `__Host-portero=${canaries.get('4 session cookie')}`;
  expect((await visitor.get('/', { cookie })).status).toBeGreaterThanOrEqual(500);
  expect((await visitor.get(`/activar/${canaries.get('2 link')}`)).status).toBeGreaterThanOrEqual(500);
  const form = await visitor.get('/ingresar');
  expect((await visitor.submit(form, { email: EMAIL, password: PASSWORD })).status).toBeGreaterThanOrEqual(
    500,
  );
  for (const pattern of [/job\.failed/, /page\.failed/]) await until(String(pattern), () => logged(pattern));
  await admin.query(`alter database ${name} allow_connections true`);
  await admin.end();
  const user = encodeURIComponent(EMAIL);
  expect(await start({ DATABASE_URL: `postgres://${user}:${DATABASE_PASSWORD}@127.0.0.1:1/x` })).toBe(1);
  expect(
    await start({
      DATABASE_URL: `postgres://${user}:${DATABASE_PASSWORD}@localhost/nowhere?host=${encodeURIComponent(process.env['TEST_PG_HOST'] ?? '')}`,
    }),
  ).toBe(1);
  expect(await start({ DATABASE_URL: `postgres://portero:${DATABASE_PASSWORD}@[bad/x` })).not.toBe(0);
}, 60_000);

test('a configuration that is wrong', async () => {
  for (const changes of [
    {
      IMAP_URL: `imap://${BOT}:${MAILBOX_PASSWORD}@127.0.0.1:99999/INBOX`,
      SMTP_URL: `ftp://x:${SMTP_PASSWORD}@127.0.0.1`,
    },
    {
      IMAP_URL: `imaps:/${MAILBOX_PASSWORD}`,
      SMTP_URL: SMTP_PASSWORD,
      DATABASE_URL: `mysql://x:${DATABASE_PASSWORD}@h/x`,
    },
    {
      SECRET_KEY: canaries.get('6 SECRET_KEY')?.slice(0, 20) ?? '',
      SECRET_KEY_OLD: canaries.get('6 SECRET_KEY') ?? '',
    },
    { SECRET_KEY_OLD: canaries.get('6 SECRET_KEY') ?? '' },
    {
      IMAP_URL: `imap://x:${MAILBOX_PASSWORD}%zz@h?tls=none`,
      SMTP_URL: `smtp://x:${SMTP_PASSWORD}@far.example?tls=none`,
    },
  ])
    expect(await start(changes)).toBe(78);
}, 60_000);

test('none of the twelve came out, and the search finds what is there', () => {
  const log = `${town.log.join('')}${said.join('\n')}`;
  const { lines, hits } = search(log, canaries);
  expect(hits).toEqual([]);
  expect(lines).toBe(log.split('\n').length - 1);
  // Every path left its word. How often is the machine's affair.
  const events = new Set([...log.matchAll(/"event":"([a-z.-]+)"/g)].map(([, event]) => event));
  expect(EVERY_PATH.filter((event) => !events.has(event))).toEqual([]);
  expect(search(log, [['x', canaries.get('6 SECRET_KEY')?.slice(0, 20) ?? '']]).hits).toEqual([]); // nor a piece of the key
  for (const [what, text] of canaries)
    expect(search(`${log}{"msg":"${text}"}`, [[what, text]]).hits).toHaveLength(1);
});
