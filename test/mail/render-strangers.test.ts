import { describe, expect, test } from '@jest/globals';
import type { LetterFrame } from '../../src/core/letters.ts';
import type { Person } from '../../src/core/mail.ts';
import { REPLY_LINE, type Rendered } from '../../src/mail/render.ts';
import { ana, letter, seen } from '../support/letters.ts';

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
