import { record } from './audit.ts';
import { type Database, type Queryable, transaction } from './database.ts';

/** What the operator looks at and mends: mail that was set aside, letters that were not sent. */

export interface SetAsideMail {
  id: number;
  receivedAt: Date;
  size: number;
  reason: string;
}

/** Mail set aside whose bytes are still kept, newest first. */
export async function setAsideMails(db: Queryable, limit: number): Promise<SetAsideMail[]> {
  const { rows } = await db.query<SetAsideMail>(
    `select id, received_at as "receivedAt", size, reason from inbox where verdict = 'set-aside' and length(raw) > 0 order by id desc limit $1`,
    [limit],
  );
  return rows;
}

/** The sealed bytes of one mail (core/sealing.ts), whatever became of it; null when there is none, or its time is over. */
export async function rawMail(db: Queryable, id: number): Promise<Buffer | null> {
  const { rows } = await db.query<{ raw: Buffer }>('select raw from inbox where id = $1', [id]);
  return rows[0]?.raw.length ? rows[0].raw : null;
}

/** Gives a mail that was set aside three more tries. @returns false when there is no such mail, or it was too large to keep whole. */
export async function retryMail(db: Database, id: number, now: Date): Promise<boolean> {
  return await transaction(db, async (tx) => {
    const { rowCount } = await tx.query(
      `update inbox set verdict = null, reason = null, answered_at = null, failures = 0, due_at = $2, retried_at = $2
       where id = $1 and verdict = 'set-aside' and length(raw) >= size`,
      [id, now],
    );
    if (rowCount === 1) await record(tx, { at: now, event: 'mail.retried', inboxId: id, actor: 'operator' });
    return rowCount === 1;
  });
}

export interface UnsentLetter {
  id: number;
  state: 'held' | 'refused';
  kind: string;
  recipient: string;
  owedAt: Date;
  attempts: number;
  answer: string | null;
}

/** Letters held after their last try, and those that a server refused for good, newest first. */
export async function unsentLetters(db: Queryable, limit: number): Promise<UnsentLetter[]> {
  const { rows } = await db.query<UnsentLetter>(
    `select o.id, o.state, o.kind, o.recipient, o.owed_at as "owedAt", o.attempts,
       (select a.answer from outbox_attempts a where a.outbox_id = o.id order by a.attempt desc limit 1) as answer
     from outbox o where o.state in ('held', 'refused') order by o.id desc limit $1`,
    [limit],
  );
  return rows;
}

/** Queues an unsent letter again, for as long as a new one. @returns false when there is no such letter. */
export async function retryLetter(db: Database, id: number, now: Date): Promise<boolean> {
  return await transaction(db, async (tx) => {
    const { rowCount } = await tx.query(
      `update outbox set state = 'queued', due_at = $2, retried_at = $2 where id = $1 and state in ('held', 'refused')`,
      [id, now],
    );
    if (rowCount === 1)
      await record(tx, { at: now, event: 'letter.retried', actor: 'operator', details: { letter: id } });
    return rowCount === 1;
  });
}
