/** Rows of medians and other quantiles, with Woodruff's intervals. */

import type { RowMask } from '../columns.js';
import { tForLevel } from '../distributions/index.js';
import { type Cumulated, cumulate, ordinaryMedian, quantileOf } from '../estimates/quantile.js';
import type { TableCell } from '../table.js';
import type { CodedBanner } from './coded-banner.js';
import type { Score } from './scores.js';
import { momentsFor, type TableSetting } from './setting.js';
import type { CodedValues, ValueBanner, ValueColumn } from './value-sums.js';

/**
 * The quantile `at` of each column. The median without a design is the ordinary one; all others are the smallest value at
 * which the cumulated weight reaches the share. Interval: the quantiles at the share ± t × the error of the share that is not
 * above the quantile (Woodruff, *JASA* 47, 1952); the error of the quantile is its width over 2t.
 */
export function quantileRow(
  at: number,
  coded: CodedValues,
  banners: readonly ValueBanner[],
  setting: TableSetting,
): readonly Omit<TableCell, 'letters'>[] {
  return banners.flatMap(({ banner, columns, degrees }) =>
    columns.map((column) => {
      const rows = rowsOf(coded, banner, column);
      const known = column.base.n === 0 ? null : quantileIn(at, coded, rows, setting);
      const t = tFor(setting, degrees);
      const interval =
        known === null || t === null || column.base.n < 2
          ? null
          : woodruff(at, known, t, errorOf(at, known.value, coded, banner, column, setting));
      return {
        n: column.base.n,
        weighted: column.base.weighted,
        estimate: known?.value ?? null,
        standardError: interval === null || t === null ? null : (interval[1] - interval[0]) / (2 * t),
        interval,
        rowShare: null,
        totalShare: null,
        designEffect: null,
        withheld: null,
      };
    }),
  );
}

function tFor({ design, level }: TableSetting, degrees: number | null): number | null {
  if (design === null) return tForLevel(level, Number.POSITIVE_INFINITY);
  return degrees === null ? null : tForLevel(level, degrees);
}

function rowsOf({ base }: CodedValues, { coding }: CodedBanner, { places }: ValueColumn): RowMask {
  const counted = new Uint8Array(coding.size);
  for (const place of places) counted[place] = 1;
  const rows = new Uint8Array(base.codes.length);
  for (let row = 0; row < rows.length; row += 1)
    if ((base.codes[row] as number) >= 0 && counted[coding.codes[row] as number] === 1) rows[row] = 1;
  return rows;
}

interface Known {
  readonly value: number;
  readonly cumulated: Cumulated;
}

function quantileIn(at: number, { centred }: CodedValues, rows: RowMask, { design }: TableSetting): Known {
  const cumulated = cumulate(centred.values, design?.weights ?? null, rows);
  const value =
    design === null && at === 0.5 ? ordinaryMedian(centred.values, rows) : quantileOf(cumulated, at);
  return { value, cumulated };
}

/** The standard error of the share of the column that is not above `value`. */
function errorOf(
  at: number,
  value: number,
  { base, centred }: CodedValues,
  banner: CodedBanner,
  { base: { n, weighted }, places }: ValueColumn,
  setting: TableSetting,
): number {
  if (setting.design === null) return Math.sqrt((at * (1 - at)) / n);
  const codes = new Int8Array(base.codes.length).fill(-1);
  for (let row = 0; row < codes.length; row += 1)
    if ((base.codes[row] as number) >= 0) codes[row] = (centred.values[row] as number) <= value ? 0 : 1;
  const moments = momentsFor(setting, { codes, size: 2 }, banner.coding);
  const width = banner.coding.size;
  const below = places.reduce((sum, place) => sum + (moments.tally.sums[place] as number), 0);
  const share = below / weighted;
  const score: Score = { constant: new Float64Array(2 * width), slope: null };
  for (const place of places) {
    score.constant[place] = (1 - share) / weighted;
    score.constant[width + place] = -share / weighted;
  }
  return Math.sqrt(Math.max(0, moments.covariance([score])[0] as number));
}

function woodruff(at: number, { cumulated }: Known, t: number, error: number): readonly [number, number] {
  const low = Math.max(0, at - t * error);
  const high = Math.min(1, at + t * error);
  return [quantileOf(cumulated, low), quantileOf(cumulated, high)];
}
