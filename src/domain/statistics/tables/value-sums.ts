/** Numbers counted under one banner question: what means and their tests are made of. */

import { type SurveyDesign, surveyDesign } from '../design/design.js';
import { kish, type WeightSummary } from '../design/kish.js';
import { withoutRounding } from '../design/variance.js';
import { type CellMoments, cellMoments } from './cell-moments.js';
import type { CodedBanner, CodedColumn } from './coded-banner.js';
import { degreesFor, type TableSetting } from './setting.js';
import { type CentredValues, type Coding, crossing } from './tally.js';

/** Values over rows: `base` has place 0 for rows with a value that count, −1 for others. */
export interface CodedValues {
  readonly base: Coding;
  readonly centred: CentredValues;
}

/** The columns of one banner question with their means. */
export interface ValueBanner {
  readonly banner: CodedBanner;
  readonly columns: readonly ValueColumn[];
  readonly degrees: number | null;
  /** Of scores by place of the banner's coding; null where the elementary formulas need none. */
  readonly moments: CellMoments | null;
}

/** One column's values. */
export interface ValueColumn extends CodedColumn {
  readonly base: WeightSummary;
  /** Null where the column is empty. */
  readonly mean: number | null;
  /** n/(n − 1)·Σw(y − ȳ)²/Σw; null below two rows. */
  readonly variance: number | null;
  /** Σwy²/Σw from the centre of all values, over n: what variances were made of, beside which rounding is told. */
  readonly scale: number;
}

/** The rows that count and have a value, and a number near the middle of all. */
export function codeValues(values: Float64Array, { rows, mask }: TableSetting): CodedValues {
  const codes = new Int8Array(rows).fill(-1);
  let [sum, count] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    const value = values[row] as number;
    if (Number.isNaN(value) || (mask !== null && mask[row] === 0)) continue;
    codes[row] = 0;
    sum += value;
    count += 1;
  }
  return { base: { codes, size: 1 }, centred: { values, centre: count === 0 ? 0 : sum / count } };
}

/** The means of the columns of each banner question, everybody's first. */
export function sumBanners(
  coded: CodedValues,
  banners: readonly CodedBanner[],
  setting: TableSetting,
): readonly ValueBanner[] {
  return banners.map((banner) => {
    const sums = sumPlaces(coded, banner, setting);
    const columns = banner.columns.map((column) => columnOf(column, sums, coded.centred.centre));
    const known = banner.inside.reduce((sum, place) => sum + (sums.n[place] as number), 0);
    return {
      banner,
      columns,
      degrees: degreesFor(setting, known, coded.base, banner.coding, banner.inside),
      moments: momentsOf(coded, banner, setting),
    };
  });
}

/** By place of the banner's coding: n, Σw, Σw², Σwy, Σwy² of centred values. */
type Sums = Readonly<Record<'n' | 'weights' | 'squares' | 'values' | 'valueSquares', Float64Array>>;

function sumPlaces({ base, centred }: CodedValues, { coding }: CodedBanner, { design }: TableSetting): Sums {
  const [n, weights, squares] = [0, 1, 2].map(() => new Float64Array(coding.size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [values, valueSquares] = [new Float64Array(coding.size), new Float64Array(coding.size)];
  const rows = base.codes.length;
  for (let row = 0; row < rows; row += 1) {
    if ((base.codes[row] as number) < 0) continue;
    const place = coding.codes[row] as number;
    const weight = design === null ? 1 : (design.weights[row] as number);
    const value = (centred.values[row] as number) - centred.centre;
    n[place] = (n[place] as number) + 1;
    weights[place] = (weights[place] as number) + weight;
    squares[place] = (squares[place] as number) + weight * weight;
    values[place] = (values[place] as number) + weight * value;
    valueSquares[place] = (valueSquares[place] as number) + weight * value * value;
  }
  return { n, weights, squares, values, valueSquares };
}

function columnOf(column: CodedColumn, sums: Sums, centre: number): ValueColumn {
  const over = (part: Float64Array) => column.places.reduce((sum, place) => sum + (part[place] as number), 0);
  const base = kish(over(sums.n), over(sums.weights), over(sums.squares));
  if (base.n === 0) return { ...column, base, mean: null, variance: null, scale: 0 };
  const off = over(sums.values) / base.weighted;
  const square = over(sums.valueSquares) / base.weighted;
  const spread = withoutRounding(square - off * off, square);
  return {
    ...column,
    base,
    mean: centre + off,
    variance: base.n < 2 ? null : (base.n / (base.n - 1)) * spread,
    scale: square / base.n,
  };
}

/** Under a design, or where columns overlap and are compared. */
function momentsOf(
  { base, centred }: CodedValues,
  banner: CodedBanner,
  setting: TableSetting,
): CellMoments | null {
  if (setting.design === null && (banner.exclusive || !setting.compare)) return null;
  const design = setting.design ?? atRandom(setting.rows);
  return design === null ? null : cellMoments(design, crossing(base, banner.coding, null), centred);
}

/** All rows drawn at random, each weighing 1; null below two. */
function atRandom(rows: number): SurveyDesign | null {
  const made = surveyDesign({ rows });
  return made.ok ? made.value : null;
}
