/** What unequal weights cost. */
import type { RowMask } from '../columns.js';

/** Sums over rows and what follows from them. */
export interface WeightSummary {
  readonly n: number;
  /** Σw */
  readonly weighted: number;
  /** (Σw)²/Σw² */
  readonly effective: number;
  /** nΣw²/(Σw)²: by how much unequal weights alone raise variances (Kish 1965, section 11.7). */
  readonly designEffect: number;
}

/** The summary of the weights of the rows in the mask. */
export function summariseWeights(weights: Float64Array, mask: RowMask): WeightSummary {
  let [n, sum, squares] = [0, 0, 0];
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const weight = weights[row] as number;
    n += 1;
    sum += weight;
    squares += weight * weight;
  }
  return kish(n, sum, squares);
}

/** The summary of n, Σw and Σw². */
export function kish(n: number, weighted: number, squares: number): WeightSummary {
  const effective = squares === 0 ? 0 : (weighted * weighted) / squares;
  return { n, weighted, effective, designEffect: effective === 0 ? 0 : n / effective };
}
