/** What a number of a table can tell of itself: how it was worked out, on whom, and how to do it again in R. */
import type { Comparison, RowMeasure, Table, Withheld } from '../table.js';
import type { CellPlace } from './r-data.js';
import { cellInR, comparisonInR } from './r-lines.js';

/** How the interval of a cell was made. */
export type IntervalKind = 'wilson' | 'logit' | 't' | 'woodruff';

/** A cell in full; numbers are those of the table. */
export interface CellExplanation {
  readonly withheld: Withheld | null;
  readonly measure: RowMeasure;
  /** Whether errors are linearised under a design, and whether margins of raked weights are taken out of them. */
  readonly linearised: boolean;
  readonly raked: boolean;
  readonly interval: IntervalKind;
  readonly level: number;
  /** Of the interval's t; null for z. */
  readonly degrees: number | null;
  readonly base: {
    readonly n: number | null;
    readonly weighted: number | null;
    readonly effective: number | null;
  };
  readonly designEffect: number | null;
  /** Comparisons of the cell with others of its row. */
  readonly comparisons: readonly ComparisonExplanation[];
  readonly r: readonly string[];
}

/** A comparison with its lines of R. */
export interface ComparisonExplanation extends Comparison {
  readonly r: readonly string[];
}

/** The explanation of the cell at the place; null where the table has no such place. */
export function explainCell(table: Table, place: CellPlace): CellExplanation | null {
  const block = table.blocks[place.block];
  const row = block?.rows[place.row];
  const cell = block?.cells[place.row]?.[place.column];
  const base = block?.bases[place.column];
  if (block === undefined || row === undefined || cell === undefined || base === undefined) return null;
  const { linearised, level, raked } = table.method;
  const isCounted = !linearised && block.of === 'respondents';
  const interval = intervalOf(row.measure, isCounted);
  const shown = cell.withheld === null && base.withheld === null;
  const comparisons = shown
    ? block.comparisons.filter((each) => each.row === place.row && each.columns.includes(place.column))
    : [];
  return {
    withheld: cell.withheld ?? base.withheld,
    measure: row.measure,
    linearised: !isCounted,
    raked: raked.length > 0,
    interval,
    level,
    degrees: degreesOf(interval, linearised, linearised ? base.degrees : cell.n === null ? null : cell.n - 1),
    base: { n: base.n, weighted: base.weighted, effective: base.effective },
    designEffect: cell.designEffect,
    comparisons: comparisons.map((each) => ({ ...each, r: comparisonInR(table, place.block, each) })),
    r: shown ? cellInR(table, place) : [],
  };
}

function intervalOf(measure: RowMeasure, isCounted: boolean): IntervalKind {
  if (measure === 'quantile') return 'woodruff';
  if (measure === 'mean') return 't';
  return isCounted ? 'wilson' : 'logit';
}

function degreesOf(interval: IntervalKind, linearised: boolean, degrees: number | null): number | null {
  return interval === 'wilson' || (interval === 'woodruff' && !linearised) ? null : degrees;
}
