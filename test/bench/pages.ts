import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { hash, verify } from '@node-rs/argon2';
import { linkToken } from '../../src/core/links.ts';
import { formOf } from './form.ts';
import { load, type Request } from './load.ts';
import { fillMaildir } from './mails.ts';
import { claim, percentile, tell } from './measure.ts';
import type { Options } from './options.ts';
import { seedAccount, seedPeople } from './seed.ts';
import { type Bot, environmentOf, openWorld, silentSmtp, type World } from './world.ts';

const CONNECTIONS = 16;
/** Connections that sign-ins flood in by, each another person's. */
const FLOOD = 48;
const ROUND_MS = 2_000;
/** Until V8 has compiled what a sign-in runs, which takes about a thousand; the hash alone is compiled already. */
const WARM_UP_MS = 6_000;
const PASSWORD = 'una frase larga que nadie adivina';
/** As src/web/passwords.ts hashes. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The public pages beside a bare route, sign-ins beside the hash alone, and the health probe while sign-ins flood in. */
export async function benchPages({ rounds }: Options): Promise<void> {
  const world = await openWorld();
  try {
    process.stdout.write(
      `pages: ${CONNECTIONS} connections, best of ${rounds} rounds of ${ROUND_MS / 1000} s\n`,
    );
    const house = await openHouse(world);
    await shown(house, rounds);
    await signIns(house, rounds);
    house.end();
  } finally {
    await world.close();
  }
}

interface House {
  bot: Bot;
  bareUrl: string;
  link: Request;
  /** A sign-in of each of so many people, as many as the flood has connections. */
  signIn(person: number): Request;
  passwordHash: string;
  end(): void;
}

async function openHouse(world: World): Promise<House> {
  const { db, url } = await world.newDatabase();
  const smtp = await silentSmtp();
  fillMaildir(world, 'paginas', 0, String);
  const environment = environmentOf(world, 'paginas', url, smtp.port);
  const bot = await world.startBot(environment);
  const passwordHash = await hash(PASSWORD, ARGON2ID);
  const { linkId } = await seedAccount(db);
  const token = linkToken(Buffer.from(environment['SECRET_KEY'] ?? '', 'base64'), 'activation', linkId);
  const page = await (await fetch(`${bot.pagesUrl}/ingresar`)).text();
  const bare = await startBare(url, Buffer.byteLength(page));
  const people = await seedPeople(db, FLOOD, passwordHash);
  const form = await formOf(bot.pagesUrl, '/ingresar');
  const requests = people.map((email, n) => ({
    ...form.post({ email, password: PASSWORD }, `10.0.0.${n + 1}`),
    status: 303,
  }));
  return {
    bot,
    passwordHash,
    signIn: (person) => requests[person] as Request,
    link: { path: `/activar/${token}`, status: 200 },
    bareUrl: bare.url,
    end: () => bare.end(),
  };
}

async function startBare(databaseUrl: string, bytes: number): Promise<{ url: string; end(): void }> {
  const script = fileURLToPath(new URL('./bare-server.js', import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl, PAGE_BYTES: String(bytes) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { url: line.trim(), end: () => void child.kill() };
}

async function shown({ bot, bareUrl, link }: House, rounds: number): Promise<void> {
  const pages: [string, string, Request][] = [
    ['bare Fastify route with one query', bareUrl, { path: '/', status: 200 }],
    ['sign-in page', bot.pagesUrl, { path: '/ingresar', status: 200 }],
    ['link page', bot.pagesUrl, link],
  ];
  const best = pages.map(() => 0);
  for (let round = 0; round < rounds; round++)
    for (const [i, [, url, request]] of pages.entries())
      best[i] = Math.max(best[i] ?? 0, (await load(url, request, CONNECTIONS, ROUND_MS)).perSecond);
  for (const [i, [name]] of pages.entries()) tell(name, `${Math.round(best[i] ?? 0)} /s`);
  claim('  sign-in page, of the bare route', (best[1] ?? 0) / (best[0] ?? 1), { least: 0.6 });
  claim('  link page, of the bare route', (best[2] ?? 0) / (best[0] ?? 1), { least: 0.6 });
}

async function signIns(house: House, rounds: number): Promise<void> {
  const { bot, passwordHash } = house;
  const signIn = (person: number): Request => house.signIn(person);
  await load(bot.pagesUrl, signIn, CONNECTIONS, WARM_UP_MS);
  let alone = 0;
  let ours = 0;
  for (let round = 0; round < rounds; round++) {
    alone = Math.max(alone, await hashesAlone(passwordHash));
    ours = Math.max(ours, (await load(bot.pagesUrl, signIn, CONNECTIONS, ROUND_MS)).perSecond);
  }
  tell('Argon2id alone, four at once', `${Math.round(alone)} /s`);
  tell('sign-ins', `${Math.round(ours)} /s`);
  claim('  of the hash alone', ours / alone, { least: 0.8 });
  const probe: Request = { path: '/healthz', status: 200 };
  const [, health] = await Promise.all([
    load(bot.pagesUrl, signIn, FLOOD, ROUND_MS),
    load(bot.opsUrl, probe, 1, ROUND_MS),
  ]);
  const told = (share: number): string => `${percentile(health.times, share).toFixed(1)} ms`;
  tell('/healthz under a flood of sign-ins', `p50 ${told(0.5)}`, `p99 ${told(0.99)}`);
}

/** Checks a second of a right password, with as many at once as the bot lets run. */
async function hashesAlone(passwordHash: string): Promise<number> {
  const start = performance.now();
  let done = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - start < ROUND_MS) {
      await verify(passwordHash, PASSWORD);
      done++;
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  return (done / (performance.now() - start)) * 1000;
}
