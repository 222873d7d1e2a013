/** Covariances of tables whose rows were drawn by clusters. */
import type { Calibration } from '../design/calibration.js';
import type { SurveyDesign } from '../design/design.js';
import type { CellMoments } from './cell-moments.js';
import { explainedBy } from './explained.js';
import { lineOf, type Score, sparse, symmetric } from './scores.js';
import { type CentredValues, type Coding, tally, tallyLayers } from './tally.js';

/** Clusters drawn within strata: Σw by cluster and cell is enough, with raked weights also by cluster and combination. */
export function byCluster(
  design: SurveyDesign,
  cells: Coding,
  values: CentredValues | null,
): CellMoments['covariance'] {
  const { strata, factors, clusters, calibration } = design;
  const units = { codes: clusters ?? new Int32Array(0), size: strata.length };
  const sums = tallyLayers(units, cells, design.weights, values);
  const explain = calibration === null ? null : explanation(design, units, cells, calibration, values);
  const unitSums = (score: Score): Float64Array => {
    const part = sparse(score);
    const lines = Float64Array.from(strata, (_, unit) => lineOf(sums, unit, part));
    explain?.(score, lines);
    return centred(design, lines);
  };
  return (scores) => {
    const of = scores.map(unitSums);
    return symmetric(scores.length, (one, other) => {
      const [first, second] = [of[one] as Float64Array, of[other] as Float64Array];
      let sum = 0;
      for (let unit = 0; unit < strata.length; unit += 1)
        sum +=
          (factors[strata[unit] as number] as number) * (first[unit] as number) * (second[unit] as number);
      return sum;
    });
  };
}

/** Takes what the margins explain out of each cluster's sum. */
function explanation(
  design: SurveyDesign,
  units: Coding,
  cells: Coding,
  calibration: Calibration,
  values: CentredValues | null,
): (score: Score, lines: Float64Array) => void {
  const explained = explainedBy(cells, calibration, values);
  const width = calibration.baseIn.length;
  const combined = tally(units, { codes: calibration.combinations, size: width }, null, design.weights).sums;
  return (score, lines) => {
    const fitted = explained(score);
    for (let unit = 0; unit < lines.length; unit += 1)
      for (let at = 0; at < width; at += 1)
        lines[unit] =
          (lines[unit] as number) - (fitted[at] as number) * (combined[unit * width + at] as number);
  };
}

/** Each unit's sum less the mean of its stratum. */
function centred({ strata, unitsIn }: SurveyDesign, sums: Float64Array): Float64Array {
  const means = new Float64Array(unitsIn.length);
  sums.forEach((sum, unit) => {
    const stratum = strata[unit] as number;
    means[stratum] = (means[stratum] as number) + sum / (unitsIn[stratum] as number);
  });
  return sums.map((sum, unit) => sum - (means[strata[unit] as number] as number));
}
