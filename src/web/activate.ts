import type { FastifyInstance } from 'fastify';
import { lifetimeInWords } from '../core/when.ts';
import * as recoveries from '../store/recoveries.ts';
import type { Gate } from './gate.ts';
import { linkPages } from './redeeming.ts';

const SIGN_IN = { label: 'Iniciar sesión', href: '/ingresar' };
const RESET = { label: '¿Olvidó su contraseña?', href: '/restablecer' };
const HELP = { label: 'Ayuda', href: '/ayuda' };
const RENEW = { label: 'Enviarme un enlace nuevo', name: 'accion', value: 'nuevo' };

/** `GET`/`POST /activar/:link`. */
export function activationPages(server: FastifyInstance, gate: Gate): void {
  const { config, db, clock } = gate.app;
  const holds = lifetimeInWords(config.activationTtl);
  linkPages(server, gate, {
    purpose: 'activation',
    path: '/activar',
    ttl: config.activationTtl,
    title: 'Active su cuenta',
    intro: 'Su cuenta fue aprobada. Elija una contraseña y entre a la mesa de ayuda.',
    button: 'Activar e iniciar sesión',
    done: 'activada',
    needsConsent: true,
    over: {
      lapsed: {
        title: 'Este enlace venció',
        paragraphs: [
          `Por seguridad, el enlace de activación sirve durante ${holds}. Su cuenta sigue aprobada: pida un enlace nuevo y le llegará al mismo correo.`,
        ],
        button: RENEW,
      },
      used: {
        title: 'Este enlace ya se usó',
        paragraphs: [
          'Su cuenta ya está activa. Inicie sesión con su correo y su contraseña; si no la recuerda, puede restablecerla.',
        ],
        actions: [SIGN_IN, RESET],
      },
      replaced: {
        title: 'Hay un correo más reciente',
        paragraphs: [
          'Después de este le enviamos otro enlace, y solo sirve el último. Búsquelo en su correo, también en la carpeta de no deseados.',
        ],
        button: RENEW,
      },
      dead: {
        title: 'Este enlace ya no sirve',
        paragraphs: [
          `La cuenta no está disponible. Si cree que es un error, escriba a ${config.mailFrom.address}.`,
        ],
        actions: [HELP],
      },
    },
    renew: async (email) => {
      await recoveries.ask(db, email, clock.now());
      return {
        title: 'Revise su correo',
        tone: 'good',
        paragraphs: [
          `Le enviamos un enlace nuevo, que sirve durante ${holds}. Puede tardar unos minutos; mire también en la carpeta de no deseados.`,
          'Si acaba de pedir uno, use el último que le llegó.',
        ],
        actions: [SIGN_IN, HELP],
      };
    },
  });
}
