import { asJson, type Queryable } from './database.ts';

export interface AuditLine {
  at: Date;
  /** What happened, as `thing.happened`: request.approved, link.spent … */
  event: string;
  requestId?: number | null;
  accountId?: number | null;
  inboxId?: number | null;
  /** Who did it: an address, or null for the bot itself. */
  actor?: string | null;
  details?: Record<string, unknown>;
}

/** Writes one line of the audit trail, in the transaction of what it tells. The table refuses any change later. */
export async function record(tx: Queryable, line: AuditLine): Promise<void> {
  await tx.query(
    `insert into audit (at, event, request_id, account_id, inbox_id, actor, details) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      line.at,
      line.event,
      line.requestId ?? null,
      line.accountId ?? null,
      line.inboxId ?? null,
      line.actor ?? null,
      asJson(line.details ?? {}),
    ],
  );
}
