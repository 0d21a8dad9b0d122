import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** An SMTP server that follows a script: for what a real one cannot be brought to do. */
export interface FakeSmtp {
  readonly port: number;
  /** Every line that clients sent, the letter's own lines included. */
  readonly lines: readonly string[];
  /** The same by connection, for what several say at once. */
  readonly conversations: readonly (readonly string[])[];
  stop(): Promise<void>;
}

/**
 * @param answers what to say to a line that begins with the key (`greeting` on connecting, `.` after the letter);
 *   null says nothing, "cut" ends the connection. Whatever is not named gets a friendly answer.
 */
export async function startFakeSmtp(
  answers: Readonly<Record<string, string | null>> = {},
): Promise<FakeSmtp> {
  const lines: string[] = [];
  const conversations: string[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const own: string[] = [];
    conversations.push(own);
    converse(socket, { ...FRIENDLY, ...answers }, (line) => {
      lines.push(line);
      own.push(line);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    lines,
    conversations,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const FRIENDLY: Readonly<Record<string, string | null>> = {
  greeting: '220 fake',
  EHLO: '250-fake\r\n250 AUTH PLAIN',
  AUTH: '235 welcome',
  'MAIL FROM': '250 ok',
  'RCPT TO': '250 ok',
  DATA: '354 go on',
  '.': '250 kept',
  RSET: '250 ok',
  QUIT: '221 bye',
};

function converse(
  socket: Socket,
  answers: Readonly<Record<string, string | null>>,
  record: (line: string) => void,
): void {
  let inLetter = false;
  let rest = '';
  const say = (key: string): void => {
    const answer = answers[key];
    if (answer === 'cut') socket.destroy();
    else if (answer !== null) socket.write(`${answer ?? '500 what?'}\r\n`);
    inLetter = key === 'DATA' && answer?.startsWith('354') === true;
  };
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      record(line);
      if (inLetter && line !== '.') continue;
      say(inLetter ? '.' : (Object.keys(answers).find((key) => line.toUpperCase().startsWith(key)) ?? ''));
    }
  });
  say('greeting');
}
