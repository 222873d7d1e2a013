/** How well a best–worst design is balanced, measured on the finished design and nothing else. */
import { groupCount } from './connection.js';
import type { Design } from './design.js';
import { repeatCount } from './distinct-tasks.js';
import { logDeterminant } from './matrix.js';
import { type Spread, spreadOf } from './spread.js';

/** Spreads of how often items, pairs of items, and items in each position are shown: in all versions, and in each. */
export interface BestWorstBalance {
  readonly items: Spread;
  readonly itemsInVersion: Spread;
  readonly pairs: Spread;
  readonly pairsInVersion: Spread;
  readonly positions: Spread;
  readonly positionsInVersion: Spread;
  /** Whether all items can be compared with each other over all versions, and within how many versions. */
  readonly isConnected: boolean;
  readonly connectedVersions: number;
  /** Tasks that ask a respondent again what another task of the version asks. */
  readonly repeatedTasks: number;
  /** Efficiency from 0 to 1 of all versions together, and the spread of that of each version (0 if not connected). */
  readonly efficiency: number;
  readonly versionEfficiency: Spread;
}

type Tasks = readonly (readonly number[])[];

/** Measures the design, whose kind is best–worst. */
export function bestWorstBalance({ attributes, versions }: Design): BestWorstBalance {
  const k = attributes[0]?.levels.length ?? 0;
  const plain: readonly Tasks[] = versions.map((version) =>
    version.map((task) => task.map(([item]) => item as number)),
  );
  const all = plain.flat();
  const each = <Measure>(measure: (tasks: Tasks, items: number) => Measure) =>
    plain.map((tasks) => measure(tasks, k));
  return {
    items: spreadOf(itemCounts(all, k)),
    itemsInVersion: spreadOf(each(itemCounts).flat()),
    pairs: spreadOf(pairCounts(all, k)),
    pairsInVersion: spreadOf(each(pairCounts).flat()),
    positions: spreadOf(positionCounts(all, k)),
    positionsInVersion: spreadOf(each(positionCounts).flat()),
    isConnected: groupCount(all, k) === 1,
    connectedVersions: each(groupCount).filter((groups) => groups === 1).length,
    repeatedTasks: each(repeatCount).reduce((sum, repeats) => sum + repeats, 0),
    efficiency: efficiency(all, k),
    versionEfficiency: spreadOf(each(efficiency)),
  };
}

/** How often each of the items is shown. */
function itemCounts(tasks: Tasks, itemCount: number): number[] {
  const counts = new Array<number>(itemCount).fill(0);
  for (const task of tasks) for (const item of task) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

/** How many tasks show both items of each pair. */
function pairCounts(tasks: Tasks, itemCount: number): number[] {
  const square = concurrences(tasks, itemCount);
  return Array.from({ length: itemCount }, (_, a) => [
    ...square.subarray(a * itemCount + a + 1, (a + 1) * itemCount),
  ]).flat();
}

/** How often each item stands in each position. */
function positionCounts(tasks: Tasks, itemCount: number): number[] {
  const size = tasks[0]?.length ?? 0;
  const counts = new Array<number>(itemCount * size).fill(0);
  for (const task of tasks)
    task.forEach((item, position) => {
      counts[item * size + position] = (counts[item * size + position] ?? 0) + 1;
    });
  return counts;
}

/** For each two items, both ways round, the number of tasks that show both; on the diagonal, that show the one. */
function concurrences(tasks: Tasks, itemCount: number): Float64Array {
  const square = new Float64Array(itemCount * itemCount);
  for (const task of tasks)
    for (const a of task)
      for (const b of task) square[a * itemCount + b] = (square[a * itemCount + b] as number) + 1;
  return square;
}

/**
 * D-efficiency of the tasks for equal utilities, against a balanced incomplete block design of the same size. A task of
 * g items gives the multinomial logit the information (diag(1) − J/g)/g on its items; the sum over tasks is 1/g times
 * the block design's C-matrix, C = diag(r) − N·Nᵀ/g. Its k − 1 eigenvalues other than 0 add up to tasks × (g − 1), so
 * their geometric mean is at most tasks × (g − 1)/(k − 1), which exactly the designs with all eigenvalues equal
 * reach: all pairs equally often (Kiefer 1975). The product of the eigenvalues is k times any cofactor of C
 * (matrix-tree theorem); 0 when the items are not connected.
 */
function efficiency(tasks: Tasks, itemCount: number): number {
  const size = tasks[0]?.length ?? 1;
  const square = concurrences(tasks, itemCount);
  const rank = itemCount - 1;
  const minor = new Float64Array(rank * rank);
  for (let a = 0; a < rank; a += 1)
    for (let b = 0; b < rank; b += 1) {
      const shared = square[a * itemCount + b] as number;
      minor[a * rank + b] = (a === b ? shared : 0) - shared / size;
    }
  const cofactor = groupCount(tasks, itemCount) === 1 ? logDeterminant(minor, rank) : null;
  if (cofactor === null) return 0;
  const geometricMean = Math.exp((Math.log(itemCount) + cofactor) / rank);
  return geometricMean / ((tasks.length * (size - 1)) / rank);
}
