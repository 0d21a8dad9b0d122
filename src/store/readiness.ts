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

export interface ServerFacts {
  /** 180004: major times ten thousand, and minor. */
  version: number;
  shown: string;
  now: Date;
  connections: number;
  mostConnections: number;
}

/** What the database server tells of itself. */
export async function serverFacts(db: Queryable): Promise<ServerFacts> {
  const { rows } = await db.query<ServerFacts>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown, clock_timestamp() as now,
       (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections,
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as "mostConnections"`,
  );
  const [row] = rows;
  if (!row) throw new Error('the server told nothing of itself');
  return row;
}
