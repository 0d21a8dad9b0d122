import type { Request } from './load.ts';

/** A form of the pages as one visitor has it: cookie and token. */
export interface Form {
  /** What sending it with these fields asks for, from this network as the proxy on loopback tells it. */
  post(fields: Readonly<Record<string, string>>, network: string): Omit<Request, 'status'>;
}

export async function formOf(pagesUrl: string, path: string): Promise<Form> {
  const answer = await fetch(pagesUrl + path);
  const formulario = /name="formulario" value="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    post: (fields, network) => ({
      method: 'POST',
      path,
      headers: {
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': network,
      },
      body: new URLSearchParams({ formulario, ...fields }).toString(),
    }),
  };
}
