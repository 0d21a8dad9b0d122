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

/** A try of whoever this key stands for. */
export interface Try {
  readonly key: Buffer;
  readonly limit: Limit;
}

/** The first try that may not come yet, when it may, and how many of its key were turned away since the last that was let in: 1 for the first. */
export interface Refused {
  readonly nth: number;
  readonly freeAt: Date;
  readonly times: number;
}

/** Part of a statement that counts tries, of which `valuesOf` are the first parameters. */
export const COUNTING = `count_tries($1, $2, $3, (select array_agg(ms * interval '1 millisecond' order by i) from unnest($4::float8[]) with ordinality as s (ms, i)), $5)
  as c (refused, "freeAt", times)`;

export const valuesOf = (tries: readonly Try[], now: Date): unknown[] => [
  tries.map(({ key }) => key),
  now,
  tries.map(({ limit }) => limit.most),
  tries.map(({ limit }) => limit.within),
  tries.map(({ limit }) => limit.grows === true),
];

/**
 * Counts these tries in their order, up to the first that may not come yet: in one statement, so that of any number at the same
 * time only those that are free are counted. One that is turned away is not counted, and so does not put off the next.
 * @returns null when all were counted.
 */
export async function count(db: Queryable, tries: readonly Try[], now: Date): Promise<Refused | null> {
  const text = `select refused - 1 as nth, "freeAt", times from ${COUNTING} where refused is not null`;
  const { rows } = await db.query<Refused>({ name: 'count-tries', text, values: valuesOf(tries, now) });
  return rows[0] ?? null;
}

/** A try that was counted, and when. */
export interface Counted {
  readonly key: Buffer;
  readonly at: Date;
}

/**
 * Part of a statement that takes counted tries back where `condition` holds. They are locked in the order in which they were
 * counted, so that neither waits for the other.
 * @param keys @param times the parameters ($1 …) that hold them
 */
export const takingBack = (keys: string, times: string, condition: string): string =>
  `mistaken as (
     select l.key, c.at from limits l join unnest(${keys}::bytea[], ${times}::timestamptz[]) with ordinality as c (key, at, nth) using (key)
     where ${condition} order by c.nth for update of l
   ), taken_back as (
     update limits l set free_at = least(l.free_at, m.at),
       hits = l.hits[:array_position(l.hits, m.at) - 1] || l.hits[array_position(l.hits, m.at) + 1:]
     from mistaken m where l.key = m.key and array_position(l.hits, m.at) is not null)`;

/** Takes counted tries back: they were none, as it turned out. */
export async function takeBack(db: Queryable, counted: readonly Counted[]): Promise<void> {
  await db.query(`with ${takingBack('$1', '$2', 'true')} select`, [
    counted.map(({ key }) => key),
    counted.map(({ at }) => at),
  ]);
}

/** Forgets all tries: whoever comes next begins anew. */
export async function forget(db: Queryable, key: Buffer): Promise<void> {
  await db.query('delete from limits where key = $1', [key]);
}
