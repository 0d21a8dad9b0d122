import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below those that Linux hands out by itself (32768 and up): nobody gets by chance what was free a moment ago. */
const [FROM, TO] = [15_000, 32_000];

/** A port on loopback for a server that has to be told one, and that may come back to it after a restart. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FROM + Math.floor(Math.random() * (TO - FROM));
    const probe = createServer().listen(port, '127.0.0.1');
    if (!(await isListening(probe))) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}

const isListening = (server: Server): Promise<boolean> =>
  once(server, 'listening').then(
    () => true,
    () => false,
  );
