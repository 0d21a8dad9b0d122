import type { Database } from './database.ts';

/** One kind of thing whose time ends. */
export interface Expired {
  readonly kind: string;
  /** Which of `Config.keep` says when. */
  readonly setting: 'rawMail' | 'setAside' | 'closedRequests' | 'usedLinks';
  /** Deletes a batch of what ended before `before`. @returns how many; 0 when nothing is left. */
  readonly deleteSome: (db: Database, before: Date) => Promise<number>;
}

const BATCH = 500;

/**
 * What the daily chore deletes, in this order (letters go before the requests they are about). Nothing goes that the bot still
 * needs: of a mail the bytes alone, since its row (UID, SHA-256, verdict) is how the same mail is known when it comes again.
 */
export const EXPIRED: readonly Expired[] = [
  { kind: 'raw-mail', setting: 'rawMail', deleteSome: rawOf(`verdict <> 'set-aside'`) },
  { kind: 'set-aside-mail', setting: 'setAside', deleteSome: rawOf(`verdict = 'set-aside'`) },
  {
    kind: 'used-links',
    setting: 'usedLinks',
    deleteSome: rows(`delete from links where id in (
      select id from links where coalesce(spent_at, revoked_at, case purpose when 'reset' then expires_at end) < $1 limit ${BATCH})`),
  },
  {
    kind: 'ended-sessions',
    setting: 'usedLinks',
    deleteSome: rows(
      `delete from sessions where digest in (select digest from sessions where seen_at < $1 limit ${BATCH})`,
    ),
  },
  {
    kind: 'recoveries',
    setting: 'usedLinks',
    deleteSome: rows(`delete from recoveries where id in (
      select id from recoveries where outcome is not null and asked_at < $1 limit ${BATCH})`),
  },
  {
    kind: 'letters',
    setting: 'closedRequests',
    // Of a request that awaits its decision they stay, to know the answers; so does one whose link may be said to have lapsed.
    deleteSome: rows(`delete from outbox where id in (
      select o.id from outbox o where coalesce(o.sent_at, o.owed_at) < $1 and o.state <> 'queued'
        and not exists (select from links l where l.outbox_id = o.id)
        and not exists (select from requests r where r.id = o.request_id and r.state = 'pending')
      limit ${BATCH})`),
  },
  {
    kind: 'closed-requests',
    setting: 'closedRequests',
    // Also those that nobody completed in all that time. An approved one is what its account stands on, and stays as long.
    deleteSome: rows(`delete from requests where id in (
      select id from requests r where state in ('rejected', 'closed', 'incomplete')
        and coalesce(decided_at, completed_at, opened_at) < $1
        and not exists (select from outbox o where o.request_id = r.id)
      limit ${BATCH} for update skip locked)`),
  },
  {
    kind: 'words',
    setting: 'closedRequests',
    // The words of a decision stay for as long as its request.
    deleteSome: rows(`delete from words_read where digest in (
      select digest from words_read w where read_at < $1 and not exists (select from requests r where r.decision_mail = w.inbox_id)
      limit ${BATCH})`),
  },
];

function rows(statement: string): Expired['deleteSome'] {
  return async (db, before) => (await db.query(statement, [before])).rowCount ?? 0;
}

/** Mail that is yet to be read, or to be moved out of the mailbox, keeps its bytes. */
function rawOf(which: string): Expired['deleteSome'] {
  return rows(`update inbox set raw = '' where id in (
    select id from inbox where ${which} and kept_at < $1 and moved_at is not null and length(raw) > 0 limit ${BATCH})`);
}
