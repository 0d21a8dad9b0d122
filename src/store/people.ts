import { mentions } from '../core/mentions.ts';
import { record } from './audit.ts';
import { type Database, type Queryable, transaction } from './database.ts';

/**
 * What is kept about a person, where, and how it goes (Ley 1581 de 2012, art. 8: to know, and to have deleted). A new table with
 * data of people gets an entry here; test/security/person.test.ts fails while one has none.
 *
 * Each statement may use `who`: email · pseudonym · accounts, requests, mails (ids). In `erase` the statements run in the order of
 * the list, so that nothing is left pointing at what is gone.
 */
export interface Holding {
  readonly name: string;
  /** What an export shows. */
  readonly select: string;
  /** What deletes it, or takes the person out of it. */
  readonly erase: readonly string[];
}

const WHO = `with who as (select $1::text as email, $2::text as pseudonym, $3::bigint[] as accounts, $4::bigint[] as requests, $5::bigint[] as mails) `;

const HOLDINGS: readonly Holding[] = [
  {
    name: 'sessions',
    select: `select opened_at as "openedAt", seen_at as "seenAt" from sessions, who where account_id = any(accounts) order by 1`,
    erase: ['delete from sessions using who where account_id = any(accounts)'],
  },
  {
    name: 'links',
    select: `select purpose, made_at as "madeAt", expires_at as "expiresAt", spent_at as "spentAt", revoked_at as "revokedAt"
             from links, who where account_id = any(accounts) order by 2`,
    erase: ['delete from links using who where account_id = any(accounts)'],
  },
  {
    name: 'letters',
    select: `select kind, recipient, data, state, owed_at as "owedAt", sent_at as "sentAt" from outbox, who
             where recipient = who.email or account_id = any(accounts) or request_id = any(requests) or position(who.email in data::text) > 0 order by id`,
    erase: [
      'delete from outbox using who where recipient = who.email or account_id = any(accounts) or request_id = any(requests)',
      // A letter to others that names the person among them: what was sent is a fact, what it said goes.
      `update outbox set data = '{}', state = case state when 'sent' then 'sent' else 'dropped' end
       from who where position(who.email in data::text) > 0`,
    ],
  },
  {
    name: 'consents',
    select: `select notice_version as "noticeVersion", notice, given_at as "givenAt", reference from consents, who where account_id = any(accounts) order by 3`,
    erase: ['delete from consents using who where account_id = any(accounts)'],
  },
  {
    name: 'accounts',
    select: `select a.email, full_name as "fullName", company, role, state, created_at as "createdAt", activated_at as "activatedAt"
             from accounts a, who where id = any(accounts)`,
    erase: ['delete from accounts using who where id = any(accounts)'],
  },
  {
    name: 'requests',
    select: `select code, state, full_name as "fullName", company, role, r.email, requester, subject, reason, opened_at as "openedAt", decided_at as "decidedAt"
             from requests r, who where id = any(requests) or requester = who.email or decided_by = who.email order by id`,
    erase: [
      'delete from requests using who where id = any(requests)',
      // Who asked for somebody else: that one's request stays, and is answered to themselves.
      `update requests r set requester = r.email, subject = '', message_id = null from who where requester = who.email`,
      'update requests set decided_by = pseudonym from who where decided_by = who.email',
    ],
  },
  {
    name: 'recoveries',
    select: `select asked_at as "askedAt", outcome from recoveries r, who where r.email = who.email order by id`,
    erase: ['delete from recoveries r using who where r.email = who.email'],
  },
  {
    name: 'words',
    select: `select inbox_id as mail, words, read_at as "readAt" from words_read, who where inbox_id = any(mails) order by read_at`,
    erase: ['delete from words_read using who where inbox_id = any(mails)'],
  },
  {
    name: 'mails',
    select: `select id, received_at as "receivedAt", size, verdict, raw from inbox, who where id = any(mails) order by id`,
    erase: [`update inbox set raw = '' from who where id = any(mails) and verdict is not null`],
  },
  {
    name: 'audit',
    select: `select id, at, event, actor, details from audit, who
             where actor = pseudonym or account_id = any(accounts) or request_id = any(requests) or inbox_id = any(mails) order by id`,
    erase: [], // it knows nobody by name
  },
];

/** Opens the bytes of a kept mail (core/sealing.ts), or answers null. */
type Unseal = (sealed: Buffer) => Buffer | null;

interface Who {
  readonly email: string;
  readonly pseudonym: string;
  readonly accounts: readonly number[];
  readonly requests: readonly number[];
  readonly mails: readonly number[];
}

const valuesOf = ({ email, pseudonym, accounts, requests, mails }: Who): unknown[] => [
  email,
  pseudonym,
  accounts,
  requests,
  mails,
];

