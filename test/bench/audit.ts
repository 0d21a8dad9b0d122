import { record } from '../../src/store/audit.ts';
import { sealRows, verifyChain } from '../../src/store/audit-chain.ts';
import { type Database, migrate, type Queryable, transaction } from '../../src/store/database.ts';
import { claim, tell } from './measure.ts';
import type { Options } from './options.ts';
import { openWorld } from './world.ts';

const WRITERS = 8;
const COMMITS = 400;

/** What the audit chain costs: commits that write one row of the trail and are sealed beside, against a chain that is made in the commit. */
export async function benchAudit({ rounds }: Options): Promise<void> {
  const world = await openWorld();
  try {
    const { db } = await world.newDatabase();
    await migrate(db, 'sql');
    await db.query('create table link (place bigint generated always as identity, hash bytea)');
    process.stdout.write(`audit: ${WRITERS} writers, ${COMMITS} commits each, best of ${rounds} rounds\n`);
    const best = { bare: 0, ours: 0, inCommit: 0 };
    for (let round = 0; round < rounds; round++) {
      best.bare = Math.max(best.bare, await rate(db, bare));
      best.ours = Math.max(best.ours, await sealedBeside(db));
      best.inCommit = Math.max(best.inCommit, await rate(db, inCommit));
    }
    tell('commits with a row of the trail and no chain', `${Math.round(best.bare)}/s`);
    tell('the same, sealed beside', `${Math.round(best.ours)}/s`);
    tell('the same, chained in the commit by a lock', `${Math.round(best.inCommit)}/s`);
    claim('  sealed beside / no chain', best.ours / best.bare, { least: 0.8 });
    claim('  sealed beside / chained in the commit', best.ours / best.inCommit, { least: 1.5 });
    await sealing(db);
  } finally {
    await world.close();
  }
}

const row = {
  at: new Date(),
  event: 'mail.request',
  actor: 'p-0123456789abcdef0123',
  details: { reason: null },
};

async function rate(db: Database, write: (tx: Queryable) => Promise<void>): Promise<number> {
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let i = 0; i < COMMITS; i++) await transaction(db, write);
    }),
  );
  return (WRITERS * COMMITS * 1000) / (performance.now() - begun);
}

async function bare(tx: Queryable): Promise<void> {
  await tx.query('set local session_replication_role = replica');
  await record(tx, row);
}

/** The seals are part of the time, as they are part of the work. */
async function sealedBeside(db: Database): Promise<number> {
  let writing = true;
  const sealer = (async () => {
    while (writing)
      if ((await sealRows(db, 1_000)) < 1_000) await new Promise((resolve) => setTimeout(resolve, 200));
  })();
  const perSecond = await rate(db, (tx) => record(tx, row));
  writing = false;
  await sealer;
  return perSecond;
}

async function inCommit(tx: Queryable): Promise<void> {
  await tx.query('set local session_replication_role = replica');
  await tx.query('select pg_advisory_xact_lock(4711)');
  await record(tx, row);
  await tx.query(
    `insert into link (hash) select sha256(coalesce((select hash from link order by place desc limit 1), '\\x00') || convert_to('row', 'UTF8'))`,
  );
}

const ROWS = 100_000;

async function sealing(db: Database): Promise<void> {
  await db.query(
    `insert into audit (at, event, details) select now(), 'mail.request', '{"reason": null}' from generate_series(1, $1)`,
    [ROWS],
  );
  const begun = performance.now();
  let sealed = 0;
  for (let some = 1; some > 0; sealed += some) some = await sealRows(db, 1_000);
  const done = performance.now();
  const { rows } = await verifyChain(db, null, () => undefined);
  tell('rows sealed', `${Math.round((sealed * 1000) / (done - begun))}/s`);
  tell('rows verified', `${Math.round((rows * 1000) / (performance.now() - done))}/s`);
}
