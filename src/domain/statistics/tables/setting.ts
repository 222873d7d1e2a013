/** How all numbers of one table are worked out. */
import type { RowMask } from '../columns.js';
import { degreesOf, type SurveyDesign } from '../design/design.js';
import type { Adjustment } from '../table.js';
import { type CellMoments, cellMoments, weightsAlone } from './cell-moments.js';
import { type Coding, crossing, tally } from './tally.js';

/** A table's setting. */
export interface TableSetting {
  readonly rows: number;
  /** Rows that pass the filter; null where all do. */
  readonly mask: RowMask | null;
  /** Null for the elementary formulas. */
  readonly design: SurveyDesign | null;
  readonly level: number;
  readonly compare: boolean;
  readonly adjust: Adjustment;
  /** They are tested where this is left out. */
  readonly tests?: boolean;
}

/** The moments of rows × columns; without a design, those of rows drawn at random that all weigh 1. */
export function momentsFor({ design, rows, mask }: TableSetting, one: Coding, other: Coding): CellMoments {
  if (design === null) return weightsAlone(tally(one, other, mask, null), rows, rows / Math.max(1, rows - 1));
  if (isWeightsAlone(design)) {
    const [units, factor] = [design.unitsIn[0] as number, design.factors[0] as number];
    return weightsAlone(tally(one, other, mask, design.weights), units, factor);
  }
  return cellMoments(design, crossing(one, other, mask));
}

/** Whether n, Σw and Σw² are all that the design needs. */
export function isWeightsAlone({ clusters, calibration, unitsIn }: SurveyDesign): boolean {
  return clusters === null && calibration === null && unitsIn.length === 1;
}

/**
 * Degrees of freedom of the rows that have a place in the coding and are in some of the `places` of the other, of whom there are
 * `n`; null without a design, or where none are left.
 */
export function degreesFor(
  { design, mask }: TableSetting,
  n: number,
  one: Coding,
  other: Coding,
  places: readonly number[],
): number | null {
  if (design === null) return null;
  if (design.clusters === null && design.unitsIn.length === 1) return n > 1 ? n - 1 : null;
  const counted = new Uint8Array(other.size);
  for (const place of places) counted[place] = 1;
  const rows = new Uint8Array(one.codes.length);
  for (let row = 0; row < rows.length; row += 1) {
    const isIn = (one.codes[row] as number) >= 0 && counted[other.codes[row] as number] === 1;
    if (isIn && (mask === null || mask[row] === 1)) rows[row] = 1;
  }
  const degrees = degreesOf(design, rows);
  return degrees.ok ? degrees.value : null;
}
