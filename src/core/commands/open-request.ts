import type { About, Change, Command, Facts, Outcome, ReadMail, RequestFacts } from '../command.ts';
import type { Letter, ReceiptLine } from '../letters.ts';
import type { Person } from '../mail.ts';
import { merged } from '../request.ts';
import { after, receipt, standingOf, unlessAsked } from './opening.ts';

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
  const companies = mail.reading.people.map(({ email }) => domainOf(email ?? mail.sender));
  return {
    keys: [],
    emails: [...new Set(emails)],
    sender: mail.sender,
    companies: [...new Set(companies.length > 0 ? companies : [domainOf(mail.sender)])],
  };
}

const domainOf = (address: string): string => address.split('@')[1] ?? '';

function decide(mail: ReadMail, facts: Facts): Outcome {
  const people = distinct(mail.reading.people);
  if (facts.heldFor !== null) return held(mail, people, facts.heldFor, facts);
  let left = facts;
  const steps = people.slice(0, facts.codes.length).map((person, place) => {
    const step = openFor(mail, person, place, left);
    left = after(step.letters, left);
    return step;
  });
  const lines = steps.map(({ line }) => line);
  const leftOut = people.length - steps.length;
  const answerable =
    lines.find((line) => line.state === 'incomplete') ??
    lines.find((line) => isTheirs(line, mail.sender, facts));
  const data = { people: lines, inSubject: mail.mail.subject, leftOut };
  const answer = receipt(mail.sender, answerable?.code ?? null, data, facts);
  return {
    verdict: 'request',
    reason: leftOut > 0 ? `left out ${leftOut}` : answer.length === 0 ? 'answers-limit' : null,
    changes: unlessAsked(
      steps.flatMap(({ changes }) => changes),
      answer,
    ),
    letters: [...steps.flatMap(({ letters }) => letters), ...answer],
  };
}

/**
 * More came than the amounts allow: the requests are kept as they were stated, and nobody is answered. How each stands is
 * looked up when it is let go. What the sender has waiting already is not kept twice.
 */
function held(mail: ReadMail, people: readonly Person[], why: string, facts: Facts): Outcome {
  const leftOut = people.length - facts.codes.length;
  const changes = people.slice(0, facts.codes.length).map((person, place) => ({
    ...opened(mail, person, place, facts),
    state: 'held' as const,
    reason: why,
    untold: true,
  }));
  return {
    verdict: 'request',
    reason: `held: ${why}${leftOut > 0 ? `, left out ${leftOut}` : ''}`,
    changes: changes.filter(({ person }) => person.email === null || !facts.held.has(person.email)),
    letters: [],
  };
}

const opened = (mail: ReadMail, person: Person, place: number, facts: Facts) => ({
  do: 'open' as const,
  code: facts.codes[place] as string,
  place,
  person,
  requester: mail.sender,
  subject: mail.mail.subject,
  messageId: mail.mail.messageId,
});

interface Step {
  readonly line: ReceiptLine;
  readonly changes: readonly Change[];
  readonly letters: readonly Letter[];
}

/** A person's request is opened, or the sender's own unfinished one for the same address goes on with what is known now. */
function openFor(mail: ReadMail, person: Person, place: number, facts: Facts): Step {
  const unfinished = person.email === null ? undefined : facts.unfinished.get(person.email);
  const open = person.email === null ? undefined : facts.openRequests.get(person.email);
  const known = unfinished ? merged(unfinished.person, person) : person;
  const code = unfinished?.code ?? (facts.codes[place] as string);
  const { state, reason, line, letters, changes, untold } = standingOf(known, code, mail.sender, facts);
  if (open && !unfinished) {
    const told = alsoAsked(mail, person, open, facts);
    const isNews = mail.sender !== open.requester && told.length === 0;
    return {
      line: { ...line, code: open.code },
      changes: isNews ? [{ do: 'list', id: open.id }] : [],
      letters: told,
    };
  }
  const change: Change = unfinished
    ? { do: 'fill', id: unfinished.id, person: known, state, reason, untold }
    : { ...opened(mail, person, place, facts), state, reason, untold };
  return { line, changes: [change, ...changes], letters };
}

/** Somebody else asks for the same address, perhaps its owner: the agents get to see what they say before they decide. */
function alsoAsked(mail: ReadMail, person: Person, open: RequestFacts, facts: Facts): Letter[] {
  if (mail.sender === open.requester || facts.notesLeft < 1) return [];
  const data = [person.fullName, person.company, person.role]
    .map((value) => value ?? '(no lo dice)')
    .join(', ');
  const words = `${mail.sender} pidió también una cuenta para este correo, con estos datos: ${data}.`;
  return facts.agents.map((to) => ({
    kind: 'agent-note',
    to,
    code: open.code,
    data: { code: open.code, person: open.person, words },
  }));
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
