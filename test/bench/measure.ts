import { readFileSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';

/** The port that a server listens on. */
export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** The value below which `share` (0 … 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** One line of a report: what was measured, its figure, and a remark. */
export function tell(what: string, figure: string, remark = ''): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figure.padStart(14)}  ${remark}`.trimEnd().concat('\n'));
}

/** What a claim comes to: printed with its verdict, and remembered for the exit code. */
export function claim(
  what: string,
  value: number,
  bound: { least: number } | { most: number },
  unit = '',
): void {
  const isMet = 'least' in bound ? value >= bound.least : value <= bound.most;
  const wanted = 'least' in bound ? `>= ${bound.least}${unit}` : `<= ${bound.most}${unit}`;
  tell(what, `${value.toFixed(2)}${unit}`, `claim ${wanted}: ${isMet ? 'met' : 'NOT MET'}`);
}

/** Peak and present resident memory of a process, in MB (10^6 bytes), as Linux counts them. */
export function memoryOf(pid: number): { peak: number; now: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (field: string): number =>
    (Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6;
  return { peak: mb('VmHWM'), now: mb('VmRSS') };
}

/** Seconds of processor time that a process has used so far, all its threads together. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100; // utime and stime in ticks of 10 ms
}
