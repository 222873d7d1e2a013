/** What `mean` and `total` share: a variable, groups, a design. */
import {
  type CategoryColumn,
  categoriesWithin,
  completeRows,
  countRows,
  type RowMask,
} from '../../../domain/statistics/columns.js';
import type { SurveyDesign } from '../../../domain/statistics/design/design.js';
import { type Group, groupsOf } from '../../../domain/statistics/estimates/groups.js';
import type { Estimate, Uncertainty } from '../../../domain/statistics/estimates/mean.js';
import type { Result } from '../../../shared/result.js';
import { categoriesOf, numbersOf } from './columns-of.js';
import type { CsvTable } from './csv-table.js';
import { type DesignOptions, designOf, uncertaintyOf } from './design-of.js';
import { filterRows } from './filter.js';
import { column, DESIGNED, margins } from './options.js';
import { fail } from './refusal.js';

export const ESTIMATE_OPTIONS = {
  ...DESIGNED,
  variable: column,
  by: column.optional(),
  margins: margins.optional(),
} as const;

interface EstimateOptions extends DesignOptions {
  readonly variable: string;
  readonly by?: string | undefined;
  readonly filter?: string | undefined;
  readonly level: number;
}

/** A variable's rows in groups, and how estimates of them are to be made. */
export interface Asked {
  readonly values: Float64Array;
  readonly groups: readonly Group[];
  readonly design: SurveyDesign | null;
  readonly how: Uncertainty;
}

/** The rows that pass the filter and have no blank, in groups; gives up where none are left. */
export function readAsked(data: CsvTable, options: EstimateOptions): Asked {
  const variable = numbersOf(data, options.variable);
  const by = options.by === undefined ? null : categoriesOf(data, options.by);
  const mask = rowsWithout(data, options.filter, by === null ? [variable] : [variable, by], options.weight);
  const design = designOf(data, options);
  return {
    values: variable.values,
    groups: groupsOf(by === null ? null : categoriesWithin(by, mask), mask),
    design,
    how: uncertaintyOf(design, mask, options.level),
  };
}

/** The rows that pass the filter and are blank in none of the columns; gives up where there are none. */
export function rowsWithout(
  data: CsvTable,
  filter: string | undefined,
  columns: Parameters<typeof completeRows>[0],
  weight?: string,
): RowMask {
  const mask = completeRows(columns, data.rows, filterRows(data, filter, weight));
  return mask.includes(1) ? mask : fail('no row is left once blanks are left out');
}

/** An estimate as it is answered: of one row by the elementary formulas there is no error, and so no interval. */
export interface Answered extends Omit<Estimate, 'standardError' | 'interval'> {
  readonly standardError: number | null;
  readonly interval: Estimate['interval'] | null;
}

/** The mean or total (`estimate`) of a group; gives up where it has none, saying which group. */
export function estimateOf(
  { values, how }: Pick<Asked, 'values' | 'how'>,
  { group, rows }: Group,
  estimate: (values: Float64Array, rows: RowMask, how: Uncertainty) => Result<Estimate, string>,
): Answered {
  if (how.kind === 'elementary' && countRows(rows) === 1) {
    // The one row is mean and total alike.
    const value = values[rows.indexOf(1)] as number;
    return { n: 1, weighted: 1, value, standardError: null, interval: null, designEffect: 1 };
  }
  const found = estimate(values, rows, how);
  if (found.ok) return found.value;
  return fail(`${group === null ? 'the sample' : `group "${group}"`} ${found.problem}`);
}

/** A column with the categories that rows in the mask have. */
export function within(data: CsvTable, name: string, mask: RowMask): CategoryColumn {
  return categoriesWithin(categoriesOf(data, name), mask);
}
