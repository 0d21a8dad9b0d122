import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRequestSubject } from '../../src/core/reading/subject.ts';
import { processorTimeOf } from '../support/processor.ts';

const SUBJECT = 'Solicitud de activación cuenta mesa de ayuda';

describe('subjects that ask for an account', () => {
  test.each([
    SUBJECT,
    SUBJECT.normalize('NFD'),
    SUBJECT.toUpperCase(),
    'solicitud de activacion cuenta mesa de ayuda',
    `Re: ${SUBJECT}`,
    `RE: RV: ${SUBJECT}`,
    `Fwd: FW: ${SUBJECT}`,
    `Re[2]: ${SUBJECT}`,
    `Reenv: ${SUBJECT}`,
    `[EXTERNAL] ${SUBJECT}`,
    `[EXTERNO] RV: ${SUBJECT}`,
    `RV: [External] Re: ${SUBJECT}`,
    `  Solicitud   de activación\u00a0cuenta  mesa de ayuda  `,
    `${SUBJECT}!!`,
    `"${SUBJECT}"`,
    `${SUBJECT}.`,
    `${SUBJECT} - Contact Diálogo`,
    `${SUBJECT} (Acme S.A.S.)`,
    `${SUBJECT}: Ana Ruiz`,
    `URGENTE: ${SUBJECT}`,
    'Solicitud activación cuenta mesa de ayuda',
    'Solicitud de activación de cuenta - mesa de ayuda',
    'Solicitud de activación de la cuenta de la mesa de ayuda',
    'Solcitud de activación cuenta mesa ayuda',
    'solicitud activasion cuenta mesa de ayuda',
    'Solicitud de activacón cuenta mesa de ayuda',
    'Solicitud de activaci\ufffdn cuenta mesa de ayuda',
    'Solicitud de activaci?n cuenta mesa de ayuda',
    'solicitud activacion cuenta mesadeayuda',
    'Solicitud-de-activación_cuenta/mesa de ayuda',
    'Solicitud de activa\u200bción cuenta mesa de ayuda',
  ])('%s', (subject) => {
    expect(isRequestSubject(subject)).toBe(true);
  });
});

describe('near misses', () => {
  test.each([
    '',
    'Solicitud de activación de licencia antivirus',
    'Solicitud de activación cuenta',
    'Solicitud de activación cuenta de correo',
    'Solicitud de activación cuenta VPN',
    'Solicitud activación usuario',
    'Solicitud de desactivación cuenta mesa de ayuda',
    'Solicitud de inactivación cuenta mesa de ayuda',
    'Solicitud de reactivación cuenta mesa de ayuda',
    'Solicitud de cancelación cuenta mesa de ayuda',
    `Respuesta automática: ${SUBJECT}`,
    `Automatic reply: ${SUBJECT}`,
    `Fuera de la oficina: ${SUBJECT}`,
    `Leído: ${SUBJECT}`,
    `No se puede entregar: ${SUBJECT}`,
    `5 consejos para automatizar la "${SUBJECT}"`,
    `Cómo responder a una ${SUBJECT}`,
    `${SUBJECT} aprobada`,
    'Mesa de ayuda: la impresora no responde',
    'Cuenta mesa de ayuda',
    'Activación de licencia mesa de ayuda',
    'Encuesta de satisfacción mesa de ayuda',
  ])('%s', (subject) => {
    expect(isRequestSubject(subject)).toBe(false);
  });
});

test('no subject makes it throw, and the largest takes no time', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      (subject) => typeof isRequestSubject(subject) === 'boolean',
    ),
  );
  for (const part of ['re: ', '[x]', 'solicitud ', '(', '\u0301', '"', 'a']) {
    const subject = part.repeat(1_000_000 / part.length);
    expect(processorTimeOf(() => isRequestSubject(subject))).toBeLessThan(50);
  }
});
