import { hash } from '@node-rs/argon2';
import { formOf } from './form.ts';
import { type OpenServer, openServer } from './load.ts';
import { fillMaildir } from './mails.ts';
import { claim, median, tell } from './measure.ts';
import type { Options } from './options.ts';
import { seedAccount, seedPeople } from './seed.ts';
import { startSink } from './sink.ts';
import { environmentOf, openWorld, silentSmtp, type World } from './world.ts';

/** As src/web/passwords.ts hashes. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MOST_MS = 5;
const MOST_AUC = 0.55;

/**
 * Whether the time of an answer tells who has an account: known and unknown addresses in turn, each asked about once and from a
 * network of its own, so that no limit is met; with a mail server that takes letters, and with one that never answers.
 */
export async function benchEnumeration({ pairs }: Options): Promise<void> {
  const world = await openWorld();
  try {
    process.stdout.write(`enumeration: ${pairs} interleaved pairs of a known and an unknown address\n`);
    const sink = await startSink();
    const silent = await silentSmtp();
    await measured(world, 'arriba', sink.port, 'SMTP up', pairs);
    await measured(world, 'abajo', silent.port, 'SMTP down', pairs);
    await sink.close();
    silent.close();
  } finally {
    await world.close();
  }
}

async function measured(
  world: World,
  mailbox: string,
  smtpPort: number,
  circumstance: string,
  pairs: number,
): Promise<void> {
  const { db, url } = await world.newDatabase();
  fillMaildir(world, mailbox, 0, String);
  const bot = await world.startBot(environmentOf(world, mailbox, url, smtpPort));
  await seedAccount(db);
  const known = await seedPeople(db, pairs, await hash('una frase larga que nadie adivina', ARGON2ID));
  const server = await openServer(bot.pagesUrl);
  for (const [path, status] of [
    ['/ingresar', 401],
    ['/restablecer', 200],
  ] as const) {
    const form = await formOf(bot.pagesUrl, path);
    const ask = async (email: string, network: string): Promise<number> => {
      const fields = path === '/ingresar' ? { email, password: 'no es la contraseña' } : { email };
      return await server.ask({ ...form.post(fields, network), status });
    };
    report(`${path}, ${circumstance}`, await timed(known, ask, server));
  }
  server.close();
  await bot.stop();
}

interface Times {
  known: number[];
  unknown: number[];
  /** Of a page that was asked for right after: what was asked about must not slow it down either. */
  afterKnown: number[];
  afterUnknown: number[];
}

async function timed(
  emails: readonly string[],
  ask: (email: string, network: string) => Promise<number>,
  server: OpenServer,
): Promise<Times> {
  const times: Times = { known: [], unknown: [], afterKnown: [], afterUnknown: [] };
  const page = { path: '/ingresar', status: 200 };
  for (const [n, email] of emails.entries()) {
    const network = (side: number): string => `10.${side}.${n >> 8}.${n & 255}`;
    const one = async (isKnown: boolean): Promise<void> => {
      const time = await ask(isKnown ? email : email.replace('gente', 'nadie'), network(isKnown ? 1 : 2));
      const after = await server.ask(page);
      times[isKnown ? 'known' : 'unknown'].push(time);
      times[isKnown ? 'afterKnown' : 'afterUnknown'].push(after);
    };
    const first = Math.random() < 0.5;
    await one(first);
    await one(!first);
  }
  return times;
}

function report(what: string, { known, unknown, afterKnown, afterUnknown }: Times): void {
  tell(what, `${median(known).toFixed(2)} ms`, `known; unknown ${median(unknown).toFixed(2)} ms`);
  claim('  medians apart by', Math.abs(median(known) - median(unknown)), { most: MOST_MS }, ' ms');
  claim('  area under the ROC curve', areaUnderCurve(known, unknown), { most: MOST_AUC });
  claim('  of a page right after', areaUnderCurve(afterKnown, afterUnknown), { most: MOST_AUC });
}

/** How often the slower of two is told right by guessing from their times: 0.5 says nothing, 1 everything (Mann and Whitney's U). */
function areaUnderCurve(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((time) => ({ time, isA: true })), ...b.map((time) => ({ time, isA: false }))];
  all.sort((x, y) => x.time - y.time);
  let above = 0;
  let smaller = 0;
  for (const { isA } of all) {
    if (isA) above += smaller;
    else smaller++;
  }
  const area = above / (a.length * b.length);
  return Math.max(area, 1 - area);
}
