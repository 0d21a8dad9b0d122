/** The part of hoodiecrow-imap (it brings no types) that the embedded mail server uses. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  namespace hoodiecrow {
    interface Message {
      uid: number;
      flags: string[];
      /** "22-Nov-2026 10:00:00 +0000" */
      internaldate: string;
      /** One character a byte. */
      raw: string;
    }

    interface Folder {
      messages: Message[];
      uidvalidity: number;
      uidnext: number;
    }

    interface Options {
      plugins: string[];
      users: Record<string, { password: string }>;
      storage: Record<string, object>;
    }

    type FetchHandler = (connection: unknown, message: Message, item: { partial?: number[] }) => unknown;

    interface Connection {
      readonly socket: { write(text: string): void } | null;
      /** Whether news is told at once, or with the next answer. */
      directNotifications: boolean;
      /** Gets the next line instead of the parser. */
      inputHandler: ((line: string) => void) | false;
      processNotifications(): void;
      send(response: object): void;
    }

    type CommandHandler = (
      connection: Connection,
      command: { tag: string },
      data: string,
      done: () => void,
    ) => void;

    interface ImapServer {
      readonly server: Server;
      /** Take the place of its own, by FETCH item. */
      readonly fetchHandlers: Record<string, FetchHandler>;
      listen(port: number, host: string, callback: () => void): void;
      close(callback: () => void): void;
      getMailbox(path: string): Folder | undefined;
      createMailbox(path: string): void;
      getCommandHandler(name: string): CommandHandler;
      setCommandHandler(name: string, handler: CommandHandler): void;
      /** Tells all who have the folder open. */
      appendMessage(path: string, flags: string[], internaldate: string, raw: string): { message: Message };
    }
  }

  function hoodiecrow(options: hoodiecrow.Options): hoodiecrow.ImapServer;
  export = hoodiecrow;
}

declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
  import type { FetchHandler } from 'hoodiecrow-imap';

  const handlers: Record<'BODY' | 'BODY.PEEK', FetchHandler>;
  export = handlers;
}
