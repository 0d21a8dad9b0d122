import { expect, test } from '@jest/globals';
import { explain } from '../../src/explain.ts';
import { atSight } from '../../src/mail/at-sight.ts';

/** What a fresh pair of eyes got an "aprobar" out of, with CONTRACT.md alone in hand: an agent's reply whose decision nobody sees or says. */

const OWN = 'soporte@logtec.co';
const KEY = 'sol.7k2m9q.3f9k2m7q1x8v5b0c4d6g9h2j7k';

async function decided(body: string, { type = 'text/plain', more = [] as string[] } = {}): Promise<string> {
  const head = [
    'From: Ana <ana@logtec.co>',
    `To: soporte+${KEY}@logtec.co`,
    'Subject: Re: [SOL-7K2M9Q] Por decidir',
    `Content-Type: ${type}; charset=utf-8`,
    ...more,
  ];
  const { line } = await explain('x.eml', Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`), OWN);
  return line.kind === 'reply' ? String(line.decision) : line.kind;
}

test.each([
  ['below the signature', 'Hola\r\n-- \r\naprobar'],
  ['nothing but a signature', '-- \r\naprobar'],
  ['on either side of a NUL', 'aprobar\0no'],
  ['struck out', '~~aprobar~~'],
  ['struck through', 'a\u0336p\u0336r\u0336o\u0336b\u0336a\u0336r\u0336'],
])('%s: asked back', async (_, body) => {
  expect(await decided(body)).toBe('unclear');
});

test.each([
  '<div class="gmail_signature">aprobar</div>',
  '<p style="color:transparent">aprobar</p>',
  '<p style="position:absolute;left:-9999px">aprobar</p>',
  '<div style="width:0;height:0;overflow:hidden">aprobar</div>',
  '<p style="display:/**/none">aprobar</p>',
  '<p style="color:#fff; background:#fff">aprobar</p>',
  '<p style="transform:scale(0)">aprobar</p>',
  '<dialog>aprobar</dialog>',
])('%s: nobody sees it', async (body) => {
  expect(await decided(body, { type: 'text/html' })).toBe('unclear');
});

test('what is seen still counts', async () => {
  expect(await decided('<p style="color:#000;background:#fff">aprobar</p>', { type: 'text/html' })).toBe(
    'approve',
  );
  expect(await decided('aprobar\r\n-- \r\nAna')).toBe('approve');
});

test('a second Auto-Submitted that speaks of a machine counts, whatever the first says', async () => {
  const more = ['Auto-Submitted: no', 'Auto-Submitted: auto-replied'];
  expect(await decided('aprobar', { more })).toBe('auto-reply');
  expect(await decided('aprobar', { more: ['Auto-Submitted: no'] })).toBe('approve');
});

test('headers that nobody can read still show at sight whether they ask for an account or carry a key', () => {
  const ours = [
    'Subject: Solicitud de activación cuenta mesa de ayuda',
    `Subject: =?UTF-8?B?${Buffer.from('RE: Solicitud de activación cuenta mesa de ayuda').toString('base64')}?=`,
    'Subject: =?iso-8859-1?Q?Solicitud_de_activaci=F3n?=\r\n =?iso-8859-1?Q?_cuenta_mesa_de_ayuda?=',
    `In-Reply-To: <${KEY}@logtec.co>`,
  ];
  for (const head of ours) expect(atSight(Buffer.from(`X-A: b\r\n${head}\r\n\r\n`))).toBe('ours');
  expect(atSight(Buffer.from('Subject: Factura de este mes\r\n\r\n'))).toBe('foreign');
});
