/** What `mean` and `total` share: a variable, groups, a design. */
import {
  type CategoryColumn,
  categoriesWithin,
  completeRows,
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

/** The estimate of a group; gives up where it has none, saying which group. */
export function estimateOf({ group }: Group, found: Result<Estimate, string>): Estimate {
  if (found.ok) return found.value;
  return fail(`${group === null ? 'the sample' : `group "${group}"`} ${found.problem}`);
}

/** A column with the categories that rows in the mask have. */
export function within(data: CsvTable, name: string, mask: RowMask): CategoryColumn {
  return categoriesWithin(categoriesOf(data, name), mask);
}
