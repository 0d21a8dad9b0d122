import type { LetterData } from '../core/letters.ts';
import { type Database, type Queryable, transaction } from './database.ts';
import { owe } from './outbox.ts';
import type { Condition, Trouble } from './troubles.ts';

/** Whom to write to and when. */
export interface Telling {
  readonly to: readonly string[];
  readonly now: Date;
  /** What was so for long enough to be told. */
  readonly ripe: ReadonlySet<Condition>;
}

export type Alarm = LetterData['ops-alert'] & { readonly condition: Condition };

/** A letter that came back or was refused is everyday: `portero status` shows it, and nobody is woken. */
const QUIET: readonly Condition[] = ['letters-stopped'];
/** The same happening anew is told again so much later at the soonest. Milliseconds. */
const APART = 3_600_000;

interface Told {
  condition: Condition;
  since: Date;
  toldAt: Date;
  mark: number;
}

/**
 * Compares what is wrong with what was told to be, and owes a letter to each operator for every difference: one when something
 * breaks, one when it is over. @returns the differences; none when another copy is at it.
 */
export async function settleAlarms(
  db: Database,
  found: readonly Trouble[],
  telling: Telling,
): Promise<readonly Alarm[]> {
  return await transaction(db, async (tx) => {
    const { rows: lock } = await tx.query<{ taken: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('portero alarms', 0)) as taken`,
    );
    if (!lock[0]?.taken) return [];
    const { rows: told } = await tx.query<Told>(
      'select condition, since, told_at as "toldAt", mark from alarms order by condition',
    );
    const alarms: Alarm[] = [];
    for (const trouble of found) {
      const before = told.find(({ condition }) => condition === trouble.condition);
      if (!isNews(trouble, before, telling)) continue;
      await remember(tx, trouble, telling.now);
      alarms.push({ ...trouble, isOver: false, since: shown(before?.since ?? telling.now) });
    }
    for (const { condition, since } of told) {
      if (found.some((trouble) => trouble.condition === condition)) continue;
      await tx.query('delete from alarms where condition = $1', [condition]);
      alarms.push({ condition, what: OVER[condition], isOver: true, since: shown(since) });
    }
    await owe(tx, letters(alarms, telling), telling.now);
    return alarms;
  });
}

function isNews({ condition, mark }: Trouble, before: Told | undefined, { now, ripe }: Telling): boolean {
  if (QUIET.includes(condition)) return false;
  if (!before) return ripe.has(condition);
  return mark > before.mark && now.getTime() - before.toldAt.getTime() >= APART;
}

async function remember(tx: Queryable, { condition, mark }: Trouble, now: Date): Promise<void> {
  await tx.query(
    `insert into alarms (condition, since, told_at, mark) values ($1, $2, $2, $3)
     on conflict (condition) do update set told_at = excluded.told_at, mark = excluded.mark`,
    [condition, now, mark],
  );
}

const letters = (alarms: readonly Alarm[], { to, now }: Telling) =>
  alarms.flatMap(({ condition, what, isOver, since }) =>
    to.map((recipient) => ({
      cause: `alarm:${condition}:${now.toISOString()}`,
      kind: 'ops-alert' as const,
      recipient,
      data: { condition, what, isOver, since },
    })),
  );

const shown = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What is told when something is over. */
const OVER: Readonly<Record<Condition, string>> = {
  'mailbox-unread': 'the mailbox is read again',
  'letters-unsent': 'letters leave again',
  'letters-stopped': 'no letter is held or refused any more',
  'mail-set-aside': 'no mail is set aside any more',
  'approval-forged': 'for an hour no further approval came that did not prove who wrote it',
  'audit-chain-broken': 'the audit chain holds again',
};
