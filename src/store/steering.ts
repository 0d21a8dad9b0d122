import { decided } from '../core/commands/agent-answers.ts';
import { OPERATOR } from '../core/request.ts';
import { lock as lockAccount } from './accounts.ts';
import { record } from './audit.ts';
import { type Database, type Queryable, transaction } from './database.ts';
import { type RequestRow, requestOf } from './facts.ts';
import { revokeAll } from './links.ts';
import { owe } from './outbox.ts';
import { invite, make } from './requests.ts';
import { closeAll } from './sessions.ts';

/** What the operator does at the terminal in place of an agent or a person: each leaves a line in the audit trail. */

/** What an act came to; `state` is what stood in its way: that of the request or account, `too-soon`, or null where there is none. */
export type Steered = { readonly done: true } | { readonly done: false; readonly state: string | null };

/**
 * Decides a pending request as the operator: the same changes and letters as an agent's answer.
 * @param reason of a rejection; null approves
 */
export async function decideRequest(
  db: Database,
  code: string,
  reason: string | null,
  agents: readonly string[],
  now: Date,
): Promise<Steered> {
  return await transaction(db, async (tx) => {
    const { rows } = await tx.query<RequestRow>('select * from requests where code = $1 for update', [code]);
    const request = rows[0] && requestOf(rows[0]);
    if (request?.state !== 'pending') return { done: false, state: request?.state ?? null };
    const decision = reason === null ? 'approved' : 'rejected';
    const { changes, letters } = decided(request, OPERATOR, decision, reason, agents);
    for (const change of changes)
      if (change.do !== 'open')
        await make(tx, change, {
          now,
          inboxId: null,
          answers: null,
          linkId: never,
          proof: OPERATOR,
          words: null,
        });
    await owe(
      tx,
      letters.map(({ kind, to, data }) => ({
        cause: `request:${request.id}:decided`,
        kind,
        recipient: to,
        data: { ...data },
        requestId: request.id,
      })),
      now,
    );
    return { done: true };
  });
}

function never(): never {
  throw new Error('a decision makes no link');
}

/** Takes an account's way in: every session and link of it ends. @param email in canonical form */
export async function disableAccount(db: Database, email: string, now: Date): Promise<Steered> {
  return await changeState(db, email, ['invited', 'active'], async (tx, id) => {
    await tx.query(`update accounts set state = 'disabled' where id = $1`, [id]);
    await revokeAll(tx, id, now);
    await closeAll(tx, id);
    await record(tx, { at: now, event: 'account.disabled', accountId: id, actor: OPERATOR });
  });
}

/** Gives it back: active if it ever had a password, else invited (send a link with `resend`). @param email in canonical form */
export async function enableAccount(db: Database, email: string, now: Date): Promise<Steered> {
  return await changeState(db, email, ['disabled'], async (tx, id) => {
    await tx.query(
      `update accounts set state = case when password_hash is null then 'invited' else 'active' end where id = $1`,
      [id],
    );
    await record(tx, { at: now, event: 'account.enabled', accountId: id, actor: OPERATOR });
  });
}

async function changeState(
  db: Database,
  email: string,
  from: readonly string[],
  change: (tx: Queryable, id: number) => Promise<void>,
): Promise<Steered> {
  return await transaction(db, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('select id from accounts where email = $1', [email]);
    const account = rows[0] ? await lockAccount(tx, rows[0].id) : null;
    if (!account || !from.includes(account.state)) return { done: false, state: account?.state ?? null };
    await change(tx, account.id);
    return { done: true };
  });
}

/**
 * Owes the person of an approved request that was never activated a fresh activation letter; older links end.
 * @param linkId 128 random bits
 * @returns not done, with state `too-soon`, where the limit on link letters forbids it
 */
export async function resendActivation(
  db: Database,
  code: string,
  linkId: Buffer,
  now: Date,
): Promise<Steered> {
  return await transaction(db, async (tx) => {
    const { rows } = await tx.query<{ requestState: string; id: number | null; state: string | null }>(
      `select r.state as "requestState", a.id, a.state from requests r left join accounts a on a.request_id = r.id where r.code = $1`,
      [code],
    );
    const [row] = rows;
    if (!row) return { done: false, state: null };
    if (row.id === null || row.state !== 'invited')
      return { done: false, state: row.state ?? row.requestState };
    if (!(await invite(tx, row.id, `resend:${linkId.toString('hex')}`, linkId, now)))
      return { done: false, state: 'too-soon' };
    await record(tx, { at: now, event: 'letter.resent', accountId: row.id, actor: OPERATOR });
    return { done: true };
  });
}
