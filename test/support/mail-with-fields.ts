import type { IncomingMail } from '../../src/core/mail.ts';
import { mailOf } from './mail.ts';
import { OWN } from './requests.ts';

/** What a reply to the notice of SOL-YQZMJV is addressed to. */
export const KEY = 'soporte+sol.yqzmjv.kg59t2g6@logtecgroup.com.co';

/** A mail from its fields and text; from an agent, to the key of a notice, unless the fields say otherwise. */
export function mailWith(
  fields: Record<string, string>,
  plain = '',
  more: Partial<IncomingMail> = {},
): IncomingMail {
  const all: Record<string, string> = {
    from: 'Camila Rojas <crojas@logtecgroup.com.co>',
    to: KEY,
    subject: 'Re: [SOL-YQZMJV] Nueva solicitud',
    'return-path': '<crojas@logtecgroup.com.co>',
    ...fields,
  };
  const [, name = '', address = all['from'] ?? ''] = /^(.*?)\s*<([^>]*)>$/.exec(all['from'] ?? '') ?? [];
  return mailOf({
    from: [{ name, address }],
    subject: all['subject'] ?? '',
    messageId: all['message-id'] ?? '<1@logtecgroup.com.co>',
    references: all['in-reply-to'] ? [all['in-reply-to']] : [],
    recipients: [all['to'] ?? ''],
    headers: new Map(Object.entries(all).map(([field, value]) => [field, [value]])),
    plain,
    ...more,
  });
}

/** Of a mail that somebody outside sends to the mailbox itself. */
export const CLIENT = { from: 'Ana Díaz <ana@cliente.co>', to: OWN, 'return-path': '<ana@cliente.co>' };
