/** `mean`: means of a variable, of all rows or by group. */
import { meanOf } from '../../../domain/statistics/estimates/mean.js';
import { cumulate, ordinaryMedian, quantileOf } from '../../../domain/statistics/estimates/quantile.js';
import { outsideAnalysis } from './analysis.js';
import { type Asked, ESTIMATE_OPTIONS, estimateOf, readAsked } from './estimates.js';

export const mean = outsideAnalysis({
  name: 'mean',
  summary: 'means of a variable with standard errors, by group',
  options: ESTIMATE_OPTIONS,
  answer(data, options) {
    const asked = readAsked(data, options);
    const { design } = asked;
    const groups = asked.groups.map((group) => {
      const found = estimateOf(asked, group, meanOf);
      return {
        group: group.group,
        n: found.n,
        weighted: found.weighted,
        mean: found.value,
        standardError: found.standardError,
        interval: found.interval,
        median: medianOf(asked, group.rows),
        designEffect: design?.calibration ? undefined : found.designEffect,
      };
    });
    return { groups };
  },
});

function medianOf({ values, design }: Asked, rows: Uint8Array): number {
  return design === null
    ? ordinaryMedian(values, rows)
    : quantileOf(cumulate(values, design.weights, rows), 0.5);
}
