import type { Queryable } from './database.ts';

/** Keeps what a reader thought of the help article. @returns its id, to add a comment to it. */
export async function give(
  db: Queryable,
  opinion: { useful: boolean; comment: string | null },
  now: Date,
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    'insert into feedback (given_at, useful, comment) values ($1, $2, $3) returning id',
    [now, opinion.useful, opinion.comment],
  );
  const [row] = rows;
  if (!row) throw new Error('insert into feedback returned no row');
  return row.id;
}

/** Adds the comment to an opinion that has none yet; a second one (a page sent twice) changes nothing. */
export async function comment(db: Queryable, id: number, text: string): Promise<void> {
  await db.query('update feedback set comment = $2 where id = $1 and comment is null', [id, text]);
}
