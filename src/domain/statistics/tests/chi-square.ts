/** Tests of independence in a table of counts. */
import { chiSquareUpper } from '../distributions/index.js';
import { columnSums, rowSums, type Shape } from '../tables/shares.js';

/** Pearson's X² without continuity correction and 2Σ O ln(O/E); null below two rows or columns. */
export function independence(shape: Shape, n: Float64Array) {
  const df = (shape.rows - 1) * (shape.columns - 1);
  if (df < 1) return null;
  const [rows, columns] = [rowSums(shape, n), columnSums(shape, n)];
  const total = rows.reduce((sum, row) => sum + row, 0);
  let [pearson, likelihood] = [0, 0];
  n.forEach((observed, cell) => {
    const row = rows[Math.floor(cell / shape.columns)] as number;
    const expected = (row * (columns[cell % shape.columns] as number)) / total;
    pearson += (observed - expected) ** 2 / expected;
    if (observed > 0) likelihood += observed * Math.log(observed / expected);
  });
  const test = (statistic: number) => ({ statistic, df, p: chiSquareUpper(statistic, df) });
  return {
    pearson: test(pearson),
    likelihoodRatio: test(Math.max(0, 2 * likelihood)),
    cramersV: cramersV(pearson, total, shape),
  };
}

/** Cramér's V (*Mathematical Methods of Statistics*, 1946): √(X²/(n(min(r, c) − 1))). */
export function cramersV(chiSquare: number, n: number, { rows, columns }: Shape): number {
  return Math.sqrt(chiSquare / (n * (Math.min(rows, columns) - 1)));
}
