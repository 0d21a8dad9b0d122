import { afterAll, beforeEach } from '@jest/globals';
import pg from 'pg';
import { record } from '../../src/store/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

/** A fresh database for each test, with an audit trail to write and to tamper with. */

/** The database of the test that runs. */
export let database: TestDatabase;
const opened: TestDatabase[] = [];

export function eachWithItsTrail(): void {
  beforeEach(async () => {
    database = await freshDatabase();
    opened.push(database);
  });
  afterAll(async () => {
    for (const one of opened) await one.drop();
  });
}

export async function writeRows(count: number): Promise<void> {
  for (let i = 1; i <= count; i++)
    await record(database.db, {
      at: new Date(1_790_000_000_000 + i),
      event: 'mail.request',
      actor: `p${i}@andino.test`,
      details: { i },
    });
}

/** What somebody does who owns the tables and switches the triggers off. */
export async function tamper(...statements: string[]): Promise<void> {
  const client = new pg.Client(database.config);
  await client.connect();
  await client.query(`set session_replication_role = 'replica'`);
  for (const statement of statements) await client.query(statement);
  await client.end();
}
