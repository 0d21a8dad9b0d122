import type { LetterKind } from '../core/letters.ts';
import { base32, type Purpose } from '../core/links.ts';
import { record } from './audit.ts';
import { asJson, type Queryable } from './database.ts';

/** A letter to be owed, in the transaction of what it is owed to. */
export interface NewLetter {
  /** What it is owed to; (cause, kind, recipient) is owed once, however often it is asked for. */
  cause: string;
  kind: LetterKind;
  recipient: string;
  data: Record<string, unknown>;
  requestId?: number;
  accountId?: number;
  inboxId?: number;
  isAnswer?: boolean;
  /** Message-ID of the mail it answers. */
  answers?: string | null;
  link?: { id: Buffer; purpose: Purpose };
}

/** Owes letters: one INSERT however many. A letter already owed to the same cause is left as it is. */
export async function owe(tx: Queryable, letters: readonly NewLetter[], now: Date): Promise<void> {
  const { rows } = await tx.query<{ id: number; cause: string; kind: string; recipient: string }>(
    `insert into outbox (cause, kind, recipient, data, request_id, account_id, inbox_id, is_answer, answers, owed_at, due_at)
     select l.*, $10, $10 from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::bigint[], $6::bigint[], $7::bigint[], $8::boolean[], $9::text[]) as l
     on conflict (cause, kind, recipient) do nothing returning id, cause, kind, recipient`,
    [
      letters.map((l) => l.cause),
      letters.map((l) => l.kind),
      letters.map((l) => l.recipient),
      letters.map((l) => asJson(l.data)),
      letters.map((l) => l.requestId ?? null),
      letters.map((l) => l.accountId ?? null),
      letters.map((l) => l.inboxId ?? null),
      letters.map((l) => l.isAnswer ?? false),
      letters.map((l) => l.answers ?? null),
      now,
    ],
  );
  for (const letter of letters) {
    const row = rows.find(
      (r) => r.cause === letter.cause && r.kind === letter.kind && r.recipient === letter.recipient,
    );
    if (!letter.link || !row || letter.accountId === undefined) continue;
    await tx.query(
      'insert into links (id, purpose, account_id, outbox_id, made_at) values ($1, $2, $3, $4, $5)',
      [letter.link.id, letter.link.purpose, letter.accountId, row.id, now],
    );
    const { accountId, link } = letter;
    const details = { link: base32(link.id), purpose: link.purpose, letter: row.id };
    await record(tx, { at: now, event: 'link.made', accountId, details });
  }
}
