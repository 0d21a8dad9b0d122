import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { bringBack } from '../../src/store/waking.ts';
import { networkOf } from '../../src/web/limits.ts';
import { holdThreads } from '../support/threads.ts';
import { until } from '../support/waiting.ts';
import { type Answer, Browser, type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const WRONG = 'no es la contraseña';
let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());
afterEach(() => house.clock.forward(25 * HOUR)); // every limit is over, and lines of one test are told from another's

const statusOf = async (answer: Promise<Answer>): Promise<number> => (await answer).status;
const waitOf = (answer: Answer): number | null =>
  answer.status === 429 ? Number(answer.headers.get('retry-after')) : null;

/** Sends wrong passwords, each from a network of its own, until one is turned away. @returns how many were not. */
async function failUntilRefused(email: string): Promise<number> {
  for (let failed = 0; ; failed++)
    if ((await house.browser().signIn(email, WRONG)).status === 429) return failed;
}

describe('wrong passwords for one account', () => {
  test('five are free; then each waits 1, 2, 4 … seconds, an hour at most, and the right one works after it', async () => {
    const { email } = await house.account('active');
    expect(await failUntilRefused(email)).toBe(5);
    const waits: number[] = [];
    for (let n = 0; n < 14; n++) {
      const wait = waitOf(await house.browser().signIn(email, WRONG)) ?? 0;
      waits.push(wait);
      house.clock.forward(wait * SECOND - 1);
      expect((await house.browser().signIn(email)).status).toBe(429); // also the right one, one millisecond early
      house.clock.forward(1);
      expect((await house.browser().signIn(email, WRONG)).status).toBe(401);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600]);
    house.clock.forward(HOUR);
    expect((await house.browser().signIn(email)).status).toBe(303);
    expect(await failUntilRefused(email)).toBe(1); // as if the owner had not come: nobody learns that there is one
  });

  test('that were right ones leave nothing behind, also when time goes on while they are looked at', async () => {
    const { email } = await house.account('active');
    await house.db.query('delete from limits');
    let ahead = 0;
    const clock = { now: () => new Date(house.clock.now().getTime() + ++ahead) };
    const browser = new Browser(await house.copy({ clock }));
    expect((await browser.signIn(email)).status).toBe(303);
    const { rows } = await house.db.query('select cardinality(hits) as hits from limits');
    expect(rows).toEqual([{ hits: 0 }, { hits: 0 }]);
  });

  test('are told apart from nobody’s by nothing: status, bytes and headers, try by try', async () => {
    const { email } = await house.account('active');
    const seen = async (who: string): Promise<string[]> => {
      const answers: string[] = [];
      for (let n = 0; n < 8; n++) {
        const { status, headers, text } = await house.browser().signIn(who, WRONG);
        const told = [...headers].filter(([name]) => !/^(date|set-cookie)$/.test(name));
        answers.push(JSON.stringify([status, told, text.replace(/value="[\w-]{43}"/, '')]));
      }
      return answers;
    };
    const known = await seen(email);
    const stranger = await seen(email.replace('ana', 'eva')); // as long
    expect(stranger.map((answer) => answer.replaceAll('eva', 'ana'))).toEqual(known);
    expect(known.map((answer) => answer.slice(1, 4))).toEqual([
      ...Array(5).fill('401'),
      ...Array(3).fill('429'),
    ]);
  });

  test('of sixty-four at the same moment five are looked at, in two copies of the bot', async () => {
    const { email } = await house.account('active');
    const other = await house.copy();
    const browsers = Array.from({ length: 64 }, (_, n) => (n % 2 ? house.browser() : new Browser(other)));
    const statuses = await Promise.all(browsers.map((browser) => statusOf(browser.signIn(email, WRONG))));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(59);
  });

  test('do not make the owner wait in a browser that signed in before; its own wrong ones do', async () => {
    const { email } = await house.account('active');
    const mine = house.browser();
    await mine.signIn(email);
    await mine.submit('/salir', {}, '/');
    await failUntilRefused(email);
    expect((await mine.signIn(email)).status).toBe(303);
    expect((await house.browser().signIn(email)).status).toBe(429);
    await mine.submit('/salir', {}, '/');
    for (let n = 0; n < 5; n++) expect((await mine.signIn(email, WRONG)).status).toBe(401);
    expect(waitOf(await mine.signIn(email))).toBe(1);
  });

  test('a browser is known for one account, 180 days, and not by a forged cookie', async () => {
    const [{ email }, victim] = [await house.account('active'), await house.account('active')];
    const browser = house.browser();
    await browser.signIn(email);
    const cookie = browser.cookies.get('__Host-portero-equipo') ?? '';
    await failUntilRefused(victim.email);
    for (const forged of [cookie, cookie.replace(/\.\d+\./, '.99999999999.'), 'x'.repeat(100)]) {
      const thief = house.browser();
      thief.cookies.set('__Host-portero-equipo', forged);
      expect((await thief.signIn(victim.email)).status).toBe(429);
    }
    house.clock.forward(180 * 24 * HOUR);
    await failUntilRefused(email);
    const late = house.browser();
    late.cookies.set('__Host-portero-equipo', cookie);
    expect((await late.signIn(email)).status).toBe(429);
  });

  test('do not wait longer than said when the clock is set back', async () => {
    const { email } = await house.account('active');
    await failUntilRefused(email);
    await house.db.query(`update limits set free_at = free_at + interval '30 minutes' where free_at > $1`, [
      house.clock.now(),
    ]);
    house.clock.forward(-HOUR);
    await bringBack(house.db, house.clock.now(), HOUR);
    expect(waitOf(await house.browser().signIn(email))).toBe(1801);
  });

  test('are gone around by a reset link, so that nobody is locked out', async () => {
    const { id, email } = await house.account('active');
    await failUntilRefused(email);
    const { path } = await house.link(id, 'reset');
    const browser = house.browser();
    expect((await browser.submit(path, twice('siete gatos miran la lluvia'))).status).toBe(303);
    await browser.submit('/salir', {}, '/');
    expect((await browser.signIn(email, 'siete gatos miran la lluvia')).status).toBe(303);
  });

  test('count too where the present one is asked for on the account page', async () => {
    const browser = house.browser();
    await browser.signIn((await house.account('active')).email);
    const tries = { current: WRONG, ...twice('siete gatos miran la lluvia') };
    for (let n = 0; n < 5; n++) expect((await browser.submit('/clave', tries, '/')).status).toBe(422);
    expect(waitOf(await browser.submit('/clave', { ...tries, current: SECRET }, '/'))).toBe(1);
    house.clock.forward(SECOND);
    expect((await browser.submit('/clave', { ...tries, current: SECRET }, '/')).status).toBe(303);
  });
});

