import { ana, SAMPLE_LETTERS as EVERY_FACE, luis, type SampleLetter } from '../../src/mail/samples.ts';

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
const inSubject = 'Solicitud de activación cuenta mesa de ayuda';

/** Those that the templates are tried with at each start, and the longest. */
export const SAMPLE_LETTERS: readonly SampleLetter[] = [
  ...EVERY_FACE,
  { name: 'twenty', kind: 'requester-receipt', data: { inSubject, leftOut: 3, people: twenty } },
  {
    name: 'twenty',
    kind: 'requester-reminder',
    data: { inSubject, until: '2026-11-27T20:40:00Z', people: twenty },
  },
  {
    name: 'full',
    kind: 'agent-digest',
    data: { lines: full, held: 0, senders: 0, more: 3, refused: 0, comments: [], moreComments: 0 },
  },
];
