import { ImapFlow } from 'imapflow';
import type { World } from './world.ts';

/** A client of its own in a mailbox of the world's Dovecot, INBOX open: what a bare script, or a person who delivers, has. */
export async function openClient(world: World, user: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: world.dovecot.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: world.dovecot.password },
    logger: false,
  });
  client.on('error', () => undefined);
  await client.connect();
  await client.mailboxOpen('INBOX');
  return client;
}
