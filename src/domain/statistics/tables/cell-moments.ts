/** What of a design a table needs to know: covariances of anything that is constant, or straight in a value, within its cells. */
import type { SurveyDesign } from '../design/design.js';
import { byCluster } from './cluster-moments.js';
import { combinedCells, residualScores } from './explained.js';
import { type LayeredSums, lineOf, type Score, sparse, squareOf, symmetric } from './scores.js';
import { type CentredValues, type Coding, oneCode, type Tally, tally, tallyLayers } from './tally.js';

/** Cells of a table under a design. */
export interface CellMoments {
  readonly tally: Tally;
  /**
   * The linearised covariances (by row, m × m) of Σ w u over the rows in cells, for each of m scores u: of estimates whose
   * influence is u.
   */
  covariance(scores: readonly Score[]): Float64Array;
}

/** The moments of cells under the design; `cells` is −1 for rows outside the table, whose values do not matter. */
export function cellMoments(
  design: SurveyDesign,
  cells: Coding,
  values: CentredValues | null = null,
): CellMoments {
  const { calibration, unitsIn, factors } = design;
  const counted = tally(cells, oneCode(cells.codes.length), null, design.weights);
  if (design.clusters !== null) return { tally: counted, covariance: byCluster(design, cells, values) };
  if (calibration === null && unitsIn.length === 1 && values === null)
    return weightsAlone(counted, unitsIn[0] as number, factors[0] as number);
  const fine = calibration === null ? cells : combinedCells(cells, calibration);
  const strata = { codes: design.strata, size: unitsIn.length };
  const sums = tallyLayers(strata, fine, design.weights, values);
  const extend = calibration === null ? null : residualScores(cells, calibration, values);
  return { tally: counted, covariance: byRow(sums, unitsIn, factors, extend) };
}

/** Rows drawn one by one: n, Σw and Σw² by cell say everything. `units` rows in all, those outside the table included. */
export function weightsAlone(counted: Tally, units: number, factor: number): CellMoments {
  const sums = { cells: counted.sums.length, sums: counted.sums, squares: counted.squares, values: null };
  return {
    tally: counted,
    covariance: byRow(sums, Float64Array.of(units), Float64Array.of(factor), null),
  };
}

/** Rows drawn one by one within strata, the layers of the sums. */
function byRow(
  sums: LayeredSums,
  unitsIn: Float64Array,
  factors: Float64Array,
  extend: ((score: Score) => Score) | null,
): CellMoments['covariance'] {
  return (scores) => {
    const full = extend === null ? scores : scores.map(extend);
    const parts = full.map(sparse);
    const lines = parts.map((part) =>
      Float64Array.from(unitsIn, (_, stratum) => lineOf(sums, stratum, part)),
    );
    return symmetric(scores.length, (one, other) => {
      let sum = 0;
      for (let stratum = 0; stratum < unitsIn.length; stratum += 1) {
        const square = squareOf(sums, stratum, parts[one] ?? [], full[other] as Score);
        const product = (lines[one]?.[stratum] ?? 0) * (lines[other]?.[stratum] ?? 0);
        sum += (factors[stratum] as number) * (square - product / (unitsIn[stratum] as number));
      }
      return sum;
    });
  };
}
