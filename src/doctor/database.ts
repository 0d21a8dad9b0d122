import { fileURLToPath } from 'node:url';
import type { Database } from '../store/database.ts';
import { missingMigrations, type ServerFacts, serverFacts } from '../store/readiness.ts';
import type { Teller } from './finding.ts';

const MIGRATIONS = fileURLToPath(new URL('../../sql/', import.meta.url));
/** CONTRACT.md section 2. */
const OLDEST_MAJOR = 14;
/** Connections that one copy of the bot takes, and room for the operator. */
const A_COPY = 12;
const SPARE = 5;
/** Links lapse by the bot's clock, logs are compared with others': milliseconds. */
const SKEW = 5_000;

/** Version, migrations, free connections, and the clocks of this machine and the database's. */
export async function examineDatabase(db: Database, now: () => Date, teller: Teller): Promise<void> {
  const asked = now().getTime();
  const facts = await serverFacts(db);
  const skew = Math.abs(facts.now.getTime() - (asked + now().getTime()) / 2);
  tellOfServer(facts, teller);
  const missing = await missingMigrations(db, MIGRATIONS);
  if (missing.length > 0)
    teller.fail(
      `${missing.length} migrations are not applied: ${missing.join(', ')}`,
      'run portero migrate (npm start does so too)',
    );
  else teller.ok('every migration is applied');
  if (skew > SKEW)
    teller.fail(
      `the clocks of this machine and the database differ by ${Math.round(skew / 1_000)} s`,
      'have both synchronised (chrony, systemd-timesyncd): links and limits go by the time',
    );
  else teller.ok('the clocks of this machine and the database agree');
}

/** Whether the server is new enough, and has room for a copy of the bot. */
export function tellOfServer(
  facts: Pick<ServerFacts, 'version' | 'shown' | 'connections' | 'mostConnections'>,
  teller: Teller,
): void {
  if (Math.floor(facts.version / 10_000) < OLDEST_MAJOR)
    teller.fail(`PostgreSQL ${facts.shown} is too old`, `upgrade it to ${OLDEST_MAJOR} or newer`);
  else teller.ok(`PostgreSQL ${facts.shown} answers`);
  const free = facts.mostConnections - facts.connections;
  if (free < A_COPY + SPARE)
    teller.warn(
      `only ${free} of ${facts.mostConnections} connections are free`,
      `a copy of the bot takes ${A_COPY}: raise max_connections or end what holds them`,
    );
  else teller.ok(`${free} of ${facts.mostConnections} connections are free`);
}
