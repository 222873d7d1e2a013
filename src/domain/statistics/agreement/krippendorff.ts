/** Krippendorff's α: agreement of any number of coders, with blanks, for categories, ranks or numbers. */
import { type Codings, unitCount, unitCounts } from './codings.js';

/** How far two categories are apart. */
export const METRICS = ['nominal', 'ordinal', 'interval'] as const;
export type Metric = (typeof METRICS)[number];

/**
 * α = 1 − (n − 1) Σ o·δ² / Σ nᵢnⱼ·δ² from the coincidence matrix o, in which a unit with m codes counts each of its pairs
 * 1/(m − 1) times; units with fewer than two codes say nothing (Krippendorff, *Content Analysis*, 3rd edition 2013,
 * chapter 12). `values` are the categories' numbers, which the interval metric needs. Null where all pairable codes are the
 * same, so that there is nothing to agree about.
 */
export function krippendorffAlpha(
  codings: Codings,
  metric: Metric,
  values: readonly number[],
): number | null {
  const { categories } = codings;
  const coincidences = new Float64Array(categories ** 2);
  for (let unit = 0; unit < unitCount(codings); unit += 1) addUnit(coincidences, unitCounts(codings, unit));
  const margins = new Float64Array(categories);
  for (let at = 0; at < coincidences.length; at += 1) {
    const category = Math.floor(at / categories);
    margins[category] = (margins[category] as number) + (coincidences[at] as number);
  }
  const total = margins.reduce((sum, margin) => sum + margin, 0);
  const apart = distances(metric, margins, values);
  let [observed, expected] = [0, 0];
  for (let at = 0; at < coincidences.length; at += 1) {
    const distance = apart[at] as number;
    observed += (coincidences[at] as number) * distance;
    expected +=
      (margins[Math.floor(at / categories)] as number) * (margins[at % categories] as number) * distance;
  }
  return expected > 0 ? 1 - ((total - 1) * observed) / expected : null;
}

function addUnit(coincidences: Float64Array, counts: Float64Array): void {
  const codes = counts.reduce((sum, count) => sum + count, 0);
  if (codes < 2) return;
  const size = counts.length;
  for (let row = 0; row < size; row += 1) {
    const count = counts[row] as number;
    if (count === 0) continue;
    for (let column = 0; column < size; column += 1) {
      const other = (counts[column] as number) - (row === column ? 1 : 0);
      const at = row * size + column;
      coincidences[at] = (coincidences[at] as number) + (count * other) / (codes - 1);
    }
  }
}

/** δ² for each two categories, flat. */
function distances(metric: Metric, margins: Float64Array, values: readonly number[]): Float64Array {
  const size = margins.length;
  return new Float64Array(size ** 2).map((_, at) => {
    const [row, column] = [Math.floor(at / size), at % size];
    return row === column ? 0 : DISTANCES[metric](row, column, margins, values);
  });
}

type Distance = (row: number, column: number, margins: Float64Array, values: readonly number[]) => number;

const DISTANCES: Readonly<Record<Metric, Distance>> = {
  nominal: () => 1,
  ordinal: (row, column, margins) => {
    const [low, high] = [Math.min(row, column), Math.max(row, column)];
    let between = -((margins[low] as number) + (margins[high] as number)) / 2;
    for (let category = low; category <= high; category += 1) between += margins[category] as number;
    return between ** 2;
  },
  interval: (row, column, _, values) => ((values[row] as number) - (values[column] as number)) ** 2,
};
