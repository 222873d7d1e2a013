/** The design that an analysis of a CSV is asked under, from the columns that its options name. */
import type { RowMask } from '../../../domain/statistics/columns.js';
import { degreesOf, type SurveyDesign, surveyDesign } from '../../../domain/statistics/design/design.js';
import type { Margin } from '../../../domain/statistics/design/margins.js';
import { rakedDesign } from '../../../domain/statistics/design/raked-design.js';
import type { Uncertainty } from '../../../domain/statistics/estimates/mean.js';
import { categoriesOf, numbersOf, weightsOf } from './columns-of.js';
import type { CsvTable } from './csv-table.js';
import { fail, need } from './refusal.js';

/** What options say of a design. */
export interface DesignOptions {
  readonly weight?: string | undefined;
  readonly strata?: string | undefined;
  readonly clusters?: string | undefined;
  readonly fpc?: string | undefined;
  readonly margins?: ReadonlyMap<string, ReadonlyMap<string, number>> | undefined;
}

/** The design, null where the formulas are the elementary ones; gives up where it makes no sense. */
export function designOf(data: CsvTable, options: DesignOptions): SurveyDesign | null {
  const { weight, strata, clusters, fpc, margins } = options;
  if ([weight, strata, clusters, margins].every((part) => part === undefined)) {
    if (fpc !== undefined)
      fail(
        'fpc needs weight, strata, clusters or margins beside it: the elementary formulas know no population',
      );
    return null;
  }
  const design = need(
    surveyDesign({
      rows: data.rows,
      weights: weight === undefined ? undefined : weightsOf(data, weight),
      strata: strata === undefined ? undefined : categoriesOf(data, strata),
      clusters: clusters === undefined ? undefined : categoriesOf(data, clusters),
      populations: fpc === undefined ? undefined : numbersOf(data, fpc).values,
    }),
  );
  return margins === undefined ? design : need(rakedDesign(design, marginsOf(data, margins)));
}

/** Margins with their columns. */
export function marginsOf(
  data: CsvTable,
  margins: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly Margin[] {
  return [...margins].map(([key, targets]) => ({ key, targets, column: categoriesOf(data, key) }));
}

/** How the uncertainty of estimates over the rows in the mask is told. */
export function uncertaintyOf(design: SurveyDesign | null, mask: RowMask, level: number): Uncertainty {
  return design === null
    ? { kind: 'elementary', level }
    : { kind: 'design', level, design, degrees: need(degreesOf(design, mask)) };
}
