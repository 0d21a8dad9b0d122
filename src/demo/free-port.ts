import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';
const TRIES = 3;

/**
 * Opens something at `wanted` if that is free on loopback, else at any port that is; 0 asks for any. What was free a moment
 * ago may be taken by the time a server listens: then once more, at another.
 */
export async function atFreePort<T>(
  wanted: number,
  open: (port: number) => Promise<T>,
  tries = TRIES,
): Promise<T> {
  try {
    return await open(await freePort(wanted));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries <= 1) throw error;
    return await atFreePort(0, open, tries - 1);
  }
}

async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(wanted, LOOPBACK);
    await once(server, 'listening'); // rejects on 'error'
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if (wanted === 0) throw error;
    return await freePort(0);
  } finally {
    server.close();
  }
}
