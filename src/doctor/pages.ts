import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { Config } from '../config.ts';
import { formToken } from '../core/links.ts';
import type { Teller } from './finding.ts';

const PATIENCE = 10_000;
const DAY = 86_400_000;
/** Certificates that renew themselves do so a month before they end. Days. */
const SOON = 21;

/** Whether people reach this very bot at PUBLIC_URL, how long its certificate holds, and whether it knows the proxy before it. */
export async function examinePages(
  { publicUrl, trustProxy, secretKeys }: Pick<Config, 'publicUrl' | 'trustProxy' | 'secretKeys'>,
  now: Date,
  teller: Teller,
): Promise<void> {
  const url = new URL(publicUrl);
  // The bot itself speaks http: what gives it https is a proxy.
  if (url.protocol === 'https:' && trustProxy.length === 0)
    teller.warn(
      'PUBLIC_URL is https and TRUST_PROXY is empty: to the limits all visitors are one',
      "set TRUST_PROXY to the proxy's address, and have the proxy set X-Forwarded-For",
    );
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
    if (response.status === 200 && text.includes('Iniciar sesión')) {
      if (isOurs(response, text, secretKeys)) teller.ok(`${publicUrl} shows the sign-in page of this bot`);
      else
        teller.fail(
          `${publicUrl} shows a sign-in page, but one made with another SECRET_KEY`,
          'the name leads to another instance, or this command runs with another configuration than the bot',
        );
    } else
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

/** The token of its form is signed for the cookie that comes with it: with our key only if the page is ours. */
function isOurs(response: Response, text: string, secretKeys: readonly Buffer[]): boolean {
  const [, token = ''] = /name="formulario" value="([\w-]+)"/.exec(text) ?? [];
  const visits = response.headers
    .getSetCookie()
    .map((line) => /portero-visita=([\w-]+)/.exec(line)?.[1] ?? '');
  return visits.some((id) => secretKeys.some((key) => formToken(key, 'visit', id) === token));
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
