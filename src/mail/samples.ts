import type { LetterData, LetterFrame, LetterKind } from '../core/letters.ts';
import type { Person } from '../core/mail.ts';
import type { Faces } from '../rehearsal.ts';

/** What the templates of letters are tried with at each start, and what tests and `npm run pages` show: invented people, every state. */

/** A letter with plausible data; `name` tells apart the samples of one kind. */
export type SampleLetter = {
  [K in LetterKind]: { readonly name: string; readonly kind: K; readonly data: LetterData[K] };
}[LetterKind];

const fullName = 'Ana María Pérez Gómez';
export const ana: Person = {
  fullName,
  company: 'Transportes del Norte S.A.S.',
  role: 'Analista de operaciones',
  email: 'ana.perez@transportesdelnorte.co',
};
export const luis: Person = {
  ...ana,
  fullName: 'Luis Ñáñez',
  role: null,
  email: 'luis.nanez@transportesdelnorte.co',
};
const rosa: Person = {
  fullName: 'Rosa Elvira Quiñones',
  company: 'Café & Cía. Ltda.',
  role: 'Gerente',
  email: 'rosaelvira1980@gmail.com',
};
const nobody: Person = { ...ana, fullName: null, role: 'Auxiliar', email: null };
const unknown: Person = { fullName: null, company: null, role: null, email: null };

const code = '7k2m9q';
const about = { code, person: ana };
const agent = 'ana@logtecgroup.com.co';
const inSubject = 'Solicitud de activación cuenta mesa de ayuda';
const until = '2026-11-27T20:40:00Z';
const anas = { code, state: 'received', person: ana, missing: [] } as const;
const luiss = { code, state: 'incomplete', person: luis, missing: ['role'] } as const;
const nobodys = {
  code: 'h3v8rb',
  state: 'incomplete',
  person: nobody,
  missing: ['fullName', 'email'],
} as const;
const unknowns = { code, state: 'incomplete', person: unknown, missing: ['role'] } as const;
const open = { code: 'x4t0zd', state: 'already-open', person: rosa, missing: [] } as const;
const empty = { lines: [], held: 0, senders: 0, more: 0, refused: 0, comments: [], moreComments: 0 } as const;

