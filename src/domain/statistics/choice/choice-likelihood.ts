/** The log-likelihood of a conditional logit with its gradient, information and scores (McFadden 1974). */
import type { Evaluation, Likelihood } from '../estimation/newton.js';
import type { Differences } from './differences.js';

/** What one task adds: probabilities of those passed over, and the mean of their differences under these. */
interface Chances {
  readonly probabilities: Float64Array;
  readonly mean: Float64Array;
  logDenominator: number;
}

/**
 * With differences d from the chosen alternative, ℓ = −Σ w ln(1 + Σ exp(d·β)), so that the gradient is −Σ w Σ p d and the
 * information Σ w (Σ p d·dᵀ − m·mᵀ) with m = Σ p d. `weights` has one number for each task of `differences`.
 */
export function choiceLikelihood(differences: Differences, weights: Float64Array): Likelihood {
  const { size, starts } = differences;
  return {
    size,
    evaluate: (parameters) => evaluate(differences, weights, parameters),
    reach: (step) => reachOf(differences, step),
    recedes: (direction) => starts.length > 1 && recedes(differences, direction),
  };
}

function evaluate(differences: Differences, weights: Float64Array, parameters: Float64Array): Evaluation {
  const { size, rows, starts } = differences;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const chances = chancesFor(differences);
  let value = 0;
  for (let task = 0; task < weights.length; task += 1) {
    const weight = weights[task] as number;
    weigh(differences, parameters, task, chances);
    value -= weight * chances.logDenominator;
    const from = starts[task] as number;
    for (let row = from; row < (starts[task + 1] as number); row += 1)
      addSquare(information, rows, row * size, size, weight * (chances.probabilities[row - from] as number));
    addSquare(information, chances.mean, 0, size, -weight);
    for (let column = 0; column < size; column += 1)
      gradient[column] = (gradient[column] as number) - weight * (chances.mean[column] as number);
  }
  mirror(information, size);
  return { value, gradient, information };
}

/** Each chooser's sum of w·(−m) at these parameters, one row of `size` for each; `choosers` numbers the tasks' from 0. */
export function choiceScores(
  differences: Differences,
  weights: Float64Array,
  choosers: Int32Array,
  parameters: Float64Array,
): Float64Array {
  const { size } = differences;
  const scores = new Float64Array(size * (1 + choosers.reduce((most, each) => Math.max(most, each), -1)));
  const chances = chancesFor(differences);
  for (let task = 0; task < weights.length; task += 1) {
    weigh(differences, parameters, task, chances);
    const to = (choosers[task] as number) * size;
    for (let column = 0; column < size; column += 1)
      scores[to + column] =
        (scores[to + column] as number) - (weights[task] as number) * (chances.mean[column] as number);
  }
  return scores;
}

function chancesFor({ size, starts }: Differences): Chances {
  let most = 0;
  for (let task = 1; task < starts.length; task += 1)
    most = Math.max(most, (starts[task] as number) - (starts[task - 1] as number));
  return { probabilities: new Float64Array(most), mean: new Float64Array(size), logDenominator: 0 };
}

/** Fills `chances` for one task; the largest exponent is taken out, so that nothing overflows. */
function weigh(differences: Differences, parameters: Float64Array, task: number, chances: Chances): void {
  const { size, rows, starts } = differences;
  const [from, to] = [starts[task] as number, starts[task + 1] as number];
  const { probabilities, mean } = chances;
  let most = 0;
  for (let row = from; row < to; row += 1) {
    const utility = dot(rows, row * size, parameters);
    probabilities[row - from] = utility;
    if (utility > most) most = utility;
  }
  let sum = Math.exp(-most);
  for (let place = 0; place < to - from; place += 1) {
    probabilities[place] = Math.exp((probabilities[place] as number) - most);
    sum += probabilities[place] as number;
  }
  chances.logDenominator = most + Math.log(sum);
  mean.fill(0);
  for (let place = 0; place < to - from; place += 1) {
    const probability = (probabilities[place] as number) / sum;
    probabilities[place] = probability;
    const row = (from + place) * size;
    for (let column = 0; column < size; column += 1)
      mean[column] = (mean[column] as number) + probability * (rows[row + column] as number);
  }
}

function dot(rows: Float64Array, from: number, parameters: Float64Array): number {
  let sum = 0;
  for (let column = 0; column < parameters.length; column += 1)
    sum += (rows[from + column] as number) * (parameters[column] as number);
  return sum;
}

/** Adds factor·v·vᵀ to the lower triangle, v standing in `rows` at `from`. */
function addSquare(into: Float64Array, rows: Float64Array, from: number, size: number, factor: number): void {
  for (let row = 0; row < size; row += 1) {
    const scaled = factor * (rows[from + row] as number);
    if (scaled === 0) continue;
    const to = row * size;
    for (let column = 0; column <= row; column += 1)
      into[to + column] = (into[to + column] as number) + scaled * (rows[from + column] as number);
  }
}

function mirror(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1)
      matrix[column * size + row] = matrix[row * size + column] as number;
}

function reachOf({ size, rows, starts }: Differences, step: Float64Array): number {
  let most = 0;
  for (let row = 0; row < (starts.at(-1) ?? 0); row += 1)
    most = Math.max(most, Math.abs(dot(rows, row * size, step)));
  return most;
}

/** Whether nothing that was passed over ever gains on what was chosen, beyond rounding, and something loses. */
function recedes({ size, rows, starts }: Differences, direction: Float64Array): boolean {
  let [highest, lowest] = [0, 0];
  for (let row = 0; row < (starts.at(-1) ?? 0); row += 1) {
    const change = dot(rows, row * size, direction);
    highest = Math.max(highest, change);
    lowest = Math.min(lowest, change);
  }
  return lowest < 0 && highest <= -1e-6 * lowest;
}
