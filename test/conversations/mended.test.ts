import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AGENT, BOT, COLLEAGUE, openTown, requestOf, type Town } from '../support/town.ts';
import { lettersRest } from '../support/waiting.ts';

/** What once went wrong, or would have: each story was a review's finding. */

let town: Town;
beforeAll(async () => {
  town = await openTown({ environment: { LIMIT_SCALE: '100' } });
});
afterAll(() => town.close());

describe('an incomplete request', () => {
  test('of somebody else does not keep a person from asking for themselves', async () => {
    await town.writes('rrhh@andino.test', {
      text: 'Nombre: Carlos Ruiz\nEmpresa: Andino S.A.\nCorreo: carlos@andino.test',
    });
    await town.letterTo('rrhh@andino.test');
    await town.writes('carlos@andino.test', requestOf({ email: 'carlos@andino.test' }));
    expect((await town.letterTo(AGENT)).text).toContain('carlos@andino.test');
    await town.lettersLeft();
  });

  test('that turns out to be for an address with an open request is closed, and its writer hears so', async () => {
    await town.writes('dora@andino.test', requestOf({ email: 'dora@andino.test' }));
    await town.lettersLeft();
    await town.writes('rrhh@andino.test', {
      text: 'Nombre: Dora Díaz\nEmpresa: Andino S.A.\nCargo: Auxiliar contable',
    });
    const receipt = await town.letterTo('rrhh@andino.test');
    await town.replies(receipt, 'dora@andino.test');
    expect((await town.letterTo('rrhh@andino.test')).text).toMatch(/ya (hay|había) una solicitud abierta/i);
    expect(await town.lettersLeft(AGENT)).toHaveLength(0);
  });

  test('of the same writer goes on when they write anew instead of answering', async () => {
    await town.writes('eva@andino.test', {
      text: 'Nombre: Eva Gil\nEmpresa: Andino S.A.\nCorreo: eva@andino.test',
    });
    const first = await town.letterTo('eva@andino.test');
    await town.writes('eva@andino.test', requestOf({ name: 'Eva Gil', email: 'eva@andino.test' }));
    const second = await town.letterTo('eva@andino.test');
    expect(second.subject.slice(0, 12)).toBe(first.subject.slice(0, 12));
    await town.lettersLeft();
  });
});

test('an emoji where the trail cuts an agent’s words does not lose the approval', async () => {
  await town.writes('fe@andino.test', requestOf({ email: 'fe@andino.test' }));
  const notice = await town.letterTo(AGENT);
  await town.replies(notice, `Buenas. ${'x'.repeat(491)}🙂`);
  await town.settles();
  const { rows } = await town.db.query(`select verdict from inbox order by id desc limit 1`);
  expect(rows).toEqual([{ verdict: 'unclear' }]);
  await town.lettersLeft();
});

test('a report about a colleague’s letter to Marisol is not ours', async () => {
  const uid = town.mail.appendTo(
    BOT,
    `Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.test\r\nTo: ${BOT}\r\nSubject: Undelivered Mail Returned to Sender\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\r\n<marisol.gomez@cliente.test>: no such user; see <sol.es@cliente.test>\r\n--x--\r\n`,
  );
  await town.writes('gil@andino.test', requestOf({ email: 'gil@andino.test' }));
  await town.lettersLeft();
  expect(town.mail.messages(BOT).map((message) => message.uid)).toContain(uid);
});

