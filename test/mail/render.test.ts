import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { LetterData, LetterFrame, LetterKind } from '../../src/core/letters.ts';
import type { Person } from '../../src/core/mail.ts';
import { day, lifetimeInWords, until } from '../../src/core/when.ts';
import { LETTER_KINDS, loadTemplates, REPLY_LINE, type Rendered } from '../../src/mail/render.ts';
import { type SampleLetter, sampleFrame } from '../../src/mail/samples.ts';
import { SAMPLE_LETTERS } from '../support/sample-letters.ts';

const FOLDER = new URL('../../templates/mail/', import.meta.url);
const templates = loadTemplates(FOLDER);

const rendered = ({ kind, data }: SampleLetter): Rendered => templates.render(kind, data, sampleFrame(kind));

function letter<K extends LetterKind>(
  kind: K,
  data: LetterData[K],
  frame: Partial<LetterFrame> = {},
): Rendered {
  return templates.render(kind, data, { ...sampleFrame(kind), ...frame });
}

/** What a person sees of the HTML: without tags, hidden preheader and entities. */
const seen = (html: string): string =>
  html
    .replace(/<head>[\s\S]*<\/head>|<div style="display:none[\s\S]*?<\/div>|<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

const ana: Person = { fullName: 'Ana Pérez', company: 'Acme S.A.S.', role: 'Analista', email: 'ana@acme.co' };

describe('every letter', () => {
  test('has a sample', () => {
    expect(new Set(SAMPLE_LETTERS.map(({ kind }) => kind))).toEqual(new Set(LETTER_KINDS));
  });

  test.each(SAMPLE_LETTERS)('$kind, $name', (sample) => {
    const { subject, text, html } = rendered(sample);
    expect(subject).toMatch(/^[^\p{Cc}\p{Cf}]{5,160}$/u);
    expect(subject.startsWith('[SOL-7K2M9Q] ')).toBe(
      /^(requester|agent)-/.test(sample.kind) && sample.kind !== 'agent-digest', // about one request
    );
    for (const part of [text, html]) {
      expect(part).toContain('https://soporte.logtecgroup.com.co/ayuda');
      expect(part.replace(/\s+/g, ' ')).toContain(
        'Le escribe el asistente automático de la Mesa de Ayuda LogTecGroup.',
      );
      expect(part).not.toMatch(/undefined|\[object|NaN|<%|%>|\bnull\b/);
    }
    for (const line of text.split('\n'))
      if (!/^https:\/\/\S+$/.test(line)) expect(line.length).toBeLessThanOrEqual(78);
    expect(text).not.toMatch(/<[a-z/]|&[a-z]+;/i);
    expect(Buffer.byteLength(html)).toBeLessThan(40 * 1024);
    expect(html).toMatch(/^<!doctype html>\s*<html lang="es"/);
    expect(html).toContain('role="article"');
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/<div style="display:none;[^"]*mso-hide:all" aria-hidden="true">[^<&]{20,}/); // the preheader
    for (const mark of ['@media (prefers-color-scheme: dark)', '[data-ogsc]', '<!--[if mso]>'])
      expect(html).toContain(mark);
    expect(html).not.toMatch(/<v:|vml/i);
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import|<form/i);
    for (const [address] of html.matchAll(/https?:\/\/[^"<\s]+/g))
      expect(address).toMatch(
        /^https:\/\/soporte\.logtecgroup\.com\.co\/|^http:\/\/www\.w3\.org\/1999\/xhtml$/,
      );
  });

  test('uses no style that styles.json does not have', () => {
    for (const sample of SAMPLE_LETTERS) expect(rendered(sample).html).not.toMatch(/<\w+ undefined/);
  });
});

describe('a digest', () => {
  const longest = { ...ana, fullName: 'Ñ'.repeat(60), company: 'x'.repeat(80), role: 'y'.repeat(60) };
  const digest = (count: number, person: Person = longest): Rendered => {
    const codes = Array.from({ length: count }, (_, i) => `a${String(i).padStart(5, '0')}`);
    const lines = codes.map((code) => ({
      code,
      person,
      isHeld: false,
      requester: 'carlos.rojas@transportesdelnorte.co',
      hours: 99,
    }));
    const answerTo = Object.fromEntries(
      codes.map((code) => [code, `soporte+sol.${code}.${'k'.repeat(26)}@logtecgroup.com.co`]),
    );
    const comments = Array<string>(5).fill('é'.repeat(300));
    const data = { lines, held: 0, senders: 0, more: 0, refused: 0, comments, moreComments: 9 };
    return letter('agent-digest', data, { answerTo });
  };

  test('has for each line the address that carries its key, in text and in both of its links', () => {
    const { text, html } = digest(3);
    for (const code of ['a00000', 'a00001', 'a00002']) {
      const local = `soporte+sol.${code}.${'k'.repeat(26)}`;
      expect(text).toContain(`\n  ${local}@logtecgroup.com.co\n`);
      expect(html.split(`href="mailto:${encodeURIComponent(local)}@logtecgroup.com.co?`)).toHaveLength(3);
    }
  });

  test('of 32 lines and five comments stays under 40 KB, and with the longest data is shown whole by mail clients', () => {
    const size = (count: number, person?: Person): number => Buffer.byteLength(digest(count, person).html);
    expect((size(32) - size(16)) / (size(16) - size(0))).toBeCloseTo(1, 0);
    const usual = {
      fullName: 'Ana María Pérez Gómez',
      company: 'Transportes del Norte S.A.S.',
      role: 'Analista de operaciones',
      email: 'ana.perez@transportesdelnorte.co',
    };
    expect(size(32, usual)).toBeLessThan(40 * 1024);
    expect(size(32)).toBeLessThan(100 * 1024); // Gmail cuts beyond 102 KB
  });
});

describe('subjects', () => {
  test('that the contract fixes', () => {
    expect(letter('person-activation', { fullName: 'Ana' }).subject).toBe('Solicitud activación usuario');
    expect(letter('person-reset', { fullName: 'Ana' }).subject).toBe(
      'Instrucciones cambio de contraseña Mesa de Ayuda LogTecGroup y nuestras Marcas',
    );
    expect(letter('person-reset', { fullName: 'Ana' }, { brand: 'Acme' }).subject).toBe(
      'Instrucciones cambio de contraseña Mesa de Ayuda Acme y nuestras Marcas',
    );
  });

  const receipt = (inSubject: string, frame: Partial<LetterFrame> = {}) =>
    letter(
      'requester-receipt',
      { inSubject, leftOut: 0, people: [{ code: 'abcdef', state: 'received', person: ana, missing: [] }] },
      frame,
    ).subject;

  test('of a receipt answer the request’s, once', () => {
    expect(receipt('RE: Fwd: [EXT] Rv: re[2]: Solicitud de activación')).toBe(
      '[SOL-7K2M9Q] Solicitud de activación',
    );
    expect(receipt('Re: [SOL-7K2M9Q] Re: Solicitud de activación')).toBe(
      '[SOL-7K2M9Q] Solicitud de activación',
    );
    expect(receipt('Recursos: solicitud')).toBe('[SOL-7K2M9Q] Recursos: solicitud');
    expect(receipt('')).toBe('[SOL-7K2M9Q] Solicitud de activación cuenta mesa de ayuda');
  });

  test('of a notice tell whom it is about, and of which company', () => {
    const about = (person: Person) =>
      letter('agent-notice', { code: '7k2m9q', person, requester: null }).subject;
    expect(about(ana)).toBe('[SOL-7K2M9Q] Por decidir: Ana Pérez, Acme S.A.S.');
    expect(about({ ...ana, company: null })).toBe('[SOL-7K2M9Q] Por decidir: Ana Pérez');
  });

  test('carry the code whose key the reply address has, else the first', () => {
    expect(receipt('x', { replyTo: 'soporte+sol.zzzzzz.k@a.co' })).toMatch(/^\[SOL-ZZZZZZ\] /);
    expect(receipt('x', { replyTo: 'soporte@a.co' })).toMatch(/^\[SOL-ABCDEF\] /);
  });

  test('are one line, without what strangers smuggle in, and capped', () => {
    expect(receipt('Hola\r\nBcc: x@evil.example\r\n\r\n<b>cuerpo</b>')).toBe(
      '[SOL-7K2M9Q] Hola Bcc: x @evil. example <b>cuerpo</b>',
    );
    expect(receipt('\u202Eadnoca\u200B\u0000')).toBe('[SOL-7K2M9Q] adnoca');
    expect(Array.from(receipt('😀'.repeat(5000))).length).toBeLessThanOrEqual(160);
    const fullName = `Ana\nSubject: otro\u2028\u0085${'x'.repeat(500)}`;
    const { subject, text } = letter('agent-notice', {
      code: '7k2m9q',
      person: { ...ana, fullName },
      requester: null,
    });
    expect(subject).toMatch(/^\[SOL-7K2M9Q\] Por decidir: Ana Subject: otro x+…$/);
    expect(Array.from(subject).length).toBeLessThanOrEqual(160);
    expect(text.startsWith(REPLY_LINE)).toBe(true);
  });

  test('have no prefix when a forged answer brought no code', () => {
    const { subject, html } = letter(
      'agent-alert',
      { code: 'a"><b>', claimed: 'x@evil.example', why: 'unknown-key' },
      { replyTo: 'soporte@a.co' },
    );
    expect(subject).toBe('Llegó una respuesta que no pudimos aceptar');
    expect(html).not.toContain('SOL-');
  });
});

describe('what strangers wrote', () => {
  const EVIL =
    '<script>alert(1)</script><a href="https://evil.example">clic</a> \u202E\u200B https://evil.example www.evil.example & "x" \'y\'\r\nBcc: b@evil.example';
  const hostile: Person = { fullName: EVIL, company: EVIL, role: EVIL, email: 'evil.example/x@evil.example' };
  const letters: Rendered[] = [
    letter('requester-receipt', {
      inSubject: EVIL,
      leftOut: 0,
      people: [
        { code: '7k2m9q', state: 'incomplete', person: hostile, missing: ['role'] },
        { code: EVIL, state: 'received', person: hostile, missing: [] },
      ],
    }),
    letter('requester-rejected', { code: '7k2m9q', person: hostile, reason: EVIL }),
    letter('requester-status', { code: '7k2m9q', state: 'rejected', reason: EVIL }),
    letter('agent-notice', {
      code: '7k2m9q',
      person: hostile,
      requester: EVIL,
      refusals: { count: 2, lastAt: '2026-03-03T15:00:00Z', email: EVIL, lastReason: EVIL },
      accounts: { count: 1, name: EVIL, email: EVIL },
    }),
    letter('agent-digest', {
      lines: [{ code: EVIL, person: hostile, isHeld: false, requester: EVIL, hours: 1 }],
      held: 0,
      senders: 0,
      more: 0,
      refused: 0,
      comments: [EVIL],
      moreComments: 1,
    }),
    letter('requester-reminder', {
      inSubject: EVIL,
      until: '2026-03-03T15:00:00Z',
      people: [{ code: '7k2m9q', state: 'incomplete', person: hostile, missing: ['role'] }],
    }),
    letter('agent-unclear', { code: '7k2m9q', person: hostile, words: EVIL }),
    letter('agent-late', {
      code: '7k2m9q',
      person: hostile,
      state: 'rejected',
      by: EVIL,
      at: EVIL,
      reason: EVIL,
    }),
    letter('agent-decided', {
      code: '7k2m9q',
      person: hostile,
      decision: 'rejected',
      by: EVIL,
      reason: EVIL,
    }),
    letter('agent-note', { code: '7k2m9q', person: hostile, words: EVIL }),
    letter('agent-alert', { code: EVIL, claimed: EVIL, why: 'not-the-agent' }),
    letter('agent-bounced', { code: '7k2m9q', person: hostile, answer: EVIL }),
    letter('person-activation', { fullName: EVIL }),
    letter('person-reset', { fullName: EVIL }),
    letter('person-pending', { code: EVIL, fullName: EVIL, isComplete: true }),
    letter('person-account-exists', { fullName: EVIL }),
    letter('person-activated', { fullName: EVIL }),
    letter('person-password-changed', { fullName: EVIL }),
  ];

  test.each(letters)('is harmless in "$subject"', ({ subject, text, html }) => {
    expect(html).not.toMatch(/<script|<a href="https:\/\/evil/i);
    for (const shown of [subject, text, seen(html)]) {
      expect(shown).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069\r]/);
      expect(shown).not.toMatch(/evil\.example|https?:\/\/evil|www\.\S/);
      expect(shown).not.toMatch(/^Bcc:/m);
    }
  });

  test('is capped: fields at 200, words at 1,000 characters', () => {
    const { text, html } = letter('agent-note', {
      code: '7k2m9q',
      person: { ...ana, role: 'r'.repeat(5000) },
      words: 'w'.repeat(50_000),
    });
    for (const shown of [text, html]) {
      expect(/r{50,}…/.exec(shown)?.[0]).toHaveLength(200);
      expect(/w{50,}…/.exec(shown)?.[0]).toHaveLength(1000);
    }
  });

  test('cannot make a letter of 40 KB', () => {
    const person: Person = {
      fullName: '"'.repeat(9000),
      company: '&'.repeat(9000),
      role: '<'.repeat(9000),
      email: null,
    };
    const note = letter('agent-note', { code: '7k2m9q', person, words: '"\n'.repeat(9000) });
    expect(Buffer.byteLength(note.html)).toBeLessThan(40 * 1024);
  });
});

describe('a receipt', () => {
  test('tells nothing of who has an account: the words are the same', () => {
    const one = letter('requester-receipt', {
      inSubject: 'x',
      leftOut: 0,
      people: [{ code: '7k2m9q', state: 'received', person: ana, missing: [] }],
    });
    expect(one.text).toContain('Recibimos su solicitud.');
    expect(one.text).toContain('Si todo está en orden, la respuesta llegará a ana@acme.co.');
    expect(letter('requester-status', { code: '7k2m9q', state: 'closed', reason: 'has-account' })).toEqual(
      letter('requester-status', { code: '7k2m9q', state: 'pending', reason: null }),
    );
  });

  test('asks for exactly what is missing', () => {
    const { text, html } = letter('requester-receipt', {
      inSubject: 'x',
      leftOut: 0,
      people: [
        {
          code: '7k2m9q',
          state: 'incomplete',
          person: { ...ana, role: null, company: null },
          missing: ['company', 'role'],
        },
      ],
    });
    expect(text).toContain('Responda a este mensaje con:\n\nEmpresa (razón social):\nCargo o rol:\n\n');
    expect(text.startsWith(REPLY_LINE)).toBe(true);
    const [, link = ''] = /href="(mailto:soporte%2Bsol[^"]+)"/.exec(html) ?? [];
    expect(new URL(link.replaceAll('&amp;', '&')).searchParams.get('body')).toBe(
      'Empresa (razón social): \r\nCargo o rol: \r\n',
    );
  });

  test('says that a request is open and no other was made', () => {
    const { text, html } = letter('requester-receipt', {
      inSubject: 'x',
      leftOut: 0,
      people: [{ code: '7k2m9q', state: 'already-open', person: ana, missing: [] }],
    });
    expect(text).toContain('Ya hay una solicitud abierta para ese correo; no abrimos otra.');
    expect(seen(html)).toContain('No abrimos otra');
  });
});

