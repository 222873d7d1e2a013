/** How evenly something is spread, in four numbers. */

/** Least and most of the counts, their mean, and their standard deviation (of all of them, divided by n). */
export interface Spread {
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  readonly standardDeviation: number;
}

/** The spread of at least one number. */
export function spreadOf(counts: Iterable<number>): Spread {
  let [n, sum, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const all = [...counts];
  for (const count of all) {
    n += 1;
    sum += count;
    least = Math.min(least, count);
    most = Math.max(most, count);
  }
  const mean = sum / n;
  const variance = all.reduce((squares, count) => squares + (count - mean) ** 2, 0) / n;
  return { least, most, mean, standardDeviation: Math.sqrt(variance) };
}
