import { describe, expect, test } from '@jest/globals';
import { peopleIn } from '../support/requests.ts';

describe('what is not stated is not guessed', () => {
  const with_ = (line: string) =>
    peopleIn(`Nombre: Ana Pérez\nEmpresa: Acme\nCargo: Analista\n${line}`)[0]?.split(' | ')[3];

  test.each([
    'Correo: xxxx@xxxx.com',
    'Correo: pendiente',
    'Correo: ana@acme.co y compras@acme.co',
    'Correo: ana@acme.co / compras@acme.co',
    'Correo: ana@acme',
    'Correo: ana@acme,com',
    'Correo: ana@@acme.co',
    'Correo: ana@acme.con',
    'Correo: peña@acme.co',
    'Correo: correo@empresa.com',
    'Correo: no usar este correo, luego les envío el corporativo',
    'Correo personal: ana@gmail.com',
    'Correo: soporte@logtecgroup.com.co',
    'Correo:',
    '',
  ])('address of "%s"', (line) => {
    expect(with_(line)).toBe('-');
  });

  test.each([
    ['Correo: ana (arroba) acme.com.co', 'ana@acme.com.co'],
    ['Correo: ana [at] acme [dot] co', 'ana@acme.co'],
    ['Correo: ana arroba acme punto com punto co', 'ana@acme.com.co'],
    ['Correo: ana @acme .co', 'ana@acme.co'],
    ['Correo: a\u200bna@acme.co.', 'ana@acme.co'],
    ['Correo: <ANA@Acme.co>', 'ana@acme.co'],
    ['Correo: ana@acme.co (no usar ana@gmail.com)', 'ana@acme.co'],
    ['Correo: el mismo', 'ana.ruiz@acme.co'],
    ['Correo: ana@acme.co\n\nCorrijo: el correo es ana.perez@acme.co', 'ana.perez@acme.co'],
  ])('address of "%s" is %s', (line, expected) => {
    expect(with_(line)).toBe(expected);
  });

  test.each([
    '____',
    '....',
    'xxx',
    'N/A',
    'por definir',
    'PENDIENTE',
    '<cargo>',
    '[su cargo]',
    '¿es necesario?',
    'aún no lo tengo',
    '-',
  ])('a role of "%s" is missing', (value) => {
    expect(peopleIn(`Nombre: Ana Pérez\nCargo: ${value}\nEmpresa: Acme\nCorreo: ana@acme.co`)).toEqual([
      'Ana Pérez | Acme | - | ana@acme.co',
    ]);
  });

  test('an empty form, a mere wish, and a provider of others', () => {
    expect(peopleIn('Nombre completo:\nRazón social:\nCargo:\nCorreo:\n\nGracias, Ana')).toEqual([
      '- | - | - | -',
    ]);
    expect(peopleIn('Buenas, me activan la cuenta porfa. gracias')).toEqual(['- | - | - | -']);
    expect(
      peopleIn('Somos proveedores de Grupo Alfa S.A. Nombre: Ana Pérez. Cargo: Vendedora. Correo: a@beta.co'),
    ).toEqual(['Ana Pérez | - | Vendedora | a@beta.co']);
  });

  test('who authorises is not who gets the account', () => {
    expect(
      peopleIn(
        'Nombre: Ana Pérez\nEmpresa: Acme\nCargo: Analista\nCorreo: ana@acme.co\nAutoriza: Luis Díaz\nCargo: Director\nCorreo: ldiaz@acme.co',
      ),
    ).toEqual(['Ana Pérez | Acme | Analista | ana@acme.co']);
  });
});
