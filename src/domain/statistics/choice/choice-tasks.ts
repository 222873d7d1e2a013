/** What a choice model is estimated from: tasks with their alternatives as rows of numbers, and what was chosen. */

/** Tasks in long form; alternatives of a task stand together, and tasks may differ in which they offer. */
export interface ChoiceTasks {
  /** A name for each column of numbers, and so for each coefficient. */
  readonly names: readonly string[];
  /** Flat rows, one for each alternative of each task, `names.length` numbers in each. */
  readonly values: Float64Array;
  /** The first row of each task, and behind the last the number of rows. */
  readonly starts: Int32Array;
  /** The row that was chosen, for each task. */
  readonly chosen: Int32Array;
  /** Whose task it is, from 0; those of one chooser stand together. */
  readonly choosers: Int32Array;
  /** What each task's log-likelihood is multiplied by; not negative. */
  readonly weights: Float64Array;
}

/** How many different choosers there are. */
export function chooserCount({ choosers }: ChoiceTasks): number {
  return new Set(choosers).size;
}

/** Σ w ln(1/J): the log-likelihood when all of a task's J alternatives are alike. */
export function nullLogLikelihood({ starts, weights }: ChoiceTasks): number {
  let sum = 0;
  for (let task = 0; task < weights.length; task += 1) {
    const alternatives = (starts[task + 1] as number) - (starts[task] as number);
    sum -= (weights[task] as number) * Math.log(alternatives);
  }
  return sum;
}

/** The tasks of the choosers for whom `mask` has 1, who are numbered anew in their order. */
export function tasksOfChoosers(tasks: ChoiceTasks, mask: Uint8Array): ChoiceTasks {
  const { names, starts } = tasks;
  const size = names.length;
  const kept = [...tasks.choosers.keys()].filter((task) => mask[tasks.choosers[task] as number] === 1);
  const lengthOf = (task: number) => (starts[task + 1] as number) - (starts[task] as number);
  const firsts = new Int32Array(kept.length + 1);
  for (const [at, task] of kept.entries()) firsts[at + 1] = (firsts[at] as number) + lengthOf(task);
  const values = new Float64Array((firsts[kept.length] as number) * size);
  for (const [at, task] of kept.entries())
    values.set(
      tasks.values.subarray((starts[task] as number) * size, (starts[task + 1] as number) * size),
      (firsts[at] as number) * size,
    );
  const people = new Map(
    [...new Set(kept.map((task) => tasks.choosers[task] as number))].map((each, at) => [each, at]),
  );
  return {
    ...{ names, values, starts: firsts },
    chosen: Int32Array.from(
      kept,
      (task, at) => (firsts[at] as number) + (tasks.chosen[task] as number) - (starts[task] as number),
    ),
    choosers: Int32Array.from(kept, (task) => people.get(tasks.choosers[task] as number) ?? 0),
    weights: Float64Array.from(kept, (task) => tasks.weights[task] as number),
  };
}
