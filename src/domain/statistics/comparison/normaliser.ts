/** What the probabilities of choosing from a set are divided by, with its first two derivatives. */

/** ln Z at some parameters, its gradient and its Hessian (flat) in the order of the set's members. */
export interface Normalised {
  readonly log: number;
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** A way to choose from a set, told by what its probabilities are divided by. */
export interface NormaliserKind {
  /** Tells the kind apart from every other. */
  readonly name: string;
  /** `values` are the members' parameters. */
  normalise(values: Float64Array): Normalised;
  /** What the likeliest choice gains: the largest exponent in Z. */
  highest(values: Float64Array): number;
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
  normalise: (values) => logSum(values, 1),
  highest: largest,
};

/** One is rejected, with probability in proportion to exp(−θ): Z = Σ exp(−θ). */
export const WORST: NormaliserKind = {
  name: 'worst',
  normalise: (values) => logSum(values, -1),
  highest: (values) => -smallest(values),
};

function logSum(values: Float64Array, sign: 1 | -1): Normalised {
  const size = values.length;
  const most = sign === 1 ? largest(values) : -smallest(values);
  const mean = values.map((value) => Math.exp(sign * value - most));
  const sum = mean.reduce((all, each) => all + each, 0);
  for (let item = 0; item < size; item += 1) mean[item] = (sign * (mean[item] as number)) / sum;
  const covariance = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1)
      covariance[row * size + column] = -(mean[row] as number) * (mean[column] as number);
    covariance[row * size + row] = (covariance[row * size + row] as number) + sign * (mean[row] as number);
  }
  return { log: most + Math.log(sum), mean, covariance };
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

function pairs(values: Float64Array): Normalised {
  const size = values.length;
  const [most, least] = [largest(values), smallest(values)];
  // Each pair's weight is taken down by exp(most − least), the largest there is.
  const up = values.map((value) => Math.exp(value - most));
  const down = values.map((value) => Math.exp(least - value));
  let sum = 0;
  const [first, second] = [new Float64Array(size), new Float64Array(size)];
  for (let best = 0; best < size; best += 1)
    for (let worst = 0; worst < size; worst += 1) {
      if (best === worst) continue;
      const weight = (up[best] as number) * (down[worst] as number);
      sum += weight;
      first[best] = (first[best] as number) + weight;
      second[worst] = (second[worst] as number) + weight;
    }
  const mean = first.map((each, item) => (each - (second[item] as number)) / sum);
  const covariance = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const together =
        row === column
          ? (first[row] as number) + (second[row] as number)
          : -(up[row] as number) * (down[column] as number) - (up[column] as number) * (down[row] as number);
      covariance[row * size + column] = together / sum - (mean[row] as number) * (mean[column] as number);
    }
  return { log: most - least + Math.log(sum), mean, covariance };
}
