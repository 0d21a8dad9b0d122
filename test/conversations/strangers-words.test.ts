import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AGENT, type Letter, openTown, requestOf, SUBJECT, type Town } from '../support/town.ts';

/** What strangers write never becomes ours (issue 5, 5). */

let town: Town;
let people = 0;
beforeAll(async () => {
  town = await openTown({ environment: { LIMIT_SCALE: '100', MAIL_AUTHSERV_ID: 'mx1.logtec.co' } });
});
beforeEach(() => town.lettersLeft());
afterAll(() => town.close());

const someone = (): string => `persona@andino${++people}.test`;
const resultsFor = (email: string, say = 'pass'): Record<string, string> => ({
  'Authentication-Results': `mx1.logtec.co; dmarc=${say} header.from=${email.split('@')[1]}`,
});

/** Everything of a letter that its reader sees, and what its mail client would. */
const seen = ({ subject, text, html }: Letter): string => `${subject}\n${text}\n${html}`;

describe('with MAIL_AUTHSERV_ID a receipt carries the requester’s words', () => {
  const words = /Zulema|Quindiana|Floricultora|flores/i;
  const asks = (email: string, role = 'Floricultora') => ({
    ...requestOf({ name: 'Zulema Arias Rojas', company: 'Quindiana Ltda.', role, email }),
    subject: `${SUBJECT} flores`,
  });

  test('where the server says that the From is theirs', async () => {
    const email = someone();
    await town.writes(email, { ...asks(email), headers: resultsFor(email) });
    expect(seen(await town.letterTo(email))).toMatch(words);
  });

  test.each<[string, (email: string) => Record<string, string>]>([
    ['says nothing', () => ({})],
    ['says that it is not', (email) => resultsFor(email, 'fail')],
    ['says so of another', () => resultsFor('x@evil.example')],
    [
      'says nothing, and the mail does',
      (email) => ({
        'Authentication-Results': resultsFor(email)['Authentication-Results']?.replace('mx1', 'mx2') ?? '',
      }),
    ],
  ])('and none where it %s', async (_, headers) => {
    const email = someone();
    await town.writes(email, { ...asks(email), headers: headers(email) });
    const [receipt, ...more] = (await town.lettersLeft(email)) as [Letter];
    expect(more).toEqual([]);
    expect(seen(receipt)).not.toMatch(words);
    expect(seen(receipt)).not.toContain(email);
    expect(receipt.text).toMatch(/SOL-[0-9A-Z]{6}: recibida/);
    expect(receipt.text.replace(/\s+/g, ' ')).toContain(
      'Si usted no escribió ninguna solicitud, no tiene que hacer nada.',
    );
  });

  test('and what is missing is asked for all the same', async () => {
    const email = someone();
    await town.writes(email, {
      ...asks(email, ''),
      text: `Nombre completo: Zulema Arias Rojas\nCorreo corporativo: ${email}`,
    });
    const [receipt] = (await town.lettersLeft(email)) as [Letter];
    expect(seen(receipt)).not.toMatch(words);
    expect(receipt.text).toMatch(/Responda a este mensaje con:\s+Empresa \(razón social\):\s+Cargo o rol:/);
    await town.replies(receipt, 'Empresa: Quindiana Ltda.\nCargo: Floricultora');
    const after = await town.lettersLeft();
    expect(after.map(({ to }) => to)).toContain(AGENT);
    expect(seen(after.find(({ to }) => to === email) as Letter)).not.toMatch(words);
  });
});

