import { connect } from 'node:net';

/** Sends bytes as they are and reads until the server closes or falls silent. */
export const sendRaw = (url: string, text: string): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.setTimeout(20_000, () => socket.destroy()); // for the first word a busy machine is waited for
    socket.on('data', (bytes) => {
      answer += bytes.toString();
      socket.setTimeout(1500);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
