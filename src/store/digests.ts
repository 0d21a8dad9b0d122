import type { LetterData } from '../core/letters.ts';
import type { Person } from '../core/mail.ts';
import { workingHours } from '../core/working-time.ts';
import { type Database, type Queryable, transaction } from './database.ts';
import { comments } from './feedback.ts';
import { owe } from './outbox.ts';

/** Lines of one digest: with its two links a line is about 0.8 KB, and a letter is to stay under 40. The next digest goes on. */
const LINES = 32;
/** Held requests of one sender in one digest: a bomb must not hide the others. */
const OF_ONE_SENDER = 5;
/** Milliseconds between digests, divided by the scale of the limits. */
const APART = 3_600_000;
/** So long what is untold is gathered for, if it does not fill a digest before. */
const GATHERED = '10 minutes';

/** Who gets digests, how often, and by whose hours they tell how long something waits. */
export interface Digesting {
  readonly agents: readonly string[];
  readonly limitScale: number;
  readonly timeZone: string;
}

/**
 * Owes the agents one digest of what they were not told singly or are to be reminded of, when it is time for one.
 * @returns how many requests it lists; null when it is not time.
 */
export async function oweDigest(db: Database, to: Digesting, now: Date): Promise<number | null> {
  const before = await lastDigest(db, now);
  if (!(await isTime(db, before, to.limitScale, now))) return null;
  return await transaction(db, async (tx) => {
    await lock(tx);
    if ((await lastDigest(tx, now)).getTime() !== before.getTime()) return null; // another copy was first
    return await oweTo(tx, to, await contents(tx, to, { before, isDaily: false }, now), now);
  });
}

/**
 * Owes the agents one digest of all that is open, and of what readers said of the help article. It goes once a day, whoever asks for it.
 * @returns how many requests it lists; null when there is nothing to tell, or it was owed within half a day: by a copy whose clock is ahead, too.
 */
export async function oweDailyDigest(db: Database, to: Digesting, now: Date): Promise<number | null> {
  return await transaction(db, async (tx) => {
    await lock(tx);
    const { rows } = await tx.query(
      `select from outbox where kind = 'agent-digest' and cause like 'digest:daily:%'
         and owed_at > $1::timestamptz - interval '12 hours' and owed_at < $1::timestamptz + interval '12 hours'`,
      [now],
    );
    if (rows.length > 0) return null;
    const data = await contents(tx, to, { before: await lastDigest(tx, now), isDaily: true }, now);
    if (data.lines.length + data.held + data.refused + data.comments.length === 0) return null;
    return await oweTo(tx, to, data, now, 'daily:');
  });
}

const lock = (tx: Queryable): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended('digest', 1))`);

async function oweTo(
  tx: Queryable,
  { agents }: Digesting,
  data: LetterData['agent-digest'],
  now: Date,
  which = '',
): Promise<number> {
  const letters = agents.map((recipient) => ({
    cause: `digest:${which}${now.toISOString()}`,
    kind: 'agent-digest' as const,
    recipient,
    data: { ...data },
  }));
  await owe(tx, letters, now);
  return data.lines.length;
}

/** When the last digest was owed; the beginning of 1970 where there was none. */
async function lastDigest(db: Queryable, now: Date): Promise<Date> {
  const { rows } = await db.query<{ at: Date }>(
    `select coalesce(max(owed_at), 'epoch') as at from outbox where kind = 'agent-digest' and owed_at <= $1`,
    [now],
  );
  return rows[0]?.at ?? new Date(0);
}

async function isTime(db: Queryable, before: Date, limitScale: number, now: Date): Promise<boolean> {
  if (now.getTime() - before.getTime() < APART / limitScale) return false;
  const { rows } = await db.query<{ due: boolean }>(
    `select coalesce(count(*) >= $3 or min(since) <= $2::timestamptz - interval '${GATHERED}', false) as due from (
       (select untold_at as since from requests where state in ('held', 'pending') and untold_at is not null order by untold_at limit $3)
       union all
       (select answered_at from inbox where verdict = 'refused' and reason like '%, untold' and answered_at > $1 order by answered_at limit 1)
     ) as untold`,
    [before, now, LINES],
  );
  return rows[0]?.due ?? false;
}

interface Row extends Person {
  id: number;
  code: string;
  state: 'held' | 'pending';
  requester: string;
  since: Date;
}

/**
 * What awaits a decision first, then what is held; these requests count as told from here on, and so do held ones that lack data:
 * nobody could decide them yet. The daily one lists all that awaits a decision; what has no room in it, the next ones list.
 */
async function contents(
  tx: Queryable,
  { timeZone }: Digesting,
  { before, isDaily }: { before: Date; isDaily: boolean },
  now: Date,
): Promise<LetterData['agent-digest']> {
  if (isDaily)
    await tx.query(`update requests set untold_at = $1 where state = 'pending' and untold_at is null`, [now]);
  const { rows } = await tx.query<Row>(
    `select id, code, state, full_name as "fullName", company, role, email, requester, coalesce(completed_at, opened_at) as since from (
       select *, row_number() over (partition by state, requester order by id) as nth
       from requests where state in ('held', 'pending') and untold_at is not null and (full_name, company, role, email) is not null) as untold
     where state = 'pending' or nth <= $1 order by state desc, familiar desc, id limit $2`,
    [OF_ONE_SENDER, LINES],
  );
  await tx.query(
    `update requests set untold_at = null where id = any($1::bigint[])
       or state = 'held' and untold_at is not null and not (full_name, company, role, email) is not null`,
    [rows.map(({ id }) => id)],
  );
  const { rows: totals } = await tx.query<Record<'held' | 'senders' | 'open' | 'refused', number>>(
    `select (select count(*) from requests where state = 'held') as held,
       (select count(distinct requester) from requests where state = 'held') as senders,
       (select count(*) from requests where state = 'pending' and untold_at is not null) as open,
       (select count(*) from inbox where verdict = 'refused' and reason like '%, untold' and answered_at > $1 and answered_at <= $2) as refused`,
    [before, now],
  );
  return {
    lines: rows.map(({ state, requester, since, code, fullName, company, role, email }) => ({
      code,
      person: { fullName, company, role, email },
      isHeld: state === 'held',
      requester: requester === email ? null : requester,
      hours: Math.floor(workingHours(since, now, timeZone)),
    })),
    held: totals[0]?.held ?? 0,
    senders: totals[0]?.senders ?? 0,
    more: totals[0]?.open ?? 0,
    refused: totals[0]?.refused ?? 0,
    ...(await comments(tx, now)),
  };
}
