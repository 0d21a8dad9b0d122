import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AGENT, openTown, requestOf, type Town } from '../support/town.ts';
import { until } from '../support/waiting.ts';

/** docs/events.md and the log: every event is listed, nothing else is, and one id leads through a story. */

const [, ofLog = '', , ofTrail = ''] = readFileSync('docs/events.md', 'utf8').split(
  /^## (?:Log|Alarms|Audit trail)$/m,
);
/** The names in a table's first column, each with its second. */
const listed = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^\| (`.*?) \| (.*?) \|/gm)].flatMap(([, names = '', next = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, next] as const),
    ),
  );
const log = listed(ofLog);
const trail = listed(ofTrail);

/** Of events whose second half is a value: all that it can be. */
const VERDICTS =
  'request completed noted approved rejected unclear late refused bounce auto-reply list other duplicate set-aside';
const VALUES: Readonly<Record<string, string>> = {
  'letter.': 'sent later refused', // AttemptResult
  'request.': 'approved rejected',
  'mail.': VERDICTS,
};

function namesIn(source: string): string[] {
  const plain = [...source.matchAll(/\bevent(?:: | = )[^,\n]*/g)].flatMap(([text]) =>
    [...text.matchAll(/(?:event:|event =|\?|:) '([a-z.-]+)'/g)].map(([, name = '']) => name),
  );
  const inSql = [
    ...source.matchAll(/(?<=select \$[13](?:::timestamptz)?, | (?:then|else) )'([a-z]+\.[a-z-]+)'/g),
  ].map(([, name = '']) => name);
  const halves = [...source.matchAll(/event: `([a-z]+\.)\$\{|'([a-z]+\.)' \|\|/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  return [
    ...plain,
    ...inSql,
    ...halves.flatMap((half) => (VALUES[half] ?? '?').split(' ').map((end) => half + end)),
  ];
}

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

test('every event of the source is listed, and no other', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('demo'),
  );
  const used = new Set(files.flatMap((file) => namesIn(readFileSync(join('src', file), 'utf8'))));
  expect(used.size).toBeGreaterThan(70);
  expect([...used].sort()).toEqual([...new Set([...log.keys(), ...trail.keys()])].sort());
});

test('one id leads through a story, from the mail that was fetched to the last letter', async () => {
  const email = 'elsa@andino.test';
  await town.writes(email, requestOf({ email }));
  const notice = await town.letterTo(AGENT);
  await town.replies(notice, 'Aprobar');
  await town.letterTo(email, /^\[SOL-/); // the receipt
  const activation = await town.letterTo(email, /activación usuario/);
  expect((await town.submits(activation, 'tres tristes tigres comen trigo')).status).toBe(303);
  await town.letterTo(email, /quedó activa/);
  await until('its line, which follows the letter', () =>
    town.log.some((line) => line.includes('"letter.sent"') && line.includes('"person-activated"')),
  );
  const lines = town.log.map((line) => JSON.parse(line));
  const code = /SOL-\w{6}/.exec(notice.subject)?.[0] ?? '';
  const about = lines.filter(({ request = '' }) => request.includes(code));
  const told = (event: string, kind?: string) =>
    about.filter((line) => line.event === event && (kind === undefined || line.kind === kind));
  expect(told('mail.answered').map(({ verdict }) => verdict)).toEqual(['request', 'approved']);
  for (const kind of [
    'requester-receipt',
    'agent-notice',
    'agent-decided',
    'person-activation',
    'person-activated',
  ])
    expect([kind, told('letter.sent', kind).length > 0]).toEqual([kind, true]);
  const [{ account }] = told('account.provisioned');
  expect(lines.some((line) => line.event === 'link.used' && line.account === account)).toBe(true);
  const [{ mail }] = told('mail.answered');
  expect(lines.some(({ event, mails }) => event === 'mail.kept' && mails.includes(mail))).toBe(true);
  const decided = lines.find((line) => line.event === 'mail.decided' && line.mail === mail);
  expect(decided).toMatchObject({ level: 20, verdict: 'request' });
  expect(decided.why).toMatch(
    /^answers no letter of ours; agent .*; person 1 complete; 0 of them already pending/,
  );
});

test('what is logged has the level of the list', () => {
  const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' };
  const lines = town.log.map((line) => JSON.parse(line));
  expect(new Set(lines.map(({ event }) => event)).size).toBeGreaterThan(10);
  for (const { event, level } of lines)
    expect([event, log.get(event)?.split(', ')]).toEqual([event, expect.arrayContaining([LEVELS[level]])]);
});
