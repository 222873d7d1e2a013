/** Puts the items of each task in an order in which every item stands equally often first, second and so on. */
import type { QuickRandom } from '../../shared/quick-random.js';
import { upTo } from './design.js';
import { orientEvenly } from './orientation.js';

type Versions = readonly (readonly (readonly number[])[])[];

/**
 * The same tasks, each in an order such that an item's frequencies in any two positions differ by one at most: in each
 * version and, at the same time, over all versions. This always exists (de Werra, *Equitable colorations of graphs*,
 * RIRO 5, 1971: tasks and items are the two sides of a bipartite graph, positions its colours). Two positions are made
 * even at a time: every task is a line from the item in the one to the item in the other, and turning lines until each
 * item has as many going out as coming in, within one, never makes anything less even; so the passes come to an end.
 */
export function evenPositions(versions: Versions, itemCount: number, random: QuickRandom): number[][][] {
  const ordered = versions.map((tasks) => tasks.map((task) => random.shuffled(task)));
  const size = ordered[0]?.[0]?.length ?? 0;
  const pairs = upTo(size).flatMap((one) => upTo(one).map((other) => [other, one] as const));
  let isEven = false;
  while (!isEven)
    isEven = pairs.map(([one, other]) => evened(ordered, itemCount, one, other)).every((was) => was);
  return ordered;
}

/** Makes two positions even, in place; answers whether they were even before. */
function evened(ordered: number[][][], itemCount: number, one: number, other: number): boolean {
  const tasks = ordered.flat();
  const here = ordered.flatMap((version, index) => version.map(() => index * itemCount));
  const hub = ordered.length * itemCount;
  const lines = tasks.map(
    (task, index) =>
      [(here[index] ?? 0) + (task[one] as number), (here[index] ?? 0) + (task[other] as number)] as const,
  );
  const lean = new Int32Array(hub + itemCount);
  for (const [from, to] of lines) {
    for (const [node, by] of [
      [from, 1],
      [hub + (from % itemCount), 1],
      [to, -1],
      [hub + (to % itemCount), -1],
    ] as const)
      lean[node] = (lean[node] ?? 0) + by;
  }
  if (lean.every((by) => Math.abs(by) <= 1)) return true;
  const keeps = orientEvenly(lines, hub, itemCount);
  tasks.forEach((task, index) => {
    if (keeps[index]) return;
    const moved = task[one] as number;
    task[one] = task[other] as number;
    task[other] = moved;
  });
  return false;
}
