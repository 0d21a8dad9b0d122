import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { Teller } from './finding.ts';

const PATIENCE = 10_000;
const DAY = 86_400_000;
/** Certificates that renew themselves do so a month before they end. Days. */
const SOON = 21;

/** Whether people reach the pages at PUBLIC_URL, and how long its certificate holds. */
export async function examinePages(publicUrl: string, now: Date, teller: Teller): Promise<void> {
  const url = new URL(publicUrl);
  if (url.protocol === 'https:') await examineCertificate(url, now, teller);
  else
    teller.warn(
      `PUBLIC_URL is ${publicUrl}: links travel in clear text`,
      'give it https:// before others use it',
    );
  try {
    const response = await fetch(new URL('/ingresar', url), {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const text = await response.text();
    if (response.status === 200 && text.includes('Iniciar sesión'))
      teller.ok(`${publicUrl} shows the sign-in page`);
    else
      teller.fail(
        `${publicUrl}/ingresar answers ${response.status} and is not the sign-in page`,
        'point the proxy of that name to HOST and PORT of the bot, with the path unchanged',
      );
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name: string };
    teller.fail(
      `${publicUrl} cannot be reached from here (${cause?.code ?? name})`,
      'start the bot; check the name in DNS and the proxy before it. Some networks do not reach their own outside address',
    );
  }
}

async function examineCertificate(url: URL, now: Date, teller: Teller): Promise<void> {
  const end = await endOfCertificate(url.hostname, Number(url.port || 443));
  if (end === null) return; // the request that follows tells why
  const days = Math.floor((end.getTime() - now.getTime()) / DAY);
  const what = `the certificate of ${url.hostname} holds ${days} more days`;
  if (days < SOON) teller.warn(what, 'have it renewed; if that should happen by itself, see why it did not');
  else teller.ok(what);
}

function endOfCertificate(host: string, port: number): Promise<Date | null> {
  return new Promise((resolve) => {
    const socket = connect(
      {
        host,
        port,
        ...(isIP(host) ? {} : { servername: host }),
        timeout: PATIENCE,
        rejectUnauthorized: false,
      },
      () => {
        const { valid_to: end } = socket.getPeerCertificate();
        socket.destroy();
        resolve(end ? new Date(end) : null);
      },
    );
    const none = (): void => {
      socket.destroy();
      resolve(null);
    };
    socket.on('error', none).on('timeout', none);
  });
}
