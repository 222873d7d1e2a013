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
