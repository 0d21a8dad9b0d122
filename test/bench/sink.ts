import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { portOf } from './measure.ts';

/** A letter's recipient, and where an answer to it would go. */
export interface Taken {
  readonly recipient: string;
  readonly subject: string;
  readonly replyTo: string;
  /** Without its brackets. */
  readonly messageId: string;
}

/** An SMTP server that takes every letter and keeps none (but who got it, if asked to): as fast as one can be, so that what is measured is the sender. */
export interface Sink {
  readonly port: number;
  readonly taken: number;
  /** In the order they came. */
  readonly kept: readonly Taken[];
  /** When the next letter to this address has arrived whole, by `performance.now()`. */
  letterTo(address: string): Promise<number>;
  close(): Promise<void>;
}

export async function startSink({ keep = false } = {}): Promise<Sink> {
  const waiting = new Map<string, (at: number) => void>();
  const sockets = new Set<Socket>();
  let taken = 0;
  const kept: Taken[] = [];
  const onLetter = (recipient: string, letter: Buffer): void => {
    taken++;
    if (keep)
      kept.push({
        recipient,
        subject: field('Subject', letter),
        replyTo: field('Reply-To', letter),
        messageId: field('Message-ID', letter),
      });
    waiting.get(recipient)?.(performance.now());
    waiting.delete(recipient);
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true).on('error', () => undefined);
    converse(socket, onLetter);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server),
    get taken() {
      return taken;
    },
    kept,
    letterTo: (address) => new Promise((resolve) => waiting.set(address, resolve)),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A header field, unfolded; of an address what stands in its angle brackets. */
function field(name: string, letter: Buffer): string {
  const [, value = ''] =
    new RegExp(`^${name}: ?(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(letter.toString('latin1')) ?? [];
  const line = value.replace(/\r\n/g, '');
  return /<([^>]+)>$/.exec(line)?.[1] ?? line.trim();
}

const END = Buffer.from('\r\n.\r\n');

function converse(socket: Socket, onLetter: (recipient: string, letter: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  let isLetter = false;
  let recipient = '';
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
    isLetter = verb === 'DATA';
    const answers: Record<string, string> = {
      EHLO: '250-sink\r\n250 8BITMIME',
      DATA: '354 go on',
      QUIT: '221 bye',
    };
    socket.write(`${answers[verb] ?? '250 ok'}\r\n`);
  };
  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = isLetter ? rest.indexOf(END) : rest.indexOf('\r\n');
      if (end < 0) return;
      const part = rest.subarray(0, end);
      rest = rest.subarray(end + (isLetter ? END.length : 2));
      if (isLetter) {
        isLetter = false;
        onLetter(recipient, part);
        socket.write('250 taken\r\n');
      } else command(part.toString('latin1'));
    }
  });
  socket.write('220 sink\r\n');
}
