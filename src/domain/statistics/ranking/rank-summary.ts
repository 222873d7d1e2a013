/** What rankings say of each item without a model: who ranked it, how high on average, and how often first. */
import { type Rankings, rowCount } from './rankings.js';

/** By item, over the rows that rank it; NaN where none does. */
export interface RankSummary {
  /** Rows that rank the item. */
  readonly n: Float64Array;
  readonly meanRank: Float64Array;
  /** The share with rank 1. */
  readonly topShare: Float64Array;
}

/** The summary; rows are weighted in means and shares, and counted in `n`. */
export function rankSummary(rankings: Rankings): RankSummary {
  const items = rankings.items.length;
  const [n, weighted, sums, tops] = [0, 0, 0, 0].map(() => new Float64Array(items)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let row = 0; row < rowCount(rankings); row += 1) {
    const weight = rankings.weights[row] as number;
    for (let item = 0; item < items; item += 1) {
      const rank = rankings.ranks[row * items + item] as number;
      if (Number.isNaN(rank)) continue;
      n[item] = (n[item] as number) + 1;
      weighted[item] = (weighted[item] as number) + weight;
      sums[item] = (sums[item] as number) + weight * rank;
      if (rank === 1) tops[item] = (tops[item] as number) + weight;
    }
  }
  const over = (totals: Float64Array) => totals.map((total, item) => total / (weighted[item] as number));
  return { n, meanRank: over(sums), topShare: over(tops) };
}
