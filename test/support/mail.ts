import type { IncomingMail } from '../../src/core/mail.ts';

/** A mail that says nothing but this. */
export const mailOf = (said: Partial<IncomingMail>): IncomingMail => ({
  from: [],
  subject: '',
  messageId: null,
  references: [],
  recipients: [],
  headers: new Map(),
  plain: null,
  html: null,
  deliveryStatus: null,
  returned: null,
  attachments: 0,
  ...said,
});

/** The bytes of a mail from Ana Ruiz, with these header fields after her From. */
export const rawMail = (headers: string[], body = ''): Buffer =>
  Buffer.from(`${['From: Ana Ruiz <ana@acme.co>', ...headers].join('\r\n')}\r\n\r\n${body}`, 'utf8');
