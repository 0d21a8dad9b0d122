import { type Head, lastChecked, noteCheck, type Verdict, verifyChain } from '../store/audit-chain.ts';
import { type CliCommand, complain, EXIT, parted, print, progress, UsageError } from './command.ts';
import { withDatabase } from './database.ts';

export const auditVerify: CliCommand = {
  name: 'audit verify',
  takes: '[--anchor=COUNT:HEAD] [--json]',
  summary: 'walk the whole audit chain and name the first row that is not what was sealed',
  help: `Finds rows that were changed, deleted, put in or moved. Exit code 1 when it finds one.
--anchor is a head that was written down earlier (the bot logs one a day, event audit.head, and each run of this command prints one):
with it a chain that was made anew, or cut off at its end, is found as well. Keep logs where who can write to the database cannot.`,
  async run(args) {
    const anchors = args.filter((arg) => arg.startsWith('--anchor='));
    const { asJson, rest } = parted(args.filter((arg) => !anchors.includes(arg)));
    if (rest.length > 0 || anchors.length > 1) throw new UsageError('audit verify takes options alone');
    const anchor = anchorIn(anchors[0]);
    const verdict = await withDatabase(async (db) => {
      const found = await verifyChain(db, anchor ?? (await lastChecked(db)), (done) =>
        progress(`${done} rows verified`),
      );
      if (!anchor) await noteCheck(db, found); // the alarm goes by it
      return found;
    });
    progress('');
    if (asJson) print(JSON.stringify(shown(verdict)));
    else tell(verdict);
    return verdict.fault ? EXIT.failed : EXIT.done;
  },
};

function anchorIn(option: string | undefined): Head | null {
  if (option === undefined) return null;
  const [, count, head] = /^--anchor=(\d{1,15}):([0-9a-f]{64})$/.exec(option) ?? [];
  if (!count || !head) throw new UsageError('--anchor takes COUNT:HEAD, as the log line audit.head has them');
  return { seq: Number(count), hash: Buffer.from(head, 'hex') };
}

const shown = ({ rows, head, waiting, fault }: Verdict): object => ({
  intact: fault === null,
  rows,
  head: head.hash.toString('hex'),
  waiting,
  fault,
});

function tell({ rows, head, waiting, fault }: Verdict): void {
  if (fault) {
    const row = fault.auditId === null ? '' : ` (id ${fault.auditId})`;
    complain(`the chain does not hold at row ${fault.seq ?? 'without a seal'}${row}: ${fault.what}`);
    return;
  }
  print(`The chain holds: ${rows} rows, and ${waiting} written just now that await their seal.`);
  print(`Its head, to be written down: ${rows}:${head.hash.toString('hex')}`);
}
