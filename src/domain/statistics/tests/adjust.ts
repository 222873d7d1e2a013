/** Adjusted p-values for many comparisons. */
import type { Adjustment } from '../table.js';

/**
 * The p-values adjusted for all of them together: Bonferroni's (p × number), Holm's (*Scandinavian Journal of Statistics* 6,
 * 1979), or those of Benjamini and Hochberg (*JRSS B* 57, 1995), which bound the share of false findings instead.
 */
export function adjustPValues(values: readonly number[], adjust: Adjustment): readonly number[] {
  const count = values.length;
  if (adjust === 'none') return values;
  if (adjust === 'bonferroni') return values.map((p) => Math.min(1, p * count));
  const ascending = [...values.keys()].sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const adjusted = [...values];
  if (adjust === 'holm') {
    let highest = 0;
    ascending.forEach((place, rank) => {
      highest = Math.max(highest, Math.min(1, (values[place] ?? 0) * (count - rank)));
      adjusted[place] = highest;
    });
    return adjusted;
  }
  let lowest = 1;
  for (let rank = count; rank >= 1; rank -= 1) {
    const place = ascending[rank - 1] ?? 0;
    lowest = Math.min(lowest, ((values[place] ?? 0) * count) / rank);
    adjusted[place] = lowest;
  }
  return adjusted;
}

/**
 * Adjusts comparisons of pairs of columns in several rows: `bonferroni` and `holm` over the pairs of a row, `bh` over all
 * pairs of the table. A pair without a test (null) counts as one with p = 1.
 */
export function adjustRows(
  rows: readonly (readonly (number | null)[])[],
  adjust: Adjustment,
): readonly (readonly number[])[] {
  const values = rows.map((row) => row.map((p) => p ?? 1));
  if (adjust !== 'bh') return values.map((row) => adjustPValues(row, adjust));
  const all = adjustPValues(values.flat(), adjust);
  let start = 0;
  return values.map((row) => {
    const part = all.slice(start, start + row.length);
    start += row.length;
    return part;
  });
}
