/** Differences between groups under a design. */
import type { RowMask } from '../columns.js';
import { varianceOf } from '../design/variance.js';
import { tTwoSided } from '../distributions/index.js';
import type { TTest } from '../tests/group-tests.js';
import type { Uncertainty } from './mean.js';
import { momentsOf } from './weighted-moments.js';

/**
 * The mean of the first rows less that of the second with its linearised error, t with one degree less than the design has
 * (as a regression on the group would, Lumley 2010, section 5.2). Null where there is no variance or no degree is left.
 */
export function domainDifference(
  values: Float64Array,
  first: RowMask,
  second: RowMask,
  { design, degrees }: Extract<Uncertainty, { kind: 'design' }>,
): TTest | null {
  const one = momentsOf(values, design.weights, first);
  const other = momentsOf(values, design.weights, second);
  const influence = new Float64Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    if (first[row] === 1) influence[row] = ((values[row] as number) - one.mean) / one.weighted;
    if (second[row] === 1)
      influence[row] = (influence[row] as number) - ((values[row] as number) - other.mean) / other.weighted;
  }
  const variance = varianceOf(design, influence);
  const df = degrees - 1;
  if (!(variance > 0) || df < 1) return null;
  const statistic = (one.mean - other.mean) / Math.sqrt(variance);
  return { statistic, df, p: tTwoSided(statistic, df) };
}
