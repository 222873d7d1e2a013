/** Quantiles of rows, counted or weighted. */
import type { RowMask } from '../columns.js';

/** Cumulated weights this near to the share, as a share of all, have reached it. */
const REACHED = 1e-9;

/** Values in order with the weight up to and with each. */
export interface Cumulated {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly total: number;
}

/** The ordinary median: the middle value, or half-way between the two in the middle. */
export function ordinaryMedian(values: Float64Array, mask: RowMask): number {
  const sorted = values.filter((_, row) => mask[row] === 1).sort();
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The distinct values of the rows in the mask with their cumulated weights. */
export function cumulate(values: Float64Array, weights: Float64Array | null, mask: RowMask): Cumulated {
  const sorted = values.filter((_, row) => mask[row] === 1).sort();
  const distinct = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
  const cumulated = new Float64Array(distinct.length);
  let total = 0;
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const weight = weights === null ? 1 : (weights[row] as number);
    const at = placeOf(distinct, values[row] as number);
    cumulated[at] = (cumulated[at] as number) + weight;
    total += weight;
  }
  for (let at = 1; at < cumulated.length; at += 1)
    cumulated[at] = (cumulated[at] as number) + (cumulated[at - 1] as number);
  return { values: distinct, weights: cumulated, total };
}

/** The smallest value at which the cumulated weight reaches the share `share` of all. */
export function quantileOf({ values, weights, total }: Cumulated, share: number): number {
  const wanted = (share - REACHED) * total;
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((weights[middle] as number) >= wanted) high = middle;
    else low = middle + 1;
  }
  return values[low] as number;
}

function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
