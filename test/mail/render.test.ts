import { describe, expect, test } from '@jest/globals';
import type { LetterData } from '../../src/core/letters.ts';
import type { Person } from '../../src/core/mail.ts';
import { LETTER_KINDS, REPLY_LINE, type Rendered } from '../../src/mail/render.ts';
import { type SampleLetter, sampleFrame } from '../../src/mail/samples.ts';
import { ana, letter, seen, templates } from '../support/letters.ts';
import { SAMPLE_LETTERS } from '../support/sample-letters.ts';

const rendered = ({ kind, data }: SampleLetter): Rendered => templates.render(kind, data, sampleFrame(kind));

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
