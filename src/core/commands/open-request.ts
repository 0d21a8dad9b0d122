import type { About, Change, Command, Facts, Outcome, ReadMail } from '../command.ts';
import type { Letter, ReceiptLine } from '../letters.ts';
import type { Person } from '../mail.ts';
import { merged } from '../request.ts';
import { receipt, standingOf } from './opening.ts';

/** "Solicitud de activación cuenta mesa de ayuda": a request for each person named, one receipt for the sender. */
export const openRequest: Command = {
  name: 'open-request',
  read(mail) {
    if (mail.reading.kind !== 'request') return undefined;
    return { about: aboutOf(mail), decide: (facts) => decide(mail, facts) };
  },
};

function aboutOf(mail: ReadMail): About {
  const emails = mail.reading.people.map((person) => person.email).filter((email) => email !== null);
  return { keys: [], messageIds: [], emails: [...new Set(emails)], sender: mail.sender };
}

function decide(mail: ReadMail, facts: Facts): Outcome {
  const changes: Change[] = [];
  const letters: Letter[] = [];
  const lines: ReceiptLine[] = [];
  for (const [place, person] of distinct(mail.reading.people).slice(0, facts.codes.length).entries()) {
    const { line, ...step } = openFor(mail, person, place, facts);
    changes.push(...step.changes);
    letters.push(...step.letters);
    lines.push(line);
  }
  const answerable =
    lines.find((line) => line.state === 'incomplete') ??
    lines.find((line) => isTheirs(line, mail.sender, facts));
  letters.push(...receipt(mail.sender, answerable?.code ?? null, lines, mail.mail.subject, facts));
  return { verdict: 'request', reason: facts.answersLeft < 1 ? 'answers-limit' : null, changes, letters };
}

function openFor(
  mail: ReadMail,
  person: Person,
  place: number,
  facts: Facts,
): { line: ReceiptLine; changes: Change[]; letters: readonly Letter[] } {
  const open = person.email === null ? undefined : facts.openRequests.get(person.email);
  if (open?.state === 'incomplete' && open.requester === mail.sender) {
    const known = merged(open.person, person);
    const standing = standingOf(known, open.code, open.requester, facts, open);
    const fill: Change = {
      do: 'fill',
      id: open.id,
      person: known,
      state: standing.state,
      reason: standing.reason,
    };
    return { line: standing.line, changes: [fill, ...standing.changes], letters: standing.letters };
  }
  const code = facts.codes[place] as string;
  const standing = standingOf(person, code, mail.sender, facts);
  if (open) return { line: { ...standing.line, code: open.code }, changes: [], letters: [] };
  const opened: Change = {
    do: 'open',
    code,
    place,
    person,
    state: standing.state,
    reason: standing.reason,
    requester: mail.sender,
    subject: mail.mail.subject,
    messageId: mail.mail.messageId,
  };
  return { line: standing.line, changes: [opened, ...standing.changes], letters: standing.letters };
}

/** A stranger's receipt about somebody else's open request carries no key to it. */
function isTheirs(line: ReceiptLine, sender: string, facts: Facts): boolean {
  if (line.state !== 'already-open' || line.person.email === null) return true;
  return facts.openRequests.get(line.person.email)?.requester === sender;
}

/** The same address twice in one mail is one person; what is stated last holds. */
function distinct(people: readonly Person[]): Person[] {
  const kept: Person[] = [];
  for (const person of people) {
    const at = kept.findIndex((other) => person.email !== null && other.email === person.email);
    if (at < 0) kept.push(person);
    else kept[at] = merged(kept[at] as Person, person);
  }
  return kept;
}
