/** Why a choice model has no estimate, in words that say which column is to blame and what to do. */
import type { NoMaximum } from '../estimation/newton.js';
import { combinationOf, factorOf } from '../estimation/symmetric.js';
import { inWords } from '../words.js';
import { choiceLikelihood } from './choice-likelihood.js';
import type { Differences } from './differences.js';

/** Columns closer than this to a combination of others (in their share of unexplained square) are one. */
const COLLINEAR = 1e-11;

/**
 * The sentence that names a column which cannot be told from the others, or never varies within a task; null where every
 * coefficient is identified. Identification does not depend on the coefficients, so it is looked at where all are zero.
 */
export function dependenceIn(names: readonly string[], differences: Differences): string | null {
  const { size, scales, tasks } = differences;
  const still = scales.indexOf(0);
  if (still >= 0)
    return `“${names[still]}” is the same for all alternatives of every task, so nothing can be said about it; leave it out, or multiply it by something that differs between alternatives`;
  const likelihood = choiceLikelihood(differences, new Float64Array(tasks.length).fill(1));
  const { information } = likelihood.evaluate(new Float64Array(size));
  const factored = factorOf(information, size, COLLINEAR);
  if (factored.ok) return null;
  const { column } = factored;
  const shares = combinationOf(information, size, column);
  const length = (at: number) => Math.sqrt(information[at * size + at] as number);
  const others = names.filter(
    (_, at) => at < column && Math.abs(shares[at] as number) * length(at) > 1e-6 * length(column),
  );
  return `“${names[column]}” cannot be told from ${inWords(others.map((name) => `“${name}”`))}: within every task it follows from ${others.length === 1 ? 'it' : 'them'}; leave one of them out`;
}

/** The sentence for a likelihood without a maximum. */
export function noMaximumWords(
  names: readonly string[],
  differences: Differences,
  problem: NoMaximum,
): string {
  if (problem.kind !== 'unbounded')
    return 'the estimation did not settle; the attributes may be on wildly different scales or nearly the same';
  const { direction } = problem;
  const most = direction.reduce((largest, each) => Math.max(largest, Math.abs(each)), 0);
  const blamed = names.filter((_, at) => Math.abs(direction[at] as number) > 1e-4 * most);
  const quoted = inWords(blamed.map((name) => `“${name}”`));
  return isComplete(differences, direction)
    ? `${quoted} ${blamed.length === 1 ? 'tells' : 'tell'} every choice exactly (complete separation), so no finite estimate exists; leave an attribute out or collect more choices`
    : `${quoted} ${blamed.length === 1 ? 'tells' : 'together tell'} some choices exactly and contradict none (quasi-complete separation), so no finite estimate exists; leave an attribute out, or join or leave out alternatives that are never or always chosen`;
}

/** Whether the direction puts what was chosen strictly above all else in every task. */
function isComplete({ size, rows }: Differences, direction: Float64Array): boolean {
  let most = Number.NEGATIVE_INFINITY;
  let largest = 0;
  for (let from = 0; from < rows.length; from += size) {
    let change = 0;
    for (let column = 0; column < size; column += 1)
      change += (rows[from + column] as number) * (direction[column] as number);
    most = Math.max(most, change);
    largest = Math.max(largest, Math.abs(change));
  }
  return most < -1e-6 * largest;
}
