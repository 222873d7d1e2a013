/** How much of one thing people would give up for another. */
import { quadraticForm } from '../estimation/symmetric.js';
import type { ChoiceModel } from './choice-model.js';
import { percentileInterval } from './draws.js';

/** A ratio of utilities: units of what is given up for what is gained. */
export interface Willingness {
  readonly ratio: number;
  /** By the delta method. */
  readonly standardError: number;
  /** Krinsky and Robb's; null where what is given up may be worth nothing, so that the ratio may be anything. */
  readonly interval: readonly [number, number] | null;
}

/**
 * −(gained·β)/(given·β), where both are weights over coefficients: for a price in pounds `given` is one pound more, and the
 * ratio is how many pounds people would pay. Delta method with the robust covariance; the interval holds the share `level` of
 * `draws` (Krinsky & Robb 1986; Hole, Health Economics 16, 2007, finds both near Fieller's where what is given up is estimated
 * well). Where the sign of given·β is not sure at that level, Fieller's set (1954) is not an interval, and there is none here.
 */
export function willingnessToTrade(
  model: ChoiceModel,
  gained: Float64Array,
  given: Float64Array,
  draws: Float64Array,
  level: number,
): Willingness {
  const [top, bottom] = [dot(gained, model.estimates), dot(given, model.estimates)];
  const slope = gained.map((weight, at) => -weight / bottom + ((given[at] as number) * top) / bottom ** 2);
  const size = model.estimates.length;
  const drawn = Array.from({ length: draws.length / size }, (_, draw) =>
    draws.subarray(draw * size, (draw + 1) * size),
  );
  const bottoms = Float64Array.from(drawn, (coefficients) => dot(given, coefficients));
  const [low, high] = percentileInterval(bottoms, level);
  const ratios = Float64Array.from(
    drawn,
    (coefficients, at) => -dot(gained, coefficients) / (bottoms[at] as number),
  );
  return {
    ratio: -top / bottom,
    standardError: Math.sqrt(Math.max(0, quadraticForm(model.robustCovariance, slope))),
    interval: low > 0 || high < 0 ? percentileInterval(ratios, level) : null,
  };
}

function dot(weights: Float64Array, coefficients: Float64Array): number {
  return weights.reduce((sum, weight, at) => sum + weight * (coefficients[at] as number), 0);
}
