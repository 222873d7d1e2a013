/** Whether all items can be compared with each other, directly or through others, and how to make it so. */
import type { QuickRandom } from '../../shared/quick-random.js';

/** For each item the number of its group: items are of one group when a chain of tasks leads from one to the other. */
export function groupsOfItems(tasks: readonly (readonly number[])[], itemCount: number): Int32Array {
  const parent = Int32Array.from({ length: itemCount }, (_, item) => item);
  const root = (item: number): number => {
    let at = item;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const [first, ...others] of tasks)
    for (const other of others) parent[root(other)] = root(first as number);
  return parent.map((_, item) => root(item));
}

/** How many groups the items fall into that cannot be compared with each other; 1 when all are connected. */
export function groupCount(tasks: readonly (readonly number[])[], itemCount: number): number {
  return new Set(groupsOfItems(tasks, itemCount)).size;
}

/** Two places whose items could change places: task, place in it, other task, place in that. */
export type Exchange = readonly [number, number, number, number];

/**
 * The tasks with items exchanged between tasks until all items are connected, or as they are when that cannot be done.
 * While there are at least (k − 1)/(g − 1) tasks of g items for k items shown, it can: some group holds a ring of
 * tasks, and exchanging an item on that ring with any item of another group joins the two.
 */
export function connected(tasks: number[][], itemCount: number, random: QuickRandom): number[][] {
  let now = tasks;
  for (let next: number[][] | null = now; next !== null; next = joiningExchange(now, itemCount, random))
    now = next;
  return now;
}

/** The tasks after the first exchange, in an order drawn by lot, that leaves fewer groups; null when none can. */
function joiningExchange(
  tasks: readonly (readonly number[])[],
  itemCount: number,
  random: QuickRandom,
): number[][] | null {
  const groups = groupsOfItems(tasks, itemCount);
  const before = new Set(groups).size;
  const joins = tasks.reduce((sum, task) => sum + task.length - 1, 0);
  if (before === Math.max(1, itemCount - joins)) return null;
  for (const candidate of exchangesBetween(tasks, groups, random)) {
    const after = exchanged(tasks, candidate);
    if (groupCount(after, itemCount) < before) return after;
  }
  return null;
}

function* exchangesBetween(
  tasks: readonly (readonly number[])[],
  groups: Int32Array,
  random: QuickRandom,
): Generator<Exchange> {
  const order = random.shuffled([...tasks.entries()]);
  for (const [first, task] of order)
    for (const [second, other] of order) {
      if (groups[task[0] as number] === groups[other[0] as number]) continue;
      for (const place of task.keys())
        for (const otherPlace of other.keys()) yield [first, place, second, otherPlace];
    }
}

/** The tasks after the exchange. */
export function exchanged(
  tasks: readonly (readonly number[])[],
  [first, place, second, otherPlace]: Exchange,
): number[][] {
  const after = tasks.map((task) => [...task]);
  const [task, other] = [after[first] ?? [], after[second] ?? []];
  const moved = task[place] as number;
  task[place] = other[otherPlace] as number;
  other[otherPlace] = moved;
  return after;
}
