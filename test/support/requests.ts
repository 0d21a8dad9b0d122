import type { IncomingMail, Person } from '../../src/core/mail.ts';
import { readPeople } from '../../src/core/reading/people.ts';
import { mailOf } from './mail.ts';

/** The bot's address in tests of reading. */
export const OWN = 'soporte@logtecgroup.com.co';

/** A request mail with this text, from Ana Ruiz unless said otherwise. */
export function requestMail(text: string, more: Partial<IncomingMail> = {}): IncomingMail {
  return mailOf({
    from: [{ name: 'Ana Ruiz', address: 'ana.ruiz@acme.co' }],
    subject: 'Solicitud de activación cuenta mesa de ayuda',
    messageId: '<1@acme.co>',
    recipients: [OWN],
    plain: text,
    ...more,
  });
}

/** Each person read from a text as "name | company | role | e-mail", with "-" for what is missing. */
export const peopleIn = (text: string, more: Partial<IncomingMail> = {}): string[] =>
  readPeople(requestMail(text, more), OWN, []).map(row);

export const row = ({ fullName, company, role, email }: Person): string =>
  [fullName, company, role, email].map((value) => value ?? '-').join(' | ');
