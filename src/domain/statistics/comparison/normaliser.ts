/** What the probabilities of choosing from a set are divided by, with its first two derivatives. */

/** Where derivatives are written, in the order of the set's members; room for the largest set. */
export interface Derivatives {
  readonly mean: Float64Array;
  /** Rows of `size` numbers; of each only what is on or below the diagonal is written. */
  readonly covariance: Float64Array;
}

/** A way to choose from a set, told by what its probabilities are divided by. */
export interface NormaliserKind {
  /** Tells the kind apart from every other. */
  readonly name: string;
  /** ln Z for the first `size` of `values`, the members' parameters; its gradient and Hessian go into `into`. */
  normalise(values: Float64Array, size: number, into: Derivatives): number;
  /** What the likeliest choice gains: the largest exponent in Z. */
  highest(values: Float64Array): number;
}

/** Room for sets of at most `most` members. */
export function derivativesFor(most: number): Derivatives {
  return { mean: new Float64Array(most), covariance: new Float64Array(most * most) };
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

function smallest(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

/** One is chosen, with probability in proportion to exp θ: Z = Σ exp θ (Luce 1959). */
export const BEST: NormaliserKind = {
  name: 'best',
  normalise: (values, size, into) => logSum(values, size, 1, into),
  highest: largest,
};

/** One is rejected, with probability in proportion to exp(−θ): Z = Σ exp(−θ). */
export const WORST: NormaliserKind = {
  name: 'worst',
  normalise: (values, size, into) => logSum(values, size, -1, into),
  highest: (values) => -smallest(values),
};

function logSum(values: Float64Array, size: number, sign: 1 | -1, { mean, covariance }: Derivatives): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < size; at += 1) most = Math.max(most, sign * (values[at] as number));
  let sum = 0;
  for (let at = 0; at < size; at += 1) {
    mean[at] = Math.exp(sign * (values[at] as number) - most);
    sum += mean[at] as number;
  }
  for (let row = 0; row < size; row += 1) {
    const share = (mean[row] as number) / sum;
    mean[row] = sign * share;
    for (let column = 0; column < row; column += 1)
      covariance[row * size + column] = -sign * share * (mean[column] as number);
    covariance[row * size + row] = share * (1 - share);
  }
  return most + Math.log(sum);
}

/**
 * An ordered pair of two different members, with probability in proportion to exp(θᵢ − θⱼ): the maxdiff model of Marley &
 * Louviere (Journal of Mathematical Psychology 49, 2005). With A = Σ exp θ and B = Σ exp(−θ), Z = A·B − k.
 */
export const PAIR: NormaliserKind = {
  name: 'pair',
  normalise: pairs,
  highest: (values) => largest(values) - smallest(values),
};

function pairs(values: Float64Array, size: number, { mean, covariance }: Derivatives): number {
  const own = values.subarray(0, size);
  const [most, least] = [largest(own), smallest(own)];
  // Each pair's weight is taken down by exp(most − least), the largest there is.
  const up = own.map((value) => Math.exp(value - most));
  const down = own.map((value) => Math.exp(least - value));
  const [first, second] = [new Float64Array(size), new Float64Array(size)];
  let sum = 0;
  for (let best = 0; best < size; best += 1)
    for (let worst = 0; worst < size; worst += 1) {
      if (best === worst) continue;
      const weight = (up[best] as number) * (down[worst] as number);
      sum += weight;
      first[best] = (first[best] as number) + weight;
      second[worst] = (second[worst] as number) + weight;
    }
  for (let row = 0; row < size; row += 1) {
    mean[row] = ((first[row] as number) - (second[row] as number)) / sum;
    for (let column = 0; column <= row; column += 1) {
      const together =
        row === column
          ? (first[row] as number) + (second[row] as number)
          : -(up[row] as number) * (down[column] as number) - (up[column] as number) * (down[row] as number);
      covariance[row * size + column] = together / sum - (mean[row] as number) * (mean[column] as number);
    }
  }
  return most - least + Math.log(sum);
}
