/** Spreads the pairs of items evenly over tasks by exchanging items between tasks, which keeps every item's frequency. */

/**
 * The tasks of one version under exchange. `own` counts, for each pair of items (a × items + b, both ways round), the
 * tasks of this version that show both; `all` counts those of all versions, this one included.
 */
export interface PairSearch {
  readonly itemCount: number;
  readonly size: number;
  readonly tasks: number;
  /** Item at each place, task by task. */
  readonly places: Int32Array;
  /** 1 where a task (× items) shows an item. */
  readonly shows: Uint8Array;
  readonly own: Int32Array;
  readonly all: Int32Array;
}

/** The search's beginning. The tasks' pairs are added to `all`, unless they are `counted` there already. */
export function openSearch(
  tasks: readonly (readonly number[])[],
  all: Int32Array,
  pairs: 'new' | 'counted' = 'new',
): PairSearch {
  const itemCount = Math.round(Math.sqrt(all.length));
  const size = tasks[0]?.length ?? 0;
  const search: PairSearch = {
    itemCount,
    size,
    tasks: tasks.length,
    places: Int32Array.from(tasks.flat()),
    shows: new Uint8Array(tasks.length * itemCount),
    own: new Int32Array(all.length),
    all,
  };
  tasks.forEach((task, index) => {
    for (const item of task) search.shows[index * itemCount + item] = 1;
    for (const a of task) for (const b of task) if (a < b) count(search, a, b, 1);
  });
  if (pairs === 'counted') withdraw(search);
  return search;
}

/** The tasks as they now stand. */
export function tasksOf({ places, size, tasks }: PairSearch): number[][] {
  return Array.from({ length: tasks }, (_, task) =>
    Array.from(places.subarray(task * size, (task + 1) * size)),
  );
}

/** Takes the version's pairs out of `all` again. */
export function withdraw(search: PairSearch): void {
  search.own.forEach((pairs, index) => {
    search.all[index] = (search.all[index] ?? 0) - pairs;
  });
}

function count({ own, all, itemCount }: PairSearch, a: number, b: number, by: number): void {
  const [there, back] = [a * itemCount + b, b * itemCount + a];
  own[there] = own[back] = (own[there] as number) + by;
  all[there] = all[back] = (all[there] as number) + by;
}

/**
 * How much the cost, Σ over pairs of own² + all², would change by putting the item at place `from` into the task of place `to`
 * and the other way round; null where a task would show an item twice. An item that both tasks show keeps its pairs.
 */
export function change(search: PairSearch, from: number, to: number): number | null {
  const { itemCount, size, places, shows } = search;
  const [first, second] = [Math.floor(from / size), Math.floor(to / size)];
  const [a, b] = [places[from] as number, places[to] as number];
  if (shows[first * itemCount + b] === 1 || shows[second * itemCount + a] === 1) return null;
  return changeIn(search, first, second, a, b) + changeIn(search, second, first, b, a);
}

/** The part of the change that comes from the task which gives `lost` away for `won`. */
function changeIn(search: PairSearch, task: number, other: number, lost: number, won: number): number {
  const { itemCount, size, places, shows, own, all } = search;
  let sum = 0;
  for (let place = task * size; place < (task + 1) * size; place += 1) {
    const beside = places[place] as number;
    if (beside === lost || shows[other * itemCount + beside] === 1) continue;
    const [old, fresh] = [lost * itemCount + beside, won * itemCount + beside];
    const [ownOld, ownFresh] = [own[old] as number, own[fresh] as number];
    const [allOld, allFresh] = [all[old] as number, all[fresh] as number];
    sum += 4 + 2 * (ownFresh - ownOld + allFresh - allOld);
  }
  return sum;
}

/** Exchanges the items at two places of different tasks; neither task may show the other's item already. */
export function exchange(search: PairSearch, from: number, to: number): void {
  const { itemCount, size, places, shows } = search;
  const [first, second] = [Math.floor(from / size), Math.floor(to / size)];
  const [a, b] = [places[from] as number, places[to] as number];
  for (const [task, lost, won] of [
    [first, a, b],
    [second, b, a],
  ] as const) {
    for (let place = task * size; place < (task + 1) * size; place += 1) {
      const beside = places[place] as number;
      if (beside === lost) continue;
      count(search, lost, beside, -1);
      count(search, won, beside, 1);
    }
    shows[task * itemCount + lost] = 0;
    shows[task * itemCount + won] = 1;
  }
  places[from] = b;
  places[to] = a;
}
