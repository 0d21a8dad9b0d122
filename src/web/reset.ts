import type { FastifyInstance } from 'fastify';
import { canonicalAddress } from '../core/address.ts';
import { lifetimeInWords } from '../core/when.ts';
import * as recoveries from '../store/recoveries.ts';
import { type Gate, show, tell } from './gate.ts';
import { fieldsOf } from './guard.ts';
import { LIMITS, networkOf } from './limits.ts';
import { linkPages } from './redeeming.ts';

const SIGN_IN = { label: 'Iniciar sesión', href: '/ingresar' };
const ASK = { label: 'Pedir otro enlace', href: '/restablecer' };

/** `GET`/`POST /restablecer` and `/restablecer/:link`. */
export function resetPages(server: FastifyInstance, gate: Gate): void {
  const { config, db, clock } = gate.app;
  const { limits } = gate;
  const holds = lifetimeInWords(config.resetTtl);

  server.get('/restablecer', async (request, reply) =>
    show(gate, request, reply, 200, 'ask-reset', { email: '', problem: null }),
  );

  server.post('/restablecer', async (request, reply) => {
    const typed = (fieldsOf(request).get('email') ?? '').trim();
    const email = canonicalAddress(typed);
    if (email === null) {
      const problem = 'Escriba un correo completo, por ejemplo nombre@empresa.com.co.';
      return show(gate, request, reply, 422, 'ask-reset', { email: typed, problem });
    }
    await limits.count(
      request,
      [LIMITS.resetNetwork, networkOf(request.ip)],
      [LIMITS.resetApart, email],
      [LIMITS.resetAddress, email],
    );
    await recoveries.ask(db, email, clock.now());
    return tell(gate, request, reply, 200, {
      title: 'Revise su correo',
      tone: 'good',
      paragraphs: [
        'Si ese correo tiene una cuenta o una solicitud con nosotros, en unos minutos recibirá un mensaje que le dice cómo seguir.',
        'Si no llega, mire en la carpeta de no deseados y revise que haya escrito el correo corporativo de su cuenta, registrada o solicitada.',
      ],
      actions: [SIGN_IN, { label: 'Ayuda', href: '/ayuda' }],
    });
  });

  linkPages(server, gate, {
    purpose: 'reset',
    path: '/restablecer',
    ttl: config.resetTtl,
    title: 'Elija una contraseña nueva',
    intro:
      'Al guardarla se cierran todas las sesiones abiertas de su cuenta y queda iniciada una nueva aquí.',
    button: 'Guardar e iniciar sesión',
    done: 'guardada',
    needsConsent: false,
    over: {
      lapsed: {
        title: 'Este enlace venció',
        paragraphs: [
          `Por seguridad, el enlace para cambiar la contraseña sirve durante ${holds}. Pida otro; su contraseña de antes sigue igual.`,
        ],
        actions: [ASK, SIGN_IN],
      },
      used: {
        title: 'Este enlace ya no sirve',
        paragraphs: [
          'Ya se usó, o la contraseña se cambió después de que se lo enviamos. Inicie sesión con la última, o pida otro enlace.',
        ],
        actions: [SIGN_IN, ASK],
      },
      replaced: {
        title: 'Hay un correo más reciente',
        paragraphs: [
          'Después de este le enviamos otro enlace, y solo sirve el último. Búsquelo en su correo, también en la carpeta de no deseados.',
        ],
        actions: [ASK],
      },
      dead: {
        title: 'Este enlace ya no sirve',
        paragraphs: [
          `La cuenta no está disponible. Si cree que es un error, escriba a ${config.mailFrom.address}.`,
        ],
        actions: [{ label: 'Ayuda', href: '/ayuda' }],
      },
    },
  });
}
