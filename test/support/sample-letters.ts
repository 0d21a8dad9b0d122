import type { LetterData, LetterFrame, LetterKind } from '../../src/core/letters.ts';
import type { Person } from '../../src/core/mail.ts';

/** A letter with plausible data; `name` tells apart the samples of one kind. */
export type SampleLetter = {
  [K in LetterKind]: { readonly name: string; readonly kind: K; readonly data: LetterData[K] };
}[LetterKind];

const ana: Person = {
  fullName: 'Ana María Pérez Gómez',
  company: 'Transportes del Norte S.A.S.',
  role: 'Analista de operaciones',
  email: 'ana.perez@transportesdelnorte.co',
};

const luis: Person = {
  fullName: 'Luis Ñáñez',
  company: 'Transportes del Norte S.A.S.',
  role: null,
  email: 'luis.nanez@transportesdelnorte.co',
};

const rosa: Person = {
  fullName: 'Rosa Elvira Quiñones',
  company: 'Café & Cía. Ltda.',
  role: 'Gerente',
  email: 'rosaelvira1980@gmail.com',
};

const nobody: Person = {
  fullName: null,
  company: 'Transportes del Norte S.A.S.',
  role: 'Auxiliar',
  email: null,
};

const inSubject = 'Solicitud de activación cuenta mesa de ayuda';

/** As many as one mail may ask for, or one digest list: the longest letters. */
const twenty = Array.from({ length: 20 }, (_, i) => ({
  code: `7k2m${String(i).padStart(2, '0')}`,
  state: 'incomplete' as const,
  person: { ...luis, email: `luis.nanez${i}@transportesdelnorte.co` },
  missing: ['role' as const],
}));
const full = Array.from({ length: 32 }, (_, i) => ({
  code: `7k2m${String(i).padStart(2, '0')}`,
  person: ana,
  isHeld: i > 20,
  requester: 'alguien@otra-empresa.co',
  hours: i,
}));

