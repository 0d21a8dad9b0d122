import { readFile } from 'node:fs/promises';
import { environmentWithFile } from '../config.ts';
import { canonicalAddress } from '../core/address.ts';
import { explain } from '../explain.ts';
import { type CliCommand, complain, EXIT, parted, print, UsageError } from './command.ts';

export const explainCommand: CliCommand = {
  name: 'explain',
  takes: '[--why] [--json] FILE.eml …',
  summary: 'how each mail would be read, one JSON object a line',
  help: `Always JSON. Touches neither database nor network. --why adds, for each value, the line or words that gave it. A mail that cannot be
read has "setAside" with the reason. The bot's own address is taken from MAIL_FROM. Exit code 66 when a file is not there.`,
  async run(args) {
    const { options, rest: files } = parted(args, '--why');
    if (files.length === 0) throw new UsageError('at least one file is needed');
    const own = ownAddress();
    let code: number = EXIT.done;
    for (const file of files) {
      const raw = await readFile(file).catch((error: NodeJS.ErrnoException) =>
        complain(`cannot read ${file} (${error.code})`),
      );
      if (!raw) {
        code = EXIT.noInput;
        continue;
      }
      const { line, why } = await explain(file, raw, own);
      print(JSON.stringify(options.has('--why') ? { ...line, why } : line));
    }
    return code;
  },
};

/** Reading needs no other configuration; the default of the contract serves where none is set. */
function ownAddress(): string {
  const from = environmentWithFile(process.env)['MAIL_FROM'] ?? '';
  const inner = from.slice(from.lastIndexOf('<') + 1).replace('>', '');
  return canonicalAddress(inner.trim()) ?? 'soporte@logtecgroup.com.co';
}
