import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/store/database.ts';
import { openClient } from '../bench/mailbox.ts';
import type { Sink } from '../bench/sink.ts';
import type { World } from '../bench/world.ts';
import type { Book } from './traffic.ts';

const DRAINED_WITHIN_MS = 60_000;

/** Where a soak has left its traces. */
export interface Soaked {
  readonly world: World;
  readonly mailbox: string;
  readonly db: Database;
  readonly sink: Sink;
  readonly book: Book;
}

/** Waits until nothing is owed, then compares the book with the database, the SMTP server and the mailbox. @returns what is wrong, in words. */
export async function losses({ world, mailbox, db, sink, book }: Soaked): Promise<string[]> {
  const wrong: string[] = [];
  const check = (isRight: boolean, what: string): void => void (isRight || wrong.push(what));
  const owed = await drained(db, book.ours.size);
  check(owed === 0, `${owed} mails or letters are still owed a minute after the last mail came`);

  const { rows: kept } = await db.query<{ sha: string; rows: number }>(
    `select encode(sha256, 'hex') as sha, count(*)::int as rows from inbox group by sha256`,
  );
  const known = new Set(kept.map(({ sha }) => sha));
  check(
    [...book.ours].every((sha) => known.has(sha)),
    `${missing(book.ours, known)} mails were never kept`,
  );
  check(kept.length === book.ours.size, `${kept.length} mails are kept, of ${book.ours.size} put in`);
  check(
    kept.every(({ rows }) => rows === 1),
    'a mail has more than one row',
  );

  const { incomplete, completion, request, approval, foreign } = book.put;
  const { rows } = await db.query<
    Record<'requests' | 'approved' | 'unfinished' | 'setAside' | 'letters', number>
  >(
    `select (select count(*)::int from requests) as requests, (select count(*)::int from requests where state = 'approved') as approved,
       (select count(*)::int from requests where state = 'incomplete') as unfinished,
       (select count(*)::int from inbox where verdict = 'set-aside') as "setAside", (select count(*)::int from outbox where state = 'sent') as letters`,
  );
  const found = rows[0] ?? { requests: 0, approved: 0, unfinished: 0, setAside: 0, letters: 0 };
  check(found.requests === request + incomplete, `${found.requests} requests of ${request + incomplete}`);
  check(found.approved === approval, `${found.approved} requests approved by ${approval} approvals`);
  check(found.unfinished === incomplete - completion, `${found.unfinished} requests lack data`);
  check(found.setAside === 0, `${found.setAside} mails were set aside`);

  const recipients = new Set(sink.kept.map(({ recipient }) => recipient));
  const ids = new Set(sink.kept.map(({ messageId }) => messageId));
  check(
    [...book.askers].every((asker) => recipients.has(asker)),
    `${missing(book.askers, recipients)} people got no receipt`,
  );
  check(ids.size === found.letters, `${ids.size} letters came out, ${found.letters} are marked as sent`);
  check(sink.taken === ids.size, `${sink.taken - ids.size} letters came out twice`);

  const client = await openClient(world, mailbox); // anew: a session that is open may see what has left since
  const lying = await client.search({ all: true });
  const unread = await client.search({ seen: false });
  await client.logout();
  const [there, unseen] = [lying || [], unread || []].map(({ length }) => length);
  check(
    there === foreign && unseen === foreign,
    `of ${foreign} foreign mails ${there} lie in the mailbox, ${unseen} of them unread`,
  );
  return wrong;
}

const missing = (wanted: ReadonlySet<string>, there: ReadonlySet<string>): number =>
  [...wanted].filter((one) => !there.has(one)).length;

/** @returns how much is still owed when nothing is, or when patience ends; mail that was not read yet is owed too */
async function drained(db: Database, mails: number): Promise<number> {
  for (const deadline = Date.now() + DRAINED_WITHIN_MS; ; await sleep(200)) {
    const { rows } = await db.query<{ owed: number }>(
      `select ($1 - (select count(*) from inbox where verdict is not null and moved_at is not null) + (select count(*) from outbox where state = 'queued')
         + (select count(*) from accounts where provisioned_at is null))::int as owed`,
      [mails],
    );
    const owed = rows[0]?.owed ?? 0;
    if (owed <= 0 || Date.now() > deadline) return owed;
  }
}
