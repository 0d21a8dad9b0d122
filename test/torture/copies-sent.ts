import { digestOf } from '../../src/core/links.ts';
import type { Breach } from './invariants.ts';
import type { CameOut, Disruption } from './ledger.ts';
import type { World } from './world.ts';

/** How letters came out beside how the database says they went. */
export interface Sent {
  readonly letters: number;
  /** Second copies between the server's 250 and our commit: promised to be possible, and to be the same letter. */
  readonly againInsideTheWindow: number;
  readonly breaches: readonly Breach[];
}

interface Row {
  readonly id: number;
  readonly kind: string;
  readonly recipient: string;
  readonly state: string;
  readonly messageDigest: string | null;
  /** How often it was taken to be sent, and how often of these after it had been committed as sent. */
  readonly taken: number;
  readonly takenAfterSent: number;
}

/**
 * I3: what is marked as sent came out at least once; what came out was owed; a second copy has the same link and recipient,
 * left before the first was committed as sent, and something had gone wrong in between.
 */
export async function lettersSent({ db, ledger }: World): Promise<Sent> {
  const { rows } = await db.query<Row>(
    `select o.id, o.kind, o.recipient, o.state, encode(o.message_digest, 'hex') as "messageDigest",
       (select count(*) from torture_history h where h.outbox_id = o.id and h.what = 'taken') as taken,
       (select count(*) from torture_history h where h.outbox_id = o.id and h.what = 'taken' and h.at >
          (select min(s.at) from torture_history s where s.outbox_id = o.id and s.what = 'sent')) as "takenAfterSent"
     from outbox o`,
  );
  const known = new Map(rows.map((row) => [row.messageDigest, row]));
  const out = new Map<string, CameOut[]>();
  for (const letter of ledger.letters)
    out.set(letter.messageId, [...(out.get(letter.messageId) ?? []), letter]);
  const breaches: Breach[] = [];
  let againInsideTheWindow = 0;
  for (const [messageId, copies] of out) {
    const row = known.get(digestOf(messageId).toString('hex'));
    if (!row)
      breaches.push(`I3: a letter to ${copies[0]?.to} came out that nobody owed ("${copies[0]?.subject}")`);
    else if (row.state !== 'sent' && row.state !== 'queued')
      breaches.push(`I3: letter ${row.id} (${row.kind}) came out and is marked as ${row.state}`);
    const again = copies.length - 1;
    const outside = row
      ? copies.slice(1).filter((copy, i) => !isExplained(copies[i] as CameOut, copy, ledger.disruptions))
      : [];
    const wrong = Math.min(
      again,
      Math.max(outside.length, row?.takenAfterSent ?? 0, copies.length - (row?.taken ?? 0)),
    );
    againInsideTheWindow += again - wrong;
    if (wrong > 0)
      breaches.push(
        `I3: letter ${row?.id} (${row?.kind}) went to ${copies[0]?.to} ${wrong} times more, outside the window between 250 and commit`,
      );
    if (new Set(copies.map(({ link, to }) => `${link} ${to}`)).size > 1)
      breaches.push(`I3: the copies of letter ${row?.id} (${row?.kind}) differ in link or recipient`);
  }
  const cameOut = new Set([...out.keys()].map((id) => digestOf(id).toString('hex')));
  for (const { id, kind, state, messageDigest, recipient } of rows) {
    if (state === 'sent' && !cameOut.has(messageDigest ?? ''))
      breaches.push(`I3: letter ${id} (${kind}) is marked as sent and never came out`);
    if (state === 'refused' && !ledger.refused.has(recipient))
      breaches.push(`I3: letter ${id} (${kind}) is marked as refused, and nobody refused it`);
  }
  return { letters: out.size, againInsideTheWindow, breaches };
}

/** A kill a moment before the server's word was noted here still explains it: the letter's last bytes were on their way. */
const SLACK = 1_000;

const isExplained = (first: CameOut, second: CameOut, disruptions: readonly Disruption[]): boolean =>
  disruptions.some(({ at }) => at >= first.at - SLACK && at <= second.at);

/**
 * What the harness adds to its own database: every taking and every commit as sent, by the database's clock. Written in the
 * transaction of the change, it is there only if that was committed; row locks put the two in their true order.
 */
export const HISTORY = `
  create table torture_history (outbox_id bigint not null, what text not null, at timestamptz not null);
  create function torture_history() returns trigger language plpgsql as $$
  begin
    if new.attempts > old.attempts then insert into torture_history values (new.id, 'taken', clock_timestamp()); end if;
    if new.state = 'sent' and old.state <> 'sent' then insert into torture_history values (new.id, 'sent', clock_timestamp()); end if;
    return null;
  end $$;
  create trigger torture_history after update on outbox for each row execute function torture_history();
`;
