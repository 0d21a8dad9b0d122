import { asJson, type Queryable } from './database.ts';

export interface AuditLine {
  at: Date;
  /** What happened, as `thing.happened`: request.approved, link.made … */
  event: string;
  requestId?: number | null;
  accountId?: number | null;
  inboxId?: number | null;
  /** Who did it: an address (the table keeps its pseudonym), `operator`, or null for the bot itself. */
  actor?: string | null;
  /** Codes and digests: the trail outlives the people in it, so never an address, a name or what somebody wrote. */
  details?: Record<string, unknown>;
}

/** Writes one line of the audit trail, in the transaction of what it tells. The table refuses any change later. */
export async function record(tx: Queryable, line: AuditLine): Promise<void> {
  await tx.query({
    name: 'record',
    text: `insert into audit (at, event, request_id, account_id, inbox_id, actor, details) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      line.at,
      line.event,
      line.requestId ?? null,
      line.accountId ?? null,
      line.inboxId ?? null,
      line.actor ?? null,
      asJson(line.details ?? {}),
    ],
  });
}

/** The limits of LIMITS.md, Amounts, as the trail names them. */
export type Limit =
  | 'requests' // of one sender
  | 'company-requests'
  | 'all-requests'
  | 'notices'
  | 'answers'
  | 'notes'
  | 'alerts'
  | 'link-letters'
  | 'sign-in'
  | 'sign-in-ip'
  | 'reset-ip'
  | 'unknown-links';

export interface LimitHit {
  readonly limit: Limit;
  /** Whose limit: an address, an IP address or a domain (the trail keeps its pseudonym); null where it is everybody's. */
  readonly who: string | null;
  readonly accountId?: number | null;
  readonly inboxId?: number | null;
}

/**
 * Tells that a limit was hit: one line an hour for each limit and whose it is, so that who keeps hitting it does not fill the trail.
 * Under load two copies may write one each.
 */
export async function recordLimit(tx: Queryable, hit: LimitHit, now: Date): Promise<void> {
  const { limit, who, accountId = null, inboxId = null } = hit;
  await tx.query(
    `insert into audit (at, event, account_id, inbox_id, actor, details)
     select $1::timestamptz, 'limit.hit', $2, $3, pseudonym($4), jsonb_build_object('limit', $5::text)
     where not exists (select from audit where event = 'limit.hit' and actor is not distinct from pseudonym($4) and details->>'limit' = $5
       and at > $1::timestamptz - interval '1 hour')`,
    [now, accountId, inboxId, who, limit],
  );
}
