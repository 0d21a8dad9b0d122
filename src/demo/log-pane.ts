import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Clock } from '../app.ts';

/** One line of the bot's log, as pino wrote it, but by the demo's clock. */
export interface LogLine {
  readonly at: Date;
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
export function openLogPane(file: string, clock: Clock, onLine: () => void): LogPane {
  const stream = createWriteStream(file, { flags: 'w' });
  const lines: LogLine[] = [];
  return {
    file,
    lines,
    write: (line) => {
      if (!stream.writableEnded) stream.write(line);
      lines.push(readLine(line, clock.now()));
      if (lines.length > KEPT) lines.shift();
      onLine();
    },
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
}

function readLine(line: string, at: Date): LogLine {
  const { time: _, level, msg, name: __, ...fields } = JSON.parse(line) as Record<string, unknown>;
  return { at, level: Number(level), msg: typeof msg === 'string' ? msg : '', fields };
}
