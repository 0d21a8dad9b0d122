import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeHeld, heldBySender } from '../../src/store/waiting.ts';
import { AGENT, BOT, COLLEAGUE, type Letter, openTown, requestOf, type Town } from '../support/town.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let town: Town;
const openedFor = (options: Parameters<typeof openTown>[0] = {}): void => {
  beforeAll(async () => {
    town = await openTown(options);
  });
  afterAll(() => town.close());
};

/** The letters that a digest's buttons would write, by the code they are about. */
function ballots(digest: Letter): Map<string, { to: string; subject: string; text: string }[]> {
  const found = new Map<string, { to: string; subject: string; text: string }[]>();
  for (const [, href = ''] of digest.html.matchAll(
    /href="(mailto:[^"]+\+sol[^"]+|mailto:[^"]+%2Bsol[^"]+)"/g,
  )) {
    const url = new URL(href.replaceAll('&amp;', '&'));
    const to = decodeURIComponent(url.pathname);
    const code = /\+sol\.(\w{6})\./.exec(to)?.[1] ?? '';
    const text = url.searchParams.get('body') ?? '';
    found.set(code, [
      ...(found.get(code) ?? []),
      { to, subject: url.searchParams.get('subject') ?? '', text },
    ]);
  }
  return found;
}

async function stateOf(email: string): Promise<string[]> {
  const { rows } = await town.db.query<{ state: string }>(
    'select state from requests where email = $1 order by id',
    [email],
  );
  return rows.map(({ state }) => state);
}

/** One after the other: mails that come together are answered side by side. */
async function asksFor(sender: string, emails: readonly string[]): Promise<void> {
  for (const email of emails) {
    await town.writes(sender, requestOf({ email }));
    await town.settles();
  }
}

