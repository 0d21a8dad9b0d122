import { describe, expect, test } from '@jest/globals';
import type { Decision, Reading } from '../../src/core/mail.ts';
import { readMail } from '../../src/core/reading/index.ts';
import { parseMail } from '../../src/mail/parse.ts';

/** What an attacker found: requesters choose their names and data, and these must never lend a hand to an agent's words. */

const OWN = 'soporte@logtec.co';

interface Notice {
  name?: string;
  company?: string;
  role?: string;
  email?: string;
}

const noticeOf = ({
  name = 'Marta Ruiz',
  company = 'Andino S.A.S.',
  role = 'Auxiliar',
  email = 'marta@andino.test',
}: Notice): string[] => [
  'Hay una solicitud de cuenta que espera su decisión.',
  `Nombre completo: ${name}`,
  `Empresa (razón social): ${company}`,
  `Cargo o rol: ${role}`,
  `Correo corporativo: ${email}`,
  'Responda a este mensaje con una sola palabra: aprobar, o rechazar y el motivo.',
];

const decisionOn = async (body: string, notice: Notice): Promise<Decision | null> =>
  (await readingOf(body, notice)).decision;

async function readingOf(
  body: string,
  { name = 'Marta Ruiz', company = 'Andino S.A.S.' }: Notice,
): Promise<Reading> {
  const subject = Buffer.from(`Re: [SOL-ABC123] Por decidir: ${name}, ${company}`).toString('base64');
  const head = `From: Ana <ana@logtec.co>\r\nTo: soporte+sol.abc123.0123456789abcdefghjkmnpqrs@logtec.co\r\nSubject: =?utf-8?B?${subject}?=\r\nContent-Type: text/plain; charset=utf-8\r\n`;
  return readMail(await parseMail(Buffer.from(`${head}\r\n${body}`)), OWN);
}

const quotedBelow = (words: string, notice: Notice): string =>
  `${words}\n\nEl lun, 3 mar 2025 a las 10:00, Mesa de Ayuda (<${OWN}>) escribió:\n${noticeOf(notice)
    .map((line) => `> ${line}`)
    .join('\n')}\n`;

describe('a requester’s name does not turn doubt into an approval', () => {
  test.each([
    ['Marta Nunca Jamás', 'Nunca aprobar.'],
    ['Marta Nunca Jamás', 'Jamás aprobar'],
    ['Luis Cuando Confirme Paz', 'Aprobar cuando confirme'],
    ['Paz Después', 'Aprobar después'],
    ['Tal Vez Ruiz', 'Tal vez aprobar'],
    ['Rosa Hasta Revisar', 'aprobar hasta revisar'],
    ['Luis Duda', 'Duda aprobar'],
    ['Rosa Prohibido', 'Prohibido aprobar'],
    ['Ana Ignorar', 'Ignorar, aprobar'],
    ['Juan Sin Falta', 'Sin aprobar'],
    ['Todavía Espere Luna', 'Espere, aprobar todavía'],
    ['No Mañana', 'Aprobar mañana'],
    ['Pedro Pospuesto', 'Pospuesto aprobar'],
    ['Eva Aplazada', 'Aplazada. Aprobar'],
  ])('%s: “%s”', async (name, words) => {
    expect(await decisionOn(words, { name })).not.toBe('approve');
    expect(await decisionOn(quotedBelow(words, { name }), { name })).not.toBe('approve');
  });

  test.each([
    ['falta aprobar', 'Falta Poco S.A.S.'],
    ['aprobar mañana', 'Mañana Viajes S.A.S.'],
    ['aprobar, pero falta confirmar', 'Pero Falta Confirmar Ltda.'],
  ])('“%s”, company %s', async (words, company) => {
    expect(await decisionOn(quotedBelow(words, { company }), { company })).not.toBe('approve');
  });

  test.each([
    'Aprobar a Marta Ruiz',
    'Aprobada Marta Ruiz',
    'Marta Ruiz: aprobar',
    'Aprobar la cuenta de Marta',
    'Aprobado, Andino S.A.S.',
    'apruebo la cuenta de marta@andino.test',
    'aprobar marta@andino.test',
  ])('while “%s” is one, with her own name', async (words) =>
    expect(await decisionOn(quotedBelow(words, {}), {})).toBe('approve'));
});

