import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CLIENTS } from '../support/clients.ts';
import { type Asked, type Desk, KAREN, LEVELS, openDesk } from '../support/desk.ts';
import { dnsError, nameOf, signerOf } from '../support/dkim.ts';
import { ALWAYS, type Forgery, OF_RESULTS, ofDkim } from '../support/forgeries.ts';
import { AGENT, BOT, COLLEAGUE } from '../support/town.ts';
import { until } from '../support/waiting.ts';

/** Twelve mail clients' answers act at each AGENT_AUTH; what is forged in one point does not (issue 5, 1). */

const NAMES = Object.keys(CLIENTS);

let desk: Desk;
let forged = 0;
let accepted = 0;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
  process.stdout.write(`forgeries: ${forged}, accepted: ${accepted}\n`);
});

async function statesOf(asked: readonly Asked[]): Promise<string[]> {
  const { rows } = await desk.town.db.query<{ state: string }>(
    'select distinct state from requests where code = any($1)',
    [asked.map(({ code }) => code)],
  );
  return rows.map(({ state }) => state);
}

/** Each forgery from `each` of the twelve clients, in turn, against requests that await a decision. */
async function attempt(forgeries: readonly Forgery[], each: number, asked: readonly Asked[]): Promise<void> {
  const tries = forgeries.flatMap((forgery, f) =>
    Array.from({ length: each }, (_, n) => ({
      forgery,
      client: NAMES[(f * each + n) % NAMES.length] as string,
      about: asked[(f + n) % asked.length] as Asked,
      other: asked[(f + n + 1) % asked.length] as Asked,
    })),
  );
  const raws = await Promise.all(
    tries.map(({ forgery, client, about, other }) =>
      desk.answer(client, about, forgery.agent, (answer) => forgery.change(answer, about, other)),
    ),
  );
  const verdicts = await desk.verdicts(raws);
  const wrong = tries.flatMap(({ forgery, client }, n) =>
    forgery.expected.test(verdicts[n] as string) ? [] : [`${forgery.name} (${client}): ${verdicts[n]}`],
  );
  expect(wrong).toEqual([]);
  forged += raws.length;
  accepted += verdicts.filter((verdict) => /^(?:approved|rejected)/.test(verdict)).length;
}

describe.each(LEVELS)('AGENT_AUTH=%s', (level) => {
  let asked: Asked[];
  beforeAll(async () => {
    await desk.setLevel(level);
    asked = await desk.asked(8);
  });

  test('answers of twelve mail clients are accepted', async () => {
    const requests = await desk.asked(NAMES.length);
    const genuine = await Promise.all(NAMES.map((client, n) => desk.answer(client, requests[n] as Asked)));
    expect(NAMES).toHaveLength(12);
    expect(await desk.verdicts(genuine)).toEqual(NAMES.map(() => 'approved'));
  }, 60_000);

  test('no forgery is', async () => {
    await attempt(ALWAYS, 4, asked);
    if (level === 'results') await attempt(OF_RESULTS, 12, asked);
    if (level === 'dkim') await attempt(ofDkim(desk.signers), 12, asked);
    expect(await statesOf(asked)).toEqual(['pending']);
  }, 240_000);

  test('nor an answer to what is decided, nor one of who is no agent any more', async () => {
    const [decided, rejected] = (await desk.asked(2)) as [Asked, Asked];
    await desk.verdicts([
      await desk.answer('Gmail', decided),
      await desk.answer('Gmail', rejected, AGENT, () => ({ words: 'Rechazar: no la conocemos' })),
    ]);
    const late = await Promise.all(
      NAMES.flatMap((client) => [
        desk.answer(client, decided, COLLEAGUE),
        desk.answer(client, rejected, KAREN),
      ]),
    );
    expect(new Set(await desk.verdicts(late))).toEqual(new Set(['late: approved', 'late: rejected']));
    await desk.setLevel(level, { AGENTS: `${AGENT}, ${COLLEAGUE}` });
    const gone = await Promise.all(NAMES.map((client) => desk.answer(client, asked[0] as Asked, KAREN)));
    expect(new Set(await desk.verdicts(gone))).toEqual(new Set(['refused: no-longer-agent']));
    expect(await statesOf(asked)).toEqual(['pending']);
    forged += late.length + gone.length;
  }, 60_000);
});

describe('AGENT_AUTH=dkim while DNS is away', () => {
  const bad = signerOf('logtec.co', 1024, 'slow');
  const reply = async (about: Asked): Promise<void> => {
    desk.town.mail.appendTo(BOT, await desk.answer('Gmail', about, AGENT, () => ({ signer: bad })));
  };
  const inboxSays = async (reason: string, verdict: string | null): Promise<void> => {
    await until(`${verdict} ${reason}`, async () => {
      const { rows } = await desk.town.db.query('select verdict, reason from inbox order by id desc limit 1');
      return rows[0].verdict === verdict && rows[0].reason === reason;
    });
  };
  beforeAll(async () => {
    desk.town.clock.forward(3_601_000); // the forgeries used up the hour's alerts
    await desk.setLevel('dkim');
  });

  test('nothing is decided; when it is back within the hour the answer counts', async () => {
    desk.dns[nameOf(bad)] = dnsError('ESERVFAIL');
    const asked = await desk.asked(1);
    await reply(asked[0] as Asked);
    await inboxSays('dkim=temperror', null);
    expect(await statesOf(asked)).toEqual(['pending']);
    desk.dns[nameOf(bad)] = bad.record;
    desk.town.clock.forward(61_000);
    await desk.town.settles();
    expect(await statesOf(asked)).toEqual(['approved']);
  });

  test('when it stays away the agents are told, and the request still waits', async () => {
    desk.dns[nameOf(bad)] = dnsError('ESERVFAIL');
    const asked = await desk.asked(1);
    await reply(asked[0] as Asked);
    await inboxSays('dkim=temperror', null);
    desk.town.clock.forward(61_000);
    await until('the second try, written down', async () => {
      const { rows } = await desk.town.db.query('select failures from inbox order by id desc limit 1');
      return rows[0].failures === 2;
    });
    desk.town.clock.forward(301_000);
    const letters = await desk.town.lettersLeft();
    await inboxSays('not-checked', 'refused');
    expect(letters.map(({ to }) => to).sort()).toEqual([AGENT, KAREN, COLLEAGUE]);
    expect(letters[0]?.text).toContain('No pudimos comprobar');
    expect(await statesOf(asked)).toEqual(['pending']);
  }, 60_000);
});
