/** The variance of a sum over rows under a design: Taylor linearisation's last step. */

import { residualsOf } from './calibration.js';
import type { SurveyDesign } from './design.js';

/**
 * The variance of Σ wᵢ uᵢ for the influence uᵢ of each row (0 outside the domain): by stratum, f·Σ(zₖ − z̄)² over its
 * units, zₖ being the unit's sum of w·u (Lumley 2010, equation 2.2; Binder 1983). With raked weights u is first replaced
 * by what the margins do not explain of it (Deville & Särndal 1992).
 */
export function varianceOf(design: SurveyDesign, influence: Float64Array): number {
  const sums = unitSums(design, influence);
  const { strata, unitsIn, factors } = design;
  const means = new Float64Array(unitsIn.length);
  for (let unit = 0; unit < sums.length; unit += 1) {
    const stratum = strata[unit] as number;
    means[stratum] = (means[stratum] as number) + (sums[unit] as number) / (unitsIn[stratum] as number);
  }
  const squares = new Float64Array(unitsIn.length);
  for (let unit = 0; unit < sums.length; unit += 1) {
    const stratum = strata[unit] as number;
    const off = (sums[unit] as number) - (means[stratum] as number);
    squares[stratum] = (squares[stratum] as number) + off * off;
  }
  return squares.reduce((sum, square, stratum) => sum + square * (factors[stratum] as number), 0);
}

function unitSums(design: SurveyDesign, influence: Float64Array): Float64Array {
  const { weights, clusters, calibration } = design;
  const left = calibration === null ? influence : residualsOf(calibration, influence);
  const sums = new Float64Array(design.strata.length);
  for (let row = 0; row < left.length; row += 1) {
    const unit = clusters === null ? row : (clusters[row] as number);
    sums[unit] = (sums[unit] as number) + (weights[row] as number) * (left[row] as number);
  }
  return sums;
}

/** A variance this small beside that of as many rows drawn at random is rounding: it is none. */
const ROUNDING = 1e-12;

/** The variance, 0 where it is nothing but rounding beside `atRandom`, what it would be of as many rows drawn at random. */
export function withoutRounding(variance: number, atRandom: number): number {
  return variance > ROUNDING * atRandom ? variance : 0;
}
