import type { Recovery, Standing } from '../core/recovery.ts';
import { record, recordLimit } from './audit.ts';
import { LEASE, type Queryable } from './database.ts';
import { owe } from './outbox.ts';
import { invite } from './requests.ts';

/**
 * Notes that somebody asked for a way back into the account of `email` (canonical). A job looks into it later, so that the
 * page's answer takes as long and says as much whoever asks.
 */
export async function ask(db: Queryable, email: string, now: Date): Promise<void> {
  await db.query('insert into recoveries (email, asked_at, due_at) values ($1, $2, $2)', [email, now]);
}

/** A recovery that was taken to be looked into. `attempt` is the fence. */
export interface TakenRecovery {
  id: number;
  attempt: number;
  email: string;
  askedAt: Date;
}

export async function takeRecovery(db: Queryable, now: Date): Promise<TakenRecovery | null> {
  const { rows } = await db.query<TakenRecovery>(
    `update recoveries set attempts = attempts + 1, due_at = $2
     where id = (select id from recoveries where outcome is null and due_at <= $1 order by due_at, id limit 1 for update skip locked)
     returning id, attempts as attempt, email, asked_at as "askedAt"`,
    [now, new Date(now.getTime() + LEASE)],
  );
  return rows[0] ?? null;
}

/** What is known of the address that asked, under a lock that makes askers for one address take turns. */
export async function standingOf(tx: Queryable, recovery: TakenRecovery): Promise<Standing> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [recovery.email]);
  const { rows } = await tx.query<Standing>(
    `select a.id as "accountId", a.state as account, a.provisioned_at is not null as provisioned, r.code, r.state = 'pending' as "isComplete", r.full_name as "fullName",
       (select count(*) from recoveries o where o.email = $1 and o.id < $2 and o.outcome <> 'too-soon'
          and o.asked_at > $3::timestamptz - interval '60 seconds') as "lastMinute",
       (select count(*) from recoveries o where o.email = $1 and o.id < $2 and o.outcome <> 'too-soon'
          and o.asked_at > $3::timestamptz - interval '1 hour') as "lastHour",
       (select count(*) from recoveries o where o.email = $1 and o.id < $2 and o.outcome <> 'too-soon'
          and o.asked_at > $3::timestamptz - interval '1 day') as "lastDay",
       r.requester = $1 as "isOwn",
       exists (select from outbox o where o.recipient = $1 and o.kind = 'person-pending' and o.owed_at > $3::timestamptz - interval '1 day') as "wasTold"
     from (select) as one left join accounts a on a.email = $1
       left join lateral (select * from requests where email = $1 and state in ('pending', 'incomplete') order by state desc, id desc limit 1) r on true`,
    [recovery.email, recovery.id, recovery.askedAt],
  );
  return rows[0] as Standing;
}

/** Owes the letter that was decided on and closes the recovery, in the caller's transaction. @returns what it came to. */
export async function settle(
  tx: Queryable,
  recovery: TakenRecovery,
  standing: Standing,
  decided: Recovery,
  linkId: Buffer,
  now: Date,
): Promise<Recovery> {
  const cause = `recovery:${recovery.id}`;
  let outcome = decided;
  if (standing.accountId !== null && (decided === 'reset' || decided === 'activation')) {
    if (!(await invite(tx, standing.accountId, cause, linkId, now, decided))) outcome = 'too-soon';
  } else if (decided === 'pending') {
    const data = { code: standing.code, fullName: standing.fullName, isComplete: standing.isComplete };
    await owe(tx, [{ cause, kind: 'person-pending', recipient: recovery.email, data }], now);
  }
  const closed = await tx.query(
    'update recoveries set outcome = $3 where id = $1 and attempts = $2 and outcome is null',
    [recovery.id, recovery.attempt, outcome],
  );
  if (closed.rowCount !== 1) throw new Error(`recovery ${recovery.id} was taken over`);
  const { accountId } = standing;
  if (outcome === 'too-soon')
    await recordLimit(tx, { limit: 'link-letters', who: recovery.email, accountId }, now);
  await record(tx, { at: now, event: 'recovery.asked', accountId, details: { outcome } });
  return outcome;
}
