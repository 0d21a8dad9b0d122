import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { atFreePort } from '../../src/demo/free-port.ts';
import { freePort } from '../support/free-port.ts';

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

async function listenAt(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  opened.push(server);
  return server;
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

test('a port that is free is taken, another when it is not', async () => {
  const wanted = await freePort();
  expect(portOf(await atFreePort(wanted, listenAt))).toBe(wanted);
  expect(portOf(await atFreePort(wanted, listenAt))).not.toBe(wanted);
});

test('one that somebody takes while the demo is opening is left to them', async () => {
  const asked: number[] = [];
  const server = await atFreePort(0, async (port) => {
    asked.push(port);
    if (asked.length === 1) await listenAt(port);
    return await listenAt(port);
  });
  expect(asked).toHaveLength(2);
  expect(portOf(server)).toBe(asked[1]);
});

test('whatever else goes wrong is told, and so is a port that is taken every time', async () => {
  let tries = 0;
  const broken = async (): Promise<never> => {
    tries++;
    throw new Error('no disk');
  };
  await expect(atFreePort(0, broken)).rejects.toThrow('no disk');
  expect(tries).toBe(1);
  await expect(
    atFreePort(0, async (port) => {
      await listenAt(port);
      return await listenAt(port);
    }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
