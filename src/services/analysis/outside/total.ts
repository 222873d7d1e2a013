/** `total`: totals of a variable, of all rows or by group. */
import { totalOf } from '../../../domain/statistics/estimates/mean.js';
import { outsideAnalysis } from './analysis.js';
import { ESTIMATE_OPTIONS, estimateOf, readAsked } from './estimates.js';

export const total = outsideAnalysis({
  name: 'total',
  summary: 'totals of a variable with standard errors, by group',
  options: ESTIMATE_OPTIONS,
  answer(data, options) {
    const { values, groups, how, design } = readAsked(data, options);
    return {
      groups: groups.map((group) => {
        const found = estimateOf(group, totalOf(values, group.rows, how));
        return {
          group: group.group,
          n: found.n,
          weighted: found.weighted,
          total: found.value,
          standardError: found.standardError,
          interval: found.interval,
          designEffect: design?.calibration ? undefined : found.designEffect,
        };
      }),
    };
  },
});
