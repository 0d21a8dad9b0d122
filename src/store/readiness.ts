import { readdir } from 'node:fs/promises';
import type { Queryable } from './database.ts';

/** Which files of the migrations' `folder` the database lacks. @throws when the database cannot be reached. */
export async function missingMigrations(db: Queryable, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  const { rows: tables } = await db.query<{ found: boolean }>(
    `select to_regclass('migrations') is not null as found`,
  );
  if (!tables[0]?.found) return files;
  const { rows } = await db.query<{ name: string }>('select name from migrations');
  const applied = new Set(rows.map((row) => row.name));
  return files.filter((name) => !applied.has(name));
}
