import { environmentWithFile, readConfig } from '../config.ts';
import { examine, type Finding } from '../doctor/index.ts';
import { openLog } from '../log.ts';
import { type CliCommand, EXIT, parted, print } from './command.ts';

const SIGNS: Record<Finding['level'], string> = { ok: 'ok  ', warning: 'warn', failure: 'FAIL' };

export const doctorCommand: CliCommand = {
  name: 'doctor',
  takes: '[--no-mail] [--json]',
  summary: 'try everything from outside in, and say what to do about what is wrong',
  help: `Configuration, database, mailbox, sending (a mail to itself, which is archived; --no-mail leaves that out), DNS, pages.
Exit code 1 when something fails, 0 with warnings.`,
  async run(args) {
    const { options, asJson } = parted(args, '--no-mail');
    const findings: Finding[] = [];
    await examine(
      readConfig(environmentWithFile(process.env)),
      openLog('silent'),
      { sendsMail: !options.has('--no-mail') },
      (finding) => {
        findings.push(finding);
        if (!asJson) tell(finding);
      },
    );
    const failures = findings.filter(({ level }) => level === 'failure').length;
    const warnings = findings.filter(({ level }) => level === 'warning').length;
    if (asJson) print(JSON.stringify(findings));
    else
      print(`\n${failures} failures, ${warnings} warnings, ${findings.length - failures - warnings} fine.`);
    return failures > 0 ? EXIT.failed : EXIT.done;
  },
};

function tell({ area, level, what, cure }: Finding): void {
  print(`${SIGNS[level]}  ${area.padEnd(13)}  ${what}`);
  if (cure) print(`${' '.repeat(21)}→ ${cure}`);
}
