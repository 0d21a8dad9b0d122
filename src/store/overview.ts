import type { Queryable } from './database.ts';

/** What the operator looks at: how things stand, requests and their story, accounts, opinions. */

export interface Status {
  mailboxes: { name: string; readAt: Date | null }[];
  inbox: { waiting: number; oldest: Date | null; setAside: number; newestSetAside: number };
  outbox: { queued: number; oldest: Date | null; held: number; refused: number };
  requests: Record<'held' | 'incomplete' | 'pending', number> & { oldestPending: Date | null };
  accounts: Record<'invited' | 'active' | 'disabled', number> & { unprovisioned: number };
  /** Approvals of the last hour that did not prove who wrote them, and the id of the latest such mail. */
  forged: { count: number; newest: number };
  /** What the last check of the audit chain found wrong. */
  audit: { fault: string | null };
}

/** Everything that one screen tells, in one snapshot. Only rows that are still open are counted one by one. */
export async function status(db: Queryable, now: Date): Promise<Status> {
  const { rows } = await db.query<{
    mailboxes: { name: string; readAt: string | null }[] | null;
    waiting: number;
    oldestMail: Date | null;
    setAside: number;
    newestSetAside: number;
    queued: number;
    oldestLetter: Date | null;
    held: number;
    refused: number;
    heldBack: number;
    incomplete: number;
    pending: number;
    oldestPending: Date | null;
    invited: number;
    active: number;
    disabled: number;
    unprovisioned: number;
    forged: number;
    newestForged: number;
    fault: string | null;
  }>(
    `select (select json_agg(json_build_object('name', name, 'readAt', read_at) order by name) from mailboxes) as mailboxes,
       (select fault from audit_checked) as fault, i.*, s.*, f.*, o.*, u.*, r.*, a.*
     from (select count(*) as waiting, min(received_at) as "oldestMail" from inbox where verdict is null) i,
       (select count(*) as "setAside", coalesce(max(id), 0) as "newestSetAside" from inbox where verdict = 'set-aside' and length(raw) > 0) s,
       (select count(*) as forged, coalesce(max(id), 0) as "newestForged" from inbox where verdict = 'refused' and answered_at > $1::timestamptz - interval '1 hour'
          and (select details->>'decision' from audit where inbox_id = inbox.id and event = 'mail.refused' limit 1) = 'approve') f, -- no join: it would begin with the audit
       (select count(*) as queued, min(coalesce(retried_at, owed_at)) as "oldestLetter" from outbox where state = 'queued') o,
       (select count(*) filter (where state = 'held') as held, count(*) filter (where state = 'refused') as refused
        from outbox where state in ('held', 'refused')) u,
       (select count(*) filter (where state = 'held') as "heldBack", count(*) filter (where state = 'incomplete') as incomplete, count(*) filter (where state = 'pending') as pending,
          min(completed_at) filter (where state = 'pending') as "oldestPending"
        from requests where state in ('held', 'incomplete', 'pending')) r,
       (select count(*) filter (where state = 'invited') as invited, count(*) filter (where state = 'active') as active,
          count(*) filter (where state = 'disabled') as disabled, count(*) filter (where provisioned_at is null) as unprovisioned
        from accounts) a`,
    [now],
  );
  const [row] = rows;
  if (!row) throw new Error('a count found no row');
  const { incomplete, pending, oldestPending, invited, active, disabled, unprovisioned } = row;
  return {
    mailboxes: (row.mailboxes ?? []).map(({ name, readAt }) => ({
      name,
      readAt: readAt === null ? null : new Date(readAt),
    })),
    inbox: {
      waiting: row.waiting,
      oldest: row.oldestMail,
      setAside: row.setAside,
      newestSetAside: row.newestSetAside,
    },
    outbox: { queued: row.queued, oldest: row.oldestLetter, held: row.held, refused: row.refused },
    requests: { held: row.heldBack, incomplete, pending, oldestPending },
    accounts: { invited, active, disabled, unprovisioned },
    forged: { count: row.forged, newest: row.newestForged },
    audit: { fault: row.fault },
  };
}

export interface RequestLine {
  code: string;
  state: string;
  name: string | null;
  company: string | null;
  email: string | null;
  requester: string;
  openedAt: Date;
}

