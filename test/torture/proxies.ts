import { once } from 'node:events';
import {
  type AddressInfo,
  createServer,
  type NetConnectOpts,
  connect as netConnect,
  type Server,
  type Socket,
} from 'node:net';
import { type Framer, imapFramer, type Message, postgresFramer, smtpFramer } from './framing.ts';

export type Protocol = 'postgres' | 'imap' | 'smtp';

/** A message about to be passed on. */
export interface Passing extends Message {
  readonly protocol: Protocol;
  /** The how-manieth message of this proxy it is, in both directions. */
  readonly n: number;
  /** The how-manieth connection it travels on. */
  readonly connection: number;
  /** Whether it is the first of what its sender wrote at one go: before the others no process could have died. */
  readonly opensTurn: boolean;
}

/**
 * What becomes of a message. `cut`: it and the connection are gone · `cut-inside`: its first half arrives, then the
 * connection is gone · `swallow`: it arrives and is acted on, the answer does not · `stall`: from here on the connection is
 * mute, but open · `wait`: it arrives later · `say`: the proxy answers in the server's place, and the server never hears of
 * it (with `end`, nor of anything else) · `sqlState`: the same in PostgreSQL's words.
 */
export type Action =
  | 'pass'
  | 'cut'
  | 'cut-inside'
  | 'swallow'
  | 'stall'
  | { readonly wait: number }
  | { readonly say: string; readonly end?: boolean }
  | { readonly sqlState: string };

/** Decides about each message. It may also do something by the way, such as killing the bot. */
export type Watch = (message: Passing) => Action;

/** Stands before one server and passes messages on, unless its watch says otherwise. */
export interface Tap {
  readonly port: number;
  /** Messages seen so far, in both directions. */
  readonly passed: number;
  /** Connections seen so far; the last one has this number. */
  readonly connections: number;
  /** Sets a watch beside those there are; of all, the first that does not let a message pass decides. @returns what takes it away. */
  watch(watch: Watch): () => void;
  /** Takes all watches away, and lets connections in. */
  calm(): void;
  /** While set, a new connection ends before its first byte, as with a server that is away. */
  refusing: boolean;
  /** Ends every connection without a word. */
  cutAll(): void;
  close(): Promise<void>;
}

const FRAMERS: Record<Protocol, () => Framer> = {
  postgres: postgresFramer,
  imap: imapFramer,
  smtp: smtpFramer,
};

/** Opens a proxy on a free port of loopback. */
export async function openProxy(protocol: Protocol, target: NetConnectOpts): Promise<Tap> {
  const open = new Set<() => void>();
  const watches = new Set<Watch>();
  let connections = 0;
  let passed = 0;
  const server: Server = createServer({ noDelay: true }, (bot) => {
    bot.on('error', () => undefined);
    if (proxy.refusing) return void bot.destroy();
    const connection = ++connections;
    const end = relay(bot, netConnect(target), FRAMERS[protocol](), (message, opensTurn) => {
      passed += 1;
      const passing = { ...message, protocol, n: passed, connection, opensTurn };
      const actions = [...watches].map((watch) => watch(passing)); // all of them: some only count
      return actions.find((action) => action !== 'pass') ?? 'pass';
    });
    open.add(end);
    bot.once('close', () => open.delete(end));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = {
    port: (server.address() as AddressInfo).port,
    get passed() {
      return passed;
    },
    get connections() {
      return connections;
    },
    watch: (watch: Watch) => {
      watches.add(watch);
      return () => void watches.delete(watch);
    },
    calm: () => {
      watches.clear();
      proxy.refusing = false;
    },
    refusing: false,
    cutAll: () => {
      for (const end of open) end();
    },
    close: async () => {
      proxy.cutAll();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

/** Carries messages between two sockets. @returns what ends both. */
function relay(
  bot: Socket,
  server: Socket,
  framer: Framer,
  decide: (message: Message, opensTurn: boolean) => Action,
): () => void {
  let mute = false;
  let swallowing = false;
  /** After an error of ours, PostgreSQL's client goes on to Sync: what stands before it is not passed on. */
  let untilSync = false;
  const end = (): void => {
    bot.destroy();
    server.destroy();
  };
  /** @returns milliseconds that this direction is to rest. */
  const carry = ({ opensTurn, ...message }: Message & { opensTurn: boolean }): number => {
    const to = message.from === 'bot' ? server : bot;
    if (mute) return 0;
    if (swallowing && message.from === 'server') {
      end();
      return 0;
    }
    const action = decide(message, opensTurn);
    if (untilSync && message.from === 'bot') {
      if (message.kind !== 'S') return 0;
      untilSync = false;
    }
    if (action === 'pass') to.write(message.bytes);
    else if (action === 'cut') end();
    else if (action === 'stall') mute = true;
    else if (action === 'swallow') {
      swallowing = message.from === 'bot';
      if (swallowing) to.write(message.bytes);
      else end();
    } else if (action === 'cut-inside') {
      to.write(message.bytes.subarray(0, message.bytes.length >> 1), end);
    } else if ('wait' in action) {
      setTimeout(() => to.write(message.bytes), action.wait);
      return action.wait;
    } else if ('say' in action) {
      bot.write(action.say, () => action.end && end());
    } else {
      untilSync = message.kind.startsWith('Parse');
      bot.write(postgresError(action.sqlState, message.kind), () => message.kind === 'Startup' && end());
    }
    return 0;
  };
  for (const [socket, from] of [
    [bot, 'bot'],
    [server, 'server'],
  ] as const) {
    const waiting: (Message & { opensTurn: boolean })[] = [];
    let resting = false;
    const pump = (): void => {
      for (
        let next = resting ? undefined : waiting.shift();
        next;
        next = resting ? undefined : waiting.shift()
      ) {
        const rest = carry(next);
        if (rest === 0) continue;
        resting = true;
        setTimeout(() => {
          resting = false;
          pump();
        }, rest);
      }
    };
    socket.setNoDelay(true);
    socket.on('error', end).on('close', end);
    socket.on('data', (chunk: Buffer) => {
      waiting.push(...framer.push(from, chunk).map((message, i) => ({ ...message, opensTurn: i === 0 })));
      pump();
    });
  }
  return end;
}

/** ErrorResponse; behind it ReadyForQuery where the server itself will not say so (it does after Sync). */
function postgresError(sqlState: string, to: string): Buffer {
  const fatal = to === 'Startup';
  const fields = `S${fatal ? 'FATAL' : 'ERROR'}\0V${fatal ? 'FATAL' : 'ERROR'}\0C${sqlState}\0Mmade by the torture's proxy\0\0`;
  const error = Buffer.concat([Buffer.from('E'), lengthOf(fields), Buffer.from(fields)]);
  return to.startsWith('Query') ? Buffer.concat([error, Buffer.from('Z\0\0\0\x05I', 'latin1')]) : error;
}

function lengthOf(fields: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(fields) + 4);
  return length;
}
