import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { runDemo } from '../support/demo.ts';

test('the demo plays its whole story by itself', async () => {
  const demo = runDemo(tmpdir(), '--script');
  const code = await demo.ended;
  const told = demo.stdout();
  if (code !== 0) throw new Error(`${told}\n${demo.stderr()}`);
  const inOrder = [
    'Carlos writes to soporte@logtecgroup.com.co: Solicitud de activación cuenta mesa de ayuda',
    'Ana receives: [SOL-',
    '   | Vale la primera decisión que llegue',
    'Luis receives: [SOL-',
    '   | (the same letter)',
    'Ana writes to soporte+sol.',
    'Laura receives: Solicitud activación usuario',
    'A scanner looks at the link for the third time: 200',
    'Laura chooses a good one and is signed in: 200 "Su cuenta"',
    'Laura receives: Su cuenta quedó activa: Mesa de Ayuda LogTecGroup',
    'The link is used up: 410',
    'Laura receives: Instrucciones cambio de contraseña Mesa de Ayuda LogTecGroup y nuestras Marcas',
    'Laura chooses a new password and is signed in: 200 "Su cuenta"',
    'The old password no longer works: 401',
    '| Cargo: Auxiliar de bodega',
    '| Rechazar: la persona ya no trabaja en la empresa.',
    'In the mailbox: La impresora del segundo piso no imprime (unread)',
  ];
  let at = 0;
  for (const line of inOrder) {
    const found = told.indexOf(line, at);
    expect(found < 0 ? `not after position ${at}: ${line}` : line).toBe(line);
    at = found;
  }
  expect(told.trimEnd().split('\n').at(-1)).toMatch(/^All \d+ steps as expected, in \d+\.\d s\.$/);
  expect(demo.stderr()).toBe('');
}, 120_000);
