/** How often each distinct value occurs in each column: what rank tests need, without sorting rows. */
import { chiSquareUpper, normalUpper } from '../distributions/index.js';
import type { CodedBanner } from './coded-banner.js';
import type { CodedValues } from './value-sums.js';

/** By column of one banner question and by distinct value, ascending: how many rows. */
export type ValueCounts = readonly Float64Array[];

/** Numbers with more distinct values than that are not ranked in tables. */
const MOST_VALUES = 2_000;

/** Counts by column; null where there are too many distinct values or columns overlap. */
export function countValues({ base, centred }: CodedValues, banner: CodedBanner): ValueCounts | null {
  const distinct = distinctValues(base.codes, centred.values);
  if (distinct === null || !banner.exclusive) return null;
  const places = new Map(distinct.map((value, place) => [value, place]));
  const ofPlace = Array.from({ length: banner.coding.size }, () => new Float64Array(distinct.length));
  for (let row = 0; row < base.codes.length; row += 1) {
    if ((base.codes[row] as number) < 0) continue;
    const counts = ofPlace[banner.coding.codes[row] as number];
    const at = places.get((centred.values[row] as number) + 0) ?? 0;
    if (counts !== undefined) counts[at] = (counts[at] as number) + 1;
  }
  return banner.columns.map(({ places: of }) => ofPlace[of[0] ?? -1] ?? new Float64Array(distinct.length));
}

function distinctValues(codes: ArrayLike<number>, values: Float64Array): readonly number[] | null {
  const found = new Set<number>();
  for (let row = 0; row < values.length; row += 1) {
    if ((codes[row] as number) < 0) continue;
    found.add((values[row] as number) + 0);
    if (found.size > MOST_VALUES) return null;
  }
  return [...found].sort((one, other) => one - other);
}

/** Ranks of values that occur so often: of each distinct value, and Σ(t³ − t). */
function ranksOf(totals: Float64Array): {
  readonly ranks: Float64Array;
  readonly ties: number;
  readonly n: number;
} {
  let [below, ties] = [0, 0];
  const ranks = totals.map((count) => {
    const rank = below + (count + 1) / 2;
    below += count;
    ties += count ** 3 - count;
    return rank;
  });
  return { ranks, ties, n: below };
}

const sumOf = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);

function together(counts: readonly Float64Array[]): Float64Array {
  const length = counts[0]?.length ?? 0;
  return Float64Array.from({ length }, (_, at) =>
    counts.reduce((sum, column) => sum + (column[at] as number), 0),
  );
}

/** The two-sided p of Mann and Whitney's test of two columns, as `mannWhitney` has it; null where it cannot be made. */
export function mannWhitneyOf(counts: ValueCounts | null, pair: readonly [number, number]): number | null {
  const [one, other] = [counts?.[pair[0]], counts?.[pair[1]]];
  if (one === undefined || other === undefined) return null;
  const { ranks, ties, n } = ranksOf(together([one, other]));
  const [first, second] = [sumOf(one), sumOf(other)];
  const sum = one.reduce((total, count, at) => total + count * (ranks[at] as number), 0);
  const u = sum - (first * (first + 1)) / 2;
  const variance = ((first * second) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (!(variance > 0)) return null;
  const off = Math.max(0, Math.abs(u - (first * second) / 2) - 0.5);
  return Math.min(1, 2 * normalUpper(off / Math.sqrt(variance)));
}

/** Kruskal and Wallis's test of all columns, as `kruskalWallis` has it; null where it cannot be made. */
export function kruskalWallisOf(counts: ValueCounts) {
  const filled = counts.filter((column) => sumOf(column) > 0);
  const { ranks, ties, n } = ranksOf(together(filled));
  const correction = 1 - ties / (n ** 3 - n);
  if (filled.length < 2 || !(correction > 0)) return null;
  const spread = filled.reduce((total, column) => {
    const off = column.reduce((sum, count, at) => sum + count * ((ranks[at] as number) - (n + 1) / 2), 0);
    return total + off ** 2 / sumOf(column);
  }, 0);
  const statistic = ((12 / (n * (n + 1))) * spread) / correction;
  return { statistic, df: filled.length - 1, p: chiSquareUpper(statistic, filled.length - 1) };
}
