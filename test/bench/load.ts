import { once } from 'node:events';
import { connect } from 'node:net';

/** What a load came to. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
}

export interface Request {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Which answer is the right one; any other fails the bench. */
  readonly status: number;
}

/**
 * Asks for the same page over `connections` that are kept open, each with one request under way, for so many milliseconds;
 * where each connection is a person of its own, `request` says what they ask for.
 */
export async function load(
  url: string,
  request: Request | ((connection: number) => Request),
  connections: number,
  milliseconds: number,
): Promise<Load> {
  const times: number[] = [];
  const start = performance.now();
  const until = start + milliseconds;
  const one = async (connection: number): Promise<void> => {
    const asked = typeof request === 'function' ? request(connection) : request;
    const server = await openServer(url);
    while (performance.now() < until) times.push(await server.ask(asked));
    server.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, n) => one(n)));
  return { perSecond: (times.length / (performance.now() - start)) * 1000, times };
}

/** One connection to a server, kept open. */
export interface OpenServer {
  /** @returns milliseconds until the answer was there whole. @throws when its status is not the one expected */
  ask(request: Request): Promise<number>;
  close(): void;
}

export async function openServer(url: string): Promise<OpenServer> {
  const { hostname, port, host } = new URL(url);
  const connection = await openConnection(hostname, Number(port));
  const known = new Map<Request, string>();
  return {
    close: () => connection.close(),
    ask: async (request) => {
      const bytes = known.get(request) ?? bytesOf(request, host);
      known.set(request, bytes);
      const start = performance.now();
      const status = await connection.send(bytes);
      if (status !== request.status)
        throw new Error(`${request.path} answered ${status}, not ${request.status}`);
      return performance.now() - start;
    },
  };
}

function bytesOf({ method = 'GET', path, headers = {}, body = '' }: Request, host: string): string {
  const all = {
    host,
    ...headers,
    ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

interface Connection {
  /** @returns the status of the answer, once it is there whole. */
  send(bytes: string): Promise<number>;
  close(): void;
}

/** As little of HTTP as our own answers need (a Content-Length on each), so that the load costs less than what it measures. */
async function openConnection(host: string, port: number): Promise<Connection> {
  const socket = connect(port, host).setNoDelay(true);
  await once(socket, 'connect');
  let text = '';
  let answered: (status: number) => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
    if (text.length < end + 4 + length) return;
    const status = Number(text.slice(9, 12));
    text = text.slice(end + 4 + length);
    answered(status);
  });
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('the server closed the connection')));
  return {
    send: (bytes) =>
      new Promise((resolve, reject) => {
        answered = resolve;
        failed = reject;
        socket.write(bytes);
      }),
    close: () => void socket.destroy(),
  };
}
