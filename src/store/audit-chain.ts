import { createHash } from 'node:crypto';
import { type Database, type Queryable, transaction } from './database.ts';

/**
 * The trail's chain: seal n holds SHA-256(hash of seal n-1, canonical row), the first one after 32 zero bytes
 * (docs/decisions/017). The canonical form is JSON as PostgreSQL writes it: jsonb has one text for one value.
 */
const CANONICAL = `jsonb_build_array(a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.event,
  a.request_id, a.account_id, a.inbox_id, a.actor, a.details)::text`;
const START = Buffer.alloc(32);

const hashOf = (before: Buffer, row: string): Buffer =>
  createHash('sha256').update(before).update(row).digest();

/** Where the chain stands: how many rows are sealed, and the last hash. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

/** Seals at most `most` rows that were committed since, in the order of their ids. @returns how many; 0 also when another copy is at it. */
export async function sealRows(db: Database, most: number): Promise<number> {
  const waiting = await db.query('select from audit_unsealed limit 1');
  if (waiting.rowCount === 0) return 0;
  return await transaction(db, async (tx) => {
    // The head is read by a statement of its own, after the lock: only then is it sure to be the last.
    const { rows: lock } = await tx.query<{ taken: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('portero audit chain', 0)) as taken`,
    );
    if (!lock[0]?.taken) return 0;
    const { seq, hash } = await headOf(tx);
    const { rows } = await tx.query<{ id: number; row: string }>(
      `select a.id, ${CANONICAL} as row from audit_unsealed u join audit a on a.id = u.audit_id order by a.id limit $1`,
      [most],
    );
    const hashes: Buffer[] = [];
    for (const { row } of rows) hashes.push(hashOf(hashes.at(-1) ?? hash, row));
    const ids = rows.map(({ id }) => id);
    await tx.query(
      `with sealed as (
         insert into audit_seals (seq, audit_id, hash)
         select $1::bigint + place, id, hash from unnest($2::bigint[], $3::bytea[]) with ordinality as s (id, hash, place))
       delete from audit_unsealed where audit_id = any($2)`,
      [seq, ids, hashes],
    );
    return rows.length;
  });
}

export async function headOf(db: Queryable): Promise<Head> {
  const { rows } = await db.query<Head>('select seq, hash from audit_seals order by seq desc limit 1');
  return rows[0] ?? { seq: 0, hash: START };
}

/** The first thing that is wrong, in words that name the row. */
export interface Fault {
  /** Its place in the chain; null when it has none. */
  readonly seq: number | null;
  readonly auditId: number | null;
  readonly what: string;
}

export interface Verdict {
  readonly rows: number;
  readonly head: Head;
  /** Rows that were written in the last moments and wait for their seal. */
  readonly waiting: number;
  readonly fault: Fault | null;
}

const AT_ONCE = 5_000;

/**
 * Walks the whole chain, then looks for rows that never were in it and for words that are not those that were read. It sees the
 * database as it was at one moment.
 * @param anchor a head that was written down elsewhere: it must still be in the chain.
 */
export async function verifyChain(
  db: Database,
  anchor: Head | null,
  onRows: (done: number) => void,
): Promise<Verdict> {
  return await transaction(db, async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only');
    const { head, fault } = await walk(tx, anchor, onRows);
    const { rows } = await tx.query<{ waiting: number }>('select count(*) as waiting from audit_unsealed');
    return {
      rows: head.seq,
      head,
      waiting: rows[0]?.waiting ?? 0,
      fault: fault ?? (await outsider(tx)) ?? (await changedWords(tx)),
    };
  });
}

interface Sealed {
  seq: number;
  id: number;
  hash: Buffer;
  event: string | null;
  row: string | null;
}

async function walk(
  tx: Queryable,
  anchor: Head | null,
  onRows: (done: number) => void,
  from: Head = { seq: 0, hash: START },
): Promise<{ head: Head; fault: Fault | null }> {
  let head = from;
  for (;;) {
    const { rows } = await tx.query<Sealed>(
      `select s.seq, s.audit_id as id, s.hash, a.event, case when a.id is not null then ${CANONICAL} end as row
       from audit_seals s left join audit a on a.id = s.audit_id where s.seq > $1 order by s.seq limit ${AT_ONCE}`,
      [head.seq],
    );
    for (const sealed of rows) {
      const what = whatIsWrong(sealed, head, anchor);
      if (what) return { head, fault: { seq: sealed.seq, auditId: sealed.id, what } };
      head = { seq: sealed.seq, hash: sealed.hash };
    }
    onRows(head.seq);
    if (rows.length === 0) break;
  }
  const isCut = anchor !== null && anchor.seq > head.seq;
  const what = `the chain ends at ${head.seq}, and once reached ${anchor?.seq}: its end was cut off`;
  return { head, fault: isCut ? { seq: head.seq + 1, auditId: null, what } : null };
}

function whatIsWrong({ seq, event, hash, row }: Sealed, before: Head, anchor: Head | null): string | null {
  if (seq !== before.seq + 1) return `seal ${before.seq + 1} is missing before it`;
  if (row === null) return 'the row was deleted';
  if (!hashOf(before.hash, row).equals(hash))
    return `${event}: the row, its seal or its place is not what was sealed`;
  if (anchor?.seq === seq && !anchor.hash.equals(hash))
    return 'its hash is not the one that was written down: the chain was made anew';
  return null;
}

/**
 * Checks what was sealed since the last check, and that this is still where the chain went: what makes a fault known within a
 * minute. Older rows are walked again every night and by `portero audit verify`; a fault stays until one of them finds none.
 */
export async function checkNewest(db: Database): Promise<void> {
  const { rows } = await db.query<Head & { fault: string | null; now: Buffer | null }>(
    `select c.seq, c.hash, fault, s.hash as now from audit_checked c left join audit_seals s using (seq)`,
  );
  const [last] = rows;
  if (!last || last.fault !== null) return;
  const isKept = last.seq === 0 || last.now?.equals(last.hash) === true;
  const cut = `the chain no longer goes through seal ${last.seq}, where it was checked before`;
  const { head, fault } = isKept
    ? await walk(db, null, () => undefined, last)
    : { head: last, fault: { seq: last.seq, auditId: null, what: cut } };
  if (fault || head.seq > last.seq) await noteCheck(db, { head, fault });
}

/** The head that the chain was last found to hold up to: an anchor for the next walk; null before the first. */
export async function lastChecked(db: Queryable): Promise<Head | null> {
  const { rows } = await db.query<Head>('select seq, hash from audit_checked where seq > 0');
  return rows[0] ?? null;
}

/** Remembers how far the chain held when it was walked, and what was wrong with it. */
export async function noteCheck(
  db: Queryable,
  { head, fault }: Pick<Verdict, 'head' | 'fault'>,
): Promise<void> {
  const what = fault && `row ${fault.seq ?? 'without a seal'}: ${fault.what}`;
  await db.query(
    `update audit_checked set seq = case when $3::text is null then $1 else seq end, hash = case when $3::text is null then $2 else hash end, fault = $3`,
    [head.seq, head.hash, what],
  );
}

/** A row that the triggers never saw, or one that waits for a seal and is gone. */
async function outsider(tx: Queryable): Promise<Fault | null> {
  await tx.query(`set local statement_timeout = '10min'`);
  const { rows } = await tx.query<{ id: number; gone: boolean }>({
    text: `select id, false as gone from audit a where not exists (select from audit_seals where audit_id = a.id)
         and not exists (select from audit_unsealed where audit_id = a.id)
       union all select audit_id, true from audit_unsealed u where not exists (select from audit where id = u.audit_id)
       order by id limit 1`,
    query_timeout: 600_000,
  } as { text: string });
  const [row] = rows;
  const what = row?.gone
    ? 'the row was deleted before it was sealed'
    : 'the row was put in past the chain: it has no seal';
  return row ? { seq: null, auditId: row.id, what } : null;
}

async function changedWords(tx: Queryable): Promise<Fault | null> {
  const { rows } = await tx.query<{ id: number | null }>(
    `select (select min(id) from audit where audit.inbox_id = w.inbox_id) as id from words_read w
     where sha256(salt || convert_to(words, 'UTF8')) <> digest order by 1 limit 1`,
  );
  const [row] = rows;
  return row
    ? { seq: null, auditId: row.id, what: 'the words kept for it are not those that were read' }
    : null;
}
