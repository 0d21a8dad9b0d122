import type { Change, Facts, Outcome, RequestFacts } from './command.ts';
import { after, receipt, standingOf, unlessAsked } from './commands/opening.ts';
import type { Letter, ReceiptLine } from './letters.ts';
import { merged } from './request.ts';

/** The requests of one mail that wait for room: they were held, or lack data that nobody could be asked for. */
export interface Waiting {
  readonly requester: string;
  readonly subject: string;
  /** People of that mail beyond those that one mail may ask for. */
  readonly leftOut: number;
  readonly requests: readonly RequestFacts[];
}

/** There is room: the requests go on as if their mail came now, and who wrote is answered as far as the limit on answers allows. */
export function resume(
  { requester, subject, leftOut, requests }: Waiting,
  facts: Facts,
): Pick<Outcome, 'changes' | 'letters'> {
  if (facts.heldFor !== null) return { changes: [], letters: [] };
  const changes: Change[] = [];
  const letters: Letter[] = [];
  const lines: ReceiptLine[] = [];
  let left = facts;
  for (const request of requests) {
    const begun = request.person.email === null ? undefined : facts.unfinished.get(request.person.email);
    // What the sender had begun for the same address goes on; that from the held mail ends in it.
    const one = begun && request.state === 'held' ? begun : request;
    const person = one === request ? request.person : merged(one.person, request.person);
    const standing = standingOf(person, one.code, requester, left);
    left = after(standing.letters, left);
    const { state, reason, untold } = standing;
    changes.push({ do: 'fill', id: one.id, person, state, reason, untold }, ...standing.changes);
    if (one !== request) changes.push(endedIn(one, request));
    letters.push(...standing.letters);
    lines.push(standing.line);
  }
  const code = (lines.find((line) => line.state === 'incomplete') ?? lines[0])?.code ?? null;
  const answer = receipt(requester, code, { people: lines, inSubject: subject, leftOut }, facts);
  return { changes: unlessAsked(changes, answer), letters: [...letters, ...answer] };
}

const endedIn = (begun: RequestFacts, { id, person }: RequestFacts): Change => ({
  do: 'fill',
  id,
  person,
  state: 'closed',
  reason: `goes on as ${begun.code}`,
  untold: false,
});
