/** What a piece of work took in a process of its own. */

export interface Spent {
  readonly seconds: number;
  /** Processor seconds of all threads. */
  readonly processor: number;
  /** The most memory that the process ever had, in megabytes. */
  readonly memory: number;
  readonly bytes: number;
}

/** Does the work, which answers with a number of bytes. */
export async function spentBy(work: () => Promise<number>): Promise<Spent> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const bytes = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const memory = process.resourceUsage().maxRSS / 1024;
  return { seconds, processor: (user + system) / 1e6, memory, bytes };
}
