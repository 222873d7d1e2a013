/** One variance an item that gives about the right error for every difference, so that tables need no covariances. */
import { factorOf, solved } from '../estimation/symmetric.js';

const MOST_ITERATIONS = 500;

/**
 * The q that minimise Σ over pairs of (ln(qᵢ + qⱼ) − ln var(λᵢ − λⱼ))² (Firth & de Menezes, Biometrika 91, 2004), by Gauss and
 * Newton with steps that keep every sum above zero. A q may come out below zero. Null for fewer than three items, where
 * they are not determined. `covariance` is flat.
 */
export function quasiVariances(covariance: Float64Array, items: number): Float64Array | null {
  if (items < 3) return null;
  const logs = logContrasts(covariance, items);
  let variances = firstGuess(logs, items);
  let misfit = misfitOf(variances, logs);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration += 1) {
    const step = stepFrom(variances, logs);
    if (step === null) return variances;
    const next = shortened(variances, step, logs, misfit);
    if (next === null) return variances;
    const change = step.reduce(
      (most, each, item) => Math.max(most, Math.abs(each / (variances[item] as number))),
      0,
    );
    ({ variances, misfit } = next);
    if (change < 1e-12) return variances;
  }
  return variances;
}

/** Quasi standard errors; null in place of one whose quasi variance is below zero. */
export function quasiStandardErrors(
  covariance: Float64Array,
  items: number,
): readonly (number | null)[] | null {
  const variances = quasiVariances(covariance, items);
  return variances === null
    ? null
    : [...variances].map((variance) => (variance < 0 ? null : Math.sqrt(variance)));
}

/** ln var(λᵢ − λⱼ), flat. */
function logContrasts(covariance: Float64Array, items: number): Float64Array {
  return covariance.map((each, at) => {
    const [row, column] = [Math.floor(at / items), at % items];
    const own = (item: number) => covariance[item * items + item] as number;
    return row === column ? 0 : Math.log(own(row) + own(column) - 2 * each);
  });
}

/** Half the mean variance of an item's differences. */
function firstGuess(logs: Float64Array, items: number): Float64Array {
  return Float64Array.from({ length: items }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < items; column += 1)
      if (column !== row) sum += Math.exp(logs[row * items + column] as number);
    return sum / (2 * (items - 1));
  });
}

/** Half the sum of squares; infinite where a sum of two variances is not above zero. */
function misfitOf(variances: Float64Array, logs: Float64Array): number {
  const items = variances.length;
  let sum = 0;
  for (let row = 0; row < items; row += 1)
    for (let column = 0; column < row; column += 1) {
      const total = (variances[row] as number) + (variances[column] as number);
      if (!(total > 0)) return Number.POSITIVE_INFINITY;
      sum += (Math.log(total) - (logs[row * items + column] as number)) ** 2;
    }
  return sum;
}

/** The step of Gauss and Newton; null where its equations are singular. */
function stepFrom(variances: Float64Array, logs: Float64Array): Float64Array | null {
  const items = variances.length;
  const [normal, right] = [new Float64Array(items * items), new Float64Array(items)];
  const add = (into: Float64Array, at: number, amount: number) => {
    into[at] = (into[at] as number) + amount;
  };
  for (let row = 0; row < items; row += 1)
    for (let column = 0; column < items; column += 1) {
      if (column === row) continue;
      const total = (variances[row] as number) + (variances[column] as number);
      add(normal, row * items + row, total ** -2);
      add(normal, row * items + column, total ** -2);
      add(right, row, ((logs[row * items + column] as number) - Math.log(total)) / total);
    }
  const factored = factorOf(normal, items);
  return factored.ok ? solved(factored.factor, right) : null;
}

function shortened(
  variances: Float64Array,
  step: Float64Array,
  logs: Float64Array,
  misfit: number,
): { readonly variances: Float64Array; readonly misfit: number } | null {
  for (let share = 1; share > 1e-12; share /= 2) {
    const next = variances.map((variance, item) => variance + share * (step[item] as number));
    const after = misfitOf(next, logs);
    if (after <= misfit + 1e-15 * (1 + misfit)) return { variances: next, misfit: after };
  }
  return null;
}
