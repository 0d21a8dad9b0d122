import type { Faces } from '../rehearsal.ts';
import type { PageData } from './pages.ts';

/** What the templates of pages are tried with at each start, and what tests and `npm run pages` show. */

/** A page with plausible data; `name` tells apart the samples of one template. */
export type SamplePage = {
  [K in keyof PageData]: { readonly name: string; readonly page: K; readonly data: PageData[K] };
}[keyof PageData];

const email = 'ana.perez@transportesdelnorte.co';
const BACK = [
  { label: 'Iniciar sesión', href: '/ingresar' },
  { label: 'Ayuda', href: '/ayuda' },
] as const;
const choose = {
  title: 'Active su cuenta',
  intro: 'Su cuenta fue aprobada. Elija una contraseña y entre a la mesa de ayuda.',
  email,
  until: 'las 3:40\u00a0p.\u00a0m. del 22 de noviembre, hora de Colombia',
  button: 'Activar e iniciar sesión',
  privacy: {
    text: 'Responsable del tratamiento: LogTecGroup, Mesa de Ayuda. Usamos su nombre, empresa, cargo y correo para crear su cuenta y atender sus casos. Usted puede conocerlos, corregirlos o pedir que los borremos (Ley 1581 de 2012).',
    version: '3f9k2m7q1x8v5b0c',
  },
  accepted: false,
};
const account = {
  person: {
    fullName: 'Ana María Pérez Gómez',
    company: 'Transportes del Norte S.A.S.',
    role: 'Analista de operaciones',
    email,
  },
  since: '22 de noviembre de 2026',
};

const FACES: Faces<PageData> = {
  'sign-in': [
    ['plain', { email: '', problem: null, notice: null }],
    ['wrong', { email, problem: 'El correo o la contraseña no son correctos.', notice: null }],
    ['left', { email: '', problem: null, notice: 'Cerró su sesión.' }],
  ],
  'ask-reset': [
    ['plain', { email: '', problem: null }],
    [
      'wrong',
      {
        email: 'ana.perez',
        problem: 'Escriba un correo completo, por ejemplo nombre@empresa.com.co.',
      },
    ],
  ],
  'choose-password': [
    [
      'everything',
      {
        ...choose,
        problems: {
          password: 'Esa contraseña es muy corta.',
          both: 'Las dos contraseñas no son iguales.',
          acepto: 'Marque la casilla para continuar.',
        },
      },
    ],
    ['plain', { ...choose, problems: {} }],
    [
      'weak',
      {
        ...choose,
        problems: { password: 'Esa contraseña es muy común. Pruebe con una frase de varias palabras.' },
      },
    ],
    [
      'different',
      { ...choose, problems: { both: 'Las dos contraseñas no son iguales. Escríbalas de nuevo.' } },
    ],
    ['unticked', { ...choose, problems: { acepto: 'Marque la casilla para continuar.' } }],
    [
      'reset',
      {
        ...choose,
        title: 'Elija una contraseña nueva',
        intro:
          'Al guardarla se cierran todas las sesiones abiertas de su cuenta y queda iniciada una nueva aquí.',
        button: 'Guardar e iniciar sesión',
        privacy: null,
        problems: {},
      },
    ],
  ],
  account: [
    [
      'everything',
      {
        ...account,
        notice: 'Su cuenta quedó activa.',
        problems: {
          current: 'Esa no es su contraseña actual.',
          password: 'Esa contraseña es muy corta.',
          both: 'Las dos contraseñas no son iguales.',
        },
      },
    ],
    ['plain', { ...account, notice: 'Su cuenta quedó activa.', problems: {} }],
    ['wrong', { ...account, notice: null, problems: { current: 'Esa no es su contraseña actual.' } }],
  ],
  help: [
    [
      'plain',
      {
        mailto: 'mailto:soporte@logtecgroup.com.co?subject=Solicitud',
        activationLifetime: '4 horas',
        resetLifetime: '1 hora',
      },
    ],
  ],
  comment: [['plain', { opinion: '1.firma' }]],
  message: [
    [
      'everything',
      {
        title: 'Algo falló de nuestro lado',
        tone: 'bad',
        paragraphs: ['Ya quedó registrado.'],
        actions: BACK,
        button: { label: 'Intentar de nuevo', name: 'accion', value: 'nuevo' },
        reference: '7K2M9Q4D',
      },
    ],
    [
      'lapsed',
      {
        title: 'Este enlace venció',
        paragraphs: [
          'Por seguridad, el enlace de activación sirve durante 4 horas. Su cuenta sigue aprobada: pida un enlace nuevo y le llegará al mismo correo.',
        ],
        button: { label: 'Enviarme un enlace nuevo', name: 'accion', value: 'nuevo' },
      },
    ],
    [
      'good',
      {
        title: 'Revise su correo',
        tone: 'good',
        paragraphs: [
          'Si ese correo tiene una cuenta o una solicitud con nosotros, en unos minutos recibirá un mensaje que le dice cómo seguir.',
        ],
        actions: BACK,
      },
    ],
    [
      'failed',
      {
        title: 'Algo falló de nuestro lado',
        tone: 'bad',
        paragraphs: ['Ya quedó registrado. Inténtelo de nuevo en unos minutos.'],
        actions: BACK,
        reference: '7K2M9Q4D',
      },
    ],
  ],
};

/** Every template, and each state of those that have several faces. The first of a template has every value that its page may give. */
export const SAMPLE_PAGES = Object.entries(FACES).flatMap(([page, faces]) =>
  faces.map(([name, data]) => ({ name, page, data }) as SamplePage),
);