const FACES: Faces<LetterData> = {
  'requester-receipt': [
    ['wordless', { inSubject: '', leftOut: 0, isWordless: true, people: [unknowns] }],
    ['received', { inSubject, leftOut: 0, people: [anas] }],
    ['incomplete', { inSubject: `RE: ${inSubject}`, leftOut: 0, people: [luiss] }],
    ['already-open', { inSubject, leftOut: 0, people: [{ ...anas, state: 'already-open' }] }],
    ['several-received', { inSubject, leftOut: 0, people: [anas, { ...open, state: 'received' }] }],
    ['several-mixed', { inSubject, leftOut: 3, people: [{ ...anas, code: '9w1c5e' }, luiss, nobodys, open] }],
  ],
  'requester-reminder': [
    ['wordless', { inSubject: '', until, isWordless: true, people: [unknowns] }],
    ['one', { inSubject: `RE: ${inSubject}`, until, people: [luiss] }],
    ['several', { inSubject, until, people: [luiss, nobodys] }],
  ],
  'requester-rejected': [
    [
      'rejected',
      {
        ...about,
        reason: 'La persona ya no trabaja en la empresa.\nPor favor confirme con Recursos Humanos.',
      },
    ],
    ['rejected-without-reason', { ...about, reason: '' }],
  ],
  'requester-status': [
    ['pending', { code, state: 'pending', reason: null }],
    ['closed', { code, state: 'closed', reason: 'has-account' }],
    ['unanswered', { code, state: 'closed', reason: 'unanswered' }],
    ['approved', { code, state: 'approved', reason: null }],
    ['rejected', { code, state: 'rejected', reason: 'El correo no es corporativo.' }],
  ],
  'agent-notice': [
    [
      'known-company',
      {
        ...about,
        requester: null,
        refusals: {
          count: 1,
          lastAt: '2026-03-03T15:00:00Z',
          email: 'ana.perez@transportesdelnorte.co',
          lastReason: '',
        },
        accounts: { count: 12, name: 'Luis Ñáñez', email: 'luis.nanez@transportesdelnorte.co' },
      },
    ],
    ['plain', { ...about, requester: null }],
    [
      'second-look',
      {
        code,
        person: rosa,
        requester: 'asistente@transportesdelnorte.co',
        refusals: {
          count: 2,
          lastAt: '2026-03-03T15:00:00Z',
          email: 'luis.nanez@transportesdelnorte.co',
          lastReason: 'La persona ya no trabaja en la empresa.',
        },
      },
    ],
  ],
  'agent-digest': [
    [
      'plain',
      {
        lines: [
          { ...about, isHeld: false, requester: null, hours: 5 },
          { code: 'x4t0zd', person: rosa, isHeld: true, requester: 'alguien@otra-empresa.co', hours: 1 },
        ],
        held: 19_995,
        senders: 2,
        more: 3,
        refused: 4,
        comments: ['No encontré dónde escribir el cargo.', 'Muy largo.\nCon la mitad basta.'],
        moreComments: 2,
      },
    ],
    ['held-without-lines', { ...empty, held: 1, senders: 1 }],
    ['refused-only', { ...empty, refused: 1 }],
    ['comments-only', { ...empty, comments: ['El enlace de la ayuda no abre en mi celular.'] }],
  ],
  'agent-unclear': [
    ['words', { ...about, words: 'Aprobar si Talento Humano está de acuerdo,\nsi no, mejor esperemos.' }],
    ['no-words', { ...about, words: '' }],
  ],
  'agent-late': [
    [
      'approved',
      {
        ...about,
        state: 'approved',
        by: 'luis@logtecgroup.com.co',
        at: '2026-11-22T20:40:00.000Z',
        reason: null,
      },
    ],
    [
      'rejected',
      {
        ...about,
        state: 'rejected',
        by: 'luis@logtecgroup.com.co',
        at: '2026-11-22T18:05:00.000Z',
        reason: 'No es cliente.',
      },
    ],
    ['incomplete', { code, person: luis, state: 'incomplete', by: null, at: null, reason: null }],
    ['closed', { ...about, state: 'closed', by: null, at: null, reason: 'already-approved' }],
  ],
  'agent-decided': [
    ['approved', { ...about, decision: 'approved', by: agent, reason: null }],
    [
      'rejected',
      { ...about, decision: 'rejected', by: agent, reason: 'La empresa no tiene contrato vigente.' },
    ],
  ],
  'agent-note': [
    ['plain', { ...about, words: 'Buenas tardes, ¿ya hay respuesta?\n\nEs urgente, Ana empieza el lunes.' }],
  ],
  'agent-alert': [
    ['unknown-key', { code, claimed: agent, why: 'unknown-key' }],
    ['not-one-sender', { code, claimed: '', why: 'not-one-sender' }],
    ['not-the-agent', { code, claimed: 'luis.personal@gmail.com', why: 'not-the-agent' }],
    ['not-proven', { code, claimed: agent, why: 'not-proven' }],
    ['not-checked', { code, claimed: agent, why: 'not-checked' }],
    ['no-longer-agent', { code, claimed: 'pedro@logtecgroup.com.co', why: 'no-longer-agent' }],
  ],
  'agent-bounced': [
    [
      'plain',
      {
        ...about,
        answer:
          '550 5.1.1 The email account that you tried to reach does not exist. https://support.google.com/mail/?p=NoSuchUser',
      },
    ],
  ],
  'person-activation': [['plain', { fullName }]],
  'person-reset': [['plain', { fullName }]],
  'person-pending': [
    ['plain', { code, fullName, isComplete: true }],
    ['no-name', { code, fullName: null, isComplete: true }],
    ['incomplete', { code, fullName: null, isComplete: false }],
  ],
  'person-account-exists': [['plain', { fullName }]],
  'person-activated': [['plain', { fullName }]],
  'person-password-changed': [['plain', { fullName }]],
  'ops-alert': [
    [
      'broken',
      {
        condition: 'mailbox-unread',
        what: 'the mailbox is not being read: see the log of the bot',
        isOver: false,
        since: '2026-11-22 15:00 UTC',
      },
    ],
    [
      'over',
      {
        condition: 'mailbox-unread',
        what: 'the mailbox is read again',
        isOver: true,
        since: '2026-11-22 15:00 UTC',
      },
    ],
  ],
};

/** Every kind, and each state of those that have several faces. The first of a kind has every value that its letter may give. */
export const SAMPLE_LETTERS = Object.entries(FACES).flatMap(([kind, faces]) =>
  faces.map(([name, data]) => ({ name, kind, data }) as SampleLetter),
);

const TOKEN = '3f9k2m7q1x8v5b0c4d6g9h2j7k.p4r8s1t6v0w3x7y2z5a9b1c4d8';

/** The frame that delivery would add: links for the letters that carry one, a reply key for those that are answered. */
export function sampleFrame(kind: LetterKind): LetterFrame {
  const page = kind === 'person-activation' ? 'activar' : kind === 'person-reset' ? 'restablecer' : null;
  const lifetime = kind === 'person-activation' ? '4 horas' : '1 hora';
  const keyed = 'soporte+sol.7k2m9q.3f9k2m7q1x8v5b0c4d6g9h2j7k@logtecgroup.com.co';
  return {
    brand: 'LogTecGroup',
    publicUrl: 'https://soporte.logtecgroup.com.co',
    helpdeskUrl: 'https://mesadeayuda.logtecgroup.com.co',
    replyTo: kind.startsWith('person-') ? 'soporte@logtecgroup.com.co' : keyed,
    answerTo: {
      '7k2m9q': keyed,
      x4t0zd: 'soporte+sol.x4t0zd.9d8c7b6a5z4y3x2w1v0t9s8r7q@logtecgroup.com.co',
    },
    mailbox: 'soporte@logtecgroup.com.co',
    link: page && `https://soporte.logtecgroup.com.co/${page}/${TOKEN}`,
    until: page && 'las 3:40\u00a0p.\u00a0m. del 22 de noviembre, hora de Colombia',
    lifetime: page && lifetime,
  };
}
