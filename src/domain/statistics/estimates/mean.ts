/** Means with their standard errors, elementary or under a design. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { RowMask } from '../columns.js';
import type { SurveyDesign } from '../design/design.js';
import { varianceOf } from '../design/variance.js';
import { tForLevel } from '../distributions/index.js';
import { type Moments, momentsOf } from './weighted-moments.js';

/** An estimate with its uncertainty. */
export interface Estimate {
  readonly n: number;
  readonly weighted: number;
  readonly value: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
  /** V over the variance of as many rows chosen at random with replacement; null where that has none, or raked. */
  readonly designEffect: number | null;
}

/** How uncertainty is told: under a design with so many degrees of freedom, or by the elementary formulas. */
export type Uncertainty =
  | { readonly kind: 'elementary'; readonly level: number }
  | {
      readonly kind: 'design';
      readonly level: number;
      readonly design: SurveyDesign;
      readonly degrees: number;
    };

/**
 * The mean of the rows in the mask. Elementary: s/√n and t with n − 1. Under a design: linearised (influence
 * (y − ȳ)/Σw, 0 outside the mask) and t with the design's degrees; one row has an error of 0 there, as in R's survey package.
 * Refused below two rows without a design, below one with.
 */
export function meanOf(values: Float64Array, mask: RowMask, how: Uncertainty): Result<Estimate, string> {
  const moments = momentsOf(values, how.kind === 'design' ? how.design.weights : null, mask);
  if (how.kind === 'elementary') {
    if (moments.n < 2) return refuse(`has ${moments.n} row, and a standard error needs two`);
    return ok(elementary(moments, 1, how.level));
  }
  if (moments.n < 1) return refuse('has no rows');
  const influence = new Float64Array(mask.length);
  for (let row = 0; row < mask.length; row += 1)
    if (mask[row] === 1) influence[row] = ((values[row] as number) - moments.mean) / moments.weighted;
  return ok(linearised(moments, 1, influence, how));
}

/**
 * The total of the rows in the mask. Elementary: n times the mean and its error. Under a design: linearised (influence y, 0
 * outside the mask). Refused below two rows without a design, below one with.
 */
export function totalOf(values: Float64Array, mask: RowMask, how: Uncertainty): Result<Estimate, string> {
  const moments = momentsOf(values, how.kind === 'design' ? how.design.weights : null, mask);
  if (how.kind === 'elementary') {
    if (moments.n < 2) return refuse(`has ${moments.n} row, and a standard error needs two`);
    return ok(elementary(moments, moments.n, how.level));
  }
  if (moments.n < 1) return refuse('has no rows');
  const influence = values.map((value, row) => (mask[row] === 1 ? value : 0));
  return ok(linearised(moments, moments.weighted, influence, how));
}

function elementary({ n, mean, variance }: Moments, times: number, level: number): Estimate {
  const standardError = times * Math.sqrt(variance / n);
  return estimate({ n, weighted: n, value: times * mean, standardError, designEffect: 1 }, level, n - 1);
}

function linearised(
  { n, weighted, mean, variance }: Moments,
  times: number,
  influence: Float64Array,
  { design, degrees, level }: Extract<Uncertainty, { kind: 'design' }>,
): Estimate {
  const variances = varianceOf(design, influence);
  const random = (variance / n) * times * times;
  const designEffect = design.calibration === null && random > 0 ? variances / random : null;
  const standardError = Math.sqrt(variances);
  return estimate({ n, weighted, value: times * mean, standardError, designEffect }, level, degrees);
}

function estimate(given: Omit<Estimate, 'interval'>, level: number, degrees: number): Estimate {
  const reach = tForLevel(level, degrees) * given.standardError;
  return { ...given, interval: [given.value - reach, given.value + reach] };
}
