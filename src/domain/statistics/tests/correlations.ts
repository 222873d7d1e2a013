/** How two variables go together: Pearson's r, Spearman's rho, Kendall's tau-b. */
import { normalUpper, tTwoSided } from '../distributions/index.js';
import { averageRanks } from './ranks.js';

/** A coefficient with its two-sided p. */
export interface Correlation {
  readonly value: number;
  readonly p: number;
}

/** Pearson's r with t on n − 2; n is at least 3 and neither variable is constant. */
export function pearson(x: Float64Array, y: Float64Array): Correlation {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let at = 0; at < x.length; at += 1) {
    const [a, b] = [(x[at] as number) - meanX, (y[at] as number) - meanY];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const value = Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
  const df = x.length - 2;
  // 1 − r² as (1 − r)(1 + r), so that a nearly perfect r keeps its digits.
  return { value, p: tTwoSided(value * Math.sqrt(df / ((1 - value) * (1 + value))), df) };
}

/** Spearman's rho: Pearson's r of average ranks (Kendall & Gibbons 1990). */
export function spearman(x: Float64Array, y: Float64Array): Correlation {
  return pearson(averageRanks(x).ranks, averageRanks(y).ranks);
}

/**
 * Kendall's τ-b, normal with the variance corrected for ties in both (Kendall & Gibbons 1990, section 4.9). Pairs are counted
 * by sorting (Knight, *JASA* 61, 1966), in n log n steps.
 */
export function kendall(x: Float64Array, y: Float64Array): Correlation {
  const n = x.length;
  const [ranksX, ranksY] = [averageRanks(x), averageRanks(y)];
  const order = Uint32Array.from({ length: n }, (_, at) => at).sort(
    (one, other) =>
      (ranksX.ranks[one] as number) - (ranksX.ranks[other] as number) ||
      (ranksY.ranks[one] as number) - (ranksY.ranks[other] as number),
  );
  const both = tiedInBoth(ranksX.ranks, ranksY.ranks, order);
  const discordant = inversions(Float64Array.from(order, (at) => ranksY.ranks[at] as number));
  const pairs = (n * (n - 1)) / 2;
  const pairsOf = (tied: readonly number[]) => tied.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
  const [tiedX, tiedY] = [pairsOf(ranksX.tied), pairsOf(ranksY.tied)];
  const score = pairs - tiedX - tiedY + both - 2 * discordant;
  const value = score / Math.sqrt((pairs - tiedX) * (pairs - tiedY));
  const z = score / Math.sqrt(scoreVariance(n, ranksX.tied, ranksY.tied));
  return { value, p: Math.min(1, 2 * normalUpper(Math.abs(z))) };
}

function scoreVariance(n: number, x: readonly number[], y: readonly number[]): number {
  const sum = (tied: readonly number[], of: (t: number) => number) => tied.reduce((all, t) => all + of(t), 0);
  const whole = (t: number) => t * (t - 1) * (2 * t + 5);
  const pairs = (t: number) => t * (t - 1);
  const triples = (t: number) => t * (t - 1) * (t - 2);
  return (
    (whole(n) - sum(x, whole) - sum(y, whole)) / 18 +
    (sum(x, pairs) * sum(y, pairs)) / (2 * pairs(n)) +
    (n < 3 ? 0 : (sum(x, triples) * sum(y, triples)) / (9 * triples(n)))
  );
}

/** Pairs that are equal in both variables; `order` sorts by the first, then by the second. */
function tiedInBoth(x: Float64Array, y: Float64Array, order: Uint32Array): number {
  let [pairs, run] = [0, 0];
  for (let at = 1; at < order.length; at += 1) {
    const [one, other] = [order[at - 1] as number, order[at] as number];
    run = x[one] === x[other] && y[one] === y[other] ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** How many pairs stand the wrong way round, counted while merging. */
function inversions(values: Float64Array): number {
  let count = 0;
  let [from, to] = [new Float64Array(values), new Float64Array(values.length)];
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) count += mergeRuns(from, to, start, width);
    [from, to] = [to, from];
  }
  return count;
}

/** Merges two sorted runs of `width` from `start` on; answers how many of the second go before one of the first. */
function mergeRuns(from: Float64Array, to: Float64Array, start: number, width: number): number {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let [left, right, count] = [start, middle, 0];
  for (let at = start; at < end; at += 1) {
    const takesRight = right < end && (left >= middle || (from[right] as number) < (from[left] as number));
    if (takesRight) count += middle - left;
    to[at] = takesRight ? (from[right++] as number) : (from[left++] as number);
  }
  return count;
}
