import type { Queryable } from './database.ts';

/** How often something may be tried. */
export interface Limit {
  /** As it is called in the log and the audit trail. */
  readonly name: string;
  /** So many are free … */
  readonly most: number;
  /** … within any such time, in milliseconds. */
  readonly within: number;
  /** Beyond them each may come a second after the one before, then 2, 4 … up to an hour; otherwise none may. */
  readonly grows?: true;
}

/** When another try may come, and how many were turned away since the last that was let in: 1 for the first. */
export interface Refused {
  readonly freeAt: Date;
  readonly count: number;
}

/** Two rows that mean nothing any more leave with each new try: there are never many, and no chore is needed. */
const SWEEP = `delete from limits where key in (select key from limits where over_at <= $2 and key <> $1 limit 2 for update skip locked)`;

/**
 * Counts a try, if it may come: in one statement, so that of any number at the same time only those that are free are counted.
 * One that is turned away is not counted, and so does not put off the next.
 * @returns null when it was counted.
 */
export async function count(db: Queryable, key: Buffer, limit: Limit, now: Date): Promise<Refused | null> {
  const { rowCount } = await db.query({
    name: 'count-try',
    text: `with swept as (${SWEEP}),
            fresh as (select array[$2::timestamptz] as hits)
       insert into limits as l (key, hits, free_at, over_at)
       select $1::bytea, hits, ${freeAfter('hits')}, $2::timestamptz + $4::float8 * interval '1 millisecond' from fresh
       on conflict (key) do update set (hits, free_at, over_at, refused) = (
         select r.hits, ${freeAfter('r.hits')}, excluded.over_at, 0
           from (select array(select h from unnest(l.hits) h where h > $2::timestamptz - $4::float8 * interval '1 millisecond' order by h) || $2::timestamptz as hits) r)
       where l.free_at <= $2`,
    values: [key, now, limit.most, limit.within, limit.grows === true],
  });
  if (rowCount === 1) return null;
  const { rows } = await db.query<Refused>(
    'update limits set refused = refused + 1 where key = $1 returning free_at as "freeAt", refused as count',
    [key],
  );
  return rows[0] ?? { freeAt: now, count: 0 }; // swept between the two statements: it is free by now
}

/** When the next may come, given these tries. $2 the time, $3 how many are free, $4 within how long, $5 whether waits grow. */
function freeAfter(hits: string): string {
  return `case when cardinality(${hits}) < $3::int then $2::timestamptz
               when $5::boolean then $2::timestamptz + least(3600, 2 ^ (cardinality(${hits}) - $3::int)) * interval '1 second'
               else ${hits}[1] + $4::float8 * interval '1 millisecond' end`;
}

/** A try that was counted, and when. */
export interface Counted {
  readonly key: Buffer;
  readonly at: Date;
}

/** Takes counted tries back: they were none, as it turned out. */
export async function takeBack(db: Queryable, counted: readonly Counted[]): Promise<void> {
  await db.query({
    name: 'take-back',
    text: `update limits l set free_at = least(l.free_at, c.at),
            hits = l.hits[:array_position(l.hits, c.at) - 1] || l.hits[array_position(l.hits, c.at) + 1:]
      from unnest($1::bytea[], $2::timestamptz[]) as c (key, at) where l.key = c.key and array_position(l.hits, c.at) is not null`,
    values: [counted.map(({ key }) => key), counted.map(({ at }) => at)],
  });
}

/** Forgets all tries: whoever comes next begins anew. */
export async function forget(db: Queryable, key: Buffer): Promise<void> {
  await db.query('delete from limits where key = $1', [key]);
}