/** @param email canonical. A request that its requester left without an address is about themselves. */
async function findPerson(db: Queryable, email: string, unseal: Unseal): Promise<Who> {
  const { rows } = await db.query<Omit<Who, 'email'>>(
    `with mine as (select * from requests where email = $1 or requester = $1 and email is null)
     select pseudonym($1) as pseudonym,
       array(select id from accounts where email = $1) as accounts,
       array(select id from mine) as requests,
       array(select inbox_id from mine union select decision_mail from mine where decision_mail is not null
             union select inbox_id from requests where requester = $1
             union select inbox_id from outbox where inbox_id is not null and (recipient = $1 or request_id in (select id from mine))
             union select inbox_id from audit where inbox_id is not null and (actor = pseudonym($1) or request_id in (select id from mine))) as mails`,
    [email],
  );
  const [found] = rows;
  if (!found) throw new Error('a look-up found no row');
  const { accounts, requests, mails, pseudonym } = found;
  const ids = (list: readonly (number | string)[]): number[] => list.map(Number); // int8[] comes as text
  const known = new Set(ids(mails));
  for (const id of await mailsThatMention(db, email, unseal)) known.add(id);
  return { email, pseudonym, accounts: ids(accounts), requests: ids(requests), mails: [...known] };
}

const MAILS_AT_ONCE = 100;

/** Mail is kept sealed, so it is opened and looked through, one after another: a few seconds for a month of it. */
async function mailsThatMention(db: Queryable, email: string, unseal: Unseal): Promise<number[]> {
  const found: number[] = [];
  for (let after = 0; ; ) {
    const { rows } = await db.query<{ id: number; raw: Buffer }>(
      'select id, raw from inbox where id > $1 and length(raw) > 0 order by id limit $2',
      [after, MAILS_AT_ONCE],
    );
    for (const { id, raw } of rows) if (mentions(unseal(raw) ?? Buffer.alloc(0), email)) found.push(id);
    const last = rows.at(-1);
    if (!last) return found;
    after = last.id;
  }
}

/** Everything that is stored about a person, by holding; a mail as `source` in base64, null once its time is over. */
export async function exportPerson(
  db: Database,
  email: string,
  unseal: Unseal,
  now: Date,
): Promise<Record<string, object[]>> {
  return await transaction(db, async (tx) => {
    const who = await findPerson(tx, email, unseal);
    const held: Record<string, object[]> = {};
    for (const { name, select } of HOLDINGS) {
      const { rows } = await tx.query<{ raw?: Buffer }>(WHO + select, valuesOf(who));
      held[name] = rows.map(({ raw, ...row }) =>
        raw === undefined ? row : { ...row, source: unseal(raw)?.toString('base64') ?? null },
      );
    }
    await record(tx, {
      at: now,
      event: 'person.exported',
      actor: 'operator',
      details: { person: who.pseudonym },
    });
    return held;
  });
}

/** What an erasure came to. */
export interface Erased {
  readonly pseudonym: string;
  /** Public codes of requests that were still open, and were closed by it. */
  readonly closed: readonly string[];
  /** Rows by holding. */
  readonly counts: Readonly<Record<string, number>>;
  /** Mails about the person that are still to be read: they are left, and the erasure is to be done again after them. */
  readonly unread: number;
}

/** How much there is of a person: rows by holding. */
export async function countPerson(
  db: Database,
  email: string,
  unseal: Unseal,
): Promise<Record<string, number>> {
  const who = await findPerson(db, email, unseal);
  const counts: Record<string, number> = {};
  for (const { name, select } of HOLDINGS)
    counts[name] = (await db.query(WHO + select, valuesOf(who))).rowCount ?? 0;
  return counts;
}

/**
 * Erases a person, in one transaction: open requests are closed and letters still owed are dropped, then the data go. The audit trail
 * keeps what happened, under a pseudonym; rows of mails keep what is needed to know the same mail again.
 */
export async function erasePerson(db: Database, email: string, unseal: Unseal, now: Date): Promise<Erased> {
  return await transaction(db, async (tx) => {
    // The locks of whoever decides about this address (store/facts.ts, store/recoveries.ts).
    for (const name of [email, `sender ${email}`].sort())
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [name]);
    const who = await findPerson(tx, email, unseal);
    const closed = await closeOpen(tx, who, now);
    const counts: Record<string, number> = {};
    for (const { name, erase } of HOLDINGS)
      for (const statement of erase) {
        const { rowCount } = await tx.query(WHO + statement, valuesOf(who));
        counts[name] = (counts[name] ?? 0) + (rowCount ?? 0);
      }
    const details = { person: who.pseudonym, ...counts };
    await record(tx, { at: now, event: 'person.erased', actor: 'operator', details });
    const { rowCount: unread } = await tx.query('select from inbox where id = any($1) and verdict is null', [
      who.mails,
    ]);
    return { pseudonym: who.pseudonym, closed, counts, unread: unread ?? 0 };
  });
}

async function closeOpen(tx: Queryable, who: Who, now: Date): Promise<string[]> {
  const { rows } = await tx.query<{ id: number; code: string }>(
    `update requests set state = 'closed', reason = 'erased' where id = any($1) and state in ('pending', 'incomplete') returning id, code`,
    [who.requests],
  );
  for (const { id } of rows)
    await record(tx, {
      at: now,
      event: 'request.closed',
      requestId: id,
      actor: 'operator',
      details: { reason: 'erased' },
    });
  return rows.map(({ code }) => code);
}
