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
