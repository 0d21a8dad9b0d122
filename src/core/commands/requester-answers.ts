import type { Change, Facts, Outcome, ReadMail, RequestFacts, Thread } from '../command.ts';
import type { Letter, ReceiptLine } from '../letters.ts';
import type { Person } from '../mail.ts';
import { readCompletion } from '../reading/completion.ts';
import { merged, missingOf } from '../request.ts';
import { after, receipt, standingOf, unlessAsked } from './opening.ts';

/**
 * A requester writes in the thread of the receipt: what was asked for completes the request (or those of the same mail);
 * where nothing is asked any more, the agents get to read it and the requester hears how things stand.
 * Answers go to whom the letter was for, whoever wrote: the key proves the thread, not the sender.
 */
export function requesterAnswers(mail: ReadMail, thread: Thread, facts: Facts): Outcome {
  const waiting = thread.requests.filter((request) => request.state === 'incomplete');
  return waiting.length > 0 ? complete(mail, thread, waiting, facts) : noted(mail, thread, facts);
}

function complete(mail: ReadMail, thread: Thread, waiting: readonly RequestFacts[], facts: Facts): Outcome {
  const changes: Change[] = [];
  const letters: Letter[] = [];
  const lines: ReceiptLine[] = [];
  const missing = [...new Set(waiting.flatMap((request) => missingOf(request.person)))];
  const stated = readCompletion(mail.mail, mail.own, missing, []);
  let left = facts;
  const taken = new Set<string>(); // an address is one person's: the first to whom it is given
  for (const [place, request] of waiting.entries()) {
    const said = statedFor(request.person, place, waiting.length, stated);
    const known = merged(
      request.person,
      said.email && taken.has(said.email) ? { ...said, email: null } : said,
    );
    if (known.email !== null) taken.add(known.email);
    const standing = standingOf(known, request.code, request.requester, left);
    left = after(standing.letters, left);
    const { state, reason, untold } = standing;
    changes.push({ do: 'fill', id: request.id, person: known, state, reason, untold }, ...standing.changes);
    letters.push(...standing.letters);
    lines.push(standing.line);
  }
  const code = (lines.find((line) => line.state === 'incomplete') ?? lines[0])?.code ?? null;
  const data = { people: lines, inSubject: mail.mail.subject, leftOut: 0 };
  const answer = receipt(thread.recipient, code, data, facts);
  return {
    verdict: 'completed',
    reason: null,
    changes: unlessAsked(changes, answer),
    letters: [...letters, ...answer],
  };
}

/** With several people waiting, what is said of one belongs to who has that address or name, else to the same place in the list. */
function statedFor(
  known: Person,
  place: number,
  waiting: number,
  stated: readonly Partial<Person>[],
): Partial<Person> {
  if (waiting === 1) return stated[0] ?? {};
  const same =
    stated.find((one) => (one.email ?? null) !== null && one.email === known.email) ??
    stated.find((one) => (one.fullName ?? null) !== null && one.fullName === known.fullName);
  return same ?? (stated.length === waiting ? (stated[place] ?? {}) : {});
}

function noted(mail: ReadMail, thread: Thread, facts: Facts): Outcome {
  const [request] = thread.requests;
  const { code, person, state } = request;
  if (state === 'incomplete' || state === 'held')
    throw new Error(`request ${code} is ${state}: no letter to its requester asks for nothing more`);
  const letters: Letter[] = [];
  const changes: Change[] =
    state === 'pending' && facts.notesLeft < 1 ? [{ do: 'list', id: request.id }] : [];
  if (state === 'pending' && facts.notesLeft > 0) {
    const words = mail.reading.ownWords;
    letters.push(
      ...facts.agents.map((to): Letter => ({ kind: 'agent-note', to, code, data: { code, person, words } })),
    );
  }
  if (facts.answersLeft > 0)
    letters.push({
      kind: 'requester-status',
      to: thread.recipient,
      code,
      data: { code, state, reason: request.reason },
      answers: true,
    });
  return { verdict: 'noted', reason: state, changes, letters };
}
