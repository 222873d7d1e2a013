/** Questions and requests for tables, with everything that a test does not care about filled in. */
import type { CategoryColumn } from '../../src/domain/statistics/columns.js';
import type { Table, TableCell } from '../../src/domain/statistics/table.js';
import { buildTable } from '../../src/domain/statistics/tables/build-table.js';
import type {
  BannerQuestion,
  Choice,
  NumberQuestion,
  SingleQuestion,
  TableRequest,
} from '../../src/domain/statistics/tables/request.js';
import { categoryColumn } from './designs.js';

export const NOTHING_CALLED: TableRequest['called'] = {
  weight: null,
  strata: null,
  clusters: null,
  populations: null,
  raked: [],
  filter: null,
};

/** The table of a request of which only the questions must be given. */
export function tableOf(rows: number, given: Partial<TableRequest> & Pick<TableRequest, 'questions'>): Table {
  return buildTable({
    rows,
    banners: [],
    everybody: 'All',
    filter: null,
    design: null,
    level: 0.95,
    compare: false,
    adjust: 'none',
    called: NOTHING_CALLED,
    ...given,
  });
}

/** A question of one answer; labels are its keys in capitals. */
export function single(key: string, column: CategoryColumn): SingleQuestion & BannerQuestion {
  return {
    kind: 'single',
    key,
    label: key,
    column,
    labels: column.categories.map((each) => each.toUpperCase()),
  };
}

/** A question of one answer from cells, null for blanks. */
export function singleOf(key: string, cells: readonly (string | null)[]): SingleQuestion & BannerQuestion {
  return single(key, categoryColumn(cells));
}

/** A choice from 1, 0 and −1 by row. */
export function choice(key: string, chosen: readonly number[]): Choice {
  return { key, label: key, chosen: Int8Array.from(chosen) };
}

/** The mean of numbers. */
export function meanOfNumbers(key: string, values: Float64Array): NumberQuestion {
  return {
    kind: 'number',
    key,
    label: key,
    column: { kind: 'numbers', values },
    statistics: [{ kind: 'mean', label: 'mean' }],
  };
}

/** The cell of the first block, or of another. */
export function cellAt(table: Table, row: number, column: number, block = 0): TableCell {
  const cell = table.blocks[block]?.cells[row]?.[column];
  if (cell === undefined) throw new Error(`no cell at ${block}, ${row}, ${column}`);
  return cell;
}
