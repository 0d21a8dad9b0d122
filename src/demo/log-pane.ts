import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** One line of the bot's log, as pino wrote it. */
export interface LogLine {
  readonly time: number;
  readonly level: number;
  readonly msg: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The bot's log: all of it in a file, the last lines in memory for the page. */
export interface LogPane {
  readonly file: string;
  readonly lines: readonly LogLine[];
  /** For pino. */
  write(line: string): void;
  close(): Promise<void>;
}

const KEPT = 300;

/** @param onLine is told after each line. */
export function openLogPane(file: string, onLine: () => void): LogPane {
  const stream = createWriteStream(file, { flags: 'w' });
  const lines: LogLine[] = [];
  return {
    file,
    lines,
    write: (line) => {
      if (!stream.writableEnded) stream.write(line);
      lines.push(readLine(line));
      if (lines.length > KEPT) lines.shift();
      onLine();
    },
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
}

function readLine(line: string): LogLine {
  const { time, level, msg, name: _, ...fields } = JSON.parse(line) as Record<string, unknown>;
  return { time: Number(time), level: Number(level), msg: typeof msg === 'string' ? msg : '', fields };
}
