import type { Format } from './writing.ts';

/** A mail to begin from; everything in it can be edited before it is sent. */
export interface Example {
  readonly label: string;
  readonly subject: string;
  readonly body: string;
  readonly format: Format;
}

const REQUEST_SUBJECT = 'Solicitud de activación cuenta mesa de ayuda';

/** What the composer offers, by the name in its address. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  completa: {
    label: 'Completa',
    subject: REQUEST_SUBJECT,
    format: 'text',
    body: `Buenos días:

Por favor activen la cuenta de una compañera. Sus datos:

Nombre completo: Laura Gómez Pardo
Empresa: Cliente de los Andes S.A.S.
Cargo: Coordinadora de compras
Correo corporativo: laura.gomez@cliente.com.co

Muchas gracias,
Carlos Rojas`,
  },
  incompleta: {
    label: 'Incompleta',
    subject: REQUEST_SUBJECT,
    format: 'text',
    body: `Buenas tardes, necesito una cuenta para:

Nombre completo: Marta Díaz Rincón
Empresa: Cliente de los Andes S.A.S.
Correo corporativo: marta.diaz@cliente.com.co

Gracias.`,
  },
  tabla: {
    label: 'Tabla de tres',
    subject: `${REQUEST_SUBJECT} - tres personas`,
    format: 'table',
    body: `Agradecemos el alta de estas personas:

Nombre completo | Razón social | Cargo | Correo corporativo
Kevin Amaya Solano | Cliente de los Andes S.A.S. | Analista | kevin.amaya@cliente.com.co
María Paz Ochoa | Cliente de los Andes S.A.S. | Supervisora | maria.ochoa@cliente.com.co
Jhon Cuesta Palacios | Cliente de los Andes S.A.S. | Formador | jhon.cuesta@cliente.com.co

Gracias.`,
  },
  telefono: {
    label: 'Desde un teléfono',
    subject: 'solicitud de activacion cuenta mesa de ayuda',
    format: 'phone',
    body: `Hola buenas noches mis datos para la cuenta
Nombre Carlos Rojas Vega
Empresa Cliente de los Andes SAS
Cargo analista de compras
Correo carlos@cliente.com.co`,
  },
  soporte: {
    label: 'Otro asunto',
    subject: 'La impresora del segundo piso no imprime',
    format: 'text',
    body: `Buenos días:

Desde ayer la impresora del segundo piso muestra «atasco de papel», pero no hay papel atascado.
¿Alguien puede venir a verla?

Carlos Rojas`,
  },
};
