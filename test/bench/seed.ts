import { randomBytes } from 'node:crypto';
import type { LetterData } from '../../src/core/letters.ts';
import type { Database } from '../../src/store/database.ts';
import { owe } from '../../src/store/outbox.ts';

const EMAIL = 'carlos@cliente.com.co';

/** An approved request and its invited account with an activation link, as they stand after an approval. */
export async function seedAccount(db: Database): Promise<{ requestId: number; linkId: Buffer }> {
  const { rows } = await db.query<{ requestId: number; accountId: number }>(
    `with mailbox as (insert into mailboxes (name) values ('bench') returning id),
       mail as (
         insert into inbox (mailbox_id, uid_validity, uid, sha256, received_at, raw, size, kept_at, moved_at, verdict, answered_at, due_at)
         select id, 1, 1, '', now(), '', 0, now(), now(), 'request', now(), now() from mailbox returning id),
       request as (
         insert into requests (code, state, full_name, company, role, email, requester, subject, inbox_id, place, opened_at, decided_at, decided_by)
         select 'a1b2c3', 'approved', 'Carlos Pérez', 'Cliente', 'Analista', $1, $1, 'Solicitud', id, 0, now(), now(), 'ana@logtec.co' from mail returning id),
       account as (
         insert into accounts (email, full_name, company, role, state, request_id, created_at, provisioned_at, due_at)
         select $1, 'Carlos Pérez', 'Cliente', 'Analista', 'invited', id, now(), now(), now() from request returning id)
     select request.id as "requestId", account.id as "accountId" from request, account`,
    [EMAIL],
  );
  const [row] = rows;
  if (!row) throw new Error('the account was not seeded');
  const linkId = randomBytes(16);
  const link = { id: linkId, purpose: 'activation' } as const;
  const letter = {
    cause: 'bench',
    kind: 'person-activation',
    recipient: EMAIL,
    accountId: row.accountId,
  } as const;
  await owe(db, [{ ...letter, data: { fullName: 'Carlos Pérez' }, link }], new Date());
  return { requestId: row.requestId, linkId };
}

/** Beside the one of `seedAccount`, so many more people who have activated theirs, with this password. @returns their addresses. */
export async function seedPeople(db: Database, people: number, passwordHash: string): Promise<string[]> {
  const { rows } = await db.query<{ email: string }>(
    `with request as (
         insert into requests (code, state, full_name, company, role, email, requester, subject, inbox_id, place, opened_at, decided_at, decided_by)
         select lpad(n::text, 6, '0'), 'approved', 'Carlos Pérez', 'Cliente', 'Analista', address, address, 'Solicitud', i.id, n, now(), now(), 'ana@logtec.co'
           from generate_series(1, $1::int) n, inbox i, concat('gente', lpad(n::text, 6, '0'), '@cliente.com.co') as address returning id, email)
     insert into accounts (email, full_name, company, role, state, password_hash, request_id, created_at, activated_at, provisioned_at, due_at)
     select email, 'Carlos Pérez', 'Cliente', 'Analista', 'active', $2, id, now(), now(), now(), now() from request returning email`,
    [people, passwordHash],
  );
  return rows.map(({ email }) => email);
}

const AT_ONCE = 1_000;

/** Owes receipts as a morning's requests would have left them: with a code, so that each gets its reply key. */
export async function seedLetters(db: Database, letters: number): Promise<void> {
  const { requestId } = await seedAccount(db);
  for (let from = 0; from < letters; from += AT_ONCE)
    await owe(
      db,
      Array.from({ length: Math.min(AT_ONCE, letters - from) }, (_, i) => ({
        cause: `bench:${from + i}`,
        kind: 'requester-receipt' as const,
        recipient: `persona${from + i}@cliente.com.co`,
        data: { ...RECEIPT },
        requestId,
        isAnswer: true,
      })),
      new Date(),
    );
}

const RECEIPT: LetterData['requester-receipt'] = {
  inSubject: 'Solicitud de activación cuenta mesa de ayuda',
  leftOut: 0,
  people: [
    {
      code: 'a1b2c3',
      state: 'received',
      missing: [],
      person: {
        fullName: 'Carlos Pérez Gómez',
        company: 'Cliente Andino S.A.S.',
        role: 'Analista de compras',
        email: EMAIL,
      },
    },
  ],
};
