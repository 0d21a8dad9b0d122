import { describe, expect, test } from '@jest/globals';
import { readMail } from '../../src/core/reading/index.ts';
import { ownWords } from '../../src/core/reading/own-words.ts';
import { CAMILA, reply } from '../support/agent-reply.ts';
import { QUOTED } from '../support/quoted.ts';
import { OWN } from '../support/requests.ts';

const wordsIn = (plain: string): string => ownWords({ plain, html: null, from: CAMILA }).words;

describe('own words', () => {
  const WRITTEN = [
    'Aprobar',
    'rechazar, el correo es personal',
    'El correo es personal, rechazar',
    'Hola,\n\nAprobar por favor\n\nGracias',
    'El 3 de marzo hablé con ellos: aprobar',
  ];
  test.each(Object.entries(QUOTED))('stand apart from what %s quotes', (_, quote) => {
    for (const words of WRITTEN) expect(wordsIn(quote(words))).toBe(words);
  });

  test('are taken from the HTML where there is no text', () => {
    const html =
      'Aprobar\n\nEl lun, 3 mar 2025 10:00, Mesa <soporte@logtecgroup.com.co> escribió:\n> Hay una solicitud\n> Responda rechazar';
    expect(ownWords({ plain: null, html, from: CAMILA }).words).toBe('Aprobar');
    expect(ownWords({ plain: ' \n', html, from: CAMILA }).words).toBe('Aprobar');
  });

  test.each([
    ['a name', 'Aprobar\n\nCamila Rojas\nAgente de Soporte\nCel 319 555 0102'],
    ['an initial', 'Aprobar\n\nCamila R. Peña\nSupervisora'],
    [
      'words of leave',
      'Aprobar\n\nSaludos cordiales,\n\nCami\nSolicitudes incompletas serán rechazadas. Este mensaje es confidencial.',
    ],
    ['two dashes', 'Aprobar\n\n-- \nCamila\nSoporte\n"No aprobamos lo que no entendemos"'],
    [
      'a card without a name',
      'Aprobar\n\nMesa de Servicio LogTecGroup\nPBX 601 555 0100 ext. 12\nwww.logtecgroup.com.co',
    ],
    [
      'a phone',
      'Aprobar\n\nEnviado desde mi Samsung Mobile de Claro\nObtener Outlook para Android<https://aka.ms/x>',
    ],
    [
      'a disclaimer',
      'Aprobar\n\nNOTA: información reservada. El receptor no autorizado debe rechazar su divulgación y eliminar el mensaje.',
    ],
    [
      'a name, a post and the house rules',
      'Aprobar\n\nCamila Rojas\nLíder de Servicio\n\nNo apruebe pagos ni entregue claves por correo. Si recibe un mensaje sospechoso debe rechazarlo y reportarlo.',
    ],
    [
      'a motto of honesty',
      'Aprobar\n\nCamila Rojas\nLíder de Servicio\nCel 319 555 0102\n\nRechazamos todo acto de corrupción y soborno. Denuncie en la línea ética.',
    ],
    [
      'a printed tree',
      'Aprobar\n\nAntes de imprimir este mensaje piense si es necesario. No rechace el planeta.',
    ],
  ])('leave out a signature that begins with %s', (_, text) => {
    expect(wordsIn(text)).toBe('Aprobar');
  });

  test.each([
    ['a condition below the name', 'Aprobar\nCamila\nPero solo si manda la carta'],
    ['a postscript', 'Aprobar\n\n-- \nCamila\nAgente\nPD: la otra también está mal'],
    [
      'a warning below the card',
      'Aprobar\n\nCamila Rojas\nAgente\n\nNo, es un fraude de phishing, repórtelo a seguridad informática.',
    ],
    [
      'a condition below the card',
      'Aprobar\n\nCamila Rojas\nAgente\n\nSi es fraude no entregue claves y repórtelo a seguridad.',
    ],
    [
      'a refusal below the card',
      'Aprobar\n\nCamila Rojas\nAgente\n\nRechazar, el mensaje es sospechoso y los enlaces parecen un fraude.',
    ],
    ['a delay below the leave', 'Aprobar\nSaludos\nTodavía no, espérenme'],
  ])('keep %s', (_, text) => {
    expect(readMail(reply(text), OWN).decision).toBe('unclear');
  });

  test('are empty where only machines wrote', () => {
    expect(wordsIn('Enviado desde mi iPhone')).toBe('');
    expect(
      wordsIn(
        'Camila Rojas\nAgente de Soporte\n\nEste mensaje es confidencial; el destinatario no autorizado debe rechazarlo o eliminarlo.',
      ),
    ).toBe('');
  });
});
