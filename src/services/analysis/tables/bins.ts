/** How numbers are spread: shares of weight in steps of one width, beginning at round values. */
import type { DataColumn } from '../data-set/data-set.js';

/** One step, its lower end in it. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Steps are as many as this, or a few fewer. */
const MOST = 20;
/** Values beyond these quantiles are counted in the outermost steps, so that one slip does not flatten all others. */
const TAIL = 0.005;

/** The steps over the rows of `mask` that have a number, weighted where there are weights; none where there are no numbers. */
export function binsOf(
  { values }: DataColumn,
  mask: Uint8Array,
  weights: Float64Array | null,
): readonly Bin[] {
  const numbers = (values ?? new Float64Array())
    .filter((value, row) => mask[row] === 1 && !Number.isNaN(value))
    .sort();
  const [least, most] = [numbers[0], numbers[numbers.length - 1]];
  if (least === undefined || most === undefined) return [];
  const low = numbers[Math.floor(TAIL * (numbers.length - 1))] ?? least;
  const high = numbers[Math.ceil((1 - TAIL) * (numbers.length - 1))] ?? most;
  const isWhole = numbers.every((value) => Number.isInteger(value));
  const width = roundWidth((high - low) / MOST, isWhole);
  const first = Math.floor(low / width) * width;
  const count = Math.max(1, Math.floor((high - first) / width) + 1);
  const sums = new Float64Array(count);
  let total = 0;
  for (let row = 0; row < mask.length; row += 1) {
    const value = values?.[row] ?? Number.NaN;
    if (mask[row] === 0 || Number.isNaN(value)) continue;
    const bin = Math.min(count - 1, Math.max(0, Math.floor((value - first) / width)));
    const weight = weights?.[row] ?? 1;
    sums[bin] = (sums[bin] ?? 0) + weight;
    total += weight;
  }
  return Array.from(sums, (sum, bin) => ({
    from: first + bin * width,
    to: first + (bin + 1) * width,
    share: sum / total,
  }));
}

/** 1, 2 or 5 times a power of ten, at least as wide as asked for; whole for whole numbers. */
function roundWidth(wide: number, isWhole: boolean): number {
  const least = Math.max(wide, isWhole ? 1 : Number.MIN_VALUE, 1e-9);
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}
