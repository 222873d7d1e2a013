/** What each level of each attribute is worth. */
import { normalQuantile, normalUpper } from '../distributions/index.js';
import { quadraticForm } from '../estimation/symmetric.js';
import type { ChoiceModel } from './choice-model.js';
import { type Coding, contrastOf } from './coding.js';

/** A weighted sum of coefficients, with errors that know who chose. */
export interface UtilityEstimate {
  readonly utility: number;
  /** From the inverse information, and from the sandwich by chooser, which the interval uses. */
  readonly standardError: number;
  readonly robustStandardError: number;
  readonly interval: readonly [number, number];
  /** Two-sided, by the robust error; 1 where the estimate is 0 by definition. */
  readonly p: number;
}

/** One attribute's part-worths, in the order of its levels. */
export interface PartWorths {
  readonly attribute: string;
  readonly levels: readonly (UtilityEstimate & { readonly level: string })[];
}

/** Against what part-worths are told: the attribute's average (they add up to 0), or its first level (0 with error 0). */
export type PartWorthScale = 'effects' | 'dummy';

/** The part-worths of all attributes of a model that was estimated in this coding; both scales say the same. */
export function partWorths(
  model: ChoiceModel,
  coding: Coding,
  scale: PartWorthScale,
  level: number,
): readonly PartWorths[] {
  return coding.attributes.map((attribute, at) => ({
    attribute: attribute.name,
    levels: attribute.levels.map((name, place) => ({
      level: name,
      ...utilityOf(model, contrastOf(coding, at, place, scale === 'dummy' ? 0 : null), level),
    })),
  }));
}

/** The sum of coefficients with these weights. */
export function utilityOf(model: ChoiceModel, weights: Float64Array, level: number): UtilityEstimate {
  const utility = weights.reduce((sum, weight, at) => sum + weight * (model.estimates[at] as number), 0);
  const error = (matrix: Float64Array) => Math.sqrt(Math.max(0, quadraticForm(matrix, weights)));
  const robustStandardError = error(model.robustCovariance);
  const reach = normalQuantile((1 + level) / 2) * robustStandardError;
  return {
    utility,
    standardError: error(model.covariance),
    robustStandardError,
    interval: [utility - reach, utility + reach],
    p: robustStandardError === 0 ? 1 : Math.min(1, 2 * normalUpper(Math.abs(utility / robustStandardError))),
  };
}
