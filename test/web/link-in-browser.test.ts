import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountRow } from '../support/rows.ts';
import { type Gatehouse, openGatehouse, SECRET, twice } from './gatehouse.ts';

let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

describe('a link in a browser', () => {
  test.each(['activation', 'reset'] as const)('leaves the address bar: %s', async (purpose) => {
    const { id } = await house.account(purpose === 'activation' ? 'invited' : 'active');
    const { path, token } = await house.link(id, purpose);
    const [half = ''] = token.split('.');
    const browser = house.browser();
    const { status, location: address, cookies } = await browser.follow(path);
    expect([status, address]).toEqual([303, path.replace(token, half)]);
    expect(cookies).toEqual([
      `__Host-portero-enlace=${token}; Max-Age=1800; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ]);
    const page = await browser.get(address);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(token.slice(27));
    expect((await browser.submit(address, { password: 'corta', confirmation: 'corta' })).status).toBe(422);
    const saved = await browser.submit(address, twice('siete gatos miran la lluvia'));
    expect(saved.status).toBe(303);
    expect(browser.cookies.has('__Host-portero-enlace')).toBe(false);
  });

  test('is opened by the browser that followed it alone, and by HEAD or a scanner as before', async () => {
    const { id } = await house.account('invited');
    const { path, token } = await house.link(id, 'activation');
    await house.browser().follow(path);
    const stranger = house.browser();
    expect((await stranger.get(`/activar/${token.slice(0, 26)}`)).status).toBe(404);
    expect((await stranger.post(`/activar/${token.slice(0, 26)}`, twice(SECRET))).status).toBe(404);
    expect((await stranger.request('HEAD', path)).status).toBe(200);
    expect((await stranger.get(path)).status).toBe(200);
    expect((await stranger.follow('/activar/x.y')).status).toBe(404);
  });

  test('followed after another one: the form of the first sets no password for the second', async () => {
    const [one, two] = [await house.account('invited'), await house.account('invited')];
    const [first, second] = [await house.link(one.id, 'activation'), await house.link(two.id, 'activation')];
    const browser = house.browser();
    const { location: address } = await browser.follow(first.path);
    const form = browser.hidden((await browser.get(address)).text);
    await browser.follow(second.path);
    expect((await browser.post(address, { ...form, ...twice(SECRET) })).status).toBe(404);
    for (const { id } of [one, two])
      expect(await accountRow(house.db, id)).toMatchObject({ state: 'invited' });
  });
});

test('links of several people asked for at the same moment each open their own page', async () => {
  const people: { email: string; path: string }[] = [];
  for (let n = 0; n < 20; n++) {
    const { id, email } = await house.account('invited');
    people.push({ email, path: (await house.link(id, 'activation')).path });
  }
  const asked = [...people, ...people];
  const pages = await Promise.all(asked.map(({ path }) => house.browser().get(path)));
  expect(pages.map(({ text }) => /id="account" type="email" value="([^"]*)"/.exec(text)?.[1])).toEqual(
    asked.map(({ email }) => email),
  );
});
