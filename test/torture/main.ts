import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import setUp from '../support/global-setup.ts';
import tearDown from '../support/global-teardown.ts';
import { CLOCK_FAULTS, FAULTS } from './faults.ts';
import { copyHouse } from './house.ts';
import { quantile } from './recovery.ts';
import { endureEach } from './singly.ts';
import { type StormReport, storm } from './storm.ts';
import { sweep } from './sweep.ts';

const HELP = `npm run torture -- [OPTIONS]

Kills the bot, and everything it stands on, in a world of its own, and checks from its own book that nothing is lost and nothing
is done twice (docs/torture.md). Ends with 1 when a promise was broken.

  --mails N     mails to put in: 70 % requests, 10 % duplicates, 10 % hostile, 10 % approvals, some forged (1000)
  --kills N     SIGKILLs at messages that nobody chose (300)
  --faults N    faults of PostgreSQL, IMAP and SMTP (100)
  --copies N    copies of the bot on one database (2)
  --seed N      brings an earlier storm back, as far as two processes and a clock can be (printed)
  --dovecot     the mailbox lies in Dovecot, not in memory
  --sweep       no storm: one whole story, killed once at each gap between two messages
  --singly      no storm: each fault once, alone
  --every N     with --sweep: at every N-th gap (1)
  --mutations N no storm: N mutations of the corpus, read and answered (docs/security.md, parsing in a cage)
  --turns       with --sweep: only at gaps in which a process can really die, between what is written at one go
`;

const OPTIONS = {
  mails: { type: 'string', default: '1000' },
  kills: { type: 'string', default: '300' },
  faults: { type: 'string', default: '100' },
  copies: { type: 'string', default: '2' },
  seed: { type: 'string' },
  dovecot: { type: 'boolean', default: false },
  sweep: { type: 'boolean', default: false },
  singly: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  every: { type: 'string', default: '1' },
  turns: { type: 'boolean', default: false },
  mutations: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const isTerminal = process.stdout.isTTY === true;
const progress = (line: string): void => void (isTerminal && process.stdout.write(`\r\x1b[2K${line}`));

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.mutations !== undefined) return runMutations(values.mutations, values.seed);
  await setUp();
  const house = copyHouse();
  try {
    if (values.sweep) return await runSweep(house.main, Number(values.every), values.turns);
    if (values.singly) return await runSingly(house.main, values.only);
    const options = {
      main: house.main,
      mails: Number(values.mails),
      kills: Number(values.kills),
      faults: Number(values.faults),
      copies: Number(values.copies),
      dovecot: values.dovecot,
      seed: Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)),
    };
    say(
      `torture: ${options.mails} mails, ${options.kills} kills, ${options.faults} faults, ${options.copies} copies, ` +
        `${options.dovecot ? 'Dovecot' : 'in-memory mailbox'}, --seed ${options.seed}`,
    );
    return show(await storm({ ...options, onProgress: progress }));
  } finally {
    house.remove();
    await tearDown();
  }
}

async function runSweep(bot: string, every: number, turns: boolean): Promise<number> {
  const { gaps, killed, againInsideTheWindow, breaches } = await sweep({
    main: bot,
    every,
    turns,
    onGap: (done, of) => progress(`${done}/${of} gaps`),
  });
  progress('');
  const total = gaps.postgres + gaps.imap + gaps.smtp;
  say(`gaps of one story: ${total} (PostgreSQL ${gaps.postgres}, IMAP ${gaps.imap}, SMTP ${gaps.smtp})`);
  say(`killed at          ${killed} of them`);
  say(`letters sent again ${againInsideTheWindow}, all between the server's 250 and the commit`);
  return tell(breaches);
}

/** In jest, where the bot runs from its sources in this very process, so that its main loop can be watched. */
function runMutations(count: string, seed = '1'): number {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'test/torture/mutations'];
  const environment = { ...process.env, MUTATIONS: count, MUTATIONS_SEED: seed };
  return spawnSync(process.execPath, jest, { env: environment, stdio: 'inherit' }).status ?? 1;
}

async function runSingly(bot: string, only: string): Promise<number> {
  const broken: string[] = [];
  const names = [...Object.keys(FAULTS), ...Object.keys(CLOCK_FAULTS)].filter((name) => name.includes(only));
  await endureEach(bot, names, ({ fault, seconds, breaches }) => {
    say(`${seconds.toFixed(1).padStart(6)} s  ${fault}${breaches.length > 0 ? ': BROKEN' : ''}`);
    broken.push(...breaches.map((breach) => `${fault}: ${breach}`));
  });
  return tell(broken);
}

function show(report: StormReport): number {
  const { injected, verdicts, recovery, breaches } = report;
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const count = (pattern: RegExp): number => breaches.filter((breach) => pattern.test(breach)).length;
  progress('');
  say(`injected           ${sum(injected)}: ${list(injected)}`);
  say(`acted on           ${sum(verdicts)}: ${list(verdicts)}`);
  say(`letters            ${report.letters}`);
  say(`lost               ${count(/^I1: lost|never came out/)}`);
  say(
    `duplicated         ${report.againInsideTheWindow} inside the window (250 to commit), ${count(/^I2|outside the window/)} outside`,
  );
  say(`stranded           ${count(/^I13|has no verdict/)}`);
  say(`kills              ${report.kills}; work in hand taken up again after ${times(recovery.kill)}`);
  say(`faults             ${sum(report.faults)}; taken up again after ${times(recovery.fault)}`);
  for (const [name, times_] of Object.entries(report.faults)) say(`                   ${times_} × ${name}`);
  say(`not recovered      ${recovery.open}`);
  say(`took               ${report.seconds.toFixed(0)} s`);
  return tell(breaches);
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((a, b) => a + b, 0);
const times = (all: readonly number[]): string =>
  `p50 ${quantile(all, 0.5)}, p95 ${quantile(all, 0.95)}, max ${quantile(all, 1)}`;

function tell(breaches: readonly string[]): number {
  say(breaches.length === 0 ? 'every promise was kept' : `${breaches.length} BREACHES`);
  for (const breach of breaches.slice(0, 50)) say(`  ${breach}`);
  return breaches.length === 0 ? 0 : 1;
}

process.exit(await main());
