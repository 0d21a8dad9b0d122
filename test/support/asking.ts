import { createHash, randomBytes } from 'node:crypto';
import type { Outcome } from '../../src/core/command.ts';
import { askOf } from '../../src/core/commands/index.ts';
import { requestCode } from '../../src/core/links.ts';
import type { Person, ReplyKey } from '../../src/core/mail.ts';
import { saveAnswer } from '../../src/store/answers.ts';
import { type Database, transaction } from '../../src/store/database.ts';
import { lookUp } from '../../src/store/facts.ts';
import { OWN, requestMail } from './requests.ts';

export const AGENTS = ['ana@logtec.co', 'luis@logtec.co'];
/** When it all begins. */
export const START = new Date('2026-11-22T10:00:00Z');

export interface Asked {
  sender: string;
  people?: Partial<Person>[];
  /** With keys it is a reply. */
  keys?: ReplyKey[];
  /** Milliseconds after START. */
  at?: number;
  scale?: number;
  /** Between what was looked up and what is saved. */
  pause?: Promise<unknown>;
}

export const complete = (email: string): Person => ({
  fullName: 'Carlos Pérez',
  company: 'Cliente S.A.S.',
  role: 'Analista',
  email,
});

let uid = 0;

/** One request mail, answered as jobs/answer does; only the parsing is left out. */
export async function asksIn(
  db: Database,
  { sender, keys = [], people, at = 0, scale = 1, pause }: Asked,
): Promise<Outcome> {
  const now = new Date(START.getTime() + at);
  const raw = Buffer.from(`${++uid}`);
  const { rows } = await db.query<{ id: number }>(
    `with box as (insert into mailboxes (name) values ('asked') on conflict (name) do update set name = 'asked' returning id)
     insert into inbox (mailbox_id, uid_validity, uid, sha256, received_at, raw, size, kept_at, due_at, attempts)
     select id, 1, $1, $2, $3, $4, 1, $3, $3, 1 from box returning id`,
    [uid, createHash('sha256').update(raw).digest(), now, raw],
  );
  const id = rows[0]?.id ?? 0;
  const stated = (people ?? [complete(sender)]).map((person) => ({ ...complete(sender), ...person }));
  const reading = {
    kind: keys.length > 0 ? ('reply' as const) : ('request' as const),
    people: stated,
    decision: null,
    reason: null,
    failedRecipient: null,
    ownWords: '',
    why: [],
  };
  const ask = askOf({ mail: requestMail(''), reading, keys, sender, own: OWN });
  return await transaction(db, async (tx) => {
    const codes = stated.map(() => requestCode(randomBytes(4)));
    const facts = await lookUp(tx, ask.about, {
      now,
      agents: AGENTS,
      codes,
      limitScale: scale,
      proof: { agent: 'proven', isSenderKnown: true, by: 'key' },
      secretKeys: [],
    });
    await pause;
    const outcome = ask.decide(facts);
    const mail = { id, attempt: 1, failures: 0, raw, since: now, firstId: null };
    const cause = {
      now,
      inboxId: id,
      answers: null,
      linkId: () => randomBytes(16),
      proof: null,
      words: null,
    };
    await saveAnswer(tx, mail, outcome, { actor: sender, details: {}, words: null }, cause);
    return outcome;
  });
}
