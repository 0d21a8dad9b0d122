import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf } from '../../src/core/links.ts';
import { AGENT, BOT, COLLEAGUE, type Letter, openTown, requestOf, type Town } from '../support/town.ts';

const HOUR = 3_600_000;
const SECOND = 1_000;

let town: Town;
beforeAll(async () => {
  town = await openTown({ environment: { LIMIT_SCALE: '100' } });
});
afterAll(() => town.close());

let people = 0;

async function approved(): Promise<{ email: string; invitation: Letter }> {
  const email = `persona${++people}@andino.test`;
  await town.writes(email, requestOf({ email }));
  await town.replies(await town.letterTo(AGENT, /^\[SOL-/), 'Aprobar');
  const invitation = await town.letterTo(email, /^Solicitud activación usuario$/);
  await town.lettersLeft();
  return { email, invitation };
}

async function forgets(email: string): Promise<{ status: number; page: string }> {
  const visitor = town.visitor();
  const answer = await visitor.submit(await visitor.get('/restablecer'), { email }, '/restablecer');
  const page = (await visitor.text(answer)).replace(/value="[^"]*"/g, 'value=""');
  return { status: answer.status, page };
}

/** Stops the clock so long after the letter left, to the millisecond. */
async function freezeAfter(link: Letter, milliseconds: number): Promise<void> {
  await town.settles(); // the letter may be here a moment before it is marked as sent
  const { rows } = await town.db.query<{ sent_at: Date }>(
    'select sent_at from outbox where message_digest = $1',
    [digestOf(link.messageId)],
  );
  town.clock.freeze(new Date((rows[0]?.sent_at.getTime() ?? 0) + milliseconds));
}

describe('the activation link', () => {
  test('works until the last second of its four hours', async () => {
    const { invitation } = await approved();
    await freezeAfter(invitation, 4 * HOUR - SECOND);
    expect((await town.submits(invitation, 'tres tristes tigres comen')).status).toBe(303);
  });

  test('is dead after four hours, and its page sends a new one at a press of a button', async () => {
    const { email, invitation } = await approved();
    await freezeAfter(invitation, 4 * HOUR);
    const visitor = town.visitor();
    const lapsed = await visitor.get(invitation.link);
    expect(lapsed.status).toBe(410);
    await visitor.submit(lapsed, { accion: 'nuevo' });
    const fresh = await town.letterTo(email, /^Solicitud activación usuario$/);
    expect(fresh.link).not.toBe(invitation.link);
    expect((await town.submits(fresh, 'tres tristes tigres comen')).status).toBe(303);
  });
});

describe('¿Olvidó su contraseña?', () => {
  test('an active account gets a reset letter, good for one hour', async () => {
    const { email, invitation } = await approved();
    await town.submits(invitation, 'tres tristes tigres comen');
    await town.lettersLeft();
    town.clock.forward(HOUR);
    await forgets(email);
    const letter = await town.letterTo(email);
    expect(letter.subject).toBe(
      'Instrucciones cambio de contraseña Mesa de Ayuda LogTecGroup y nuestras Marcas',
    );
    await freezeAfter(letter, HOUR - SECOND);
    expect((await town.submits(letter, 'otra frase bien larga aquí')).status).toBe(303);
    town.clock.forward(HOUR);
    await town.lettersLeft();
    await forgets(email);
    const late = await town.letterTo(email, /^Instrucciones/);
    await freezeAfter(late, HOUR);
    expect((await town.opens(late)).status).toBe(410);
  });

  test('someone approved who never activated gets a fresh activation letter, and the old link dies', async () => {
    const { email, invitation } = await approved();
    town.clock.forward(HOUR);
    await forgets(email);
    const fresh = await town.letterTo(email, /^Solicitud activación usuario$/);
    expect((await town.opens(invitation)).status).toBe(410);
    expect((await town.submits(fresh, 'tres tristes tigres comen')).status).toBe(303);
  });

  test('someone whose request is being looked at hears so', async () => {
    await town.writes('espera@andino.test', requestOf({ email: 'espera@andino.test' }));
    await town.letterTo('espera@andino.test');
    await forgets('espera@andino.test');
    expect((await town.letterTo('espera@andino.test')).text).toMatch(/revis/i);
    await town.lettersLeft();
  });

  test('nobody else gets anything, and the page says the same to all', async () => {
    await town.writes('negada@andino.test', requestOf({ email: 'negada@andino.test' }));
    await town.replies(await town.letterTo(AGENT, /^\[SOL-/), 'Rechazar: sin contrato');
    await town.lettersLeft();
    const { email } = await approved();
    const answers = [
      await forgets('negada@andino.test'),
      await forgets('nadie@andino.test'),
      await forgets(email),
    ];
    expect(new Set(answers.map(({ status, page }) => `${status} ${page}`)).size).toBe(1);
    await town.settles();
    expect(await town.lettersLeft('negada@andino.test')).toHaveLength(0);
    expect(await town.lettersLeft('nadie@andino.test')).toHaveLength(0);
  });

  test('asked twice within a minute, one letter is sent; an hour sees three at most', async () => {
    const { email, invitation } = await approved();
    await town.submits(invitation, 'tres tristes tigres comen');
    await town.lettersLeft();
    town.clock.forward(HOUR);
    for (const pause of [0, 59 * SECOND, 2 * SECOND, 61 * SECOND, 61 * SECOND]) {
      town.clock.forward(pause);
      await forgets(email);
      await town.settles();
    }
    expect(await town.lettersLeft(email)).toHaveLength(3);
  });
});

test('a bounce of an activation letter tells the agents that the address does not work', async () => {
  const { email, invitation } = await approved();
  await town.settles();
  const report = [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.andino.test>',
    `To: ${BOT}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce@mx.andino.test>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'No such user.',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.andino.test',
    '',
    `Final-Recipient: rfc822; ${email}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such user',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `From: ${BOT}`,
    `To: ${email}`,
    `Message-ID: ${invitation.messageId}`,
    '',
    '--b--',
    '',
  ].join('\r\n');
  const foreign = town.mail.appendTo(
    BOT,
    report.replace(invitation.messageId, '<somebody.else@logtec.co>').replace('<bounce@', '<other@'),
  );
  town.mail.appendTo(BOT, report);
  const told = await town.lettersLeft();
  expect(told.map(({ to }) => to).sort()).toEqual([AGENT, COLLEAGUE]);
  expect(told[0]?.text).toContain(email);
  const { rows } = await town.db.query('select bounced_at from outbox where message_digest = $1', [
    digestOf(invitation.messageId),
  ]);
  expect(rows[0].bounced_at).not.toBeNull();
  expect(town.mail.messages(BOT).map(({ uid }) => uid)).toContain(foreign); // another's bounce is left alone
});

test('a letter whose link was used had arrived, though nobody wrote that down; one whose link was replaced is not sent', async () => {
  const { email, invitation } = await approved();
  await town.settles();
  const digest = digestOf(invitation.messageId);
  await town.submits(invitation, 'tres tristes tigres comen');
  await town.db.query(
    `update outbox set state = 'queued', sent_at = null, due_at = $2 where message_digest = $1`,
    [digest, town.clock.now()],
  );
  await town.settles();
  const { rows } = await town.db.query('select state from outbox where message_digest = $1', [digest]);
  expect(rows).toEqual([{ state: 'sent' }]);
  expect(await town.lettersLeft(email)).toHaveLength(1); // that the account is active, and no second invitation
});