describe('another service’s verification code is neither answered nor shown', () => {
  const code = 'Su código de verificación es 483920. No lo comparta con nadie.';
  const nowhere = async (): Promise<void> => {
    const { rows } = await town.db.query<{ found: number }>(
      `select (select count(*) from outbox where data::text like '%483920%') + (select count(*) from audit where details::text like '%483920%')
            + (select count(*) from requests where concat(subject, full_name, company, role, reason) like '%483920%') as found`,
    );
    expect(rows[0]?.found).toBe(0);
    const log = town.log.map((line) => line.replace(/"time":\d+/, '')).join(''); // milliseconds may hold any six digits
    expect(log).not.toContain('483920');
  };

  test.each([
    ['in the text', { text: code }],
    ['in the subject', { subject: `${SUBJECT} 483920 es su código de verificación`, text: 'Buen día' }],
    ['in HTML alone', { text: '', html: `<p>Su código de verificación es</p><h1>483920</h1>` }],
    ['beside four data', { text: `${requestOf({ email: 'a@andino.test' }).text}\n${code}` }],
  ])('when its subject happens to match: %s', async (_, mail) => {
    await town.writes('cuentas@servicio.test', mail);
    expect(await town.lettersLeft()).toEqual([]);
    await nowhere();
  });

  test.each([
    ['in the text', { text: code }],
    ['in the subject', { subject: 'Su código de verificación es 483920', text: 'Aprobar' }],
    [
      'in HTML alone',
      { text: 'Vea la versión HTML', html: `<p>Su código de verificación es</p><h1>483920</h1>` },
    ],
  ])('when it comes with a key, of a requester or of an agent: %s', async (_, mail) => {
    const email = someone();
    await town.writes(email, requestOf({ email }));
    const [receipt, notice] = [await town.letterTo(email), await town.letterTo(AGENT)];
    await town.lettersLeft();
    for (const { replyTo } of [receipt, notice])
      for (const from of ['cuentas@servicio.test', AGENT])
        await town.writes(from, { subject: 'Hola', ...mail, to: replyTo });
    expect(await town.lettersLeft()).toEqual([]);
    await nowhere();
    const { rows } = await town.db.query('select state from requests where email = $1', [email]);
    expect(rows).toEqual([{ state: 'pending' }]);
  });
});

describe('words of strangers in letters and on pages', () => {
  /** Each is a name, a company and a role of somebody who asks. */
  const HOSTILE = [
    'Ana http://evil.example/x',
    'Ana https://evil.example',
    'Ana www.evil.example',
    'Ana evil.example',
    'Ana evil.co/pagar',
    'Ana evil。com',
    'Ana evil．com',
    'Ana ftp.evil.example',
    'Ana mailto:x@evil.example',
    'Ana tel:+573104829135',
    'Ana javascript:alert(1)',
    'Ana \\\\evil\\c',
    'Ana <a href="http://evil.example">aquí</a>',
    'Ana <img src=x onerror=alert(1)>',
    'Ana <script>alert(1)</script>',
    'Ana [aquí](http://evil.example)',
    'Ana "><b>x',
    "Ana ' onmouseover=alert(1) '",
    'Ana \u202eolleh',
    'Ana \u2066x\u2069',
    'A\u200bn\u200da\u00ad Ruiz',
    'Ana\ufeff Ruiz',
    'Ana \u0000Ruiz',
    'Ana \u001b[31mRuiz',
    'Ana \u{e0041}Ruiz',
    `Ana ${'R\u0301\u0302\u0303\u0304\u0305\u0306'.repeat(9)}`,
    `Ana ${'muy larga '.repeat(300)}`,
    'Ana <%= it.frame.link %>',
    'Ana $\u007bprocess.env}',
    'Ana {{7*7}}',
  ];

  test('are seen, short, and no links', async () => {
    const bodies = HOSTILE.map((words, n) => ({ email: `ana@hostil${n}.test`, words }));
    for (const { email, words } of bodies)
      await town.writes(email, {
        ...requestOf({ name: words, company: `Andino ${words}`, role: `Jefe ${words}`, email }),
        headers: resultsFor(email),
      });
    const letters = await town.lettersLeft();
    expect(new Set(letters.map(({ to }) => to)).size).toBeGreaterThan(HOSTILE.length * 0.8);
    for (const letter of letters) {
      const shown = letter.text
        .replaceAll(/https:\/\/portero\.test\S*/g, '')
        .replaceAll(/\S+@(?:logtec\.co|hostil\d+\.test)/g, '');
      expect(shown).not.toMatch(/:\/\/|www\.\w|evil\.\w|evil[。．]\w|mailto:|tel:\+|\\\\/);
      expect(seen(letter).replace(/[\r\n]/g, ' ')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(letter.subject.length).toBeLessThanOrEqual(160);
      const links = [...letter.html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href = '']) => href);
      expect(
        links.filter((href) => !/^(?:https:\/\/portero\.test|mailto:soporte(?:%2B|@)|cid:)/.test(href)),
      ).toEqual([]);
      expect(letter.html).not.toMatch(/<(?:script|img|b>x)|<[a-z][^>]*\son\w+=/i);
    }
  }, 60_000);
});