/** Requests, newest first: those in `state` and whose company holds `company`, whatever its case, where these are given. */
export async function requests(
  db: Queryable,
  wanted: { state: string | null; company: string | null },
  limit: number,
): Promise<RequestLine[]> {
  const { rows } = await db.query<RequestLine>(
    `select code, state, full_name as name, company, email, requester, opened_at as "openedAt" from requests
     where ($1::text is null or state = $1) and ($2::text is null or strpos(lower(company), lower($2)) > 0) order by id desc limit $3`,
    [wanted.state, wanted.company, limit],
  );
  return rows;
}

export interface RequestStory {
  code: string;
  state: string;
  person: { name: string | null; company: string | null; role: string | null; email: string | null };
  requester: string;
  reason: string | null;
  account: string | null;
  timeline: { at: Date; what: string; who: string | null; more: string | null }[];
}

/** One request with all that became of it, in the order it happened: its mail, decisions, letters and links. */
export async function requestStory(db: Queryable, code: string): Promise<RequestStory | null> {
  const found = await db.query<Omit<RequestStory, 'timeline'> & { id: number }>(
    `select r.id, r.code, r.state, json_build_object('name', r.full_name, 'company', r.company, 'role', r.role, 'email', r.email) as person,
       r.requester, r.reason, a.state as account
     from requests r left join accounts a on a.request_id = r.id where r.code = $1`,
    [code],
  );
  const [request] = found.rows;
  if (!request) return null;
  const { id, ...rest } = request;
  const { rows: timeline } = await db.query<RequestStory['timeline'][number]>(TIMELINE, [id]);
  return { ...rest, timeline };
}

const TIMELINE = `with r as (select r.id, r.inbox_id, a.id as account_id from requests r left join accounts a on a.request_id = r.id where r.id = $1)
  select at, what, who, more from (
    select au.at, au.event as what, au.actor as who, nullif(coalesce(au.details ->> 'reason', w.words), '') as more, 1 as rank, au.id
    from r, audit au left join words_read w on w.digest = decode(au.details ->> 'words', 'hex') where au.request_id = r.id or au.account_id = r.account_id or (au.inbox_id = r.inbox_id and au.request_id is null)
    union all
    select i.received_at, 'mail.received', null, 'mail ' || i.id, 0, i.id from inbox i, r where i.id = r.inbox_id
    union all
    select o.owed_at, 'letter.owed', o.recipient, o.kind, 2, o.id from outbox o, r where o.request_id = r.id or o.account_id = r.account_id
    union all
    select t.at, 'letter.' || t.result, o.recipient, o.kind || ': ' || t.answer, 3, o.id
    from outbox_attempts t join outbox o on o.id = t.outbox_id, r where o.request_id = r.id or o.account_id = r.account_id
    union all
    select o.bounced_at, 'letter.bounced', o.recipient, o.kind, 4, o.id from outbox o, r where o.bounced_at is not null and (o.request_id = r.id or o.account_id = r.account_id)
  ) as events order by at, rank, id`;

export interface AccountView {
  email: string;
  state: string;
  name: string;
  company: string;
  role: string;
  code: string;
  createdAt: Date;
  activatedAt: Date | null;
  provisionedAt: Date | null;
  sessions: number;
}

/** @param email in canonical form */
export async function account(db: Queryable, email: string): Promise<AccountView | null> {
  const { rows } = await db.query<AccountView>(
    `select a.email, a.state, a.full_name as name, a.company, a.role, r.code, a.created_at as "createdAt", a.activated_at as "activatedAt",
       a.provisioned_at as "provisionedAt", (select count(*) from sessions s where s.account_id = a.id) as sessions
     from accounts a join requests r on r.id = a.request_id where a.email = $1`,
    [email],
  );
  return rows[0] ?? null;
}

export interface Opinion {
  givenAt: Date;
  useful: boolean;
  comment: string | null;
}

/** What readers thought of the help article, newest first. */
export async function opinions(db: Queryable, limit: number): Promise<Opinion[]> {
  const { rows } = await db.query<Opinion>(
    'select given_at as "givenAt", useful, comment from feedback order by id desc limit $1',
    [limit],
  );
  return rows;
}
