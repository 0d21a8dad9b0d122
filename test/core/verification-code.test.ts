import { describe, expect, test } from '@jest/globals';
import { givesVerificationCode } from '../../src/core/reading/verification-code.ts';
import { processorTimeOf } from '../support/processor.ts';

describe('a verification code of another service', () => {
  test.each([
    'Su codigo de verificacion es 123456',
    'Su código de verificación es: 123 456',
    'Tu código de verificación de Zoom es 483920. No lo compartas.',
    'Código de seguridad: 9821',
    '482913 es tu código de Facebook',
    '482913 is your verification code',
    'G-482913 is your Google verification code.',
    'Your verification code is\n\n482913\n\nIt expires in 10 minutes.',
    'Use 482-913 as your one-time passcode',
    'Your Slack confirmation code: 482-913',
    'Hola,\n\nIngresa este código para el inicio de sesión:\n\n48291\n',
    'Clave dinámica: 48291357',
    'Clave temporal 4829',
    'Su clave de acceso es 482913',
    'OTP 482913',
    'Your code is 482913',
    'Su PIN es 4829',
    'Ingrese el token de un solo uso 482913 en la página',
    'Código para verificación de su correo: 482913',
    'Your GitHub launch code… Your two-factor authentication code: 482913',
  ])('%s', (text) => expect(givesVerificationCode(text)).toBe(true));
});

describe('is not what people write', () => {
  test.each([
    'Aprobar. El NIT es 900123456, dígito de verificación 7',
    'NIT 900.123.456-7 (dígito de verificación 7)',
    'Adjunto la cámara de comercio, código de verificación B2519834F4C1',
    'Código de verificación del certificado: A24587321BF5D2',
    'Solicitud de activación cuenta mesa de ayuda',
    'Cargo: Analista de seguridad. Celular 3104829135',
    'Teléfono 601 482 9135, extensión 1204',
    'Aprobar SOL-482913',
    'Nombre: Ana Ruiz\nCargo: Auxiliar de acceso\nCódigo interno 4829',
    'Rechazar: el contrato 48291 venció en 2024',
    'Olvidé mi clave, ¿me ayudan? Mi celular es 3104829135',
    'Dirección: Calle 100 # 19-61, código postal 110111',
  ])('%s', (text) => expect(givesVerificationCode(text)).toBe(false));
});

test('and takes no time to tell', () => {
  const texts = [
    'codigo '.repeat(9000),
    '123456 '.repeat(9000),
    'su codigo a '.repeat(5000),
    'codigo de verificacion '.repeat(3000),
    '1'.repeat(60_000),
  ];
  expect(processorTimeOf(() => texts.map(givesVerificationCode))).toBeLessThan(250);
});
