import type { Mailbox } from '../core/mail.ts';

/** What somebody does in the story: asks for an account, decides, or is to have the account. */
export type Role = 'requester' | 'agent' | 'person';

export interface Player extends Mailbox {
  readonly role: Role;
}

/** The help desk's own mailbox, which the bot reads. */
export const DESK = { name: 'Mesa de Ayuda', address: 'soporte@logtecgroup.com.co' };

export const CARLOS: Player = { role: 'requester', name: 'Carlos Rojas', address: 'carlos@cliente.com.co' };
export const ANA: Player = { role: 'agent', name: 'Ana Torres', address: 'ana@logtecgroup.com.co' };
export const LUIS: Player = { role: 'agent', name: 'Luis Mejía', address: 'luis@logtecgroup.com.co' };
export const LAURA: Player = { role: 'person', name: 'Laura Gómez', address: 'laura.gomez@cliente.com.co' };

/** In the order of the screen. Others join when they first write or receive a letter. */
export const CAST: readonly Player[] = [CARLOS, ANA, LUIS, LAURA];

/** `name+anything@domain` is delivered to `name@domain`. */
export const baseAddress = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');