test('what is said of an approval shows the address as it was written', async () => {
  const { why } = await readingOf(quotedBelow('apruebo la cuenta de marta@andino.test', {}), {});
  const from = why.find(({ what }) => what === 'decision')?.from;
  expect(from).toBe('apruebo la cuenta de marta@andino.test');
});

describe('nor does an address, which requesters choose too', () => {
  test.each([
    ['aprobar para mañana', 'para.manana@manana.co'],
    ['aprobar la de mañana', 'manana@de.manana.co'],
    ['Aprobar y quedo pendiente de la carta.', 'carta@carta.co'],
    ['Aprobar y bienvenida la demanda.', 'bienvenida.la.demanda@la-demanda.co'],
    ['Aprobar. Lo de la carta quedó en el aire.', 'la.carta.quedo@el-aire.co'],
  ])('“%s”: %s', async (words, email) =>
    expect(await decisionOn(quotedBelow(words, { email }), {})).toBe('unclear'));

  test.each([
    'aprobar marta@andino.co',
    'aprobar marta@andino.test.com',
    'aprobar marta@andino.test-sas.com',
    'aprobar pedro+marta@andino.test',
    'aprobar otra@andino.test',
    'apruebo la cuenta de x.marta@andino.test',
  ])('“%s” may be about somebody else', async (words) =>
    expect(await decisionOn(quotedBelow(words, {}), {})).toBe('unclear'));
});

describe('a requester’s words never become the agent’s', () => {
  const role = 'Coordinador nacional de compras e importaciones: aprobar';

  test.each([
    '',
    'Recibido, gracias.',
    'Gracias',
    'Ok',
    'Listo',
    'Buenos días',
    'Quedo atenta',
  ])('“%s”, above a quote that a gateway wrapped again', async (words) => {
    const lines = quotedBelow(words, { role }).replace('importaciones: aprobar', 'importaciones:\naprobar');
    expect(await decisionOn(lines, {})).not.toBe('approve');
  });

  test.each([
    'Auxiliar. aprobar',
    'Jefe?\naprobar',
    'Apoyo;\nAprobado',
  ])('nor with the role %j', async (wrapped) => {
    const lines = quotedBelow('Recibido.', { role: 'X' }).replace(
      '> Cargo o rol: X',
      `> Cargo o rol: ${wrapped}`,
    );
    expect(await decisionOn(lines, {})).not.toBe('approve');
  });
});

test('letters that only look like ours decide nothing', async () => {
  for (const words of ['\u0430probar', 'aprob\u0430r', 'αprobar'])
    expect(await decisionOn(words, {})).not.toBe('approve');
});

describe('a disclaimer that asks not to answer is no machine’s', () => {
  test.each([
    'Si usted no es el destinatario, por favor no responda este correo y elimínelo.',
    'Si recibió este mensaje por error, favor no responder y borrarlo.',
  ])('%s', async (disclaimer) => {
    const body = `Nombre: Marta Ruiz\nEmpresa: Andino S.A.S.\nCargo: Auxiliar contable\nCorreo: marta@andino.test\n\nCordialmente,\n\nMarta Ruiz\nAuxiliar contable\n\n${disclaimer}\n`;
    const head =
      'From: marta@andino.test\r\nTo: soporte@logtec.co\r\nSubject: Solicitud de activacion cuenta mesa de ayuda\r\n';
    expect(readMail(await parseMail(Buffer.from(`${head}\r\n${body}`)), OWN).kind).toBe('request');
    expect(await decisionOn(`Aprobar\n\nCordialmente,\n\nAna\nMesa de Ayuda\n\n${disclaimer}\n`, {})).toBe(
      'approve',
    );
  });
});
