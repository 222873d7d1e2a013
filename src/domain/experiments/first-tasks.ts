/** How often each item is shown, and a first way of dealing the items into tasks. */
import type { QuickRandom } from '../../shared/quick-random.js';
import { upTo } from './design.js';

/**
 * How often each of the items is shown in one version that shows `room` of them: as equally as whole numbers allow, the
 * larger number going to items shown least often so far (`before`), by lot among equals. So the totals over any number of
 * versions differ by one at most.
 */
export function frequencies(room: number, before: readonly number[], random: QuickRandom): readonly number[] {
  const least = Math.floor(room / before.length);
  const order = random.shuffled(upTo(before.length)).sort((a, b) => (before[a] ?? 0) - (before[b] ?? 0));
  const favoured = new Set(order.slice(0, room % before.length));
  return before.map((_, item) => least + (favoured.has(item) ? 1 : 0));
}

/**
 * Tasks of `size` different items each, in which each item occurs as often as `counts` says: each task takes the items
 * of which most are left, by lot among equals, which never gets stuck when no count exceeds the number of tasks (Gale
 * 1957; Ryser 1957). Σ counts is a multiple of `size`.
 */
export function firstTasks(counts: readonly number[], size: number, random: QuickRandom): number[][] {
  const left = [...counts];
  const tasks = counts.reduce((sum, count) => sum + count, 0) / size;
  return upTo(tasks).map(() => {
    const order = random.shuffled(upTo(counts.length)).sort((a, b) => (left[b] ?? 0) - (left[a] ?? 0));
    const task = order.slice(0, size);
    for (const item of task) left[item] = (left[item] ?? 0) - 1;
    return task;
  });
}