describe('one network', () => {
  const from = (ip: string): Browser => new Browser(house.url, ip);
  const tryAt = (n: number, ip: string): Promise<number> =>
    statusOf(from(ip).signIn(`nadie${n}@x.co`, WRONG));

  test('has thirty wrong sign-ins in any ten minutes, and good ones do not count', async () => {
    const { email } = await house.account('active');
    const started = house.clock.now().getTime();
    for (let n = 0; n < 15; n++) expect(await tryAt(n, '203.0.113.7')).toBe(401);
    house.clock.forward(5 * MINUTE);
    for (let n = 0; n < 3; n++) expect((await from('203.0.113.7').signIn(email)).status).toBe(303);
    for (let n = 15; n < 30; n++) expect(await tryAt(n, '203.0.113.7')).toBe(401);
    const refused = await from('203.0.113.7').signIn(email);
    expect(waitOf(refused)).toBe(300);
    expect(refused.text).toContain('espere 5 minutos antes');
    expect(await tryAt(30, '203.0.113.8')).toBe(401); // the neighbour
    house.clock.forward(started + 10 * MINUTE - house.clock.now().getTime());
    for (let n = 31; n < 46; n++) expect(await tryAt(n, '203.0.113.7')).toBe(401);
    expect(await tryAt(46, '203.0.113.7')).toBe(429);
  });

  test('is not charged for what was never looked at: beyond four passwords at once and fifty waiting, 503', async () => {
    await house.db.query('delete from limits');
    const first = house.browser();
    const form = first.hidden((await first.get('/ingresar')).text);
    const post = (n: number): Promise<Answer> => {
      const browser = house.browser();
      for (const [name, value] of first.cookies) browser.cookies.set(name, value);
      return browser.post('/ingresar', { ...form, email: `gente${n}@x.co`, password: WRONG });
    };
    const letGo = holdThreads(); // a quick machine would have looked at the first before the last had come
    let turnedAway = 0;
    const posts = Array.from({ length: 120 }, async (_, n) => {
      const answer = await post(n);
      if (answer.status === 503) turnedAway++;
      return answer;
    });
    try {
      await until('word to all but those', () => turnedAway === 120 - 54);
    } finally {
      await letGo();
    }
    const answers = await Promise.all(posts);
    const busy = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(120 - busy.length);
    expect(busy).toHaveLength(120 - 54);
    for (const { headers, text } of busy) {
      expect(headers.get('retry-after')).toBe('10');
      expect(text).toContain('En este momento no podemos atenderle');
    }
    const { rows } = await house.db.query('select count(*) from limits where cardinality(hits) > 0');
    expect(rows).toEqual([{ count: 2 * (120 - busy.length) }]);
  });

  test('is a /64 of IPv6', async () => {
    for (let n = 0; n < 30; n++) await tryAt(n, `2001:db8:1:2::${n.toString(16)}`);
    expect(await tryAt(30, '2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(429);
    expect(await tryAt(31, '2001:db8:1:3::1')).toBe(401);
  });

  test('is believed of TRUST_PROXY alone: a header of the visitor’s own changes nothing', async () => {
    const direct = await house.copy({ config: { ...house.config, trustProxy: [] } });
    const ask = (n: number): Promise<number> =>
      statusOf(new Browser(direct, `198.51.100.${n}`).signIn(`nadie${n}@x.co`, WRONG));
    for (let n = 0; n < 30; n++) expect(await ask(n)).toBe(401);
    expect(await ask(30)).toBe(429);
    // A proxy adds its word at the end; what the visitor wrote before it is not believed.
    for (let n = 0; n < 30; n++) await tryAt(n, `192.0.2.${n}, 203.0.113.200`);
    expect(await tryAt(30, '203.0.113.200')).toBe(429);
  });

  test('asks for six resets an hour; an address for one a minute and three an hour', async () => {
    const ask = (email: string, ip?: string): Promise<Answer> =>
      (ip ? from(ip) : house.browser()).submit('/restablecer', { email });
    expect((await ask('uno@x.co')).status).toBe(200);
    house.clock.forward(MINUTE - 1);
    const early = await ask(' UNO@x.co ');
    expect(waitOf(early)).toBe(1);
    expect(early.text).toContain('espere 1 segundo antes');
    house.clock.forward(1);
    expect((await ask('uno@x.co')).status).toBe(200);
    house.clock.forward(MINUTE);
    expect((await ask('uno@x.co')).status).toBe(200);
    house.clock.forward(MINUTE);
    expect(waitOf(await ask('uno@x.co'))).toBe(57 * 60);
    house.clock.forward(57 * MINUTE);
    expect((await ask('uno@x.co')).status).toBe(200);
    for (let n = 0; n < 6; n++) expect((await ask(`red${n}@x.co`, '203.0.113.9')).status).toBe(200);
    expect(waitOf(await ask('red6@x.co', '203.0.113.9'))).toBe(3600);
    expect((await ask('red6@x.co')).status).toBe(200); // what was turned away did not count for the address
  });

  test('asks six times an hour for a new link on the page of one that lapsed, and gives twenty opinions', async () => {
    const { path } = await house.link((await house.account('invited')).id, 'activation');
    house.clock.forward(4 * HOUR);
    const browser = house.browser();
    const form = browser.hidden((await browser.get(path)).text);
    for (let n = 0; n < 6; n++) expect((await browser.post(path, form)).status).toBe(200);
    expect(waitOf(await browser.post(path, form))).toBe(3600);
    const opinion = { formulario: form['formulario'] ?? '', util: 'si' };
    for (let n = 0; n < 20; n++) expect((await browser.post('/ayuda/opinion', opinion)).status).toBe(200);
    expect(waitOf(await browser.post('/ayuda/opinion', opinion))).toBe(3600);
  });

  test('opens ten links that are none; those that were sent still open', async () => {
    const { id } = await house.account('invited');
    const { path } = await house.link(id, 'activation');
    for (let n = 0; n < 10; n++) {
      const method = ['GET', 'POST', 'HEAD'][n % 3] ?? '';
      expect((await from('203.0.113.10').request(method, `/activar/x${n}`)).status).toBe(404);
    }
    const refused = await from('203.0.113.10').get('/restablecer/nada');
    expect(waitOf(refused)).toBe(600);
    expect((await from('203.0.113.10').submit(path, twice(SECRET))).status).toBe(303);
    house.clock.forward(10 * MINUTE);
    expect((await from('203.0.113.10').get('/activar/x')).status).toBe(404);
  });

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::1.2.3.4', '64:ff9b:0:0::/64'],
  ])('%s is of %s', (ip, network) => expect(networkOf(ip)).toBe(network));
});

