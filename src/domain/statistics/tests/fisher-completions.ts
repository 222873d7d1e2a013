/** The last two columns of a table, filled in every way at once. */
import type { NetworkNode } from './fisher-bounds.js';

/** All ways of filling them, the least probable first. */
export interface Completions {
  /** ln p of each, given what came before. */
  readonly logs: Float64Array;
  /** The probability of all whose ln p is at most `limit`. */
  upTo(limit: number): number;
}

/** The ways of filling the last column or two. */
export function completionsOf(
  node: NetworkNode,
  columns: readonly number[],
  logs: Float64Array,
): Completions {
  const [first = 0] = columns;
  const log = (count: number) => logs[count] as number;
  const start = columns.reduce((sum, column) => sum + log(column), node.constant);
  const found: number[] = [];
  const fill = (row: number, open: number, below: number, sum: number): void => {
    const has = node.rows[row];
    if (has === undefined) {
      found.push(sum);
      return;
    }
    const after = below - has;
    for (let count = Math.max(0, open - after); count <= Math.min(open, has); count += 1)
      fill(row + 1, open - count, after, sum - log(count) - log(has - count));
  };
  fill(0, first, node.total, start);
  const ordered = Float64Array.from(found).sort();
  let sum = 0;
  const cumulated = ordered.map((each) => {
    sum += Math.exp(each);
    return sum;
  });
  return {
    logs: ordered,
    upTo(limit) {
      let [low, high] = [0, ordered.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ordered[middle] as number) <= limit) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? 0 : (cumulated[low - 1] as number);
    },
  };
}
