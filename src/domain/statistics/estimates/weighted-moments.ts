/** Sums over rows that means and totals are made of. */
import type { RowMask } from '../columns.js';

/** Of the rows in a mask; weights of 1 where there are none. */
export interface Moments {
  readonly n: number;
  readonly weighted: number;
  readonly mean: number;
  /** n/(n − 1) · Σw(y − ȳ)²/Σw; NaN below two rows. */
  readonly variance: number;
}

/**
 * The moments of the values; deviations are taken from the mean itself, so that large values lose nothing, and the mean is
 * summed from the first value, so that values that are all the same have it as their mean and no spread at all.
 */
export function momentsOf(values: Float64Array, weights: Float64Array | null, mask: RowMask): Moments {
  const start = values[mask.indexOf(1)] ?? 0;
  let [n, weighted, sum] = [0, 0, 0];
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const weight = weights === null ? 1 : (weights[row] as number);
    n += 1;
    weighted += weight;
    sum += weight * ((values[row] as number) - start);
  }
  const mean = start + sum / weighted;
  let squares = 0;
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const off = (values[row] as number) - mean;
    squares += (weights === null ? 1 : (weights[row] as number)) * off * off;
  }
  return { n, weighted, mean, variance: n < 2 ? Number.NaN : (n / (n - 1)) * (squares / weighted) };
}
