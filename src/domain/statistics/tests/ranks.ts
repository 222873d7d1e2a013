/** Average ranks, and what ties cost the tests that use them. */

/** Ranks of values, equal ones sharing their average. */
export interface Ranks {
  /** From 1, in the order of the values. */
  readonly ranks: Float64Array;
  /** Σ(t³ − t) over the groups of equal values. */
  readonly ties: number;
  /** How many values each group of equal ones has, in ascending order. */
  readonly tied: readonly number[];
}

/** The average ranks of the values, none of which is NaN. */
export function averageRanks(values: Float64Array): Ranks {
  const sorted = Float64Array.from(values).sort();
  const rankOf = new Map<number, number>();
  const tied: number[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end += 1;
    rankOf.set((sorted[start] as number) + 0, (start + 1 + end) / 2);
    tied.push(end - start);
    start = end;
  }
  const ranks = values.map((value) => rankOf.get(value + 0) as number);
  return { ranks, ties: tied.reduce((sum, t) => sum + (t ** 3 - t), 0), tied };
}
