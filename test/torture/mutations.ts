import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { NONCE, seal, unseal } from '../../src/core/sealing.ts';
import { UnreadableMail } from '../../src/mail/unreadable.ts';
import { watchLoop } from '../support/loop-watch.ts';
import { AGENT, COLLEAGUE, openTown, requestOf, type Town } from '../support/town.ts';
import { type Chance, chanceOf } from './chance.ts';
import { corpusMails, mutant } from './mutants.ts';

/** Mutations of the corpus, read in the cage and answered by the bot, at a level at which none of them can prove an agent. */

export interface MutationReport {
  readonly mutations: number;
  readonly verdicts: Readonly<Record<string, number>>;
  /** Milliseconds for which one mail was in the cage, and from a batch's arrival to its last verdict. */
  readonly read: readonly number[];
  readonly batches: readonly number[];
  /** Milliseconds. */
  readonly longestBlock: number;
  readonly breaches: readonly string[];
}

const VERDICT_WITHIN = 5_000;
const BLOCK_AT_MOST = 200;
const AT_ONCE = 16;
const UID_VALIDITY = 7;

export async function mutate(
  count: number,
  seed: number,
  onProgress: (done: string) => void = () => undefined,
): Promise<MutationReport> {
  const chance = chanceOf(seed);
  const breaches: string[] = [];
  const onCrash = (error: unknown): void => void breaches.push(`crash: ${String(error)}`);
  process.on('uncaughtException', onCrash).on('unhandledRejection', onCrash);
  const town = await openTown({
    environment: { AGENT_AUTH: 'results', MAIL_AUTHSERV_ID: 'mx1.logtec.co', LOG_LEVEL: 'warn' },
  });
  const read: number[] = [];
  const batches: number[] = [];
  try {
    const planted = await plant(town);
    const mails = corpusMails();
    await turn();
    const loop = watchLoop();
    for (let done = 0; done < count; done += AT_ONCE) {
      const raws: Buffer[] = [];
      while (raws.length < Math.min(AT_ONCE, count - done)) {
        raws.push(aimed(mutant(mails, chance), planted.keys, chance));
        await turn(); // making them is not the bot's work
      }
      for (const raw of raws) {
        const took = await inTheCage(town, raw, breaches);
        // On a busy machine any mail may take long: one that still does when it is looked at again is slow by itself.
        read.push(took > VERDICT_WITHIN ? await inTheCage(town, raw, breaches) : took);
        if ((read.at(-1) ?? 0) > VERDICT_WITHIN)
          breaches.push(`mail ${read.length - 1} took ${read.at(-1)} ms twice`);
      }
      batches.push(await answered(town, done, raws, breaches));
      onProgress(`${done}/${count}`);
    }
    const longestBlock = loop.stop();
    await town.settles();
    const { rows } = await town.db.query<{ verdict: string; count: number }>(
      `select verdict || case when verdict = 'set-aside' then ' (' || reason || ')' else '' end as verdict, count(*)::int from inbox where uid_validity = $1 group by 1 order by 2 desc`,
      [UID_VALIDITY],
    );
    breaches.push(...(await wrongs(town, planted.people)));
    if (longestBlock > BLOCK_AT_MOST)
      breaches.push(`the main loop was blocked for ${longestBlock.toFixed(0)} ms`);
    return {
      mutations: count,
      verdicts: Object.fromEntries(rows.map(({ verdict, count: many }) => [verdict, many])),
      read,
      batches,
      longestBlock,
      breaches,
    };
  } finally {
    process.off('uncaughtException', onCrash).off('unhandledRejection', onCrash);
    await town.close();
  }
}

/** Requests that await a decision or data; the mutants carry the keys of their letters. */
async function plant(town: Town): Promise<{ keys: string[]; people: string[] }> {
  const people = ['uno@andino1.test', 'dos@andino2.test', 'tres@andino3.test'];
  for (const email of people) await town.writes(email, requestOf({ email }));
  await town.writes('cuatro@andino4.test', { text: 'Nombre completo: Cuatro Pérez' });
  const letters = await town.lettersLeft();
  const keys = letters
    .map(({ replyTo }) => /sol\.[0-9a-z]{6}\.[0-9a-z]{26}/.exec(replyTo)?.[0])
    .filter((key) => key !== undefined);
  return { keys, people: [...people, 'cuatro@andino4.test'] };
}

