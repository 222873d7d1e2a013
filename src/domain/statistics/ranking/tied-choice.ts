/** Choosing several tied items at once from a set: what its probabilities are divided by (Turner et al. 2020). */
import type { Derivatives, NormaliserKind } from '../comparison/normaliser.js';
import { elementary, withoutEach, withoutPairs } from './symmetric-polynomials.js';

/**
 * Any set T of `items` items whose size is 1 or one of `sizes` is chosen, with probability in proportion to
 * δ_|T|·(Π exp θ)^(1/|T|), δ₁ = 1 (Turner, van Etten, Firth & Kosmidis, *Modelling rankings in R: the PlackettLuce package*,
 * Computational Statistics 35, 2020; for two items Davidson, JASA 65, 1970). The members are the items, then ln δ of each
 * size. As the products are of degree one in the worths, Σ over T of one size is an elementary symmetric polynomial.
 */
export function tiedChoice(items: number, sizes: readonly number[]): NormaliserKind {
  return {
    name: `tied ${items} ${sizes.join(' ')}`,
    normalise: (values, size, into) => normaliseTied(values.subarray(0, size), items, sizes, into),
    highest: (values) => highestTied(values, items, sizes),
  };
}

/** Σ over sets of one size, with the derivatives by the items' parameters. */
interface OfOneSize {
  readonly sum: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function normaliseTied(
  values: Float64Array,
  items: number,
  sizes: readonly number[],
  into: Derivatives,
): number {
  const worths = values.subarray(0, items);
  const most = worths.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
  const logs = [0, ...values.subarray(items)];
  const highest = Math.max(...logs);
  const parts = [1, ...sizes].map((size, place) =>
    scaledBy(
      ofOneSize(
        worths.map((value) => value - most),
        size,
      ),
      Math.exp((logs[place] as number) - highest),
    ),
  );
  const total = parts.reduce((sum, part) => sum + part.sum, 0);
  writeMoments(parts, total, items, into);
  return most + highest + Math.log(total);
}

function ofOneSize(shifted: Float64Array, size: number): OfOneSize {
  const roots = shifted.map((value) => Math.exp(value / size));
  const items = roots.length;
  const without = withoutEach(roots, size - 1);
  const first = roots.map((root, item) => (root * (without[item] as number)) / size);
  const pairs = size > 1 ? withoutPairs(roots, size - 2) : new Float64Array(items * items);
  const second = pairs.map((rest, at) => {
    const [row, column] = [Math.floor(at / items), at % items];
    return row === column
      ? (first[row] as number) / size
      : ((roots[row] as number) * (roots[column] as number) * rest) / size ** 2;
  });
  return { sum: elementary(roots, size)[size] as number, first, second };
}

function scaledBy({ sum, first, second }: OfOneSize, factor: number): OfOneSize {
  return {
    sum: sum * factor,
    first: first.map((each) => each * factor),
    second: second.map((each) => each * factor),
  };
}

/** Mean and covariance of the features of the chosen set: 1/|T| for each item in it, 1 for its size. */
function writeMoments(
  parts: readonly OfOneSize[],
  total: number,
  items: number,
  { mean, covariance }: Derivatives,
): void {
  const size = items + parts.length - 1;
  mean.fill(0, 0, size);
  covariance.fill(0, 0, size * size);
  const put = (row: number, column: number, amount: number) => {
    covariance[row * size + column] = (covariance[row * size + column] as number) + amount;
  };
  for (const [place, { sum, first, second }] of parts.entries()) {
    const own = items + place - 1;
    for (let row = 0; row < items; row += 1) {
      const share = (first[row] as number) / total;
      mean[row] = (mean[row] as number) + share;
      for (let column = 0; column < items; column += 1)
        put(row, column, (second[row * items + column] as number) / total);
      if (place > 0) put(own, row, share);
    }
    if (place > 0) {
      mean[own] = sum / total;
      put(own, own, sum / total);
    }
  }
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      put(row, column, -(mean[row] as number) * (mean[column] as number));
}

function highestTied(values: Float64Array, items: number, sizes: readonly number[]): number {
  const sorted = values.slice(0, items).sort().reverse();
  const ofSize = (size: number) => sorted.subarray(0, size).reduce((sum, value) => sum + value, 0) / size;
  return Math.max(ofSize(1), ...sizes.map((size, place) => ofSize(size) + (values[items + place] as number)));
}
