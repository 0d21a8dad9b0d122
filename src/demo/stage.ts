import { once } from 'node:events';
import { ImapFlow } from 'imapflow';
import type { Mailbox } from '../core/mail.ts';
import { DESK, type Player } from './cast.ts';
import type { KeptLetter } from './post.ts';
import { PASSWORD, type Town } from './town.ts';
import type { Page } from './visitor.ts';
import type { Draft } from './writing.ts';

/** Something that the story expected did not come to pass. */
export class Unseen extends Error {}

/** What the story is played and told with. Every wait ends when what it waits for is there, or at its deadline. */
export interface Stage {
  readonly town: Town;
  /** A heading of the transcript. */
  chapter(title: string): void;
  /** Sends a mail and tells of it; `shown` are the words that are new in it. */
  writes(draft: Draft, shown: string): Promise<void>;
  /** Waits for a letter to somebody that was not there before, and tells of it. */
  receives(who: Player, subject: RegExp, shown?: 'whole'): Promise<KeptLetter>;
  /** How many of the things told of were waited for or checked. */
  steps(): number;
  /** Checks what a page says, and tells of it. */
  sees(what: string, page: Page, status: number, title: RegExp): Page;
  notes(line: string): void;
  /** Waits until the bot has written down that each of its letters left, so that the clock can be moved. */
  settles(): Promise<void>;
}

const PATIENCE = 20_000;
const SHOWN_LINES = 6;

export function openStage(town: Town, print: (line: string) => void): Stage {
  const told = new Set<number>();
  const texts = new Set<string>();
  let steps = 0;
  const tell = (lines: readonly string[]): void => {
    for (const line of lines) print(line);
  };
  return {
    town,
    chapter: (title) => tell(['', `== ${title}`]),
    notes: (line) => tell([line]),
    writes: async (draft, shown) => {
      tell([`${first(draft.from)} writes to ${kept(draft.to)}: ${draft.subject}`, ...inset(shown)]);
      await town.send(draft);
    },
    steps: () => steps,
    receives: async (who, subject, shown) => {
      const letter = await seen(town, `a letter to ${who.address} with the subject ${subject}`, () =>
        town.post.letters.find(
          (each) =>
            each.owner === who.address && !each.isSent && !told.has(each.id) && subject.test(each.subject),
        ),
      );
      told.add(letter.id);
      steps++;
      const body = texts.has(letter.text) ? ['   | (the same letter)'] : inset(letter.text, shown);
      texts.add(letter.text);
      tell([`${first(who)} receives: ${letter.subject}`, ...body]);
      return letter;
    },
    sees: (what, page, status, title) => {
      tell([`${what}: ${page.status} "${page.title}"`]);
      steps++;
      if (page.status === status && title.test(page.title)) return page;
      throw new Unseen(
        `expected a page with status ${status} and a heading like ${title}, saw ${page.status} "${page.title}": ${page.text.slice(0, 300)}`,
      );
    },
    settles: async () => {
      const arrived = town.post.letters.filter((letter) => !letter.isSent).length;
      await seen(town, 'the log to say that every letter was sent', () => {
        const sent = town.log.lines.filter((line) => line.fields['event'] === 'letter.sent');
        return sent.length >= arrived;
      });
    },
  };
}

/**
 * Waits until `look` finds something; looks again after each change in town.
 * @throws Unseen at the deadline.
 */
async function seen<T>(
  town: Town,
  what: string,
  look: () => T | undefined,
): Promise<Exclude<T, false | undefined>> {
  const deadline = AbortSignal.timeout(PATIENCE);
  for (;;) {
    const found = look();
    if (found) return found as Exclude<T, false | undefined>;
    await once(town.changes, 'change', { signal: deadline }).catch(() => {
      throw new Unseen(`expected ${what}; not seen within ${PATIENCE / 1000} s`);
    });
  }
}

/** A mail as the people at the help desk see it in their mailbox, over IMAP, without touching it. */
export interface DeskMail {
  readonly subject: string;
  readonly flags: readonly string[];
}

export async function lookIntoDesk(town: Town, folder: string): Promise<DeskMail[]> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: town.mail.imapPort,
    secure: false,
    doSTARTTLS: false,
    auth: { user: DESK.address, pass: PASSWORD },
    logger: false,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { exists } = await client.mailboxOpen(folder, { readOnly: true });
    const mails = exists === 0 ? [] : await client.fetchAll('1:*', { envelope: true, flags: true });
    return mails.map(({ envelope, flags }) => ({
      subject: envelope?.subject ?? '',
      flags: [...(flags ?? [])].filter((flag) => flag !== '\\Recent'),
    }));
  } finally {
    await client.logout();
  }
}

const first = (who: Mailbox): string => who.name.split(' ')[0] ?? who.address;

/** Reply keys are long; the transcript shows that there is one. */
const kept = (address: string): string => address.replace(/\+(sol\.[^.]+)\.[^@]+@/, '+$1.…@');

/** The first lines of a body, or all above its signature, set in; links are shortened. */
function inset(text: string, shown?: 'whole'): string[] {
  const [body = ''] = text.split('\n-- \n', 1);
  const most = shown === 'whole' ? Number.POSITIVE_INFINITY : SHOWN_LINES;
  const lines = body
    .replace(/(https?:\/\/[^\s/]+\/\w+\/)[\w.-]{20,}/g, '$1…')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean);
  const first = lines.slice(0, most).map((line) => `   | ${line}`);
  return lines.length > most ? [...first, '   | …'] : first;
}
