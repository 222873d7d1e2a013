/** The three models of a best–worst task, each as choices from sets. */
import { type Comparisons, type ComparisonsBuilder, comparisonsBuilder } from '../comparison/comparisons.js';
import { BEST, PAIR, WORST } from '../comparison/normaliser.js';
import { type BestWorstTasks, itemsShown, respondentCount } from './best-worst-tasks.js';

/** Log-likelihoods of different models speak of different events and cannot be compared. */
export const BEST_WORST_MODELS = ['maxdiff', 'marginal', 'sequential'] as const;
export type BestWorstModelName = (typeof BEST_WORST_MODELS)[number];

interface Task {
  readonly respondent: number;
  readonly shown: readonly number[];
  readonly best: number;
  readonly worst: number;
  readonly weight: number;
}

/**
 * maxdiff: the pair of best and worst is chosen among all ordered pairs. marginal: best and worst are chosen from the
 * set, independently. sequential: the best from the set, then the worst from what is left (Louviere, Flynn & Marley,
 * *Best–Worst Scaling*, Cambridge 2015, chapters 1 and 5; Flynn et al., Journal of Health Economics 26, 2007).
 */
const STAGES: Readonly<Record<BestWorstModelName, (builder: ComparisonsBuilder, task: Task) => void>> = {
  maxdiff: ({ add }, { respondent, shown, best, worst, weight }) =>
    add(
      respondent,
      PAIR,
      shown,
      [
        [best, 1],
        [worst, -1],
      ],
      weight,
    ),
  marginal: ({ add }, { respondent, shown, best, worst, weight }) => {
    add(respondent, BEST, shown, [[best, 1]], weight);
    add(respondent, WORST, shown, [[worst, -1]], weight);
  },
  sequential: ({ add }, { respondent, shown, best, worst, weight }) => {
    const left = shown.filter((item) => item !== best);
    add(respondent, BEST, shown, [[best, 1]], weight);
    add(respondent, WORST, left, [[worst, -1]], weight);
  },
};

/** The tasks as choices from sets; those without weight are left out. */
export function bestWorstStages(tasks: BestWorstTasks, model: BestWorstModelName): Comparisons {
  const builder = comparisonsBuilder();
  for (let task = 0; task < tasks.weights.length; task += 1) {
    const weight = tasks.weights[task] as number;
    if (weight === 0) continue;
    STAGES[model](builder, {
      respondent: tasks.respondents[task] as number,
      shown: itemsShown(tasks, task),
      best: tasks.best[task] as number,
      worst: tasks.worst[task] as number,
      weight,
    });
  }
  return builder.build(tasks.items.length, respondentCount(tasks));
}
