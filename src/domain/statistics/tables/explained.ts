/** What margins of raked weights explain of a score, cell by cell. */
import { type Calibration, fittedValues } from '../design/calibration.js';
import type { LayeredSums, Score } from './scores.js';
import { type CentredValues, type Coding, crossing, tallyLayers } from './tally.js';

/** The combinations of the margins as a coding. */
function combinationsOf({ combinations, baseIn }: Calibration): Coding {
  return { codes: combinations, size: baseIn.length };
}

/** Each cell, and what is outside, divided by combination: cell × combinations + combination. */
export function combinedCells(cells: Coding, calibration: Calibration): Coding {
  const codes = Int32Array.from(cells.codes, (code) => (code < 0 ? cells.size : code));
  return crossing({ codes, size: cells.size + 1 }, combinationsOf(calibration), null);
}

/** By combination: what the margins explain of a score. */
export function explainedBy(
  cells: Coding,
  calibration: Calibration,
  values: CentredValues | null,
): (score: Score) => Float64Array {
  const byCell: LayeredSums = tallyLayers(cells, combinationsOf(calibration), calibration.base, values);
  const width = calibration.baseIn.length;
  return ({ constant, slope }) => {
    const sums = new Float64Array(width);
    for (let cell = 0; cell < constant.length; cell += 1) {
      const [a, b] = [constant[cell] as number, slope === null ? 0 : (slope[cell] as number)];
      if (a === 0 && b === 0) continue;
      for (let at = 0; at < width; at += 1) {
        const place = cell * width + at;
        const straight = byCell.values === null ? 0 : b * (byCell.values.sums[place] as number);
        sums[at] = (sums[at] as number) + a * (byCell.sums[place] as number) + straight;
      }
    }
    return fittedValues(calibration, sums);
  };
}

/** Scores by cell as what the margins do not explain of them, by combined cell. */
export function residualScores(
  cells: Coding,
  calibration: Calibration,
  values: CentredValues | null,
): (score: Score) => Score {
  const explained = explainedBy(cells, calibration, values);
  const width = calibration.baseIn.length;
  return (score) => {
    const fitted = explained(score);
    const constant = new Float64Array((cells.size + 1) * width);
    const slope = score.slope === null ? null : new Float64Array(constant.length);
    for (let cell = 0; cell <= cells.size; cell += 1)
      for (let at = 0; at < width; at += 1) {
        constant[cell * width + at] = (score.constant[cell] ?? 0) - (fitted[at] as number);
        if (slope !== null) slope[cell * width + at] = score.slope?.[cell] ?? 0;
      }
    return { constant, slope };
  };
}
