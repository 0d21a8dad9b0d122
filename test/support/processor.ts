/**
 * Milliseconds of processor time that a piece of work takes, however busy the machine is: run once to warm it up, then the
 * best of three.
 */
export function processorTimeOf(work: () => unknown): number {
  work();
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
