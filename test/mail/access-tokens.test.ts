import { generateKeyPairSync, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as bodyOf } from 'node:stream/consumers';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { type Config, readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { AccessTokenError, openAccessTokens } from '../../src/mail/access-tokens.ts';
import { openMailAccess } from '../../src/mail/mail-access.ts';
import { openMailbox } from '../../src/mail/mailbox.ts';
import { openTransport } from '../../src/mail/transport.ts';
import { startOAuthImap } from '../support/fake-imap.ts';

const log = pino({ level: 'silent' });
const TLS = fileURLToPath(new URL('../support/tls/', import.meta.url));
const [key = '', cert = ''] = ['server.key', 'server.pem'].map((name) => readFileSync(TLS + name, 'utf8'));
const BOT = 'soporte@acme.test';

const LETTER = {
  messageId: '<1@acme.test>',
  from: { name: 'Mesa', address: BOT },
  to: 'ana@cliente.test',
  replyTo: null,
  subject: 'Hola',
  text: 'Hola',
  html: '<p>Hola</p>',
  inReplyTo: null,
  references: [],
  date: new Date(),
  headers: {},
};

/** A provider's token endpoint: hands out t1, t2 … and remembers what it was asked. */
interface Provider {
  readonly url: string;
  readonly asked: { path: string; form: URLSearchParams }[];
  answer: (count: number) => { status: number; body: string; location?: string };
}

let provider: Provider & { server: Server };
beforeEach(async () => {
  const asked: Provider['asked'] = [];
  const server = createServer((request: IncomingMessage, response) => {
    void bodyOf(request).then((form) => {
      asked.push({ path: request.url ?? '', form: new URLSearchParams(form) });
      const { status, body, ...headers } = provider.answer(asked.length);
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider = {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (count) => ({
      status: 200,
      body: JSON.stringify({ access_token: `t${count}`, expires_in: 3_600, token_type: 'Bearer' }),
    }),
  };
});
afterEach(() => {
  provider.server.closeAllConnections();
  provider.server.close();
});

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portero-oauth-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function environment(changes: Record<string, string>): Record<string, string> {
  return {
    IMAP_URL: `imaps://${encodeURIComponent(BOT)}@127.0.0.1:1/INBOX`,
    SMTP_URL: 'smtps://127.0.0.1:1',
    MAIL_FROM: `Mesa de Ayuda <${BOT}>`,
    AGENTS: 'ana@acme.test',
    PUBLIC_URL: 'https://portero.test',
    DATABASE_URL: 'postgres://127.0.0.1/unused',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    TLS_CA_FILE: `${TLS}authority.pem`,
    ...changes,
  };
}
const microsoft = (): Config =>
  readConfig(
    environment({
      MAIL_AUTH: 'microsoft',
      MICROSOFT_TENANT: 'acme.test',
      MICROSOFT_CLIENT_ID: 'client-1',
      MICROSOFT_CLIENT_SECRET: 'hush-hush-hush',
      MICROSOFT_AUTHORITY: provider.url,
    }),
  );
function google(): Config {
  const file = join(folder, 'google.json');
  writeFileSync(
    file,
    JSON.stringify({
      client_email: 'bot@project.iam.test',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      token_uri: `${provider.url}/token`,
    }),
  );
  return readConfig(environment({ MAIL_AUTH: 'google', GOOGLE_KEY_FILE: file }));
}
const tokensOf = (config: Config, now?: () => number) =>
  openAccessTokens(config.mailAuth as Parameters<typeof openAccessTokens>[0], log, now);

describe('an access token', () => {
  test('of Microsoft 365 is asked for with client credentials', async () => {
    expect(await tokensOf(microsoft()).token()).toBe('t1');
    const [{ path, form } = { path: '', form: new URLSearchParams() }] = provider.asked;
    expect(path).toBe('/acme.test/oauth2/v2.0/token');
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: 'hush-hush-hush',
      scope: 'https://outlook.office365.com/.default',
    });
  });

  test('of Google is asked for with an assertion that its key signed, for the mailbox', async () => {
    expect(await tokensOf(google()).token()).toBe('t1');
    const assertion = provider.asked[0]?.form.get('assertion') ?? '';
    const [head = '', claims = '', signature = ''] = assertion.split('.');
    expect(
      verify('sha256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url')),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: 'bot@project.iam.test',
      sub: BOT,
      scope: 'https://mail.google.com/',
      aud: `${provider.url}/token`,
    });
  });

  test('is kept until five minutes before its end, and asked for once however many want it', async () => {
    let now = 1_000_000;
    const tokens = tokensOf(microsoft(), () => now);
    expect(await Promise.all(Array.from({ length: 20 }, () => tokens.token()))).toEqual(Array(20).fill('t1'));
    now += 55 * 60_000 - 1;
    expect(await tokens.token()).toBe('t1');
    now += 1;
    expect(await tokens.token()).toBe('t2');
    tokens.refused();
    expect(await tokens.token()).toBe('t3');
  });

  test.each([
    {
      status: 400,
      body: '{"error":"invalid_client","error_description":"AADSTS7000215 secret hush"}',
      lasting: true,
    },
    { status: 500, body: 'oops', lasting: false },
    { status: 429, body: '{}', lasting: false },
    { status: 200, body: '{"access_token":""}', lasting: false },
  ])('that is refused with $status says why, without the words of the answer', async ({
    status,
    body,
    lasting,
  }) => {
    provider.answer = () => ({ status, body });
    const error = await tokensOf(microsoft())
      .token()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(error).toMatchObject({ isLasting: lasting });
    expect((error as Error).message).not.toMatch(/hush|AADSTS/);
    expect((error as Error).message).toContain('MAIL_AUTH=microsoft');
  });

  test('is asked for at the configured host alone: a redirect is not followed', async () => {
    provider.answer = () => ({ status: 307, body: '', location: `${provider.url}/elsewhere` });
    await expect(tokensOf(microsoft()).token()).rejects.toThrow('cannot be reached');
    expect(provider.asked).toHaveLength(1);
  });

  test('is asked for again after a failure', async () => {
    provider.answer = (count) =>
      count === 1 ? { status: 503, body: '' } : { status: 200, body: '{"access_token":"late"}' };
    const tokens = tokensOf(microsoft());
    await expect(tokens.token()).rejects.toThrow('status 503');
    expect(await tokens.token()).toBe('late');
  });
});

describe('servers that speak XOAUTH2 over TLS, with a certificate of our own authority', () => {
  test('the mailbox opens; a token turned away is not shown twice', async () => {
    const seen: string[] = [];
    const imap = await startOAuthImap({ key, cert }, (token) => {
      seen.push(token);
      return token !== 't1';
    });
    const config = microsoft();
    const access = openMailAccess(config, log);
    const open = () =>
      openMailbox({ ...config.imap, port: imap.port }, log, new AbortController().signal, access);
    await expect(open()).rejects.toMatchObject({ code: 'auth' });
    const mailbox = await open();
    expect([mailbox.uidValidity, seen]).toEqual([7, ['t1', 't2']]);
    await mailbox.close();
    await imap.stop();
  });

  test('without TLS_CA_FILE that certificate is refused', async () => {
    const imap = await startOAuthImap({ key, cert }, () => true);
    const { imap: server } = microsoft();
    const opening = openMailbox({ ...server, port: imap.port }, log, new AbortController().signal);
    await expect(opening).rejects.toMatchObject({ code: 'tls' });
    await imap.stop();
  });

  test('that speak no newer TLS than 1.1 are told nothing, by IMAP as by SMTP', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const refused: (string | undefined)[] = [];
    const server = createTlsServer({ key, cert, ...old })
      .on('tlsClientError', (error: NodeJS.ErrnoException) => refused.push(error.code))
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const config = microsoft();
    const access = openMailAccess(config, log);
    const opening = openMailbox({ ...config.imap, port }, log, new AbortController().signal, access);
    await expect(opening).rejects.toMatchObject({ code: 'tls' });
    const transport = openTransport({ ...config.smtp, port, tls: 'implicit' }, log, undefined, access);
    expect(await transport.send(LETTER)).toMatchObject({ result: 'later' });
    transport.close();
    expect(refused).toEqual(['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_UNSUPPORTED_PROTOCOL']);
    // Who does speak it gets in: it was the version.
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...old });
    await once(socket, 'secureConnect');
    socket.destroy();
    server.close();
  });

  test.each(['implicit', 'starttls'] as const)('a letter leaves, %s', async (tls) => {
    const seen: (string | undefined)[] = [];
    const smtp = new SMTPServer({
      secure: tls === 'implicit',
      key,
      cert,
      authMethods: ['XOAUTH2'],
      onAuth: ({ username, accessToken }, _session, done) => {
        seen.push(`${username} ${accessToken}`);
        if (accessToken === 't1') done(null, { data: { status: '401', schemes: 'bearer', scope: '' } });
        else done(null, { user: username ?? '' });
      },
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => done());
      },
    });
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    const config = google();
    const { port } = smtp.server.address() as AddressInfo;
    const transport = openTransport(
      { ...config.smtp, port, tls },
      log,
      undefined,
      openMailAccess(config, log),
    );
    const sent = await transport.send(LETTER);
    expect(sent.result).toBe('sent');
    expect(seen).toEqual([`${BOT} t1`, `${BOT} t2`]);
    transport.close();
    await new Promise<void>((resolve) => smtp.close(resolve));
  });
});

test('no token and no secret reaches the log', async () => {
  const lines: string[] = [];
  const loud = openLog('trace', { write: (line) => void lines.push(line) });
  provider.answer = (count) => ({ status: 200, body: `{"access_token":"canary-token-${count}"}` });
  const imap = await startOAuthImap({ key, cert }, (token) => !token.endsWith('-1'));
  const config = microsoft();
  const access = openMailAccess(config, loud);
  for (let i = 0; i < 2; i++)
    await openMailbox({ ...config.imap, port: imap.port }, loud, new AbortController().signal, access)
      .then((mailbox) => mailbox.close())
      .catch((err: unknown) => loud.error({ event: 'test', err }, 'failed'));
  await imap.stop();
  expect(lines.join('')).toContain('token.renewed');
  expect(lines.join('')).not.toMatch(/canary|hush/);
});