describe('an agent’s notice', () => {
  const notice = (person: Person, requester: string | null = null) =>
    letter('agent-notice', { code: '7k2m9q', person, requester });

  test('has two buttons that open a filled-in answer to the reply address', () => {
    const { subject, html } = notice(ana);
    const links = [...html.matchAll(/href="(mailto:soporte%2B[^"]+)"/g)].map(
      ([, link = '']) => new URL(link.replaceAll('&amp;', '&')),
    );
    expect(links.map((link) => decodeURIComponent(link.pathname))).toEqual(
      Array(2).fill(sampleFrame('agent-notice').replyTo),
    );
    expect(links.map((link) => link.searchParams.get('subject'))).toEqual([
      `Re: ${subject}`,
      `Re: ${subject}`,
    ]);
    expect(links.map((link) => link.searchParams.get('body'))).toEqual(['Aprobar', 'Rechazar: ']);
    expect(html).not.toMatch(/mailto:[^"]*\+/);
  });

  test('points to what deserves a second look, and to nothing else', () => {
    expect(notice(ana).text).not.toContain('segunda mirada');
    expect(notice(ana, 'jefe@acme.co').text).toContain(
      'Escribió jefe@acme.co, que no es el correo de la cuenta.',
    );
    expect(notice({ ...ana, email: 'ana@hotmail.es' }).text).toContain('hotmail.es es un correo gratuito');
    expect(notice({ ...ana, email: 'ana@otracosa.co' }).text).toContain(
      'El dominio otracosa.co no se parece al nombre de la empresa.',
    );
    expect(
      notice({ ...ana, company: 'Empresa de Telecomunicaciones de Bogotá', email: 'ana@etb.com.co' }).text,
    ).not.toContain('segunda mirada');
  });

  test('tells what happened before with the address, the requester and the company', () => {
    const past = {
      refusals: {
        count: 2,
        lastAt: '2026-03-04T03:00:00Z',
        email: 'leo@acme.co',
        lastReason: 'r'.repeat(5000),
      },
      accounts: { count: 1, name: 'Luz Díaz', email: 'luz@acme.co' },
    };
    const { text, html } = letter('agent-notice', { code: '7k2m9q', person: ana, requester: null, ...past });
    for (const shown of [text.replace(/\s+/g, ' '), seen(html).replace(/\s+/g, ' ')]) {
      expect(shown).toContain('Merece una segunda mirada');
      expect(shown).toMatch(
        /Ya se rechazaron 2 solicitudes de este correo o de quien la pide; la última, para leo@acme\.co, el 3 de marzo de 2026\. Motivo: «r{199}…»/,
      );
      expect(shown).toContain('Ya hay una cuenta del mismo dominio: la de Luz Díaz (luz@acme.co).');
    }
    const many = (count: number): string =>
      letter('agent-notice', {
        code: '7k2m9q',
        person: ana,
        requester: null,
        accounts: { ...past.accounts, count },
      }).text;
    expect(many(99)).toContain('Ya hay 99 cuentas del mismo dominio; una es la de Luz Díaz');
    expect(many(100)).toContain('Ya hay 100 o más cuentas');
  });

  test('has nothing before the line above which one answers but the brand’s own words', () => {
    const { text, html } = notice({ ...ana, fullName: 'Aprobar' });
    expect(text.startsWith(REPLY_LINE)).toBe(true);
    expect(html.slice(html.indexOf('<body'), html.indexOf(REPLY_LINE))).not.toMatch(/aprobar|rechazar/i);
  });
});

describe('letters with a link', () => {
  test('state it, until when and for how long', () => {
    const frame = sampleFrame('person-activation');
    const { text, html } = letter('person-activation', { fullName: 'Ana' });
    expect(text.split('\n')).toContain(frame.link);
    for (const part of [text.replace(/\s+/g, ' '), seen(html)]) {
      expect(part).toContain('vale 4 horas: hasta las 3:40 p. m. del 22 de noviembre, hora de Colombia');
      expect(part).toContain('¿Olvidó su contraseña?');
    }
    expect(html.split(`href="${frame.link}"`)).toHaveLength(3);
  });

  test('are not written without one', () => {
    expect(() => letter('person-reset', { fullName: 'Ana' }, { link: null })).toThrow(
      'letter person-reset has no link',
    );
  });
});

test('an agent who is late learns who decided, and when by the desk’s clock', () => {
  const data: LetterData['agent-late'] = {
    code: '7k2m9q',
    person: ana,
    state: 'approved',
    by: 'luis@acme.co',
    at: '2026-11-22T20:40:00.000Z',
    reason: null,
  };
  expect(letter('agent-late', data).text.replace(/\s+/g, ' ')).toContain(
    'La decidió luis@acme.co a las 3:40 p. m. del 22 de noviembre, hora de Colombia.',
  );
});

describe('the folder of templates', () => {
  const broken: string[] = [];
  afterAll(() => {
    for (const folder of broken) rmSync(folder, { recursive: true });
  });

  function copyOf(change: (folder: string) => void): string {
    const folder = mkdtempSync(join(tmpdir(), 'portero-templates-'));
    broken.push(folder);
    cpSync(FOLDER, folder, { recursive: true });
    change(folder);
    return folder;
  }

  const write = (name: string, text: string) => (folder: string) => writeFileSync(join(folder, name), text);

  test('names every file that is missing', () => {
    const folder = copyOf((copy) => {
      rmSync(join(copy, 'agent-late.txt.eta'));
      rmSync(join(copy, 'parts/quote.html.eta'));
    });
    expect(() => loadTemplates(folder)).toThrow(
      /agent-late\.txt\.eta: missing[\s\S]*agent-alert\.html\.eta:\d+: includes parts\/quote\.html\.eta, which is missing/,
    );
    expect(() => loadTemplates('/nowhere/at/all')).toThrow(/ENOENT[\s\S]*layout\.html\.eta: missing/);
  });

  test.each([
    [
      'person-reset.html.eta',
      '<p>\n<% if (letter.fullName) { %>\nx',
      /person-reset\.html\.eta: .+ in the tag at line 2/,
    ],
    [
      'person-reset.txt.eta',
      'Subject: x\n\n<%= letter.fullName',
      /person-reset\.txt\.eta: unclosed tag at line 3 col 1/,
    ],
    [
      'person-reset.txt.eta',
      'Subject: x\n\n<%= letter..fullName %>',
      /person-reset\.txt\.eta: Unexpected token '\.' in the tag at line 3/,
    ],
    ['styles.json', '{\n  "text": "a"\n  oops\n}', /styles\.json:3: /],
    ['person-reset.txt.eta', 'Hola', /person-reset\.txt\.eta:1: does not begin with "Subject: …"/],
    ['styles.json', '{"text": "a\\"b"}', /styles\.json: style text/],
  ])('names file and line of what is broken in %s', (name, text, message) => {
    expect(() => loadTemplates(copyOf(write(name, text)))).toThrow(message);
  });

  test.each([
    [
      'person-reset.txt.eta',
      'Subject: x\n\nHola, <%= letter.fulName %>',
      /- person-reset\.txt\.eta:3: letter\.fulName: there is no such value\. letter has fullName \(letter person-reset\)/,
    ],
    [
      'agent-notice.html.eta',
      '<p>\n<% if (letter.person.nombre) { %>x<% } %>',
      /agent-notice\.html\.eta:2: letter\.person\.nombre: .* has fullName, company, role, email/,
    ],
    [
      'agent-digest.txt.eta',
      'Subject: x\n\n<% for (const line of letter.lines.filter(({ isHold }) => isHold)) { %><% } %>',
      /agent-digest\.txt\.eta:3: letter\.lines\[\]\.isHold: .* has code, person, isHeld, requester, hours/,
    ],
    ['person-reset.html.eta', '\n<%= nombre %>', /person-reset\.html\.eta:2: nombre is not defined \(/],
    ['person-activated.html.eta', '<%= frame.link %>', /person-activated\.html\.eta:1: would print "null"/],
    [
      'parts/person.txt.eta',
      '\n\n<%= it.persona.email %>',
      /parts\/person\.txt\.eta:3: Cannot read .*'email'/,
    ],
    [
      'parts/quote.html.eta',
      '<%= it.palabras %>',
      /quote\.html\.eta:1: would print "undefined" \(letter [^)]*agent-late/,
    ],
    ['person-reset.txt.eta', 'Hola\nSubject: x', /person-reset\.txt\.eta does not begin with "Subject: …"/],
  ])('stops the start when %s asks for a value that its letter does not give', (name, text, message) => {
    const start = (): unknown => loadTemplates(copyOf(write(name, text)));
    expect(start).toThrow(message);
    expect(start).toThrow(/BRAND_DIR that is taken away leaves its place/);
  });

  test('tells what is wrong in a part once, with all the letters that show it', () => {
    const folder = copyOf(write('parts/quote.txt.eta', '<%= it.palabras %>'));
    const lines = ((): string[] => {
      try {
        loadTemplates(folder);
        return [];
      } catch (error) {
        return (error as Error).message.split('\n').filter((line) => line.startsWith('  - '));
      }
    })();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/\(letter requester-rejected, .*letter agent-bounced\)/);
  });

  test('names the file of a template that fails with data which no sample has', () => {
    const text = "Subject: x\n\n<% if (letter.fullName === 'Zoé') { %>\n<%= letter.nothing.here %>\n<% } %>";
    const failing = loadTemplates(copyOf(write('person-reset.txt.eta', text)));
    const reset = (fullName: string) =>
      failing.render('person-reset', { fullName }, sampleFrame('person-reset'));
    expect(() => reset('Zoé')).toThrow(/person-reset\.txt\.eta:4/);
    expect(reset('Ana').subject).toBe('x');
  });

  test('sends a letter with a blemish rather than none', () => {
    const text = "Subject: x\n\n<% if (letter.fullName === 'Zoé') { %><%= letter.nothing %><% } %>";
    const blemished = loadTemplates(copyOf(write('person-reset.txt.eta', text)));
    expect(blemished.render('person-reset', { fullName: 'Zoé' }, sampleFrame('person-reset')).subject).toBe(
      'x',
    );
  });
});

test.each([
  [
    '2026-11-22T20:40:00Z',
    'America/Bogota',
    'las 3:40\u00a0p.\u00a0m. del 22 de noviembre, hora de Colombia',
  ],
  ['2026-11-22T18:05:59Z', 'America/Bogota', 'la 1:05\u00a0p.\u00a0m. del 22 de noviembre, hora de Colombia'],
  ['2026-03-01T04:59:00Z', 'America/Bogota', 'las 11:59\u00a0p.\u00a0m. del 28 de febrero, hora de Colombia'],
  ['2026-01-01T05:00:00Z', 'America/Bogota', 'las 12:00\u00a0a.\u00a0m. del 1 de enero, hora de Colombia'],
  ['2026-06-15T17:00:00Z', 'America/Bogota', 'las 12:00\u00a0p.\u00a0m. del 15 de junio, hora de Colombia'],
  [
    '2026-06-15T17:00:00Z',
    'America/Lima',
    expect.stringMatching(/^las 12:00\u00a0p\.\u00a0m\. del 15 de junio, hora (?:estándar )?de Perú$/),
  ],
  [
    '2026-06-15T17:00:00Z',
    'UTC',
    expect.stringMatching(/^las 5:00\u00a0p\.\u00a0m\. del 15 de junio, hora \S/),
  ],
])('until %s in %s', (date, timeZone, words) => {
  expect(until(new Date(date), timeZone)).toEqual(words);
});

test('a day is the calendar’s of its zone', () => {
  expect(day(new Date('2026-03-01T04:59:00Z'), 'America/Bogota')).toBe('28 de febrero de 2026');
  expect(day(new Date('2026-03-01T04:59:00Z'), 'UTC')).toBe('1 de marzo de 2026');
});

test.each([
  [14_400_000, '4 horas'],
  [3_600_000, '1 hora'],
  [1_800_000, '30 minutos'],
  [5_400_000, '1 hora y 30 minutos'],
  [86_400_000, '1 día'],
  [45_000, '45 segundos'],
])('%d ms in words', (ms, words) => {
  expect(lifetimeInWords(ms)).toBe(words);
});