/** Every kind at least once, and each state of those that have several faces. */
export const SAMPLE_LETTERS: readonly SampleLetter[] = [
  {
    name: 'received',
    kind: 'requester-receipt',
    data: {
      inSubject,
      leftOut: 0,
      people: [{ code: '7k2m9q', state: 'received', person: ana, missing: [] }],
    },
  },
  {
    name: 'incomplete',
    kind: 'requester-receipt',
    data: {
      inSubject: `RE: ${inSubject}`,
      leftOut: 0,
      people: [{ code: '7k2m9q', state: 'incomplete', person: luis, missing: ['role'] }],
    },
  },
  {
    name: 'wordless',
    kind: 'requester-receipt',
    data: {
      inSubject: '',
      leftOut: 0,
      isWordless: true,
      people: [
        {
          code: '7k2m9q',
          state: 'incomplete',
          person: { fullName: null, company: null, role: null, email: null },
          missing: ['role'],
        },
      ],
    },
  },
  {
    name: 'already-open',
    kind: 'requester-receipt',
    data: {
      inSubject,
      leftOut: 0,
      people: [{ code: '7k2m9q', state: 'already-open', person: ana, missing: [] }],
    },
  },
  {
    name: 'several-received',
    kind: 'requester-receipt',
    data: {
      inSubject,
      leftOut: 0,
      people: [
        { code: '7k2m9q', state: 'received', person: ana, missing: [] },
        { code: 'x4t0zd', state: 'received', person: rosa, missing: [] },
      ],
    },
  },
  {
    name: 'several-mixed',
    kind: 'requester-receipt',
    data: {
      inSubject,
      leftOut: 3,
      people: [
        { code: '9w1c5e', state: 'received', person: ana, missing: [] },
        { code: '7k2m9q', state: 'incomplete', person: luis, missing: ['role'] },
        { code: 'h3v8rb', state: 'incomplete', person: nobody, missing: ['fullName', 'email'] },
        { code: 'x4t0zd', state: 'already-open', person: rosa, missing: [] },
      ],
    },
  },
  { name: 'twenty', kind: 'requester-receipt', data: { inSubject, leftOut: 3, people: twenty } },
  {
    name: 'twenty',
    kind: 'requester-reminder',
    data: { inSubject, until: '2026-11-27T20:40:00Z', people: twenty },
  },
  {
    name: 'one',
    kind: 'requester-reminder',
    data: {
      inSubject: `RE: ${inSubject}`,
      until: '2026-11-27T20:40:00Z',
      people: [{ code: '7k2m9q', state: 'incomplete', person: luis, missing: ['role'] }],
    },
  },
  {
    name: 'several',
    kind: 'requester-reminder',
    data: {
      inSubject,
      until: '2026-11-27T20:40:00Z',
      people: [
        { code: '7k2m9q', state: 'incomplete', person: luis, missing: ['role'] },
        { code: 'h3v8rb', state: 'incomplete', person: nobody, missing: ['fullName', 'email'] },
      ],
    },
  },
  {
    name: 'wordless',
    kind: 'requester-reminder',
    data: {
      inSubject: '',
      until: '2026-11-27T20:40:00Z',
      isWordless: true,
      people: [
        {
          code: '7k2m9q',
          state: 'incomplete',
          person: { fullName: null, company: null, role: null, email: null },
          missing: ['role'],
        },
      ],
    },
  },
  {
    name: 'rejected',
    kind: 'requester-rejected',
    data: {
      code: '7k2m9q',
      person: ana,
      reason: 'La persona ya no trabaja en la empresa.\nPor favor confirme con Recursos Humanos.',
    },
  },
  {
    name: 'rejected-without-reason',
    kind: 'requester-rejected',
    data: { code: '7k2m9q', person: ana, reason: '' },
  },
  { name: 'pending', kind: 'requester-status', data: { code: '7k2m9q', state: 'pending', reason: null } },
  {
    name: 'closed',
    kind: 'requester-status',
    data: { code: '7k2m9q', state: 'closed', reason: 'has-account' },
  },
  {
    name: 'unanswered',
    kind: 'requester-status',
    data: { code: '7k2m9q', state: 'closed', reason: 'unanswered' },
  },
  { name: 'approved', kind: 'requester-status', data: { code: '7k2m9q', state: 'approved', reason: null } },
  {
    name: 'rejected',
    kind: 'requester-status',
    data: { code: '7k2m9q', state: 'rejected', reason: 'El correo no es corporativo.' },
  },
  {
    name: 'plain',
    kind: 'agent-digest',
    data: {
      lines: [
        { code: '7k2m9q', person: ana, isHeld: false, requester: null, hours: 5 },
        { code: 'x4t0zd', person: rosa, isHeld: true, requester: 'alguien@otra-empresa.co', hours: 1 },
      ],
      held: 19_995,
      senders: 2,
      more: 3,
      refused: 4,
      comments: ['No encontré dónde escribir el cargo.', 'Muy largo.\nCon la mitad basta.'],
      moreComments: 2,
    },
  },
  {
    name: 'full',
    kind: 'agent-digest',
    data: { lines: full, held: 0, senders: 0, more: 3, refused: 0, comments: [], moreComments: 0 },
  },
  {
    name: 'held-without-lines',
    kind: 'agent-digest',
    data: { lines: [], held: 1, senders: 1, more: 0, refused: 0, comments: [], moreComments: 0 },
  },
  {
    name: 'refused-only',
    kind: 'agent-digest',
    data: { lines: [], held: 0, senders: 0, more: 0, refused: 1, comments: [], moreComments: 0 },
  },
  {
    name: 'comments-only',
    kind: 'agent-digest',
    data: {
      lines: [],
      held: 0,
      senders: 0,
      more: 0,
      refused: 0,
      comments: ['El enlace de la ayuda no abre en mi celular.'],
      moreComments: 0,
    },
  },
  { name: 'plain', kind: 'agent-notice', data: { code: '7k2m9q', person: ana, requester: null } },
  {
    name: 'second-look',
    kind: 'agent-notice',
    data: {
      code: '7k2m9q',
      person: rosa,
      requester: 'asistente@transportesdelnorte.co',
      refusals: {
        count: 2,
        lastAt: '2026-03-03T15:00:00Z',
        email: 'luis.nanez@transportesdelnorte.co',
        lastReason: 'La persona ya no trabaja en la empresa.',
      },
    },
  },
  {
    name: 'known-company',
    kind: 'agent-notice',
    data: {
      code: '7k2m9q',
      person: ana,
      requester: null,
      refusals: {
        count: 1,
        lastAt: '2026-03-03T15:00:00Z',
        email: 'ana.perez@transportesdelnorte.co',
        lastReason: '',
      },
      accounts: { count: 12, name: 'Luis Ñáñez', email: 'luis.nanez@transportesdelnorte.co' },
    },
  },
  {
    name: 'words',
    kind: 'agent-unclear',
    data: {
      code: '7k2m9q',
      person: ana,
      words: 'Aprobar si Talento Humano está de acuerdo,\nsi no, mejor esperemos.',
    },
  },
  { name: 'no-words', kind: 'agent-unclear', data: { code: '7k2m9q', person: ana, words: '' } },
  {
    name: 'approved',
    kind: 'agent-late',
    data: {
      code: '7k2m9q',
      person: ana,
      state: 'approved',
      by: 'luis@logtecgroup.com.co',
      at: '2026-11-22T20:40:00.000Z',
      reason: null,
    },
  },
  {
    name: 'rejected',
    kind: 'agent-late',
    data: {
      code: '7k2m9q',
      person: ana,
      state: 'rejected',
      by: 'luis@logtecgroup.com.co',
      at: '2026-11-22T18:05:00.000Z',
      reason: 'No es cliente.',
    },
  },
  {
    name: 'incomplete',
    kind: 'agent-late',
    data: { code: '7k2m9q', person: luis, state: 'incomplete', by: null, at: null, reason: null },
  },
  {
    name: 'closed',
    kind: 'agent-late',
    data: { code: '7k2m9q', person: ana, state: 'closed', by: null, at: null, reason: 'already-approved' },
  },
  {
    name: 'approved',
    kind: 'agent-decided',
    data: { code: '7k2m9q', person: ana, decision: 'approved', by: 'ana@logtecgroup.com.co', reason: null },
  },
  {
    name: 'rejected',
    kind: 'agent-decided',
    data: {
      code: '7k2m9q',
      person: ana,
      decision: 'rejected',
      by: 'ana@logtecgroup.com.co',
      reason: 'La empresa no tiene contrato vigente.',
    },
  },
  {
    name: 'plain',
    kind: 'agent-note',
    data: {
      code: '7k2m9q',
      person: ana,
      words: 'Buenas tardes, ¿ya hay respuesta?\n\nEs urgente, Ana empieza el lunes.',
    },
  },
  {
    name: 'unknown-key',
    kind: 'agent-alert',
    data: { code: '7k2m9q', claimed: 'ana@logtecgroup.com.co', why: 'unknown-key' },
  },
  {
    name: 'not-the-agent',
    kind: 'agent-alert',
    data: { code: '7k2m9q', claimed: 'luis.personal@gmail.com', why: 'not-the-agent' },
  },
  {
    name: 'not-proven',
    kind: 'agent-alert',
    data: { code: '7k2m9q', claimed: 'ana@logtecgroup.com.co', why: 'not-proven' },
  },
  {
    name: 'not-checked',
    kind: 'agent-alert',
    data: { code: '7k2m9q', claimed: 'ana@logtecgroup.com.co', why: 'not-checked' },
  },
  {
    name: 'no-longer-agent',
    kind: 'agent-alert',
    data: { code: '7k2m9q', claimed: 'pedro@logtecgroup.com.co', why: 'no-longer-agent' },
  },
  {
    name: 'plain',
    kind: 'agent-bounced',
    data: {
      code: '7k2m9q',
      person: ana,
      answer:
        '550 5.1.1 The email account that you tried to reach does not exist. https://support.google.com/mail/?p=NoSuchUser',
    },
  },
  { name: 'plain', kind: 'person-activation', data: { fullName: 'Ana María Pérez Gómez' } },
  { name: 'plain', kind: 'person-reset', data: { fullName: 'Ana María Pérez Gómez' } },
  {
    name: 'plain',
    kind: 'person-pending',
    data: { code: '7k2m9q', fullName: 'Ana María Pérez Gómez', isComplete: true },
  },
  { name: 'no-name', kind: 'person-pending', data: { code: '7k2m9q', fullName: null, isComplete: true } },
  { name: 'incomplete', kind: 'person-pending', data: { code: '7k2m9q', fullName: null, isComplete: false } },
  { name: 'plain', kind: 'person-account-exists', data: { fullName: 'Ana María Pérez Gómez' } },
  { name: 'plain', kind: 'person-activated', data: { fullName: 'Ana María Pérez Gómez' } },
  { name: 'plain', kind: 'person-password-changed', data: { fullName: 'Ana María Pérez Gómez' } },
  {
    name: 'broken',
    kind: 'ops-alert',
    data: {
      condition: 'mailbox-unread',
      what: 'the mailbox is not being read: see the log of the bot',
      isOver: false,
      since: '2026-11-22 15:00 UTC',
    },
  },
  {
    name: 'over',
    kind: 'ops-alert',
    data: {
      condition: 'mailbox-unread',
      what: 'the mailbox is read again',
      isOver: true,
      since: '2026-11-22 15:00 UTC',
    },
  },
];

