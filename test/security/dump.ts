import type { Database } from '../../src/store/database.ts';

/** Every row of every table as text, as a dump has it: bytes in hex, JSON as it stands. */
export async function dumpOf(db: Database): Promise<string> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm') order by 1`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(`select t::text as row from ${name} t`);
    lines.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return lines.join('\n');
}

/** What a thief finds in a dump besides its plain text: the same with every run of hex turned into the bytes it stands for. */
export const withBytes = (dump: string): string =>
  `${dump}\n${[...dump.matchAll(/\\x((?:[0-9a-f]{2}){4,})/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join('\n')}`;
