/** What a best–worst model is estimated from: which items each task showed, and which were best and worst. */

/** Items are numbered from 0 in the order of `items`; tasks of one respondent stand together. */
export interface BestWorstTasks {
  readonly items: readonly string[];
  /** Where each task's items begin in `shown`, and behind the last how many there are. */
  readonly starts: Int32Array;
  readonly shown: Int32Array;
  /** The best and the worst item of each task: two different ones that it showed. */
  readonly best: Int32Array;
  readonly worst: Int32Array;
  /** Whose task it is, from 0 without gaps. */
  readonly respondents: Int32Array;
  /** What each task's log-likelihood and counts are multiplied by; not negative. */
  readonly weights: Float64Array;
}

/** How many respondents there are. */
export function respondentCount({ respondents }: BestWorstTasks): number {
  return (respondents.at(-1) ?? -1) + 1;
}

/** The numbers of the items that a task showed. */
export function itemsShown({ starts, shown }: BestWorstTasks, task: number): readonly number[] {
  return [...shown.subarray(starts[task] as number, starts[task + 1] as number)];
}

/** The tasks of the respondents for whom `mask` has 1, who are numbered anew in their order. */
export function tasksOfRespondents(tasks: BestWorstTasks, mask: Uint8Array): BestWorstTasks {
  const kept = [...tasks.respondents.keys()].filter((task) => mask[tasks.respondents[task] as number] === 1);
  const shown = kept.map((task) => itemsShown(tasks, task));
  const starts = new Int32Array(kept.length + 1);
  for (const [at, items] of shown.entries()) starts[at + 1] = (starts[at] as number) + items.length;
  const numbers = new Map<number, number>();
  const number = (respondent: number) => {
    const known = numbers.get(respondent) ?? numbers.size;
    numbers.set(respondent, known);
    return known;
  };
  return {
    items: tasks.items,
    starts,
    shown: Int32Array.from(shown.flat()),
    best: Int32Array.from(kept, (task) => tasks.best[task] as number),
    worst: Int32Array.from(kept, (task) => tasks.worst[task] as number),
    respondents: Int32Array.from(kept, (task) => number(tasks.respondents[task] as number)),
    weights: Float64Array.from(kept, (task) => tasks.weights[task] as number),
  };
}
