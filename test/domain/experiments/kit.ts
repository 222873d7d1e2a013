/** What the tests of experiments share: requests drawn at random, designs made from them, counts made anew. */
import fc from 'fast-check';
import { designBestWorst } from '../../../src/domain/experiments/best-worst-design.js';
import { type BestWorstRequest, differentTasks } from '../../../src/domain/experiments/best-worst-request.js';

/** `count` names of items. */
export function itemNames(count: number): string[] {
  return Array.from({ length: count }, (_, item) => `i${item + 1}`);
}

/** A request by its four numbers. */
export function bestWorstRequest(
  items: number,
  itemsPerTask: number,
  tasks: number,
  versions = 1,
  seed = '1',
): BestWorstRequest {
  return { items: itemNames(items), itemsPerTask, tasks, versions, seed };
}

/** The report of a request that can be met. */
export function bestWorst(request: BestWorstRequest) {
  const report = designBestWorst(request);
  if (!report.ok) throw new Error(JSON.stringify(report.problem));
  return report.value;
}

/** The design's versions as lists of tasks of item numbers. */
export function plainVersions(request: BestWorstRequest): number[][][] {
  return bestWorst(request).design.versions.map((tasks) => tasks.map((task) => task.map(([item]) => item!)));
}

/** How often each number from 0 below `kinds` occurs. */
export function tally(numbers: readonly number[], kinds: number): number[] {
  const counts = new Array<number>(kinds).fill(0);
  for (const number of numbers) counts[number]! += 1;
  return counts;
}

/** For each pair a < b of items the number of tasks with both, in order of the pairs. */
export function pairTally(tasks: readonly (readonly number[])[], items: number): number[] {
  const pairs: number[] = [];
  for (let a = 0; a < items; a += 1)
    for (let b = a + 1; b < items; b += 1)
      pairs.push(tasks.filter((task) => task.includes(a) && task.includes(b)).length);
  return pairs;
}

/** Whether walking from item to item through tasks reaches every item. */
export function reachesAll(tasks: readonly (readonly number[])[], items: number): boolean {
  const reached = new Set([0]);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const task of tasks)
      if (task.some((item) => reached.has(item))) for (const item of task) reached.add(item);
  }
  return reached.size === items;
}

/** Requests that can be met, from the tightest to the roomiest, all small. */
export const requests = fc
  .record({
    items: fc.integer({ min: 2, max: 11 }),
    itemsPerTask: fc.integer({ min: 2, max: 5 }),
    tasks: fc.integer({ min: 1, max: 10 }),
    versions: fc.integer({ min: 1, max: 4 }),
    seed: fc.string({ maxLength: 5 }),
  })
  .filter(
    ({ items, itemsPerTask, tasks, versions }) =>
      itemsPerTask <= items &&
      tasks <= differentTasks(items, itemsPerTask) &&
      tasks * versions * (itemsPerTask - 1) >= items - 1,
  )
  .map(({ items, itemsPerTask, tasks, versions, seed }) =>
    bestWorstRequest(items, itemsPerTask, tasks, versions, seed),
  );
