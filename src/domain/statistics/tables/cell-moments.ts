/** What of a design a table needs to know: variances of anything that is constant within its cells. */
import { type Calibration, fittedValues } from '../design/calibration.js';
import type { SurveyDesign } from '../design/design.js';
import { type Coding, crossing, oneCode, type Tally, tally } from './tally.js';

/** Cells of a table under a design. */
export interface CellMoments {
  readonly tally: Tally;
  /**
   * The covariances (by row, m × m) of Σ w·a over the rows in cells, for each of m scores a, one number by cell: the
   * linearised covariances of estimates whose influence is constant within cells.
   */
  covariance(scores: readonly Float64Array[]): Float64Array;
}

/** The moments of cells under the design; `cells` is −1 for rows outside the table. */
export function cellMoments(design: SurveyDesign, cells: Coding): CellMoments {
  const counted = tally(cells, oneCode(cells.codes.length), null, design.weights);
  if (design.clusters !== null) return clustered(design, design.clusters, cells, counted);
  if (design.calibration === null && design.unitsIn.length === 1)
    return weightsAlone(counted, design.unitsIn[0] as number, design.factors[0] as number);
  return rowsInStrata(design, cells, counted);
}

/** Rows drawn one by one: n, Σw and Σw² by cell say everything. `units` rows in all, those outside the table included. */
export function weightsAlone(counted: Tally, units: number, factor: number): CellMoments {
  return {
    tally: counted,
    covariance(scores) {
      const parts = scores.map(sparse);
      const lines = parts.map((part) =>
        part.reduce((sum, [cell, a]) => sum + a * (counted.sums[cell] as number), 0),
      );
      return symmetric(scores.length, (one, other) => {
        const square = dot(parts[one] ?? [], scores[other], counted.squares);
        return factor * (square - ((lines[one] as number) * (lines[other] as number)) / units);
      });
    },
  };
}

type Sparse = readonly (readonly [cell: number, a: number])[];

function sparse(score: Float64Array): Sparse {
  const parts: [number, number][] = [];
  score.forEach((a, cell) => {
    if (a !== 0) parts.push([cell, a]);
  });
  return parts;
}

function dot(part: Sparse, other: Float64Array | undefined, by: Float64Array, offset = 0): number {
  let sum = 0;
  for (const [cell, a] of part) sum += a * (other?.[cell] ?? 0) * (by[offset + cell] as number);
  return sum;
}

function symmetric(size: number, at: (one: number, other: number) => number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let one = 0; one < size; one += 1)
    for (let other = 0; other <= one; other += 1) {
      const value = at(one, other);
      matrix[one * size + other] = value;
      matrix[other * size + one] = value;
    }
  return matrix;
}

/**
 * Rows drawn one by one within strata, with or without raking: by stratum and cell; with raking cells are divided by
 * combination of the margins, and rows outside the table are a cell of their own, since margins explain them too.
 */
function rowsInStrata(design: SurveyDesign, cells: Coding, counted: Tally): CellMoments {
  const { calibration } = design;
  const strata = { codes: design.strata, size: design.unitsIn.length };
  const fine = calibration === null ? cells : withCombinations(cells, calibration);
  const byStratum = tally(strata, fine, null, design.weights);
  const extend = calibration === null ? sameScore : residualScore(cells, calibration);
  return {
    tally: counted,
    covariance(scores) {
      const fineScores = scores.map(extend);
      const parts = fineScores.map(sparse);
      const lines = parts.map((part) =>
        Float64Array.from(design.unitsIn, (_, stratum) =>
          part.reduce(
            (sum, [cell, a]) => sum + a * (byStratum.sums[stratum * fine.size + cell] as number),
            0,
          ),
        ),
      );
      return symmetric(scores.length, (one, other) =>
        design.unitsIn.reduce((sum, units, stratum) => {
          const square = dot(parts[one] ?? [], fineScores[other], byStratum.squares, stratum * fine.size);
          const line = ((lines[one]?.[stratum] ?? 0) * (lines[other]?.[stratum] ?? 0)) / units;
          return sum + (design.factors[stratum] as number) * (square - line);
        }, 0),
      );
    },
  };
}

const sameScore = (score: Float64Array) => score;

/** Each cell, and what is outside, divided by combination. */
function withCombinations(cells: Coding, { combinations, baseIn }: Calibration): Coding {
  const all = { codes: outsideLast(cells), size: cells.size + 1 };
  return crossing(all, { codes: combinations, size: baseIn.length }, null);
}

const outsideLast = ({ codes, size }: Coding) => Int32Array.from(codes, (code) => (code < 0 ? size : code));

/** A score by cell as what the margins do not explain of it, by cell (and outside) and combination. */
function residualScore(cells: Coding, calibration: Calibration): (score: Float64Array) => Float64Array {
  const fitted = fittedScore(cells, calibration);
  const width = calibration.baseIn.length;
  return (score) => {
    const explained = fitted(score);
    const residual = new Float64Array((cells.size + 1) * width);
    for (let cell = 0; cell <= cells.size; cell += 1)
      for (let at = 0; at < width; at += 1)
        residual[cell * width + at] = (score[cell] ?? 0) - (explained[at] as number);
    return residual;
  };
}

/** By combination: what the margins explain of a score. */
function fittedScore(cells: Coding, calibration: Calibration): (score: Float64Array) => Float64Array {
  const { combinations, baseIn, base } = calibration;
  const byCell = tally(cells, { codes: combinations, size: baseIn.length }, null, base);
  return (score) => {
    const sums = new Float64Array(baseIn.length);
    score.forEach((a, cell) => {
      if (a === 0) return;
      for (let at = 0; at < sums.length; at += 1)
        sums[at] = (sums[at] as number) + a * (byCell.sums[cell * sums.length + at] as number);
    });
    return fittedValues(calibration, sums);
  };
}

/** Clusters drawn within strata, with or without raking: by cluster and cell, and by cluster and combination. */
function clustered(design: SurveyDesign, clusters: Int32Array, cells: Coding, counted: Tally): CellMoments {
  const { calibration, strata } = design;
  const units = { codes: clusters, size: strata.length };
  const byUnit = tally(units, cells, null, design.weights).sums;
  const explained = calibration === null ? null : fittedScore(cells, calibration);
  const combined =
    calibration === null
      ? null
      : tally(
          units,
          { codes: calibration.combinations, size: calibration.baseIn.length },
          null,
          design.weights,
        ).sums;
  const unitScores = (score: Float64Array): Float64Array => {
    const sums = new Float64Array(strata.length);
    addProducts(sums, sparse(score), byUnit, cells.size, 1);
    if (explained !== null && combined !== null) {
      const fitted = explained(score);
      addProducts(sums, sparse(fitted), combined, fitted.length, -1);
    }
    return centred(design, sums);
  };
  return {
    tally: counted,
    covariance(scores) {
      const of = scores.map(unitScores);
      return symmetric(scores.length, (one, other) => {
        let sum = 0;
        for (let unit = 0; unit < strata.length; unit += 1)
          sum +=
            (design.factors[strata[unit] as number] as number) *
            ((of[one] as Float64Array)[unit] as number) *
            ((of[other] as Float64Array)[unit] as number);
        return sum;
      });
    },
  };
}

function addProducts(sums: Float64Array, part: Sparse, by: Float64Array, width: number, sign: 1 | -1): void {
  for (let unit = 0; unit < sums.length; unit += 1)
    for (const [cell, a] of part)
      sums[unit] = (sums[unit] as number) + sign * a * (by[unit * width + cell] as number);
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
