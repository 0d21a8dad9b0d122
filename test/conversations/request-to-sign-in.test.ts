import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AGENT, COLLEAGUE, openTown, quoted, requestOf, SUBJECT, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown({ environment: { LIMIT_SCALE: '100' } });
});
afterAll(() => town.close());

describe('from a request to signing in', () => {
  test('a complete request is received, noticed, approved, activated once, and signed in with', async () => {
    await town.writes('Carlos <carlos@andino.test>', requestOf({ email: 'carlos@andino.test' }));
    const receipt = await town.letterTo('carlos@andino.test');
    const notice = await town.letterTo(AGENT);
    await town.letterTo(COLLEAGUE);
    expect(receipt.subject).toMatch(/^\[SOL-[0-9A-HJKMNP-TV-Z]{6}\] /);
    expect(receipt.text).toContain('Analista de compras');
    expect(receipt.inReplyTo).toMatch(/@cliente\.test>$/);
    expect(notice.replyTo).toMatch(/^soporte\+sol\.[0-9a-z]{6}\.[0-9a-z]{26}@logtec\.co$/);
    expect(notice.messageId).toBe(`<${notice.replyTo.replace(/^soporte\+/, '')}>`);
    expect(notice.headers.get('auto-submitted')).toBe('auto-generated');

    await town.replies(notice, `Aprobar${quoted(notice)}`);
    const invitation = await town.letterTo('carlos@andino.test');
    expect(invitation.subject).toBe('Solicitud activación usuario');
    expect((await town.letterTo(AGENT)).text).toContain('aprob');
    expect((await town.letterTo(COLLEAGUE)).text).toContain(AGENT);

    expect((await town.opens(invitation)).status).toBe(200); // a scanner looks
    expect((await town.submits(invitation, 'tres tristes tigres comen')).status).toBe(303);
    expect((await town.submits(invitation, 'otra frase bien larga aquí')).status).toBe(410);

    const visitor = town.visitor();
    const form = await visitor.get('/ingresar');
    const entered = await visitor.submit(
      form,
      { email: 'carlos@andino.test', password: 'tres tristes tigres comen' },
      '/ingresar',
    );
    expect(entered.status).toBe(303);
    expect(await visitor.text(await visitor.get('/'))).toContain('Cliente Andino S.A.S.');
  });

  test('what is missing is asked for, and the answer in the thread completes the same request', async () => {
    await town.writes('rosa@andino.test', {
      text: 'Nombre completo: Rosa Díaz\nEmpresa: Andino Ltda.\nCorreo: rosa@andino.test',
    });
    const receipt = await town.letterTo('rosa@andino.test');
    expect(receipt.text).toMatch(/cargo/i);
    await town.replies(receipt, 'Contadora');
    const second = await town.letterTo('rosa@andino.test');
    expect(second.subject.slice(0, 12)).toBe(receipt.subject.slice(0, 12));
    const notice = await town.letterTo(AGENT);
    expect(notice.text).toContain('Contadora');
    expect((await town.lettersLeft(COLLEAGUE)).length).toBe(1);
  });

  test('several people in one mail: a request and a notice each, one receipt', async () => {
    const table = ['Nombre completo', 'Empresa', 'Cargo', 'Correo corporativo'];
    const people = ['Ana María Ruiz', 'Luis Ángel Mora', 'Eva Luz Gil'].map((name, i) => [
      name,
      'Andino S.A.',
      'Auxiliar contable',
      `p${i}@andino.test`,
    ]);
    const html = `<table>${[table, ...people].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    await town.writes('rrhh@andino.test', { html });
    const receipts = (await town.lettersLeft()).filter(({ to }) => to === 'rrhh@andino.test');
    expect(receipts).toHaveLength(1);
    const { rows } = await town.db.query(
      `select email from requests where requester = 'rrhh@andino.test' and state = 'pending'`,
    );
    expect(new Set(rows.map(({ email }) => email))).toEqual(
      new Set(['p0@andino.test', 'p1@andino.test', 'p2@andino.test']),
    );
  });

  test('an address with an open request gets no second one, and the receipt says so', async () => {
    await town.writes('dora@andino.test', requestOf({ email: 'dora@andino.test' }));
    const first = await town.letterTo('dora@andino.test');
    await town.lettersLeft();
    await town.writes('dora@andino.test', requestOf({ email: 'DORA@andino.test' }));
    const again = await town.letterTo('dora@andino.test');
    expect(again.subject.slice(0, 12)).toBe(first.subject.slice(0, 12));
    expect(again.text).toMatch(/ya (hay|existe|tenemos|está)/i);
    expect(await town.lettersLeft(AGENT)).toHaveLength(0);
    expect((await town.db.query(`select from requests where email = 'dora@andino.test'`)).rowCount).toBe(1);
  });

  test('an address with an active account: a neutral receipt to the sender, and a letter of its own to the address', async () => {
    await town.writes('curioso@otra.test', requestOf({ email: 'carlos@andino.test' }));
    const receipt = await town.letterTo('curioso@otra.test');
    expect(receipt.text).not.toMatch(/ya (hay|existe|tiene)/i);
    const letter = await town.letterTo('carlos@andino.test', /ya tiene una cuenta/i);
    expect(letter.text).toContain('https://portero.test/restablecer');
    expect(await town.lettersLeft(AGENT)).toHaveLength(0);
  });

  test('a rejection reaches the requester with the reason in the agent’s words', async () => {
    await town.writes('teo@andino.test', requestOf({ email: 'teo@andino.test' }));
    const notice = await town.letterTo(AGENT);
    await town.replies(notice, `Rechazar: la empresa no tiene contrato vigente${quoted(notice)}`);
    const refusal = await town.letterTo('teo@andino.test', /./);
    const letters = [refusal, ...(await town.lettersLeft('teo@andino.test'))];
    expect(letters.some(({ text }) => text.includes('la empresa no tiene contrato vigente'))).toBe(true);
    expect((await town.db.query(`select from accounts where email = 'teo@andino.test'`)).rowCount).toBe(0);
  });

  test('the same bytes twice are one request', async () => {
    const raw = `From: ivan@andino.test\r\nTo: soporte@logtec.co\r\nSubject: ${'=?utf-8?q?Solicitud_de_activaci=C3=B3n_cuenta_mesa_de_ayuda?='}\r\nMessage-ID: <twice@andino.test>\r\n\r\nNombre: Iván Rey\r\nEmpresa: Andino S.A.\r\nCargo: Jefe de planta\r\nCorreo: ivan@andino.test\r\n`;
    town.mail.appendTo('soporte@logtec.co', raw);
    town.mail.appendTo('soporte@logtec.co', raw);
    await town.settles();
    expect(await town.lettersLeft('ivan@andino.test')).toHaveLength(1);
    expect((await town.db.query(`select from inbox where verdict = 'duplicate'`)).rowCount).toBe(1);
    expect(SUBJECT).toContain('activación');
  });
});
