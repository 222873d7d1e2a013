/** Whether groups of different people have the same parameters. */
import { factorOf, solved } from './symmetric.js';

/** A chi-square statistic and its degrees of freedom. */
export interface ChiSquare {
  readonly statistic: number;
  readonly df: number;
}

/** What a group's parameters were estimated as; `covariance` is flat. */
export interface GroupEstimates {
  readonly values: Float64Array;
  readonly covariance: Float64Array;
}

/**
 * Wald's test that all groups have the first group's parameters (Wald 1943; with robust covariances it stays right when answers
 * of one person depend on each other, and under weights, where a likelihood ratio does not). Groups share nobody, so that their
 * estimates are independent. Null where the covariances are singular, as with fewer people than parameters.
 */
export function waldBetweenGroups(groups: readonly GroupEstimates[]): ChiSquare | null {
  const [first, ...others] = groups;
  if (first === undefined || others.length === 0) return null;
  const size = first.values.length;
  const df = size * others.length;
  const covariance = new Float64Array(df * df);
  const differences = new Float64Array(df);
  for (const [block, group] of others.entries())
    for (let row = 0; row < size; row += 1) {
      const to = block * size + row;
      differences[to] = (group.values[row] as number) - (first.values[row] as number);
      for (let column = 0; column < df; column += 1) {
        const within = column % size;
        const own =
          Math.floor(column / size) === block ? (group.covariance[row * size + within] as number) : 0;
        covariance[to * df + column] = own + (first.covariance[row * size + within] as number);
      }
    }
  const factored = factorOf(covariance, df);
  if (!factored.ok) return null;
  const weighted = solved(factored.factor, differences);
  return { statistic: differences.reduce((sum, each, at) => sum + each * (weighted[at] as number), 0), df };
}
