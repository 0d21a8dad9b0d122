import type { Edit } from './house.ts';

/** A bug that a tired developer could write, as changes to the built bot, and the promise that it breaks. */
export interface PlantedBug {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** What a breach that shows it begins with. */
  readonly breaks: RegExp;
  /** With one copy, the pages' own queue would hide a race. */
  readonly copies: number;
}

/** The proof of the harness: with any of these it must fail. */
export const PLANTED: readonly PlantedBug[] = [
  {
    name: 'mail is moved before COMMIT',
    breaks: /I1: lost|I9/,
    copies: 1,
    edits: [
      {
        file: 'jobs/collect.js',
        find: 'await keep(app.db, cursor, mailbox.uidValidity, kept, upTo, app.clock.now());',
        replace: `await mailbox.move(kept.map((mail) => mail.uid));
        await keep(app.db, cursor, mailbox.uidValidity, kept, upTo, app.clock.now());`,
      },
    ],
  },
  {
    name: 'a link is spent by select-then-update',
    breaks: /I5/,
    copies: 2,
    edits: [
      {
        file: 'store/links.js',
        find: 'const account = await lock(tx, accountId);',
        replace: `const account = (await tx.query('select email, state from accounts where id = $1', [accountId])).rows[0];`,
      },
      {
        file: 'store/links.js',
        find: 'update links l set spent_at = $4',
        replace: 'select l.id from links l',
      },
      { file: 'store/links.js', find: 'returning l.id`', replace: '`' },
      {
        file: 'store/links.js',
        find: 'await setPassword(tx, accountId, passwordHash, now);',
        replace: `await tx.query('update links set spent_at = $2 where id = $1', [id, now]);
        await setPassword(tx, accountId, passwordHash, now);`,
      },
    ],
  },
  {
    name: 'a letter is marked before it is sent',
    breaks: /I3: letter .* never came out|I13/,
    copies: 1,
    edits: [
      {
        file: 'jobs/deliver.js',
        find: 'const handed = await handIn(',
        replace: `await recordAttempts(app.db, [{ letter, at: app.clock.now(), result: 'sent', answer: '250', again: null, linkUntil: going.linkUntil, tell: [] }]);
        const handed = await handIn(`,
      },
    ],
  },
];
