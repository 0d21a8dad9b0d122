import type { PageData } from '../../src/web/pages.ts';

/** A page with plausible data; `name` tells apart the samples of one template. */
export type SamplePage = {
  [K in keyof PageData]: { readonly name: string; readonly page: K; readonly data: PageData[K] };
}[keyof PageData];

const email = 'ana.perez@transportesdelnorte.co';
const BACK = [
  { label: 'Iniciar sesión', href: '/ingresar' },
  { label: 'Ayuda', href: '/ayuda' },
];
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

/** Every template at least once, and each state of those that have several faces. */
export const SAMPLE_PAGES: readonly SamplePage[] = [
  { name: 'plain', page: 'sign-in', data: { email: '', problem: null, notice: null } },
  {
    name: 'wrong',
    page: 'sign-in',
    data: { email, problem: 'El correo o la contraseña no son correctos.', notice: null },
  },
  { name: 'left', page: 'sign-in', data: { email: '', problem: null, notice: 'Cerró su sesión.' } },
  { name: 'plain', page: 'ask-reset', data: { email: '', problem: null } },
  {
    name: 'wrong',
    page: 'ask-reset',
    data: {
      email: 'ana.perez',
      problem: 'Escriba un correo completo, por ejemplo nombre@empresa.com.co.',
    },
  },
  { name: 'plain', page: 'choose-password', data: { ...choose, problems: {} } },
  {
    name: 'weak',
    page: 'choose-password',
    data: {
      ...choose,
      problems: { password: 'Esa contraseña es muy común. Pruebe con una frase de varias palabras.' },
    },
  },
  {
    name: 'different',
    page: 'choose-password',
    data: { ...choose, problems: { both: 'Las dos contraseñas no son iguales. Escríbalas de nuevo.' } },
  },
  {
    name: 'unticked',
    page: 'choose-password',
    data: { ...choose, problems: { acepto: 'Marque la casilla para continuar.' } },
  },
  {
    name: 'reset',
    page: 'choose-password',
    data: {
      ...choose,
      title: 'Elija una contraseña nueva',
      intro:
        'Al guardarla se cierran todas las sesiones abiertas de su cuenta y queda iniciada una nueva aquí.',
      button: 'Guardar e iniciar sesión',
      privacy: null,
      problems: {},
    },
  },
  {
    name: 'plain',
    page: 'account',
    data: { ...account, notice: 'Su cuenta quedó activa.', problems: {} },
  },
  {
    name: 'wrong',
    page: 'account',
    data: { ...account, notice: null, problems: { current: 'Esa no es su contraseña actual.' } },
  },
  {
    name: 'plain',
    page: 'help',
    data: {
      mailto: 'mailto:soporte@logtecgroup.com.co?subject=Solicitud',
      activationLifetime: '4 horas',
      resetLifetime: '1 hora',
    },
  },
  { name: 'plain', page: 'comment', data: { opinion: '1.firma' } },
  {
    name: 'lapsed',
    page: 'message',
    data: {
      title: 'Este enlace venció',
      paragraphs: [
        'Por seguridad, el enlace de activación sirve durante 4 horas. Su cuenta sigue aprobada: pida un enlace nuevo y le llegará al mismo correo.',
      ],
      button: { label: 'Enviarme un enlace nuevo', name: 'accion', value: 'nuevo' },
    },
  },
  {
    name: 'good',
    page: 'message',
    data: {
      title: 'Revise su correo',
      tone: 'good',
      paragraphs: [
        'Si ese correo tiene una cuenta o una solicitud con nosotros, en unos minutos recibirá un mensaje que le dice cómo seguir.',
      ],
      actions: BACK,
    },
  },
  {
    name: 'failed',
    page: 'message',
    data: {
      title: 'Algo falló de nuestro lado',
      tone: 'bad',
      paragraphs: ['Ya quedó registrado. Inténtelo de nuevo en unos minutos.'],
      actions: BACK,
      reference: '7K2M9Q4D',
    },
  },
];