const TOKEN = '3f9k2m7q1x8v5b0c4d6g9h2j7k.p4r8s1t6v0w3x7y2z5a9b1c4d8';

/** The frame that delivery would add: links for the letters that carry one, a reply key for those that are answered. */
export function sampleFrame(kind: LetterKind): LetterFrame {
  const page = kind === 'person-activation' ? 'activar' : kind === 'person-reset' ? 'restablecer' : null;
  const lifetime = kind === 'person-activation' ? '4 horas' : '1 hora';
  const isAnswerable = !kind.startsWith('person-');
  return {
    brand: 'LogTecGroup',
    publicUrl: 'https://soporte.logtecgroup.com.co',
    helpdeskUrl: 'https://mesadeayuda.logtecgroup.com.co',
    replyTo: isAnswerable
      ? 'soporte+sol.7k2m9q.3f9k2m7q1x8v5b0c4d6g9h2j7k@logtecgroup.com.co'
      : 'soporte@logtecgroup.com.co',
    answerTo: {
      '7k2m9q': 'soporte+sol.7k2m9q.3f9k2m7q1x8v5b0c4d6g9h2j7k@logtecgroup.com.co',
      x4t0zd: 'soporte+sol.x4t0zd.9d8c7b6a5z4y3x2w1v0t9s8r7q@logtecgroup.com.co',
    },
    mailbox: 'soporte@logtecgroup.com.co',
    link: page && `https://soporte.logtecgroup.com.co/${page}/${TOKEN}`,
    until: page && 'las 3:40\u00a0p.\u00a0m. del 22 de noviembre, hora de Colombia',
    lifetime: page && lifetime,
  };
}
