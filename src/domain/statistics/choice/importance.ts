/** How much of what decides is each attribute's. */
import type { ChoiceModel } from './choice-model.js';
import { type Coding, contrastOf } from './coding.js';
import { percentileInterval } from './draws.js';

/** One attribute's share of all ranges, from 0 to 1. */
export interface Importance {
  readonly attribute: string;
  /** The most liked level's utility less the least liked one's. */
  readonly range: number;
  readonly importance: number;
  readonly interval: readonly [number, number];
}

/**
 * The range of an attribute's part-worths over the sum of all ranges (Orme, *Getting Started with Conjoint Analysis*, 2nd edition
 * 2010, chapter 9). It speaks of the levels that were shown and no others, and has a bias: ranges cannot be below 0, so
 * that an attribute nobody cares about still seems to matter a little. The interval holds the share `level` of `draws`
 * (`coefficientDraws`).
 */
export function importances(
  model: ChoiceModel,
  coding: Coding,
  draws: Float64Array,
  level: number,
): readonly Importance[] {
  const size = coding.names.length;
  const contrasts = coding.attributes.map(({ levels }, at) =>
    levels.map((_, place) => contrastOf(coding, at, place, null)),
  );
  const ranges = (coefficients: Float64Array) => contrasts.map((levels) => rangeOf(levels, coefficients));
  const own = ranges(model.estimates);
  const drawn = Array.from({ length: draws.length / size }, (_, draw) =>
    sharesOfSum(ranges(draws.subarray(draw * size, (draw + 1) * size))),
  );
  const shares = sharesOfSum(own);
  return coding.attributes.map(({ name }, at) => ({
    attribute: name,
    range: own[at] ?? 0,
    importance: shares[at] ?? 0,
    interval: percentileInterval(
      Float64Array.from(drawn, (each) => each[at] ?? 0),
      level,
    ),
  }));
}

function rangeOf(levels: readonly Float64Array[], coefficients: Float64Array): number {
  const utilities = levels.map((weights) =>
    weights.reduce((sum, weight, at) => sum + weight * (coefficients[at] as number), 0),
  );
  return Math.max(...utilities) - Math.min(...utilities);
}

function sharesOfSum(ranges: readonly number[]): readonly number[] {
  const sum = ranges.reduce((all, range) => all + range, 0);
  return ranges.map((range) => (sum === 0 ? 0 : range / sum));
}
