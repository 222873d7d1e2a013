/** From the free parameters of a maximum to one estimate an item, against one item or around zero. */
import { clusterRobust } from '../estimation/cluster-robust.js';
import type { Maximum } from '../estimation/newton.js';
import { factorOf, inverted, transformed } from '../estimation/symmetric.js';
import type { GroupEstimates } from '../estimation/wald.js';
import type { Comparisons } from './comparisons.js';
import { setScores, withFixed } from './set-likelihood.js';

/** Estimates of every parameter with their covariances (flat); `robust` is clustered by unit. */
export interface Estimates {
  readonly values: Float64Array;
  readonly covariance: Float64Array;
  readonly robust: Float64Array;
}

/** The estimates with `fixed` at 0, and its errors too. */
export function estimatesAt(comparisons: Comparisons, maximum: Maximum, fixed: number): Estimates {
  const { parameters } = comparisons;
  const free = parameters - 1;
  const factored = factorOf(maximum.information, free, Number.EPSILON);
  const covariance = factored.ok ? inverted(factored.factor) : new Float64Array(free * free).fill(Number.NaN);
  const values = withFixed(maximum.parameters, fixed);
  const scores = setScores(comparisons, values, fixed);
  const insertion = new Float64Array(parameters * free);
  for (let row = 0; row < parameters; row += 1)
    if (row !== fixed) insertion[row * free + (row > fixed ? row - 1 : row)] = 1;
  return {
    values,
    covariance: transformed(covariance, free, insertion, parameters),
    robust: transformed(clusterRobust(covariance, free, scores), free, insertion, parameters),
  };
}

/** The estimates less their mean, so that they add up to 0; the errors are those of these differences. */
export function centred({ values, covariance, robust }: Estimates): Estimates {
  const size = values.length;
  const centring = new Float64Array(size * size).fill(-1 / size);
  for (let row = 0; row < size; row += 1) centring[row * size + row] = 1 - 1 / size;
  const mean = values.reduce((sum, value) => sum + value, 0) / size;
  return {
    values: values.map((value) => value - mean),
    covariance: transformed(covariance, size, centring, size),
    robust: transformed(robust, size, centring, size),
  };
}

/** The differences of all values from the first, which do not depend on what the values were told against. */
export function contrastsToFirst(values: Float64Array, covariance: Float64Array): GroupEstimates {
  const size = values.length;
  const contrasts = new Float64Array((size - 1) * size);
  for (let row = 0; row < size - 1; row += 1) {
    contrasts[row * size] = -1;
    contrasts[row * size + row + 1] = 1;
  }
  return {
    values: values.slice(1).map((value) => value - (values[0] as number)),
    covariance: transformed(covariance, size, contrasts, size - 1),
  };
}

/** exp θ over its sum: worths or shares that add up to 1. */
export function sharesOf(values: Float64Array): Float64Array {
  const most = values.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
  const shares = values.map((value) => Math.exp(value - most));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}
