/** How far rankings agree: Kendall's coefficient of concordance. */
import { orderOf, type Rankings, rowCount } from './rankings.js';

/** W from 0 (no agreement) to 1, and the statistic m(k − 1)W, which is Friedman's χ² with k − 1 degrees of freedom. */
export interface Concordance {
  readonly w: number;
  readonly statistic: number;
  readonly df: number;
}

/**
 * W with the correction for ties (Kendall & Gibbons, *Rank Correlation Methods*, 5th edition 1990, chapter 6; Friedman, JASA 32,
 * 1937): ranks within a row are taken anew, ties sharing their mean. Null unless every row ranks every item, of which there
 * must be two, and some row tells two of them apart. Rows count alike, whatever their weights.
 */
export function concordance(rankings: Rankings): Concordance | null {
  const [rows, items] = [rowCount(rankings), rankings.items.length];
  if (rows === 0 || items < 2 || rankings.ranks.some((rank) => Number.isNaN(rank))) return null;
  const sums = new Float64Array(items);
  let ties = 0;
  for (let row = 0; row < rows; row += 1) {
    let above = 0;
    for (const group of orderOf(rankings, row).groups) {
      const shared = above + (group.length + 1) / 2;
      for (const item of group) sums[item] = (sums[item] as number) + shared;
      above += group.length;
      ties += group.length ** 3 - group.length;
    }
  }
  const mean = (rows * (items + 1)) / 2;
  const spread = sums.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const most = rows ** 2 * (items ** 3 - items) - rows * ties;
  if (most <= 0) return null;
  const w = (12 * spread) / most;
  return { w, statistic: rows * (items - 1) * w, df: items - 1 };
}
