/** What raked weights know: margins that the population has for certain, and that no variance is left in. */
import { solveSymmetric } from '../matrices.js';

/** The margins of raked weights, as each row's combination of categories. */
export interface Calibration {
  /** Keys of the margins' variables. */
  readonly margins: readonly string[];
  /** The combination of each row; negative for a row of weight 0, which is in none. */
  readonly combinations: Int32Array;
  /** By combination: the parameters (places in the regression) that are 1 for it, the first for all. */
  readonly parameters: readonly (readonly number[])[];
  readonly parameterCount: number;
  /** Weights before raking. */
  readonly base: Float64Array;
  /** Σ base weights by combination. */
  readonly baseIn: Float64Array;
}

/**
 * What the margins do not explain of each row's influence: its residual from a regression on the margins' indicators,
 * weighted by the base weights (Deville, Särndal & Sautory 1993; `calibrate` of R's survey).
 */
export function residualsOf(calibration: Calibration, influence: Float64Array): Float64Array {
  const { combinations, base, baseIn } = calibration;
  const sums = new Float64Array(baseIn.length);
  for (let row = 0; row < influence.length; row += 1) {
    const at = combinations[row] as number;
    if (at < 0) continue;
    sums[at] = (sums[at] as number) + (base[row] as number) * (influence[row] as number);
  }
  const fitted = fittedValues(calibration, sums);
  return influence.map((value, row) => {
    const at = combinations[row] as number;
    return at < 0 ? 0 : value - (fitted[at] as number);
  });
}

/** By combination: the fitted influence, from the sums of base weight × influence by combination. */
export function fittedValues(calibration: Calibration, sums: Float64Array): Float64Array {
  const { parameters, parameterCount: size, baseIn } = calibration;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  parameters.forEach((places, combination) => {
    for (const one of places) {
      right[one] = (right[one] as number) + (sums[combination] as number);
      for (const other of places) {
        const cell = one * size + other;
        matrix[cell] = (matrix[cell] as number) + (baseIn[combination] as number);
      }
    }
  });
  const slopes = solveSymmetric(matrix, right);
  return Float64Array.from(parameters, (places) =>
    places.reduce((sum, place) => sum + (slopes[place] as number), 0),
  );
}
