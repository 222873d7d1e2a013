/** Fisher's exact test of independence. */
import { columnSums, rowSums, type Shape } from '../tables/shares.js';
import { networkTail } from './fisher-network.js';
import { logFactorials } from './log-factorials.js';

/** Tables this little more probable than the observed one are as probable: what is left is rounding. */
const SLACK = 1e-7;
/** Beyond a 2 × 2 the test is for tables of at most so many rows of data. */
const MOST_ROWS = 500;
/** Some seconds. */
const PATIENT = 40_000_000;

/**
 * The two-sided p: the sum of the probabilities of all tables with these margins that are no more probable than the
 * observed one. For every 2 × 2, otherwise up to n = 500; null beyond, below two rows or columns, and where there would be
 * too many tables to look at (`mostSteps` of the network).
 */
export function fisher(shape: Shape, n: Float64Array, mostSteps = PATIENT): number | null {
  if (shape.rows < 2 || shape.columns < 2) return null;
  if (shape.rows === 2 && shape.columns === 2) return twoByTwo(n);
  const total = n.reduce((sum, count) => sum + count, 0);
  return total > MOST_ROWS ? null : rowsByColumns(shape, n, logFactorials(total), mostSteps);
}

/**
 * By the ratio of neighbours of the hypergeometric distribution, outwards from its mode, so that no factorial of a large
 * number is needed.
 */
function twoByTwo(n: Float64Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = n;
  const [row, other, column] = [a + b, c + d, a + c];
  const low = Math.max(0, column - other);
  const high = Math.min(row, column);
  const mode = Math.min(high, Math.max(low, Math.floor(((row + 1) * (column + 1)) / (row + other + 2))));
  const up = (x: number) => ((row - x) * (column - x)) / ((x + 1) * (other - column + x + 1));
  const relative = new Float64Array(high - low + 1);
  relative[mode - low] = 1;
  for (let x = mode; x < high; x += 1) relative[x + 1 - low] = (relative[x - low] as number) * up(x);
  for (let x = mode; x > low; x -= 1) relative[x - 1 - low] = (relative[x - low] as number) / up(x - 1);
  const limit = (relative[a - low] as number) * (1 + SLACK);
  // The smallest first, so that they are not lost beside the large.
  const ascending = relative.sort();
  let [tail, all] = [0, 0];
  for (const probability of ascending) {
    all += probability;
    if (probability <= limit) tail += probability;
  }
  return Math.min(1, tail / all);
}

/** The network takes the longer side of the table one after the other. */
function rowsByColumns(shape: Shape, n: Float64Array, logs: Float64Array, mostSteps: number): number | null {
  const sides = [[...rowSums(shape, n)], [...columnSums(shape, n)]].sort(
    (one, other) => one.length - other.length,
  );
  const [short = [], long = []] = sides;
  const log = (count: number) => logs[count] as number;
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + log(count), 0);
  const observed = sumOf(short) + sumOf(long) - sumOf([...n]) - log(logs.length - 1);
  return networkTail({ short, long, logs, limit: observed + Math.log1p(SLACK), mostSteps });
}