describe('a limit that was hit', () => {
  test('is audited once each time it is reached, and says nothing of who has an account', async () => {
    const since = house.clock.now();
    const lines = async (): Promise<{ accountId: null; actor: null; details: Record<string, string> }[]> =>
      (
        await house.db.query(
          `select account_id as "accountId", actor, details from audit where event = 'limit.hit' and at >= $1 order by id`,
          [since],
        )
      ).rows;
    const { email } = await house.account('active');
    for (const who of [email, 'nadie@otra.co']) {
      await failUntilRefused(who);
      for (let n = 0; n < 5; n++) await house.browser().signIn(who, WRONG);
    }
    const [known, unknown, ...more] = await lines();
    expect(more).toEqual([]);
    for (const line of [known, unknown])
      expect(line).toEqual({
        accountId: null,
        actor: null,
        details: { limit: 'sign-in-account', subject: expect.stringMatching(/^[0-9a-z]{8}$/) },
      });
    house.clock.forward(SECOND);
    await house.browser().signIn(email, WRONG);
    await house.browser().signIn(email, WRONG);
    expect((await lines()).map(({ details }) => details['subject'])).toEqual([
      known?.details['subject'],
      unknown?.details['subject'],
      known?.details['subject'],
    ]);
    expect(house.lines.filter((line) => line.includes('"limit":"sign-in-account"')).length).toBeGreaterThan(
      12,
    );
  });

  test('leaves neither address nor network in its table, and leaves the table when it is over', async () => {
    await house.db.query('delete from limits');
    const browser = new Browser(house.url, '203.0.113.77');
    await browser.signIn('canaria@cliente.co', WRONG);
    const { rows } = await house.db.query('select l::text as text, key from limits l');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/canaria|203\.0|cliente/);
    house.clock.forward(24 * HOUR);
    await browser.submit('/restablecer', { email: 'otra@cliente.co' });
    expect((await house.db.query('select from limits')).rowCount).toBe(3);
  });
});
