/** Items two by two: how many put one above the other. */
import { normalQuantile } from '../distributions/index.js';
import { wilson } from '../intervals/shares.js';
import { type Rankings, rowCount } from './rankings.js';

/** Of the people who compared the pair; weighted, and squared weights for effective bases. */
export interface PairwisePreferences {
  readonly items: readonly string[];
  /** Flat rows: Σ of weights of rows that put the row's item above the column's. */
  readonly above: Float64Array;
  /** Σ of weights of rows that put both at one rank; symmetric. */
  readonly equal: Float64Array;
  /** Rows that compare the two, and Σ of their squared weights; symmetric. */
  readonly n: Float64Array;
  readonly squares: Float64Array;
}

/**
 * The matrix of preferences. A row compares two items that it ranks; where unranked items were there to be ranked, also one
 * that it ranks with one that it does not.
 */
export function pairwisePreferences(rankings: Rankings): PairwisePreferences {
  const size = rankings.items.length;
  const [above, equal, n, squares] = [0, 0, 0, 0].map(() => new Float64Array(size * size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let row = 0; row < rowCount(rankings); row += 1) {
    const places = placesIn(rankings, row);
    const weight = rankings.weights[row] as number;
    for (let one = 0; one < size; one += 1)
      for (let other = 0; other < size; other += 1) {
        const difference = (places[other] as number) - (places[one] as number);
        if (one === other || Number.isNaN(difference)) continue;
        const at = one * size + other;
        n[at] = (n[at] as number) + 1;
        squares[at] = (squares[at] as number) + weight ** 2;
        if (difference > 0) above[at] = (above[at] as number) + weight;
        if (difference === 0) equal[at] = (equal[at] as number) + weight;
      }
  }
  return { items: rankings.items, above, equal, n, squares };
}

/** Ranks, with infinity for an item that was there and left unranked; two of these are not compared (∞ − ∞ is NaN). */
function placesIn({ items, ranks, offered }: Rankings, row: number): Float64Array {
  const from = row * items.length;
  return ranks
    .slice(from, from + items.length)
    .map((rank, item) =>
      Number.isNaN(rank) && offered?.[from + item] === 1 ? Number.POSITIVE_INFINITY : rank,
    );
}

/** The share of one item's preferences over another's. */
export interface PairwiseShare {
  /** Rows that compare the two, and (Σw)²/Σw² of them (Kish 1965). */
  readonly n: number;
  readonly effective: number;
  /** Of all of them, ties among them; null where nobody compares the two. */
  readonly share: number | null;
  /** Wilson's, on the effective base. */
  readonly interval: readonly [number, number] | null;
}

/** The share of rows that put item `one` above item `other`. */
export function pairwiseShare(
  { items, above, equal, n, squares }: PairwisePreferences,
  one: number,
  other: number,
  level: number,
): PairwiseShare {
  const [at, back] = [one * items.length + other, other * items.length + one];
  const weighted = (above[at] as number) + (above[back] as number) + (equal[at] as number);
  if (weighted === 0) return { n: n[at] as number, effective: 0, share: null, interval: null };
  const effective = weighted ** 2 / (squares[at] as number);
  const share = (above[at] as number) / weighted;
  return {
    n: n[at] as number,
    effective,
    share,
    interval: wilson(share, effective, normalQuantile((1 + level) / 2)),
  };
}
