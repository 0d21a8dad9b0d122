import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Gatehouse, openGatehouse } from './gatehouse.ts';

let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

const HEAD = 'POST /ingresar HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n';
/** What slow senders hold open with: nothing at all, half a head, a head that grows, half a body, an answer that is not read. */
const HALVES = [
  '',
  HEAD,
  HEAD,
  `${HEAD}Content-Length: 5000\r\n\r\nemail=a`,
  `${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nem`,
];

async function holdOpen(half: string, drips: boolean): Promise<Socket> {
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  await once(socket, 'connect');
  socket.resume().write(half);
  if (drips) {
    const drip = setInterval(() => socket.write('X-A: b\r\n'), 1000);
    socket.once('close', () => clearInterval(drip));
  }
  return socket;
}

test('two hundred connections that never finish: others are served, and all are cut off in 20 s', async () => {
  const sockets = await Promise.all(
    Array.from({ length: 200 }, (_, n) => holdOpen(HALVES[n % HALVES.length] ?? '', n % HALVES.length === 2)),
  );
  const closed = Promise.all(sockets.map(async (socket) => socket.closed || (await once(socket, 'close'))));
  const times: number[] = [];
  for (let n = 0; n < 20; n++) {
    const start = performance.now();
    expect((await house.browser().get(n % 2 ? '/ingresar' : '/activar/x')).status).toBe(n % 2 ? 200 : 404);
    times.push(performance.now() - start);
  }
  expect(times.sort((a, b) => a - b)[times.length / 2]).toBeLessThan(1000); // a busy machine may hold up one or two
  const start = performance.now();
  await closed;
  expect(performance.now() - start).toBeLessThan(21_000);
}, 60_000);
