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
    : between(sorted[middle - 1] as number, sorted[middle] as number);
}

/** Half way between two numbers, whose sum may be more than a number can be. */
function between(one: number, other: number): number {
  const middle = (one + other) / 2;
  return Number.isFinite(middle) ? middle : one / 2 + other / 2;
}

/** Up to so many distinct values they are counted instead of sorted. */
const FEW_VALUES = 4_096;

/** The distinct values of the rows in the mask with their cumulated weights. */
export function cumulate(values: Float64Array, weights: Float64Array | null, mask: RowMask): Cumulated {
  const byValue = weighFew(values, weights, mask) ?? weighMany(values, weights, mask);
  const cumulated = byValue.weights.slice();
  for (let at = 1; at < cumulated.length; at += 1)
    cumulated[at] = (cumulated[at] as number) + (cumulated[at - 1] as number);
  return { values: byValue.values, weights: cumulated, total: cumulated.at(-1) ?? 0 };
}

type Weighed = Pick<Cumulated, 'values' | 'weights'>;

/** The weight of each distinct value, ascending; null once there are more than a few. */
function weighFew(values: Float64Array, weights: Float64Array | null, mask: RowMask): Weighed | null {
  const places = new Map<number, number>();
  const sums: number[] = [];
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const value = (values[row] as number) + 0;
    const weight = weights === null ? 1 : (weights[row] as number);
    const place = places.get(value);
    if (place !== undefined) sums[place] = (sums[place] as number) + weight;
    else if (places.size === FEW_VALUES) return null;
    else places.set(value, sums.push(weight) - 1);
  }
  const ascending = [...places].sort(([one], [other]) => one - other);
  return {
    values: Float64Array.from(ascending, ([value]) => value),
    weights: Float64Array.from(ascending, ([, place]) => sums[place] as number),
  };
}

function weighMany(values: Float64Array, weights: Float64Array | null, mask: RowMask): Weighed {
  const sorted = values.filter((_, row) => mask[row] === 1).sort();
  const distinct = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
  const sums = new Float64Array(distinct.length);
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const at = placeOf(distinct, values[row] as number);
    sums[at] = (sums[at] as number) + (weights === null ? 1 : (weights[row] as number));
  }
  return { values: distinct, weights: sums };
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
