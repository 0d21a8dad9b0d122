import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Gatehouse, openGatehouse } from './gatehouse.ts';
import { sendRaw } from './raw.ts';

let house: Gatehouse;
beforeAll(async () => {
  house = await openGatehouse();
});
afterAll(() => house.close());

const raw = (text: string): Promise<string> => sendRaw(house.url, text);

describe('hostile requests', () => {
  test('an address of 2 KiB is read, one byte more is not', async () => {
    const pad = (length: number): string => `/ayuda?${'a'.repeat(length - 7)}`;
    expect((await house.browser().get(pad(2048))).status).toBe(200);
    expect((await house.browser().get(pad(2049))).status).toBe(414);
  });

  test('whatever Host, X-Forwarded-Host and Forwarded say, no page or redirect repeats it', async () => {
    const { hostname, port } = new URL(house.url);
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
    };
    for (const path of [
      '/',
      '/ingresar',
      '/ayuda',
      '/activar/x',
      '//evil.example/%2e%2e',
      '/ingresar?aviso=https://evil.example',
    ]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const call = httpRequest({ hostname, port, path, headers }, (response) => {
          let text = JSON.stringify(response.headers);
          response.on('data', (bytes: Buffer) => {
            text += bytes.toString();
          });
          response.on('end', () => resolve(text));
        });
        call.on('error', reject);
        call.end();
      });
      expect(answer).not.toContain('evil.example');
    }
  });

  test('smuggled lengths are refused', async () => {
    const head =
      'POST /restablecer HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    const both = await raw(
      `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /ingresar HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    const two = await raw(`${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde`);
    for (const answer of [both, two]) {
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    }
  });

  test('headers over 8 KiB are refused', async () => {
    expect((await house.browser().get('/ingresar', { 'x-long': 'a'.repeat(9000) })).status).toBe(431);
  });
});
