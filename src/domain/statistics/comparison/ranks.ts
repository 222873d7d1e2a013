/** The rank of each item among all, and how far it could be another. */

/** One item's rank, 1 being first. */
export interface ItemRank {
  readonly item: string;
  readonly rank: number;
  /** Between which ranks it came in the stated share of draws. */
  readonly interval: readonly [number, number];
  /** The share of draws in which it had each rank, the first rank first. */
  readonly shares: readonly number[];
}

/** Ranks of the items, 1 for the largest value; equal values share the better rank. */
export function ranksOf(values: Float64Array): Int32Array {
  return Int32Array.from(values, (value) => 1 + values.filter((other) => other > value).length);
}

/** The ranks of each draw; `values` are flat rows of `width`, of which the first `items` are items'. */
export function ranksOfDraws(values: Float64Array, width: number, items: number): Int32Array {
  const draws = values.length / width;
  const ranks = new Int32Array(draws * items);
  for (let draw = 0; draw < draws; draw += 1)
    ranks.set(ranksOf(values.subarray(draw * width, draw * width + items)), draw * items);
  return ranks;
}

/**
 * Each item's rank with its uncertainty: `ranks` are flat rows of the items' ranks in each draw, and the interval holds
 * the share `level` of them, as much below it as above (percentile interval; Efron & Tibshirani, *An Introduction to the
 * Bootstrap*, 1993, chapter 13; for ranks Hall & Miller, Annals of Statistics 37, 2009, who warn that it is too short where
 * items are nearly equal).
 */
export function itemRanks(
  items: readonly string[],
  estimates: Float64Array,
  ranks: Int32Array,
  level: number,
): readonly ItemRank[] {
  const own = ranksOf(estimates.subarray(0, items.length));
  const draws = ranks.length / items.length;
  return items.map((item, at) => {
    const drawn = Int32Array.from(
      { length: draws },
      (_, draw) => ranks[draw * items.length + at] as number,
    ).sort();
    const counts = new Float64Array(items.length);
    for (const rank of drawn) counts[rank - 1] = (counts[rank - 1] as number) + 1;
    const shares = [...counts].map((count) => count / draws);
    return { item, rank: own[at] as number, interval: percentiles(drawn, level), shares };
  });
}

/** One item's rank in one group less its rank in another. */
export interface RankDifference {
  readonly item: string;
  readonly difference: number;
  readonly interval: readonly [number, number];
}

/** The differences, first group less second; draws of the two groups are independent and taken in pairs. */
export function rankDifferences(
  items: readonly string[],
  first: { readonly estimates: Float64Array; readonly ranks: Int32Array },
  second: { readonly estimates: Float64Array; readonly ranks: Int32Array },
  level: number,
): readonly RankDifference[] {
  const width = items.length;
  const draws = Math.min(first.ranks.length, second.ranks.length) / width;
  const [one, other] = [first, second].map(({ estimates }) => ranksOf(estimates.subarray(0, width)));
  return items.map((item, at) => {
    const drawn = Int32Array.from(
      { length: draws },
      (_, draw) => (first.ranks[draw * width + at] as number) - (second.ranks[draw * width + at] as number),
    ).sort();
    const difference = (one?.[at] as number) - (other?.[at] as number);
    return { item, difference, interval: percentiles(drawn, level) };
  });
}

/** The values between which the share `level` of the sorted draws lies, as whole values that were drawn. */
function percentiles(sorted: Int32Array, level: number): readonly [number, number] {
  const outside = Math.floor(((1 - level) / 2) * sorted.length);
  return [sorted[outside] ?? Number.NaN, sorted[sorted.length - 1 - outside] ?? Number.NaN];
}