const people = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name}${i}@andino.test`);

describe('a sender’s sixth request within an hour', () => {
  openedFor();
  let digest: Letter;

  test('is held and not answered; the agents get one digest, ten minutes later', async () => {
    await asksFor('rrhh@andino.test', people('a', 8));
    expect(await stateOf('a4@andino.test')).toEqual(['pending']);
    for (const email of ['a5@andino.test', 'a6@andino.test', 'a7@andino.test'])
      expect(await stateOf(email)).toEqual(['held']);
    expect(await town.lettersLeft('rrhh@andino.test')).toHaveLength(3); // of the five, by the limit on answers
    expect(await town.lettersLeft(AGENT)).toHaveLength(5);
    town.clock.forward(10 * MINUTE);
    digest = await town.letterTo(AGENT, /^Resumen/);
    expect(digest.subject).toBe('Resumen: 3 solicitudes por decidir');
    expect(digest.text).toContain('En total hay 3 solicitudes retenidas, de un remitente');
    expect([...ballots(digest).values()].map((two) => two.map(({ text }) => text))).toEqual(
      Array(3).fill(['Aprobar', 'Rechazar: ']),
    );
    expect(await town.lettersLeft(AGENT)).toHaveLength(0);
  });

  test('can be decided from the digest, by whom it was sent to', async () => {
    const [first, second] = [...ballots(digest).values()].map(([approve]) => approve);
    if (!first || !second) throw new Error('the digest has no buttons');
    await town.writes(COLLEAGUE, first);
    expect((await town.letterTo(AGENT)).subject).toMatch(/no pudimos aceptar/);
    expect(await stateOf('a5@andino.test')).toEqual(['held']);
    await town.writes(AGENT, first);
    expect((await town.letterTo('a5@andino.test')).link).not.toBe('');
    await town.writes(AGENT, { ...second, text: 'Rechazar: ya no trabaja aquí' });
    expect((await town.letterTo('rrhh@andino.test')).text).toContain('ya no trabaja aquí');
    await town.writes(AGENT, { ...first, text: 'Aprobar, por favor' });
    expect((await town.letterTo(AGENT, /ya/i)).text).toMatch(/SOL-/);
    expect(await stateOf('a6@andino.test')).toEqual(['rejected']);
  });

  test('goes on by itself an hour after the first, in its order, and is answered then', async () => {
    await town.lettersLeft();
    await asksFor('rrhh@andino.test', ['a8@andino.test']);
    town.clock.forward(49 * MINUTE);
    expect(await stateOf('a7@andino.test')).toEqual(['held']);
    town.clock.forward(2 * MINUTE);
    const receipts = [await town.letterTo('rrhh@andino.test'), await town.letterTo('rrhh@andino.test')];
    expect(new Set(receipts.map(({ text }) => /a\d@andino/.exec(text)?.[0]))).toEqual(
      new Set(['a7@andino', 'a8@andino']),
    );
    const { rows } = await town.db.query(
      `select email from requests where admitted_at > opened_at order by admission`,
    );
    expect(rows).toEqual([{ email: 'a7@andino.test' }, { email: 'a8@andino.test' }]);
    expect(receipts[0]?.inReplyTo).toMatch(/@cliente\.test>$/);
    expect(await stateOf('a8@andino.test')).toEqual(['pending']);
    expect((await town.lettersLeft(AGENT)).map(({ subject }) => subject)).toEqual(
      Array(2).fill(expect.stringMatching(/Por decidir/)),
    );
    expect(await heldBySender(town.db, 10)).toEqual([]);
  });

  test('approving it when its address has got an account meanwhile does nothing, and says so', async () => {
    town.clock.forward(HOUR);
    await asksFor('doble@andino.test', [...people('b', 5), 'a5@andino.test']);
    expect(await stateOf('a5@andino.test')).toEqual(['approved', 'held']);
    await town.lettersLeft();
    town.clock.forward(10 * MINUTE);
    const [approve] = [...ballots(await town.letterTo(AGENT, /^Resumen/)).values()][0] ?? [];
    if (!approve) throw new Error('the digest has no buttons');
    await town.writes(AGENT, approve);
    expect((await town.letterTo(AGENT)).text).toMatch(/cerr/i);
    expect(await stateOf('a5@andino.test')).toEqual(['approved', 'closed']);
  });

  test('is closed by the operator, with all others of its sender', async () => {
    town.clock.forward(HOUR);
    await asksFor('bomba@andino.test', people('c', 7));
    expect(await heldBySender(town.db, 10)).toMatchObject([
      { requester: 'bomba@andino.test', count: 2, why: 'sender' },
    ]);
    expect(await closeHeld(town.db, 'bomba@andino.test', town.clock.now())).toBe(2);
    expect(await stateOf('c6@andino.test')).toEqual(['closed']);
  });
});

describe('who could not be answered', () => {
  openedFor();

  test('is asked for what is missing as soon as the limit on answers allows', async () => {
    for (const role of ['Auxiliar', 'Analista', 'Gerente', 'Contadora'])
      await town.writes('corta@andino.test', { text: `Nombre: Corta Ruiz\nCargo: ${role}` });
    expect(await town.lettersLeft('corta@andino.test')).toHaveLength(3);
    town.clock.forward(HOUR);
    const asked = await town.letterTo('corta@andino.test');
    expect(asked.subject).toMatch(/^\[SOL-/);
    await town.replies(asked, 'Empresa: Andino S.A.S.\nCorreo corporativo: corta@andino.test');
    expect((await town.letterTo(AGENT)).subject).toMatch(/Por decidir: Corta Ruiz/);
  });
});

describe('alerts about answers that prove nothing', () => {
  openedFor();
  const noise = (i: number) =>
    town.writes(`intruso${i}@otra.test`, {
      to: BOT.replace('@', `+sol.abc123.${'0'.repeat(26)}@`),
      subject: 'Re: x',
      text: `Aprobar ${i}`,
    });

  test('without a key cannot hide one with a key; each request has three an hour; the digest tells of the rest', async () => {
    await asksFor('eva@andino.test', ['eva@andino.test', 'eva2@andino.test']);
    const [one, two] = await town.lettersLeft(AGENT);
    if (!one || !two) throw new Error('no notices');
    for (let i = 0; i < 5; i++) await noise(i);
    expect(await town.lettersLeft(AGENT)).toHaveLength(3);
    for (let i = 0; i < 4; i++) await town.replies(one, `Aprobar ${i}`, { from: COLLEAGUE });
    expect(await town.lettersLeft(AGENT)).toHaveLength(3);
    await town.replies(two, 'Aprobar', { from: 'ladrona@otra.test' });
    expect(await town.lettersLeft(AGENT)).toHaveLength(1);
    town.clock.forward(10 * MINUTE);
    expect((await town.letterTo(AGENT, /^Resumen/)).text.replace(/\s+/g, ' ')).toContain(
      'llegaron 3 respuestas que no pudimos aceptar',
    );
    expect((await town.lettersLeft()).filter(({ to }) => to.endsWith('@otra.test'))).toHaveLength(0);
  });
});

describe('two bots answering each other for an hour', () => {
  openedFor();
  const asksAnd = async (sender: string, answers: (letter: Letter) => Promise<void>): Promise<number> => {
    await town.writes(sender, { text: 'Nombre completo: Carlos Pérez' });
    let letters = 0;
    for (let minute = 0; minute < 60; minute++) {
      const came = await town.lettersLeft(sender);
      letters += came.length;
      for (const letter of came) await answers(letter);
      town.clock.forward(MINUTE);
    }
    return letters;
  };

  test.each([
    ['RFC 3834', { 'Auto-Submitted': 'auto-replied' }, 'Recibimos su mensaje.'],
    ['Precedence', { Precedence: 'bulk' }, 'Recibimos su mensaje.'],
    ['X-Autoreply', { 'X-Autoreply': 'yes' }, 'Estoy de vacaciones.'],
    [
      'no header, a machine’s words',
      {},
      'Este es un mensaje automático. Hemos recibido su correo y su caso quedó radicado con el número 4711. Por favor no responda.',
    ],
  ])(
    'one letter each: %s',
    async (name, headers, text) => {
      let answered = 0;
      const sender = `bot-${name.replace(/\W/g, '')}@andino.test`.toLowerCase();
      const letters = await asksAnd(sender, async (letter) => {
        answered++;
        await town.replies(letter, text, { headers: headers as Record<string, string> });
      });
      expect([letters, answered]).toEqual([1, 1]);
    },
    60_000,
  );

  test('one that nothing gives away gets the three answers of an hour, no more', async () => {
    const letters = await asksAnd('mudo@andino.test', (letter) =>
      town.replies(letter, 'Gracias, quedamos atentos.'),
    );
    expect(letters).toBeLessThanOrEqual(3);
  }, 60_000);

  test('two Porteros: the one answers once, the other never', async () => {
    const other = await openTown({ environment: { MAIL_FROM: 'Otra Mesa <mesa@otra.test>' } });
    try {
      const letters = await asksAnd('mesa@otra.test', async ({ raw }) => {
        other.mail.appendTo(BOT, raw.replace(/^To: .*$/m, 'To: mesa@otra.test'));
        await other.settles();
      });
      expect(letters).toBe(1);
      expect(await other.lettersLeft()).toHaveLength(0);
    } finally {
      await other.close();
    }
  }, 60_000);
});
