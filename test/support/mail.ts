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
