/** `suppress`: which cells and margins of a table of counts must be withheld, and which others to keep them from being worked out. */
import { z } from 'zod';
import type { CategoryColumn } from '../../../domain/statistics/columns.js';
import { suppress as suppressTable } from '../../../domain/statistics/disclosure/one-table/suppression.js';
import { present } from '../../../shared/assert.js';
import { outsideAnalysis } from './analysis.js';
import { categoriesOf, numbersOf } from './columns-of.js';
import type { CsvTable } from './csv-table.js';
import { filterRows } from './filter.js';
import { column, PLAIN } from './options.js';
import { fail, need } from './refusal.js';

export const suppress = outsideAnalysis({
  name: 'suppress',
  summary: 'primary and secondary suppression of a table of counts',
  needsSolver: true,
  options: {
    ...PLAIN,
    rows: column,
    columns: column,
    count: column,
    minimum: z.int().min(1),
    secondary: z.boolean().default(false),
  },
  answer(data, { rows, columns, count, filter, ...options }, solve) {
    const [byRow, byColumn] = [categoriesOf(data, rows), categoriesOf(data, columns)];
    const table = countsOf(data, { byRow, byColumn, count, filter });
    const { withheld, secondaryCount, safe } = need(suppressTable(table, options, solve));
    const kinds = withheld.map(({ kind }) => kind);
    return {
      suppressed: withheld.map(({ row, column, kind }) => ({
        row: nameOf(byRow, row),
        column: nameOf(byColumn, column),
        kind,
      })),
      primary: kinds.filter((kind) => kind === 'primary').length,
      secondary: kinds.filter((kind) => kind === 'secondary').length,
      secondaryCount,
      safe,
    };
  },
});

interface Asked {
  readonly byRow: CategoryColumn;
  readonly byColumn: CategoryColumn;
  readonly count: string;
  readonly filter: string | undefined;
}

/** Counts by row and column, added up where a pair comes more than once; a pair that does not come has none. */
function countsOf(data: CsvTable, { byRow, byColumn, count, filter }: Asked): readonly (readonly number[])[] {
  const { values } = numbersOf(data, count);
  const table = byRow.categories.map(() => byColumn.categories.map(() => 0));
  filterRows(data, filter).forEach((isIn, at) => {
    const line = table[byRow.codes[at] ?? -1];
    const place = byColumn.codes[at] ?? -1;
    if (isIn === 0 || line === undefined || place < 0) return;
    line[place] = (line[place] ?? 0) + wholeCount(values[at] ?? Number.NaN, count, at);
  });
  return table;
}

function wholeCount(value: number, name: string, at: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  const found = Number.isNaN(value) ? 'a blank' : value;
  return fail(
    `column "${name}", row ${at + 1}: expected a count of people (a whole number from 0), found ${found}`,
  );
}

function nameOf({ categories }: CategoryColumn, place: number | null): string | null {
  return place === null ? null : present(categories[place], 'a withheld cell stands in the table');
}
