/** `correlate`: how two variables go together. */
import { kendall, pearson, spearman } from '../../../domain/statistics/tests/correlations.js';
import { outsideAnalysis } from './analysis.js';
import { numbersOf } from './columns-of.js';
import { rowsWithout } from './estimates.js';
import { column, PLAIN } from './options.js';
import { fail } from './refusal.js';

export const correlate = outsideAnalysis({
  name: 'correlate',
  summary: 'how two variables go together: Pearson, Spearman, Kendall',
  options: { ...PLAIN, x: column, y: column },
  answer(data, options) {
    const [x, y] = [numbersOf(data, options.x), numbersOf(data, options.y)];
    const mask = rowsWithout(data, options.filter, [x, y]);
    const complete = (values: Float64Array) => values.filter((_, row) => mask[row] === 1);
    const [left, right] = [complete(x.values), complete(y.values)];
    if (left.length < 3) fail(`a correlation needs three rows without blanks, found ${left.length}`);
    for (const [name, values] of [
      [options.x, left],
      [options.y, right],
    ] as const)
      if (values.every((value) => value === values[0]))
        fail(`"${name}" is the same in all rows, so that nothing can go together with it`);
    const [r, rho, tau] = [pearson(left, right), spearman(left, right), kendall(left, right)];
    return {
      pearson: { r: r.value, p: r.p },
      spearman: { rho: rho.value, p: rho.p },
      kendall: { tau: tau.value, p: tau.p },
    };
  },
});