test('an archive folder that takes nothing does not stop the reading', async () => {
  town.mail.refuseMoves('[OVERQUOTA] mailbox full');
  await town.writes('hugo@andino.test', requestOf({ email: 'hugo@andino.test' }));
  expect((await town.letterTo('hugo@andino.test')).subject).toMatch(/^\[SOL-/);
  await town.writes('ines@andino.test', requestOf({ email: 'ines@andino.test' }));
  expect((await town.letterTo('ines@andino.test')).subject).toMatch(/^\[SOL-/);
  town.mail.refuseMoves(null);
  await town.lettersLeft();
  expect(town.mail.messages(BOT).filter(({ raw }) => /hugo|ines/.test(raw.toString()))).toHaveLength(0);
}, 60_000);

test('twenty-five people in one mail: twenty requests, and the receipt says that five did not fit', async () => {
  const rows = Array.from(
    { length: 25 },
    (_, i) =>
      `<tr><td>Persona Número ${'ABCDEFGHIJKLMNOPQRSTUVWXY'[i]}</td><td>Andino S.A.</td><td>Auxiliar</td><td>m${i}@andino.test</td></tr>`,
  );
  await town.writes('masiva@andino.test', {
    html: `<table><tr><td>Nombre completo</td><td>Empresa</td><td>Cargo</td><td>Correo corporativo</td></tr>${rows.join('')}</table>`,
  });
  const receipt = await town.letterTo('masiva@andino.test');
  expect(receipt.text).toMatch(/quedaron 5 por fuera/);
  expect((await town.db.query(`select from requests where requester = 'masiva@andino.test'`)).rowCount).toBe(
    20,
  );
  await town.lettersLeft();
});

test('an agent’s “aprobado” in answer to an alert approves nothing: an alert shows no data', async () => {
  await town.writes('juan@andino.test', requestOf({ email: 'juan@andino.test' }));
  const notice = await town.letterTo(AGENT);
  await town.lettersLeft();
  await town.replies(notice, 'Aprobar', { from: 'intruso@otra.test' });
  const alert = await town.letterTo(COLLEAGUE);
  await town.lettersLeft();
  await town.replies(alert, 'Aprobado');
  expect((await town.lettersLeft()).map(({ to }) => to)).toEqual([COLLEAGUE]);
  expect((await town.db.query(`select state from requests where email = 'juan@andino.test'`)).rows).toEqual([
    { state: 'pending' },
  ]);
});

test('an activation letter that is refused at once is told to the agents as a bounce is', async () => {
  await town.writes('lea@andino.test', requestOf({ email: 'nadie@andino.test' }));
  const notice = await town.letterTo(AGENT, /Por decidir/);
  await town.lettersLeft();
  town.mail.answerWith((stage, to) =>
    stage === 'rcpt' && to === 'nadie@andino.test' ? { responseCode: 550, message: 'no such user' } : null,
  );
  await town.replies(notice, 'Aprobar');
  const letters = await town.lettersLeft();
  town.mail.answerWith(null);
  expect(
    letters
      .filter(({ text }) => text.includes('550 no such user')) // not the code of a request that has a 550 in it
      .map(({ to }) => to)
      .sort(),
  ).toEqual([AGENT, COLLEAGUE]);
});

test('five hundred tries without an SMTP server hold no letter: patience is counted in days', async () => {
  town.mail.answerWith(() => ({ responseCode: 421, message: 'closing' }));
  await town.db.query(
    `insert into outbox (cause, kind, recipient, data, owed_at, due_at, attempts)
     values ('test', 'person-account-exists', 'kilo@andino.test', '{"fullName":"Kilo"}', $1, $1, 500)`,
    [town.clock.now()],
  );
  await lettersRest(town.db);
  town.mail.answerWith(null);
  town.clock.forward(2 * 3_600_000);
  expect(await town.lettersLeft('kilo@andino.test')).toHaveLength(1);
});

test('who asks for an address that somebody else asked for is heard by the agents before they decide', async () => {
  await town.writes('troll@otra.test', requestOf({ name: 'Nombre Falso', email: 'pedro@andino.test' }));
  await town.lettersLeft();
  await town.writes('pedro@andino.test', requestOf({ name: 'Pedro Luna Rey', email: 'pedro@andino.test' }));
  const letters = await town.lettersLeft();
  const note = letters.find(({ to, text }) => to === AGENT && text.includes('Pedro Luna Rey'));
  expect(note?.text).toContain('Nombre Falso');
  expect((await town.db.query(`select from requests where email = 'pedro@andino.test'`)).rowCount).toBe(1);
});

test('one address given to two people in one answer is the first one’s; the second is asked again', async () => {
  await town.writes('rrhh2@andino.test', {
    text: 'Nombre: Ana Luz Gil\nEmpresa: Andino S.A.\nCargo: Auxiliar contable\n\nNombre: Eva Paz Rey\nEmpresa: Andino S.A.\nCargo: Auxiliar de bodega',
  });
  const receipt = await town.letterTo('rrhh2@andino.test');
  await town.replies(
    receipt,
    'Nombre: Ana Luz Gil\nCorreo: misma@andino.test\n\nNombre: Eva Paz Rey\nCorreo: misma@andino.test',
  );
  await town.settles();
  const { rows } = await town.db.query(
    `select state, email from requests where requester = 'rrhh2@andino.test' order by place`,
  );
  expect(rows).toEqual([
    { state: 'pending', email: 'misma@andino.test' },
    { state: 'incomplete', email: null },
  ]);
  expect((await town.db.query(`select from inbox where verdict = 'set-aside'`)).rowCount).toBe(0);
});

test('a request whose From holds no address, as far as one can tell, is set aside for the operator and not left in the mailbox', async () => {
  const senders = [
    'agente@logtec.co(comment)eva@andino.test',
    '"eva@andino.test" <>',
    'Agentes: eva@andino.test;',
  ];
  for (const [n, from] of senders.entries())
    town.mail.appendTo(
      BOT,
      `From: ${from}\r\nTo: ${BOT}\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\nMessage-ID: <nadie${n}@x>\r\n\r\nNombre: Eva Gil\r\nEmpresa: Andino S.A.\r\nCargo: Jefa\r\nCorreo: eva${n}@andino.test\r\n`,
    );
  await town.settles();
  const { rows } = await town.db.query(
    `select reason from inbox where verdict = 'set-aside' order by id desc limit 3`,
  );
  expect(rows).toEqual(senders.map(() => ({ reason: 'not-one-sender' })));
  expect(town.mail.messages(BOT).some(({ raw }) => raw.includes('<nadie'))).toBe(false);
});
