/**
 * Milliseconds of processor time that a piece of work takes, however busy the machine is: run once to warm it up, then the
 * best of three.
 */
export function processorTimeOf(work: () => unknown): number {
  work();
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    work();
    return since(start);
  });
  return Math.min(...times);
}

/** The same of work that is waited for, as long as nothing else goes on in this process: the best of three. */
export async function processorTimeFor(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 3; n++) {
    const start = process.cpuUsage();
    await work();
    times.push(since(start));
  }
  return Math.min(...times);
}

function since(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
