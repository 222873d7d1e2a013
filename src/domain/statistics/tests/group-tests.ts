/** Tests of whether groups differ in a variable. */
import { chiSquareUpper, fUpper, normalUpper, tTwoSided } from '../distributions/index.js';
import { averageRanks } from './ranks.js';

/** A t statistic. */
export interface TTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** Size, mean and variance (n − 1 below) of each group; NaN where a group has one value. */
interface GroupMoments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** Means are summed from a group's first value, so that a group of equal values has no spread, not even by rounding. */
function momentsByGroup(
  values: Float64Array,
  groups: ArrayLike<number>,
  count: number,
): readonly GroupMoments[] {
  const n = new Float64Array(count);
  const means = new Float64Array(count);
  const squares = new Float64Array(count);
  const starts = new Float64Array(count);
  values.forEach((value, at) => {
    const group = groups[at] as number;
    if (n[group] === 0) starts[group] = value;
    n[group] = (n[group] as number) + 1;
    means[group] = (means[group] as number) + value - (starts[group] as number);
  });
  for (let group = 0; group < count; group += 1)
    means[group] = (starts[group] as number) + (means[group] as number) / (n[group] as number);
  values.forEach((value, at) => {
    const group = groups[at] as number;
    squares[group] = (squares[group] as number) + (value - (means[group] as number)) ** 2;
  });
  return Array.from(n, (size, group) => ({
    n: size,
    mean: means[group] as number,
    variance: (squares[group] as number) / (size - 1),
  }));
}

/**
 * Welch's t (*Biometrika* 34, 1947) of the first group less the second, `groups` holding 0 or 1 by value; null where a group
 * has one value or neither varies.
 */
export function welch(values: Float64Array, groups: ArrayLike<number>): TTest | null {
  const [first, second] = momentsByGroup(values, groups, 2);
  if (first === undefined || second === undefined) return null;
  const [one, other] = [first.variance / first.n, second.variance / second.n];
  const variance = one + other;
  if (!(variance > 0)) return null;
  const df = variance ** 2 / (one ** 2 / (first.n - 1) + other ** 2 / (second.n - 1));
  const statistic = (first.mean - second.mean) / Math.sqrt(variance);
  return { statistic, df, p: tTwoSided(statistic, df) };
}

/** One-way analysis of variance with equal variances; null where nothing varies within groups or no degrees are left. */
export function anova(values: Float64Array, groups: ArrayLike<number>, count: number) {
  const moments = momentsByGroup(values, groups, count);
  const [df1, df2] = [count - 1, values.length - count];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const between = moments.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0);
  const within = moments.reduce((sum, group) => sum + (group.n > 1 ? group.variance * (group.n - 1) : 0), 0);
  if (df1 < 1 || df2 < 1 || !(within > 0)) return null;
  const statistic = between / df1 / (within / df2);
  return { statistic, df1, df2, p: fUpper(statistic, df1, df2) };
}

/** Kruskal and Wallis (*JASA* 47, 1952) with the correction for ties; null where all values are equal. */
export function kruskalWallis(values: Float64Array, groups: ArrayLike<number>, count: number) {
  const n = values.length;
  const { ranks, ties } = averageRanks(values);
  const correction = 1 - ties / (n ** 3 - n);
  if (!(correction > 0) || count < 2) return null;
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  ranks.forEach((rank, at) => {
    const group = groups[at] as number;
    sums[group] = (sums[group] as number) + rank - (n + 1) / 2;
    sizes[group] = (sizes[group] as number) + 1;
  });
  const spread = sums.reduce((sum, each, group) => sum + each ** 2 / (sizes[group] as number), 0);
  const statistic = ((12 / (n * (n + 1))) * spread) / correction;
  return { statistic, df: count - 1, p: chiSquareUpper(statistic, count - 1) };
}

/**
 * Mann and Whitney (*Annals of Mathematical Statistics* 18, 1947): U of the first group, normal with the correction for
 * ties and for continuity; null where all values are equal.
 */
export function mannWhitney(values: Float64Array, groups: ArrayLike<number>) {
  const { ranks, ties } = averageRanks(values);
  let [first, sum] = [0, 0];
  ranks.forEach((rank, at) => {
    if (groups[at] !== 0) return;
    first += 1;
    sum += rank;
  });
  const n = values.length;
  const second = n - first;
  const u = sum - (first * (first + 1)) / 2;
  const variance = ((first * second) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (!(variance > 0)) return null;
  const off = Math.max(0, Math.abs(u - (first * second) / 2) - 0.5);
  return { u, p: Math.min(1, 2 * normalUpper(off / Math.sqrt(variance))) };
}
