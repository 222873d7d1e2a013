/** Utilities from best–worst tasks, by maximum likelihood, with errors that know who answered. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { totalsOf } from '../comparison/comparisons.js';
import { centred, type Estimates, estimatesAt, sharesOf } from '../comparison/estimates.js';
import { apartWords, emptyGraph, itemsApart, prefer } from '../comparison/preference-graph.js';
import { setLikelihood } from '../comparison/set-likelihood.js';
import { maximise } from '../estimation/newton.js';
import { inWords } from '../words.js';
import { type BestWorstTasks, itemsShown, respondentCount } from './best-worst-tasks.js';
import { type BestWorstModelName, bestWorstStages } from './stages.js';

/** By item, in the order of `items`; covariances are flat rows. */
export interface BestWorstModel {
  readonly items: readonly string[];
  readonly model: BestWorstModelName;
  /** Against the reference, or around zero. */
  readonly utilities: Float64Array;
  readonly covariance: Float64Array;
  /** The sandwich with scores summed over each respondent. */
  readonly robustCovariance: Float64Array;
  /** exp(utility) over the sum: how often an item would be first of all. */
  readonly shares: Float64Array;
  readonly logLikelihood: number;
  readonly respondents: number;
  readonly tasks: number;
  readonly iterations: number;
}

/** How it is estimated: `reference` is the number of the item with utility 0, null for utilities around zero. */
export interface BestWorstOptions {
  readonly model: BestWorstModelName;
  readonly reference: number | null;
}

/**
 * Maximum likelihood of one of the three models (`stages.ts` has their sources). Refused in words where an item was never
 * shown or items stand apart, so that their utilities have no finite estimate; all three models have
 * one in the same cases, because in each a direction along which nothing falls puts the best of every task
 * at least as high as all its items and the worst as low.
 */
export function bestWorstModel(
  tasks: BestWorstTasks,
  { model, reference }: BestWorstOptions,
): Result<BestWorstModel, string> {
  const fault = withoutEstimate(tasks);
  if (fault !== null) return refuse(fault);
  const fixed = reference ?? 0;
  const comparisons = bestWorstStages(tasks, model);
  const maximum = maximise(setLikelihood(comparisons, totalsOf(comparisons), fixed));
  if (!maximum.ok)
    return refuse('the estimation of utilities did not settle; an item may be nearly always best or worst');
  const against = estimatesAt(comparisons, maximum.value, fixed);
  const { values, covariance, robust }: Estimates = reference === null ? centred(against) : against;
  return ok({
    ...{ items: tasks.items, model, utilities: values, covariance, robustCovariance: robust },
    shares: sharesOf(values),
    logLikelihood: maximum.value.value,
    respondents: respondentCount(tasks),
    tasks: tasks.weights.length,
    iterations: maximum.value.iterations,
  });
}

/** Why these tasks give no finite utilities, or null; `factors` multiplies each respondent's weights. */
export function withoutEstimate(tasks: BestWorstTasks, factors?: Float64Array): string | null {
  const { items, weights } = tasks;
  if (items.length < 2) return 'expected at least two items to compare, found fewer';
  const graph = emptyGraph(items.length);
  const seen = new Uint8Array(items.length);
  for (let task = 0; task < weights.length; task += 1) {
    const drawn = factors === undefined ? 1 : (factors[tasks.respondents[task] as number] as number);
    if ((weights[task] as number) * drawn === 0) continue;
    const [best, worst] = [tasks.best[task] as number, tasks.worst[task] as number];
    for (const item of itemsShown(tasks, task)) {
      seen[item] = 1;
      if (item !== best) prefer(graph, best, item);
      if (item !== worst) prefer(graph, item, worst);
    }
  }
  const unseen = items.filter((_, item) => seen[item] === 0);
  if (unseen.length > 0) return `${inWords(unseen)} ${unseen.length === 1 ? 'was' : 'were'} never shown`;
  const apart = itemsApart(graph);
  return apart === null ? null : apartWords(apart, items);
}
