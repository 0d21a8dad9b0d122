import { randomBytes } from 'node:crypto';
import type { Database } from '../../src/store/database.ts';

/** An approved request and its account, as they stand after an approval; active when it has the hash of a password. */
export async function seedAccount(
  db: Database,
  email: string,
  passwordHash: string | null,
): Promise<{ requestId: number; accountId: number; linkId: Buffer }> {
  const linkId = randomBytes(16);
  const { rows } = await db.query<{ requestId: number; accountId: number }>(
    `with mailbox as (insert into mailboxes (name) values ('bench') returning id),
       mail as (
         insert into inbox (mailbox_id, uid_validity, uid, sha256, received_at, raw, size, kept_at, moved_at, verdict, answered_at, due_at)
         select id, 1, 1, '', now(), '', 0, now(), now(), 'request', now(), now() from mailbox returning id),
       request as (
         insert into requests (code, state, full_name, company, role, email, requester, subject, inbox_id, place, opened_at, decided_at, decided_by)
         select 'a1b2c3', 'approved', 'Carlos Pérez', 'Cliente', 'Analista', $1, $1, 'Solicitud', id, 0, now(), now(), 'ana@logtec.co' from mail returning id),
       account as (
         insert into accounts (email, full_name, company, role, state, request_id, password_hash, created_at, provisioned_at, due_at)
         select $1, 'Carlos Pérez', 'Cliente', 'Analista', case when $2::text is null then 'invited' else 'active' end, id, $2, now(), now(), now() from request returning id),
       letter as (
         insert into outbox (cause, kind, recipient, data, account_id, state, owed_at, due_at, hold_after)
         select 'bench', 'person-activation', $1, '{}', id, 'sent', now(), now(), now() from account returning id),
       link as (
         insert into links (id, purpose, account_id, outbox_id, made_at, expires_at)
         select $3, 'activation', account.id, letter.id, now(), now() + interval '1 day' from account, letter)
     select request.id as "requestId", account.id as "accountId" from request, account`,
    [email, passwordHash, linkId],
  );
  const [row] = rows;
  if (!row) throw new Error('the account was not seeded');
  return { ...row, linkId };
}
