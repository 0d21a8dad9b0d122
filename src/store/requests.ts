import type { Change } from '../core/command.ts';
import { record } from './audit.ts';
import type { Queryable } from './database.ts';
import { type NewLetter, owe } from './outbox.ts';

/** What a change or a letter is due to, and what only the caller can make. */
export interface Cause {
  now: Date;
  /** The mail in hand; null when the operator acts. */
  inboxId: number | null;
  /** Message-ID of the mail in hand, for letters that answer it. */
  answers: string | null;
  /** 128 random bits for each link that may be owed. */
  linkId(): Buffer;
  /** What showed that the mail is from who it says (CONTRACT.md section 5): `key`, or what AGENT_AUTH asks for beyond it. */
  proof: string | null;
  /** Digest of the words that were read (store/answers.ts), in hex. */
  words: string | null;
}

/** Carries out one change. Requests are opened where the mail ends: store/answers.ts. */
export async function make(
  tx: Queryable,
  change: Exclude<Change, { do: 'open' }>,
  cause: Cause,
): Promise<void> {
  switch (change.do) {
    case 'fill':
      return await fill(tx, change, cause);
    case 'approve':
      return await approve(tx, change.id, change.by, cause);
    case 'reject':
      return await reject(tx, change.id, change.by, change.reason, cause);
    case 'list':
      return void (await tx.query(
        `update requests set untold_at = coalesce(untold_at, $2) where id = $1 and state = 'pending'`,
        [change.id, cause.now],
      ));
    case 'mark-bounced':
      return void (await tx.query('update outbox set bounced_at = coalesce(bounced_at, $2) where id = $1', [
        change.outboxId,
        cause.now,
      ]));
    case 'invite-again':
      return void (await invite(tx, change.accountId, `inbox:${cause.inboxId}`, cause.linkId(), cause.now));
  }
}

async function fill(tx: Queryable, change: Change & { do: 'fill' }, cause: Cause): Promise<void> {
  const { person, state } = change;
  await tx.query(
    `update requests set state = $2, full_name = $3, company = $4, role = $5, email = $6, reason = $7,
       completed_at = case when $2 = 'pending' then $8::timestamptz end, untold_at = case when $9 then $8 end, unasked = $10,
       asked_at = case when $2 = 'incomplete' and not $10 then $8 end, reminded = case when $2 = 'incomplete' then reminded else 0 end,
       admitted_at = coalesce(admitted_at, $8), admission = coalesce(admission, nextval('admissions'))
     where id = $1 and state in ('held', 'incomplete')`,
    [
      change.id,
      state,
      person.fullName,
      person.company,
      person.role,
      person.email,
      change.reason,
      cause.now,
      change.untold,
      change.unasked ?? false,
    ],
  );
  await record(tx, {
    at: cause.now,
    event: 'request.filled',
    requestId: change.id,
    inboxId: cause.inboxId,
    details: { state, reason: change.reason },
  });
}

/** The account exists from here on, invited; a job hands it to the targets and owes the activation letter. */
async function approve(tx: Queryable, id: number, by: string, cause: Cause): Promise<void> {
  await decide(tx, id, 'approved', by, null, cause);
  await tx.query(
    `insert into accounts (email, full_name, company, role, state, request_id, created_at, due_at)
     select email, full_name, company, role, 'invited', id, $2, $2 from requests where id = $1`,
    [id, cause.now],
  );
  // What is held for the same company is let go before others' from now on.
  await tx.query(
    `update requests set familiar = true where state = 'held' and admitted_at is null and not familiar
       and domain = (select domain from requests where id = $1)`,
    [id],
  );
}

async function reject(tx: Queryable, id: number, by: string, reason: string, cause: Cause): Promise<void> {
  await decide(tx, id, 'rejected', by, reason, cause);
}

async function decide(
  tx: Queryable,
  id: number,
  state: 'approved' | 'rejected',
  by: string,
  reason: string | null,
  cause: Cause,
): Promise<void> {
  const done = await tx.query(
    `update requests set state = $2, decided_at = $3, decided_by = $4, decision_mail = $5, reason = $6 where id = $1 and state in ('held', 'pending')`,
    [id, state, cause.now, by, cause.inboxId, reason],
  );
  if (done.rowCount !== 1) throw new Error(`request ${id} was decided meanwhile`);
  await record(tx, {
    at: cause.now,
    event: `request.${state}`,
    requestId: id,
    inboxId: cause.inboxId,
    actor: by,
    details: { proof: cause.proof, words: cause.words },
  });
}

/** LIMITS.md, Amounts: link letters to one address are 60 s apart and at most 3 an hour. */
const LINKS = { apart: '60 seconds', hour: 3 };

/**
 * Owes an invited account a fresh activation letter, or an active one a reset letter, and revokes its older links of that
 * purpose. @returns false when the limit on link letters or the account's state forbids it; nothing is changed then.
 */
export async function invite(
  tx: Queryable,
  accountId: number,
  cause: string,
  linkId: Buffer,
  now: Date,
  purpose: 'activation' | 'reset' = 'activation',
): Promise<boolean> {
  // First the lock, then the count: a statement that waits for a row still counts what it saw before it waited.
  await tx.query('select from accounts where id = $1 for update', [accountId]);
  const { rows } = await tx.query<{ email: string; fullName: string; requestId: number; allowed: boolean }>(
    `select email, full_name as "fullName", request_id as "requestId",
       not exists (select from outbox o where o.account_id = a.id and o.kind like 'person-%' and exists (select from links l where l.outbox_id = o.id)
                   and o.owed_at > $2::timestamptz - $3::interval)
       and (select count(*) from links l where l.account_id = a.id and l.made_at > $2::timestamptz - interval '1 hour') < $4 as allowed
     from accounts a where id = $1 and state = $5 and provisioned_at is not null`,
    [accountId, now, LINKS.apart, LINKS.hour, purpose === 'activation' ? 'invited' : 'active'],
  );
  const account = rows[0];
  if (!account?.allowed) return false;
  await tx.query(
    'update links set revoked_at = $3 where account_id = $1 and purpose = $2 and revoked_at is null and spent_at is null',
    [accountId, purpose, now],
  );
  const kind = purpose === 'activation' ? 'person-activation' : 'person-reset';
  const letter: NewLetter = {
    cause,
    kind,
    recipient: account.email,
    data: { fullName: account.fullName },
    accountId,
    link: { id: linkId, purpose },
  };
  await owe(tx, [purpose === 'activation' ? { ...letter, requestId: account.requestId } : letter], now);
  return true;
}
