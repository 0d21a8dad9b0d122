import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** A TCP server whose connections are in the hands of a test. */
export interface FakeServer {
  readonly port: number;
  stop(): Promise<void>;
}

const EMPTY = (tag: string): string =>
  `* 0 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n${tag} OK [READ-WRITE] done\r\n`;

/** @param credentials of a server that speaks TLS */
async function listening(
  onSocket: (socket: Socket) => void,
  credentials?: { key: string; cert: string },
): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  const take = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  };
  const server = (credentials ? createTlsServer(credentials, take) : createServer(take)).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Greets as an IMAP server of these capabilities, lets anybody in, says NO to everything else, and keeps what it heard.
 * @param opens has an empty INBOX too
 */
export async function startFakeImap(
  capabilities: string,
  opens = false,
): Promise<FakeServer & { readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const server = await listening((socket) => {
    socket.write(`* OK [CAPABILITY ${capabilities}] fake\r\n`);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      for (const line of chunk.split('\r\n').filter(Boolean)) {
        lines.push(line);
        const [tag = '*', command = ''] = line.split(' ');
        if (command === 'CAPABILITY') socket.write(`* CAPABILITY ${capabilities}\r\n${tag} OK done\r\n`);
        else if (command === 'LOGIN') socket.write(`${tag} OK welcome\r\n`);
        else if (opens && command === 'SELECT') socket.write(EMPTY(tag));
        else if (opens && command === 'LIST') socket.write(`${tag} OK done\r\n`);
        else socket.write(`${tag} NO not here\r\n`);
      }
    });
  });
  return { ...server, lines };
}

/** An IMAP server over TLS that lets in who shows a token it takes (XOAUTH2, with an initial response), and has an empty INBOX. */
export function startOAuthImap(
  credentials: { key: string; cert: string },
  takes: (token: string) => boolean,
): Promise<FakeServer> {
  return listening((socket) => {
    socket.write('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 UIDPLUS MOVE] fake\r\n');
    let refused: string | null = null;
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      for (const line of chunk.split('\r\n')) {
        const [tag = '', command = '', , token = ''] = line.split(' ');
        const [, given = ''] = /auth=Bearer ([\w.-]+)/.exec(Buffer.from(token, 'base64').toString()) ?? [];
        if (refused !== null) {
          socket.write(`${refused} NO [AUTHENTICATIONFAILED] token refused\r\n`);
          refused = null;
        } else if (command === 'AUTHENTICATE' && takes(given)) socket.write(`${tag} OK welcome\r\n`);
        else if (command === 'AUTHENTICATE') {
          refused = tag;
          socket.write(`+ ${Buffer.from('{"status":"401"}').toString('base64')}\r\n`);
        } else if (command === 'CAPABILITY')
          socket.write(`* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 UIDPLUS MOVE\r\n${tag} OK done\r\n`);
        else if (command === 'SELECT') socket.write(EMPTY(tag));
        else if (tag) socket.write(`${tag} OK done\r\n`);
      }
    });
  }, credentials);
}

/** Accepts and never says a word. */
export const startSilence = (): Promise<FakeServer> => listening((socket) => socket.resume());

/** Stands before a server and passes everything on, until what comes back from it has gone `cutAfter` bytes past a mark. */
export async function startCutter(target: number): Promise<FakeServer & { cutAfter(bytes: number): void }> {
  let left = Number.POSITIVE_INFINITY;
  const server = await listening((socket) => {
    const upstream = connect(target, '127.0.0.1');
    const end = (): void => {
      socket.destroy();
      upstream.destroy();
    };
    upstream.on('error', end).on('close', end);
    socket.on('close', end).pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      socket.write(chunk.subarray(0, Math.min(left, chunk.length)));
      left -= chunk.length;
      if (left <= 0) end();
    });
  });
  return {
    ...server,
    cutAfter: (bytes) => {
      left = bytes;
    },
  };
}
