import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { hashSync } from '@node-rs/argon2';
import { type Config, readConfig } from '../../src/config.ts';
import { linkToken, type Purpose } from '../../src/core/links.ts';
import { openLog } from '../../src/log.ts';
import { type Metrics, openMetrics } from '../../src/metrics.ts';
import type { Database } from '../../src/store/database.ts';
import { openPages, type PagesApp } from '../../src/web/server.ts';
import { canariesIn, canary, keptLog } from '../support/canaries.ts';
import { freshDatabase } from '../support/database.ts';

export const SECRET = 'cuatro perros ladran al tren';
const SECRET_HASH = hashSync(SECRET, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

/** A clock that moves only when told to. */
export class MovableClock {
  #now = new Date('2026-11-22T15:00:00.000Z');
  now(): Date {
    return this.#now;
  }
  forward(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

export interface Gatehouse {
  readonly db: Database;
  readonly clock: MovableClock;
  readonly config: Config;
  readonly url: string;
  readonly metrics: Metrics;
  /** Every line that was logged. */
  readonly lines: string[];
  browser(): Browser;
  /** Starts another copy of the bot's pages. @returns its URL. */
  copy(changes?: Partial<PagesApp>): Promise<string>;
  account(state: 'invited' | 'active' | 'disabled', email?: string): Promise<{ id: number; email: string }>;
  link(
    accountId: number,
    purpose: Purpose,
    leftAt?: Date | null,
  ): Promise<{ token: string; path: string; id: Buffer }>;
  close(): Promise<void>;
}

/** The real pages over HTTP on a database of their own, with rows put there by hand. */
export async function openGatehouse(environment: Record<string, string> = {}): Promise<Gatehouse> {
  const database = await freshDatabase();
  const { db } = database;
  const clock = new MovableClock();
  const lines: string[] = [];
  const log = openLog(
    'debug',
    keptLog((line) => void lines.push(line)),
  );
  const config = {
    ...readConfig({
      IMAP_URL: 'imap://bot:x@127.0.0.1/INBOX?tls=none',
      SMTP_URL: 'smtp://127.0.0.1:2525?tls=none',
      MAIL_FROM: 'Mesa de Ayuda <soporte@logtecgroup.com.co>',
      AGENTS: 'agente@logtecgroup.com.co',
      PUBLIC_URL: 'https://soporte.logtecgroup.com.co',
      HELPDESK_URL: 'https://mesa.logtecgroup.com.co',
      DATABASE_URL: 'postgres://127.0.0.1/unused',
      SECRET_KEY: randomBytes(32).toString('base64'),
      HOST: '127.0.0.1',
      TRUST_PROXY: '127.0.0.1',
      ...environment,
    }),
    port: 0,
  };
  const metrics = openMetrics();
  const servers = [await openPages({ config, db, clock, log, metrics })];
  const url = servers[0]?.listeningOrigin ?? '';
  let count = 0;
  const requestOf = async (email: string, inboxId: number): Promise<number> => {
    const { rows } = await db.query<{ id: number }>(
      `insert into requests (code, state, full_name, company, role, email, requester, subject, inbox_id, place, opened_at, decided_at, decided_by)
       values ($1, 'approved', 'Ana Gómez Ruiz', 'Cliente Andino S.A.S.', 'Analista', $2, $2, 'Solicitud', $3, 0, $4, $4, 'agente@logtecgroup.com.co') returning id`,
      [String(100000 + count), email, inboxId, clock.now()],
    );
    return rows[0]?.id ?? 0;
  };
  return {
    db,
    clock,
    config,
    metrics,
    url,
    lines,
    browser: () => new Browser(url),
    copy: async (changes = {}) => {
      const server = await openPages({ config, db, clock, log, metrics, ...changes });
      servers.push(server);
      return server.listeningOrigin;
    },
    account: async (state, email = `ana${++count}@cliente.com.co`) => {
      count++;
      const { rows: boxes } = await db.query<{ id: number }>(
        `insert into mailboxes (name) values ($1) returning id`,
        [`m${count}`],
      );
      const { rows: mails } = await db.query<{ id: number }>(
        `insert into inbox (mailbox_id, uid_validity, uid, sha256, received_at, raw, size, kept_at, due_at) values ($1, 1, 1, '', $2, '', 0, $2, $2) returning id`,
        [boxes[0]?.id, clock.now()],
      );
      const { rows } = await db.query<{ id: number }>(
        `insert into accounts (email, full_name, company, role, state, request_id, password_hash, created_at, activated_at, due_at)
         values ($1, 'Ana Gómez Ruiz', 'Cliente Andino S.A.S.', 'Analista', $2, $3, $4, $5, $6, $5) returning id`,
        [
          email,
          state,
          await requestOf(email, mails[0]?.id ?? 0),
          state === 'invited' ? null : SECRET_HASH,
          clock.now(),
          state === 'invited' ? null : clock.now(),
        ],
      );
      return { id: rows[0]?.id ?? 0, email };
    },
    link: async (accountId, purpose, leftAt = clock.now()) => {
      const id = randomBytes(16);
      const { rows } = await db.query<{ id: number }>(
        `insert into outbox (cause, kind, recipient, data, account_id, owed_at, due_at) values ($1, $2, 'x@y.co', '{}', $3, $4, $4) returning id`,
        [`test:${id.toString('hex')}`, `person-${purpose}`, accountId, clock.now()],
      );
      const ttl = purpose === 'activation' ? config.activationTtl : config.resetTtl;
      await db.query(
        'insert into links (id, purpose, account_id, outbox_id, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
        [id, purpose, accountId, rows[0]?.id, clock.now(), leftAt && new Date(leftAt.getTime() + ttl)],
      );
      const token = linkToken(config.secretKey, purpose, id);
      canary('a link', token);
      return { id, token, path: `/${purpose === 'activation' ? 'activar' : 'restablecer'}/${token}` };
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
      await database.drop();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A plain HTTP client with a cookie jar: no JavaScript, no Origin, no Sec-Fetch-Site unless told. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #url: string;
  /** Where it asks from, as the proxy before the pages says. */
  from: string;
  constructor(url: string, from = anyNetwork()) {
    this.#url = url;
    this.from = from;
  }

  async request(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: { 'x-forwarded-for': this.from, ...(cookie && { cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    this.#keep(response.headers.getSetCookie());
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
      canary('a cookie', value);
    }
  }

  /** Follows a link as browsers do, with headers that fetch() does not let be set. @returns where it leads. */
  async follow(path: string): Promise<{ status: number; location: string; cookies: readonly string[] }> {
    const headers = {
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      'x-forwarded-for': this.from,
    };
    const call = httpRequest(this.#url + path, { headers }).end();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    answer.resume();
    const cookies = answer.headers['set-cookie'] ?? [];
    this.#keep(cookies);
    return { status: answer.statusCode ?? 0, location: answer.headers.location ?? '', cookies };
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.request('GET', path, headers);
  }

  post(
    path: string,
    fields: Record<string, string> | string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    return this.request(
      'POST',
      path,
      { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    );
  }

  /**
   * What the form on `page` that goes to `action` sends besides what is typed: its hidden fields, and the box that must be
   * ticked. A form without an action goes back to its page.
   */
  hidden(page: string, action?: string): Record<string, string> {
    const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
    const form = forms.find((text) => action === undefined || text.includes(`action="${action}"`)) ?? '';
    const inputs = form.matchAll(
      /<input (?:type="hidden"|id="\w+") name="([^"]*)" (?:type="checkbox" )?value="([^"]*)"/g,
    );
    return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
  }

  /** What a person does: opens the page `at`, fills in its form for `path`, sends it. */
  async submit(path: string, fields: Record<string, string>, at = path): Promise<Answer> {
    const page = await this.get(at);
    canariesIn(page.text);
    for (const [name, value] of Object.entries(fields)) canary(`the field ${name}`, value);
    return await this.post(path, {
      ...this.hidden(page.text, page.text.includes(`action="${path}"`) ? path : undefined),
      ...fields,
    });
  }

  signIn(email: string, password = SECRET): Promise<Answer> {
    return this.submit('/ingresar', { email, password });
  }
}

/** Everybody has a network of their own unless told otherwise, so that limits are met by those who look for them. */
const anyNetwork = (): string => `10.${[...randomBytes(3)].join('.')}`;

export const twice = (password: string): Record<string, string> => ({ password, confirmation: password });
