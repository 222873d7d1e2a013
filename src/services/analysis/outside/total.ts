/** `total`: totals of a variable, of all rows or by group. */
import { totalOf } from '../../../domain/statistics/estimates/mean.js';
import { outsideAnalysis } from './analysis.js';
import { ESTIMATE_OPTIONS, estimateOf, readAsked } from './estimates.js';

export const total = outsideAnalysis({
  name: 'total',
  summary: 'totals of a variable with standard errors, by group',
  options: ESTIMATE_OPTIONS,
  answer(data, options) {
    const asked = readAsked(data, options);
    const { groups, design } = asked;
    return {
      groups: groups.map((group) => {
        const found = estimateOf(asked, group, totalOf);
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
