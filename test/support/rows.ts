import type { Database } from '../../src/store/database.ts';

/** The first row that a statement gives, as `T`. */
export const firstRow = async <T>(db: Database, statement: string, values: unknown[]): Promise<T> =>
  (await db.query(statement, values)).rows[0] as T;

/** All that is kept of an account. */
export const accountRow = (
  db: Database,
  id: number,
): Promise<{ state: string; password_hash: string | null; activated_at: Date | null }> =>
  firstRow(db, 'select * from accounts where id = $1', [id]);
