/** What a table is asked to be: row questions, banner questions, who counts, and how it is worked out. */
import type { CategoryCodes, CategoryColumn, NumberColumn, RowMask } from '../columns.js';
import type { SurveyDesign } from '../design/design.js';
import type { Adjustment, TableMethod } from '../table.js';

/** A question or category as it is called and as it is shown. */
export interface Named {
  readonly key: string;
  readonly label: string;
  /** The column of row-level files that holds it; its key where this is left out. */
  readonly variable?: string;
}

/** Categories that are shown as one beside (or instead of) themselves: a net, top-2-box. */
export interface Net extends Named {
  /** Keys of the categories or choices. */
  readonly of: readonly string[];
}

/** One choice of several: 1 chosen, 0 not chosen, negative where the question was not answered. */
export interface Choice extends Named {
  readonly chosen: CategoryCodes;
}

/** The column of row-level files that holds something. */
export function variableOf({ key, variable }: Named): string {
  return variable ?? key;
}

/** A question of one answer; `labels` by category, in the column's order. */
export interface SingleQuestion extends Named {
  readonly kind: 'single';
  readonly column: CategoryColumn;
  readonly labels: readonly string[];
  readonly nets?: readonly Net[];
  /** By category: its value, null for those that have none; gives the question statistics. */
  readonly scores?: readonly (number | null)[];
  readonly statistics?: readonly Statistic[];
}

/** A question of several answers: shares of those who answered, or of all answers given. */
export interface MultipleQuestion extends Named {
  readonly kind: 'multiple';
  readonly choices: readonly Choice[];
  readonly of: 'respondents' | 'answers';
  readonly nets?: readonly Net[];
}

/** A question of a number. */
export interface NumberQuestion extends Named {
  readonly kind: 'number';
  readonly column: NumberColumn;
  readonly statistics: readonly Statistic[];
}

/** A ranking: 1 is first, NaN was not ranked. */
export interface RankingQuestion extends Named {
  readonly kind: 'ranking';
  readonly items: readonly (Named & { readonly ranks: NumberColumn })[];
  /** Shares of those who ranked anything by whom the item is among their first k; or the mean rank of those who ranked it. */
  readonly measure: { readonly kind: 'top'; readonly places: number } | { readonly kind: 'mean-rank' };
}

export type RowQuestion = SingleQuestion | MultipleQuestion | NumberQuestion | RankingQuestion;

/** The mean, or the value with `at` of the weight below it (the median: 0.5). */
export type Statistic =
  | { readonly kind: 'mean'; readonly label: string }
  | { readonly kind: 'quantile'; readonly at: number; readonly label: string };

/** A question whose answers become columns. */
export type BannerQuestion =
  | (Named & {
      readonly kind: 'single';
      readonly column: CategoryColumn;
      readonly labels: readonly string[];
    })
  | (Named & { readonly kind: 'multiple'; readonly choices: readonly Choice[] });

/** A table to be made; every column and mask has `rows` rows. */
export interface TableRequest {
  readonly rows: number;
  readonly questions: readonly RowQuestion[];
  readonly banners: readonly BannerQuestion[];
  /** What the column of everybody is called. */
  readonly everybody: string;
  /** Rows that count; all where it is null. The others stay in the design. */
  readonly filter: RowMask | null;
  /** Null for the elementary formulas. */
  readonly design: SurveyDesign | null;
  readonly level: number;
  readonly compare: boolean;
  readonly adjust: Adjustment;
  /** Whether groups are tested for being alike at all, which takes most of the time; they are where this is left out. */
  readonly tests?: boolean;
  /** What the parts are called, for the table's method. */
  readonly called: Pick<
    TableMethod,
    'weight' | 'strata' | 'clusters' | 'populations' | 'raked' | 'limits' | 'filter'
  >;
}
