import type { IncomingMail } from '../../src/core/mail.ts';
import { mailOf } from './mail.ts';

/** An agent, as From names her. */
export const CAMILA = [{ name: 'Camila Rojas Peña', address: 'crojas@logtecgroup.com.co' }];

/** Her answer to the notice about Luisa Forero (SOL-YQZMJV). */
export function reply(plain: string | null, more: Partial<IncomingMail> = {}): IncomingMail {
  return mailOf({
    from: CAMILA,
    subject: 'Re: [SOL-YQZMJV] Nueva solicitud de cuenta: Luisa Forero',
    references: ['<sol.yqzmjv.kg59t2g6@logtecgroup.com.co>'],
    plain,
    ...more,
  });
}
