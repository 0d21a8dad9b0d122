import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP server whose connections are in the hands of a test. */
export interface FakeServer {
  readonly port: number;
  stop(): Promise<void>;
}

async function listening(onSocket: (socket: Socket) => void): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  }).listen(0, '127.0.0.1');
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

/** Greets as an IMAP server of these capabilities, lets anybody in, says NO to everything else, and keeps what it heard. */
export async function startFakeImap(
  capabilities: string,
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
        else socket.write(`${tag} NO not here\r\n`);
      }
    });
  });
  return { ...server, lines };
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
