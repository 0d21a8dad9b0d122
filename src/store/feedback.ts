import { capped } from '../core/strangers.ts';
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

/** Comments in one digest; the others are counted, and `portero feedback` lists them all. */
const COMMENTS = 5;
const LONGEST_COMMENT = 300;

/** What readers wrote since the agents were last told, oldest first; from here on it counts as told. */
export async function comments(
  tx: Queryable,
  now: Date,
): Promise<{ comments: string[]; moreComments: number }> {
  const { rows } = await tx.query<{ comment: string }>(
    `with told as (update feedback set told_at = $1 where comment is not null and told_at is null returning id, comment)
     select comment from told order by id`,
    [now],
  );
  const first = rows.slice(0, COMMENTS).map(({ comment }) => capped(comment, LONGEST_COMMENT));
  return { comments: first, moreComments: rows.length - first.length };
}

/** Adds the comment to an opinion that has none yet; a second one (a page sent twice) changes nothing. */
export async function comment(db: Queryable, id: number, text: string): Promise<void> {
  await db.query('update feedback set comment = $2 where id = $1 and comment is null', [id, text]);
}
