/** How often each item was shown, best and worst: what can be said without a model. */
import type { BestWorstTasks } from './best-worst-tasks.js';

/** Weighted counts by item; `scores` are best minus worst, `standardised` scores over times shown, from −1 to 1. */
export interface BestWorstCounts {
  readonly shown: Float64Array;
  readonly best: Float64Array;
  readonly worst: Float64Array;
  readonly scores: Float64Array;
  /** NaN where an item was never shown. */
  readonly standardised: Float64Array;
}

/** The counts (Finn & Louviere, Journal of Public Policy & Marketing 11, 1992). */
export function bestWorstCounts(tasks: BestWorstTasks): BestWorstCounts {
  const { items, starts, weights } = tasks;
  const [shown, best, worst] = [0, 0, 0].map(() => new Float64Array(items.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const add = (counts: Float64Array, item: number, weight: number) => {
    counts[item] = (counts[item] as number) + weight;
  };
  for (let task = 0; task < weights.length; task += 1) {
    const weight = weights[task] as number;
    for (let at = starts[task] as number; at < (starts[task + 1] as number); at += 1)
      add(shown, tasks.shown[at] as number, weight);
    add(best, tasks.best[task] as number, weight);
    add(worst, tasks.worst[task] as number, weight);
  }
  const scores = best.map((count, item) => count - (worst[item] as number));
  const standardised = scores.map((score, item) =>
    (shown[item] as number) > 0 ? score / (shown[item] as number) : Number.NaN,
  );
  return { shown, best, worst, scores, standardised };
}
