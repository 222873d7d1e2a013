/** `compare-groups`: whether groups differ in a variable. */
import { categoriesWithin } from '../../../domain/statistics/columns.js';
import { domainDifference } from '../../../domain/statistics/estimates/difference.js';
import { groupsOf } from '../../../domain/statistics/estimates/groups.js';
import { anova, kruskalWallis, mannWhitney, welch } from '../../../domain/statistics/tests/group-tests.js';
import { type Answer, outsideAnalysis } from './analysis.js';
import { categoriesOf, numbersOf } from './columns-of.js';
import { designOf, uncertaintyOf } from './design-of.js';
import { rowsWithout } from './estimates.js';
import { column, DESIGNED } from './options.js';
import { fail } from './refusal.js';

export const compareGroups = outsideAnalysis({
  name: 'compare-groups',
  summary: 'whether groups differ in a variable: t, analysis of variance, rank tests',
  options: { ...DESIGNED, variable: column, by: column },
  answer(data, options): Answer {
    const variable = numbersOf(data, options.variable);
    const all = categoriesOf(data, options.by);
    const mask = rowsWithout(data, options.filter, [variable, all], options.weight);
    const by = categoriesWithin(all, mask);
    const count = by.categories.length;
    if (count < 2) fail(`"${options.by}" has one group, "${by.categories[0]}"; comparing needs two`);
    const design = designOf(data, options);
    if (design !== null) {
      const how = uncertaintyOf(design, mask, options.level);
      if (count > 2) fail(`under a design two groups can be compared, and "${options.by}" has ${count}`);
      const [first, second] = groupsOf(by, mask);
      if (how.kind !== 'design' || first === undefined || second === undefined) return {};
      const t = domainDifference(variable.values, first.rows, second.rows, how);
      return {
        t: t ?? fail('the groups do not vary, or the design leaves no degree of freedom for a difference'),
      };
    }
    const values = variable.values.filter((_, row) => mask[row] === 1);
    const groups = by.codes.filter((_, row) => mask[row] === 1);
    const found = {
      t: count === 2 ? (welch(values, groups) ?? undefined) : undefined,
      anova: anova(values, groups, count) ?? undefined,
      kruskalWallis: kruskalWallis(values, groups, count) ?? undefined,
      mannWhitney: count === 2 ? (mannWhitney(values, groups) ?? undefined) : undefined,
    };
    if (Object.values(found).every((test) => test === undefined))
      fail(`"${options.variable}" is the same in all rows, so that there is nothing to compare`);
    return found;
  },
});
