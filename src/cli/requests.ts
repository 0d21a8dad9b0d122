import { random } from '../app.ts';
import { environmentWithFile, readConfig } from '../config.ts';
import { shownCode } from '../core/links.ts';
import type { RequestState } from '../core/request.ts';
import { type RequestStory, requestStory, requests } from '../store/overview.ts';
import { decideRequest, resendActivation, type Steered } from '../store/steering.ts';
import {
  type CliCommand,
  complain,
  EXIT,
  LONGEST_LIST,
  parted,
  print,
  printAct,
  printRows,
  UsageError,
  valueGiven,
} from './command.ts';
import { withDatabase } from './database.ts';

const STATES: readonly RequestState[] = ['held', 'incomplete', 'pending', 'approved', 'rejected', 'closed'];

/** Looking at requests, and deciding them in an agent's place. */
export const requestCommands: readonly CliCommand[] = [
  {
    name: 'requests',
    takes: '[--state=STATE] [--company=TEXT] [--json]',
    summary: 'requests, newest first',
    help: `At most ${LONGEST_LIST}. STATE is ${STATES.join(', ')}; TEXT is any part of the company's name.`,
    async run(args) {
      const { asJson } = parted(args, '--state', '--company');
      const state = valueGiven(args, '--state');
      const company = valueGiven(args, '--company');
      if (state !== null && !STATES.some((known) => known === state))
        throw new UsageError(`--state is one of ${STATES.join(', ')}`);
      const rows = await withDatabase((db) => requests(db, { state, company }, LONGEST_LIST));
      printRows(rows, asJson, 'There are no such requests.');
      return EXIT.done;
    },
  },
  {
    name: 'request',
    takes: 'CODE [--json]',
    summary: 'one request with its whole story: mail, decisions, letters, links',
    help: 'CODE as in SOL-7K2M9Q, with or without SOL-. Exit code 1 when there is no such request.',
    async run(args) {
      const { asJson, rest } = parted(args);
      const [code] = codeIn(rest, 1);
      const story = await withDatabase((db) => requestStory(db, code));
      if (!story) complain(noRequest(code));
      else if (asJson) print(JSON.stringify(story));
      else tell(story);
      return story ? EXIT.done : EXIT.failed;
    },
  },
  {
    name: 'approve',
    takes: 'CODE [--json]',
    summary: 'approve a pending request as the operator',
    help: 'As if an agent had answered "aprobar"; the agents are told, and the audit trail says that it was the operator. Exit code 1 when it was not done.',
    async run(args) {
      const { asJson, rest } = parted(args);
      const [code] = codeIn(rest, 1);
      return await decide(code, null, asJson);
    },
  },
  {
    name: 'reject',
    takes: 'CODE REASON… [--json]',
    summary: 'reject a pending request as the operator, with the reason',
    help: 'The reason, in Spanish, is mailed to who asked. Exit code 1 when it was not done.',
    async run(args) {
      const { asJson, rest } = parted(args);
      const [code, ...words] = codeIn(rest, Number.POSITIVE_INFINITY);
      const reason = words.join(' ').trim();
      if (!reason) throw new UsageError('a reason is needed: it is mailed to who asked');
      return await decide(code, reason, asJson);
    },
  },
  {
    name: 'resend',
    takes: 'CODE [--json]',
    summary: 'mail a fresh activation link to the person of an approved request',
    help: 'Older links end. At most one a minute and three an hour leave for one address. Exit code 1 when it was not done.',
    async run(args) {
      const { asJson, rest } = parted(args);
      const [code] = codeIn(rest, 1);
      const came = await withDatabase((db) => resendActivation(db, code, random(16), new Date()));
      const done = 'A fresh activation link leaves as soon as a bot is running.';
      return told(came, code, done, asJson);
    },
  },
];

/** The code that comes first, in the form it is stored in, and what follows it. */
function codeIn(rest: readonly string[], most: number): [string, ...string[]] {
  const [first = '', ...more] = rest;
  const code = first.toLowerCase().replace(/^sol-/, '');
  if (!/^[0-9a-z]{6}$/.test(code) || rest.length > most)
    throw new UsageError('one CODE is needed, such as SOL-7K2M9Q');
  return [code, ...more];
}

const noRequest = (code: string): string => `there is no request ${shownCode(code)}`;

async function decide(code: string, reason: string | null, asJson: boolean): Promise<number> {
  const { agents } = readConfig(environmentWithFile(process.env));
  const came = await withDatabase((db) => decideRequest(db, code, reason, agents, new Date()));
  const done = `${shownCode(code)} is ${reason === null ? 'approved' : 'rejected'}; its letters leave as soon as a bot is running.`;
  return told(came, code, done, asJson);
}

const told = (came: Steered, code: string, done: string, asJson: boolean): number =>
  printAct(came.done, came.done ? done : whyNot(code, came.state), { code, ...came }, asJson);

function whyNot(code: string, state: string | null): string {
  if (state === null) return noRequest(code);
  return state === 'too-soon'
    ? `${shownCode(code)}: a link was mailed less than a minute ago, or three within the hour; try later`
    : `${shownCode(code)} is ${state}: nothing was done`;
}

function tell({ code, state, person, requester, reason, account, timeline }: RequestStory): void {
  const facts: [string, string | null][] = [
    ['state', state + (account === null ? '' : `, account ${account}`)],
    ['name', person.name],
    ['company', person.company],
    ['role', person.role],
    ['e-mail', person.email],
    ['asked by', requester],
    ['reason', reason],
  ];
  print(shownCode(code));
  for (const [name, value] of facts) if (value) print(`  ${name.padEnd(10)}${oneLine(value)}`);
  print('');
  printRows(timeline, false, 'Nothing happened yet.');
}

/** Strangers' words must not move the cursor of a terminal. */
const oneLine = (text: string): string => text.replace(/\p{Cc}/gu, ' ');
