/** The conditional logit: what makes an alternative more likely to be chosen, with errors that know who chose. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { clusterRobust } from '../estimation/cluster-robust.js';
import { type Maximum, maximise } from '../estimation/newton.js';
import { factorOf, inverted } from '../estimation/symmetric.js';
import { choiceLikelihood, choiceScores } from './choice-likelihood.js';
import { type ChoiceTasks, chooserCount, nullLogLikelihood } from './choice-tasks.js';
import { type Differences, differencesOf } from './differences.js';
import { dependenceIn, noMaximumWords } from './no-estimate.js';

/** Coefficients in the order of `names`; covariances are flat rows in the same order. */
export interface ChoiceModel {
  readonly names: readonly string[];
  readonly estimates: Float64Array;
  /** The inverse of the observed information. */
  readonly covariance: Float64Array;
  /** The sandwich with scores summed over each chooser; no factor for few choosers. */
  readonly robustCovariance: Float64Array;
  readonly logLikelihood: number;
  /** With all coefficients zero. */
  readonly nullLogLikelihood: number;
  readonly choosers: number;
  readonly tasks: number;
  readonly iterations: number;
}

/**
 * Maximum likelihood of the conditional logit (McFadden, *Conditional logit analysis of qualitative choice behavior*, 1974;
 * Train, *Discrete Choice Methods with Simulation*, 2nd edition 2009, chapter 3). Refused in words where a coefficient
 * cannot be told from others, has no finite estimate, or there is nothing to estimate.
 */
export function choiceModel(tasks: ChoiceTasks): Result<ChoiceModel, string> {
  if (tasks.names.length === 0)
    return refuse('expected at least one attribute or constants, found nothing to estimate');
  const differences = differencesOf(tasks);
  if (differences.tasks.length === 0) return refuse('expected tasks with a weight above zero, found none');
  const dependence = dependenceIn(tasks.names, differences);
  if (dependence !== null) return refuse(dependence);
  const weights = Float64Array.from(differences.tasks, (task) => tasks.weights[task] as number);
  const maximum = maximise(choiceLikelihood(differences, weights));
  if (!maximum.ok) return refuse(noMaximumWords(tasks.names, differences, maximum.problem));
  return ok({
    names: tasks.names,
    ...inUnits(tasks, differences, weights, maximum.value),
    logLikelihood: maximum.value.value,
    nullLogLikelihood: nullLogLikelihood(tasks),
    choosers: chooserCount(tasks),
    tasks: tasks.weights.length,
    iterations: maximum.value.iterations,
  });
}

/** Estimates and covariances in the columns' own units. */
function inUnits(
  tasks: ChoiceTasks,
  differences: Differences,
  weights: Float64Array,
  { parameters, information }: Maximum,
): Pick<ChoiceModel, 'estimates' | 'covariance' | 'robustCovariance'> {
  const { size, scales } = differences;
  const factored = factorOf(information, size, Number.EPSILON);
  const inverse = factored.ok ? inverted(factored.factor) : new Float64Array(size * size).fill(Number.NaN);
  const choosers = Int32Array.from(differences.tasks, (task) => tasks.choosers[task] as number);
  const scores = choiceScores(differences, weights, choosers, parameters);
  const unscaled = (matrix: Float64Array) =>
    matrix.map(
      (each, at) => each / ((scales[Math.floor(at / size)] as number) * (scales[at % size] as number)),
    );
  return {
    estimates: parameters.map((each, column) => each / (scales[column] as number)),
    covariance: unscaled(inverse),
    robustCovariance: unscaled(clusterRobust(inverse, size, scores)),
  };
}