/** Aims a mail at a request of ours: a genuine key for the one it carries, and half of them claim to be an agent. */
function aimed(raw: Buffer, keys: readonly string[], chance: Chance): Buffer {
  const key = chance.pick(keys);
  const mail = raw.toString('latin1').replace(/\bsol\.[0-9a-z]{6}\.[0-9a-z_-]+/gi, key);
  const claims =
    chance.next() < 0.5
      ? mail.replace(/^From:.*(?:\r\n[ \t].*)*/im, `From: ${chance.pick([AGENT, COLLEAGUE])}`)
      : mail;
  return Buffer.from(claims.replace(/\bsoporte(?=[+@])/g, 'soporte'), 'latin1');
}

async function inTheCage(town: Town, raw: Buffer, breaches: string[]): Promise<number> {
  const { app } = town.copies[0] as Town['copies'][number];
  const start = performance.now();
  const headers = raw.subarray(0, Math.min(raw.length, 64 * 1024));
  for (const look of [() => app.judge(headers), () => app.read(raw)])
    await look().catch((error: unknown) => {
      if (!(error instanceof UnreadableMail)) breaches.push(`reading failed: ${String(error)}`);
      else if (!error.isForGood) breaches.push(`a thread had to be ended: ${error.reason}`);
    });
  return performance.now() - start;
}

/** @returns how long it took until the last of them had its verdict. */
async function answered(
  town: Town,
  first: number,
  raws: readonly Buffer[],
  breaches: string[],
): Promise<number> {
  const { db, clock } = town;
  const { secretKey } = (town.copies[0] as Town['copies'][number]).app.config;
  const kept = raws.map((raw) => seal(secretKey, randomBytes(NONCE), raw));
  const start = performance.now();
  await db.query(
    `insert into inbox (mailbox_id, uid_validity, uid, received_at, size, raw, sha256, kept_at, moved_at, due_at)
     select (select min(id) from mailboxes), $1, $2 + n, $3, length(raw), raw, sha256, $3, $3, $3 from unnest($4::bytea[], $5::bytea[]) with ordinality as m (raw, sha256, n)`,
    [UID_VALIDITY, first, clock.now(), kept, raws.map((raw) => createHash('sha256').update(raw).digest())],
  );
  for (; ; await sleep(5)) {
    const { rows } = await db.query<{ left: number }>(
      'select count(*)::int as left from inbox where uid_validity = $1 and verdict is null',
      [UID_VALIDITY],
    );
    const took = performance.now() - start;
    if (rows[0]?.left === 0) {
      if (took > VERDICT_WITHIN)
        breaches.push(`mails ${first} and after: their verdicts took ${took.toFixed(0)} ms`);
      return took;
    }
    if (took > 60_000) {
      breaches.push(`mails ${first} and after have no verdict`);
      return took;
    }
  }
}

/** No approval; and no letter to an address that is not an agent's, one we planted, or literally in the mail's own From. */
async function wrongs({ db, copies }: Town, people: readonly string[]): Promise<string[]> {
  const decided = await db.query<{ code: string; state: string }>(
    "select code, state from requests where state in ('approved', 'rejected')",
  );
  const letters = await db.query<{ recipient: string; kind: string; raw: Buffer }>(
    'select recipient, kind, raw from outbox join inbox on inbox.id = inbox_id where not (recipient = any($1))',
    [[...people, AGENT, COLLEAGUE]],
  );
  const links = await db.query<{ count: number }>(
    'select (select count(*) from links)::int + (select count(*) from accounts)::int as count',
  );
  const isTheirs = (raw: Buffer, recipient: string): boolean =>
    raw
      .toString('latin1')
      .split(/\r?\n(?!\s)/)
      .some((line) => /^from\s*:/i.test(line) && line.toLowerCase().includes(recipient));
  const { secretKeys } = (copies[0] as Town['copies'][number]).app.config;
  const opened = (raw: Buffer): Buffer => unseal(secretKeys, raw) ?? Buffer.alloc(0);
  const stray = letters.rows.filter(({ recipient, raw }) => !isTheirs(opened(raw), recipient));
  return [
    ...decided.rows.map(({ code, state }) => `request ${code} was ${state}`),
    ...stray.map(({ recipient, kind }) => `${kind} went to ${recipient}, who is not in the mail's From`),
    ...(links.rows[0]?.count === 0 ? [] : ['an account or a link was made']),
    ...(copies.length === 1 ? [] : ['the bot is gone']),
  ];
}
