import { randomBytes } from 'node:crypto';
import { canariesIn, canary } from './canaries.ts';

/**
 * A visitor without JavaScript: keeps cookies, follows no redirect by itself, submits forms as they stand and ticks the boxes
 * that must be ticked. Each asks from a network of its own, for a bot that believes the proxy on loopback.
 */
export class Browser {
  readonly #base: string;
  readonly #network = `10.${[...randomBytes(3)].join('.')}`;
  readonly #cookies = new Map<string, string>();
  readonly #bodies = new WeakMap<Response, Promise<string>>();

  constructor(base: string) {
    this.#base = base;
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers });
  }

  async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', this.#network);
    if (this.#cookies.size > 0)
      headers.set('cookie', [...this.#cookies].map(([k, v]) => `${k}=${v}`).join('; '));
    const response = await fetch(new URL(path, this.#base), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /;\s*max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
      canary('a cookie', value);
    }
    return response;
  }

  /** The page's text; may be asked again. */
  text(response: Response): Promise<string> {
    const body = this.#bodies.get(response) ?? response.text();
    this.#bodies.set(response, body);
    return body;
  }

  /** Submits the page's form (the one with this action, if said) with its hidden fields and these. */
  async submit(page: Response, fields: Record<string, string>, action?: string): Promise<Response> {
    const html = await this.text(page);
    canariesIn(html);
    for (const [name, value] of Object.entries(fields)) canary(`the field ${name}`, value);
    const form = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(
      ([, attributes = '']) =>
        /method="post"/i.test(attributes) &&
        (action === undefined || attributes.includes(`action="${action}"`)),
    );
    if (!form) throw new Error(`no such form on ${page.url}: ${html.slice(0, 300)}`);
    const hidden = [...(form[2] ?? '').matchAll(/<input\b[^>]*type="(?:hidden|checkbox)"[^>]*>/g)].map(
      ([input]) => [/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? ''],
    );
    const target = /action="([^"]*)"/.exec(form[1] ?? '')?.[1] || new URL(page.url).pathname;
    return await this.send(target, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }),
    });
  }
}
