import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  AGENT,
  BOT,
  COLLEAGUE,
  type Letter,
  openTown,
  quoted,
  requestOf,
  type Town,
} from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown({ environment: { LIMIT_SCALE: '100' } });
});
afterAll(() => town.close());

let people = 0;

/** Somebody new asks for an account; the notice to Ana is in hand, and every other letter is out of the way. */
async function asked(): Promise<{ email: string; notice: Letter; colleagues: Letter }> {
  await town.lettersLeft();
  const email = `persona${++people}@andino.test`;
  await town.writes(email, requestOf({ email }));
  const notice = await town.letterTo(AGENT, /^\[SOL-/);
  const colleagues = await town.letterTo(COLLEAGUE, /^\[SOL-/);
  await town.lettersLeft();
  return { email, notice, colleagues };
}

async function stateOf(email: string): Promise<string> {
  const { rows } = await town.db.query<{ state: string }>('select state from requests where email = $1', [
    email,
  ]);
  return rows.map(({ state }) => state).join();
}

describe('an agent’s reply acts', () => {
  test('when it approves: the account is invited, and all agents hear who did it', async () => {
    const { email, notice } = await asked();
    await town.replies(notice, `Aprobar, gracias${quoted(notice)}`);
    expect((await town.letterTo(email)).subject).toBe('Solicitud activación usuario');
    expect((await town.lettersLeft()).map(({ to }) => to).sort()).toEqual([AGENT, COLLEAGUE]);
    expect(await stateOf(email)).toBe('approved');
  });

  test('once: the first decision wins, and the later one learns who decided and when', async () => {
    const { email, notice, colleagues } = await asked();
    await town.replies(notice, 'Aprobar');
    await town.lettersLeft();
    await town.replies(colleagues, 'Rechazar: no la conocemos');
    const late = await town.lettersLeft();
    expect(late.map(({ to }) => to)).toEqual([COLLEAGUE]);
    expect(late[0]?.text).toContain(AGENT);
    expect(await stateOf(email)).toBe('approved');
  });

  test('and when two decide at the same moment, exactly one does', async () => {
    const { email, notice, colleagues } = await asked();
    await Promise.all([town.replies(notice, 'Aprobar'), town.replies(colleagues, 'Rechazar: duplicada')]);
    await town.settles();
    const { rows } = await town.db.query(
      `select count(*) filter (where event in ('request.approved', 'request.rejected'))::int as decided
       from audit a join requests r on r.id = a.request_id where r.email = $1`,
      [email],
    );
    expect(rows[0].decided).toBe(1);
  });
});

describe('an agent’s reply does not act', () => {
  test.each([
    ['when "aprobar" stands only in the quoted notice', (notice: Letter) => quoted(notice)],
    ['when it asks', () => '¿Lo aprobamos?'],
    ['when it is conditional', () => 'Aprobar cuando envíe la cámara de comercio'],
    ['when it is another word of assent', () => 'Listo, ok'],
    ['when it says both', () => 'Aprobar. No, mejor rechazar.'],
  ])('%s: the bot asks back', async (_, words) => {
    const { email, notice } = await asked();
    await town.replies(notice, words(notice));
    const answers = await town.lettersLeft();
    expect(answers.map(({ to }) => to)).toEqual([AGENT]);
    expect(answers[0]?.replyTo).toMatch(/\+sol\./);
    expect(await stateOf(email)).toBe('pending');
    await town.replies(answers[0] as Letter, 'Aprobar'); // and the question can be answered
    await town.settles();
    expect(await stateOf(email)).toBe('approved');
  });

  test('when a machine wrote it', async () => {
    const { email, notice } = await asked();
    await town.replies(notice, 'Estoy fuera de la oficina. Aprobar', {
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    expect(await town.lettersLeft()).toHaveLength(0);
    expect(await stateOf(email)).toBe('pending');
  });

  test.each([
    ['when somebody else sends it with the agent’s key', 'intruso@otra.test'],
    ['when another agent sends it with her key', COLLEAGUE],
  ])('%s: the agents are told, the sender is not answered', async (_, from) => {
    const { email, notice } = await asked();
    await town.replies(notice, 'Aprobar', { from });
    const letters = await town.lettersLeft();
    expect(letters.map(({ to }) => to).sort()).toEqual([AGENT, COLLEAGUE]);
    expect(letters.every(({ text }) => text.includes(from.split('@')[1] as string))).toBe(true);
    expect(await stateOf(email)).toBe('pending');
  });

  test('when it has two From: it is set aside, and the agents are told', async () => {
    const { email, notice } = await asked();
    const headers = `From: ${AGENT}\r\nFrom: intruso@otra.test\r\nTo: ${notice.replyTo}\r\nSubject: Re: x\r\nMessage-ID: <two-from@x.test>`;
    town.mail.appendTo(BOT, `${headers}\r\n\r\nAprobar\r\n`);
    expect((await town.lettersLeft()).map(({ to }) => to).sort()).toEqual([AGENT, COLLEAGUE]);
    expect(await stateOf(email)).toBe('pending');
    const { rows } = await town.db.query(`select reason from inbox where verdict = 'set-aside'`);
    expect(rows).toEqual([{ reason: 'not-one-sender' }]);
  });

  test('when its key was made up, or made for another request', async () => {
    const first = await asked();
    const second = await asked();
    const code = second.notice.replyTo.split('.')[1] as string;
    const mixed = first.notice.replyTo.replace(/sol\.[^.]+/, `sol.${code}`);
    await town.writes(AGENT, { to: mixed, subject: 'Re: solicitud', text: 'Aprobar' });
    await town.writes(AGENT, {
      to: BOT.replace('@', `+sol.${code}.${'0'.repeat(26)}@`),
      subject: 'Re: solicitud',
      text: 'Aprobar',
    });
    await town.settles();
    expect([await stateOf(first.email), await stateOf(second.email)]).toEqual(['pending', 'pending']);
    await town.lettersLeft();
  });
});

test('an agent who was removed from AGENTS decides no more, although the notice was for her', async () => {
  const { email, notice } = await asked();
  await Promise.all(town.copies.splice(0).map((copy) => copy.close()));
  await town.startCopy({ AGENTS: COLLEAGUE });
  await town.replies(notice, 'Aprobar');
  const letters = await town.lettersLeft();
  expect(letters.map(({ to }) => to)).toEqual([COLLEAGUE]);
  expect(await stateOf(email)).toBe('pending');
});
