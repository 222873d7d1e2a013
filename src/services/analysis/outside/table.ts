/** `table`: one question, or one by another, with shares, tests and letters. */
import { z } from 'zod';
import { categoriesWithin } from '../../../domain/statistics/columns.js';
import type { Uncertainty } from '../../../domain/statistics/estimates/mean.js';
import { letterAt } from '../../../domain/statistics/table.js';
import { type CrossTable, crossTable, tableLetters } from '../../../domain/statistics/tables/cross-table.js';
import { rowSums } from '../../../domain/statistics/tables/shares.js';
import { cramersV, independence } from '../../../domain/statistics/tests/chi-square.js';
import { fisher } from '../../../domain/statistics/tests/fisher.js';
import { raoScott } from '../../../domain/statistics/tests/rao-scott.js';
import { outsideAnalysis } from './analysis.js';
import { categoriesOf } from './columns-of.js';
import { designOf, uncertaintyOf } from './design-of.js';
import { rowsWithout } from './estimates.js';
import { column, DESIGNED } from './options.js';

export const table = outsideAnalysis({
  name: 'table',
  summary:
    'one question, or one by another: shares with intervals, tests, letters of significant differences',
  options: {
    ...DESIGNED,
    rows: column,
    columns: column.optional(),
    compare: z.enum(['none', 'z']).default('none'),
    adjust: z.enum(['none', 'bonferroni', 'holm', 'bh']).default('none'),
  },
  answer(data, options) {
    const allRows = categoriesOf(data, options.rows);
    const allColumns = options.columns === undefined ? null : categoriesOf(data, options.columns);
    const mask = rowsWithout(
      data,
      options.filter,
      allColumns === null ? [allRows] : [allRows, allColumns],
      options.weight,
    );
    const rows = categoriesWithin(allRows, mask);
    const columns = allColumns === null ? null : categoriesWithin(allColumns, mask);
    const how = uncertaintyOf(designOf(data, options), mask, options.level);
    const found = crossTable(rows, columns, how);
    const letters =
      options.compare === 'z' && columns !== null ? tableLetters(found, how, options.adjust) : null;
    return {
      n: found.total.n,
      weighted: found.total.weighted,
      effective: found.total.effective,
      designEffect: found.total.designEffect,
      cells: cellsOf(found, rows.categories, columns?.categories ?? null, letters),
      columns: (columns?.categories ?? []).map((category, place) => ({
        column: category,
        letter: letterAt(place),
        n: found.columns[place]?.n,
        weighted: found.columns[place]?.weighted,
        effective: found.columns[place]?.effective,
      })),
      tests: columns === null ? {} : testsOf(found, how),
    };
  },
});

function cellsOf(
  { shape, tally, total, shares }: CrossTable,
  rows: readonly string[],
  columns: readonly string[] | null,
  letters: readonly string[] | null,
): readonly object[] {
  const weightedRows = rowSums(shape, tally.sums);
  return rows.flatMap((row, at) =>
    (columns ?? [null]).map((column, place) => {
      const cell = at * shape.columns + place;
      const weighted = tally.sums[cell] as number;
      return {
        row,
        column,
        n: tally.n[cell],
        weighted,
        totalShare: weighted / total.weighted,
        rowShare: weighted / (weightedRows[at] as number),
        columnShare: shares[cell]?.share,
        standardError: shares[cell]?.standardError,
        interval: shares[cell]?.interval,
        letters: letters?.[cell] ?? '',
      };
    }),
  );
}

function testsOf({ shape, tally, moments }: CrossTable, how: Uncertainty): object {
  if (how.kind === 'design' && moments !== null) {
    const found = raoScott(shape, moments, how.degrees);
    if (found === null) return {};
    const count = tally.n.reduce((sum, n) => sum + n, 0);
    return { raoScott: found.test ?? undefined, cramersV: cramersV(found.chiSquare, count, shape) };
  }
  const found = independence(shape, tally.n);
  const p = fisher(shape, tally.n);
  return { ...found, fisher: p === null ? undefined : { p } };
}
