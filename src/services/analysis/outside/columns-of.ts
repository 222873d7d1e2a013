/** Columns of a CSV as the typed columns that statistics are worked out over. */
import { decimalOf, inCategoryOrder } from '../../../domain/statistics/category-order.js';
import { type CategoryColumn, emptyCodes, type NumberColumn } from '../../../domain/statistics/columns.js';
import type { Cell, CsvTable } from './csv-table.js';
import { fail } from './refusal.js';

/** The cells of a column; gives up where the header does not have it exactly once. */
export function cellsOf(data: CsvTable, name: string): readonly Cell[] {
  const cells = data.cells(name);
  if (cells !== null) return cells;
  return data.header.includes(name)
    ? fail(`the header has the column "${name}" more than once`)
    : fail(`there is no column "${name}"; the header has ${listed(data.header)}`);
}

function listed(header: readonly string[]): string {
  const names = header.slice(0, 12).map((name) => `"${name}"`);
  return names.join(', ') + (header.length > 12 ? ` and ${header.length - 12} more` : '');
}

/** A column as categories, compared as text, in the order of the hall; blanks are negative. */
export function categoriesOf(data: CsvTable, name: string): CategoryColumn {
  const cells = cellsOf(data, name);
  const categories = inCategoryOrder(new Set(cells.filter((cell) => cell !== null)));
  const places = new Map(categories.map((category, place) => [category, place]));
  const codes = emptyCodes(cells.length, categories.length);
  cells.forEach((cell, row) => {
    if (cell !== null) codes[row] = places.get(cell) ?? -1;
  });
  return { kind: 'categories', categories, codes };
}

/** A column as decimals; gives up at the first cell that is neither a number nor blank. */
export function numbersOf(data: CsvTable, name: string): NumberColumn {
  const cells = cellsOf(data, name);
  const values = new Float64Array(cells.length);
  cells.forEach((cell, row) => {
    const value = cell === null ? Number.NaN : decimalOf(cell);
    if (cell !== null && Number.isNaN(value))
      fail(`column "${name}", row ${row + 1}: expected a number, found "${cell}"`);
    values[row] = value;
  });
  return { kind: 'numbers', values };
}

/** A column of weights, none below 0; gives up at the first that is, or that is blank. Rows of weight 0 are in no base (`filterRows`). */
export function weightsOf(data: CsvTable, name: string): Float64Array {
  const { values } = numbersOf(data, name);
  values.forEach((weight, row) => {
    if (Number.isNaN(weight)) fail(`column "${name}", row ${row + 1}: expected a weight, found a blank`);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      fail(`column "${name}", row ${row + 1}: expected a weight from 0 up, found ${weight}`);
  });
  return values;
}
