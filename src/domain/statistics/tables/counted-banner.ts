/** A row question counted under one banner question: what every share of it is made of. */
import { kish, type WeightSummary } from '../design/kish.js';
import type { CellMoments } from './cell-moments.js';
import type { CodedBanner, CodedColumn } from './coded-banner.js';
import type { CodedRows, CodedShare } from './coded-rows.js';
import type { Score } from './scores.js';
import { degreesFor, momentsFor, type TableSetting } from './setting.js';

/** The columns of one banner question (or that of everybody) with what was counted in them. */
export interface CountedBanner {
  readonly moments: CellMoments;
  /** Places of the banner's coding: a cell of the moments is row place × width + place. */
  readonly width: number;
  readonly exclusive: boolean;
  readonly columns: readonly CountedColumn[];
  readonly degrees: number | null;
  /** By row place: Σw of all who are in any column. */
  readonly inside: Float64Array;
}

/** One column: by row place, n, Σw and Σw². */
export interface CountedColumn extends CodedColumn {
  readonly n: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly base: WeightSummary;
}

/** Counts a question under all banners; everybody first, who are counted along with the first question of the banner. */
export function countBanners(
  rows: CodedRows,
  banners: readonly CodedBanner[],
  setting: TableSetting,
): readonly CountedBanner[] {
  const [everybody, ...questions] = banners;
  if (everybody === undefined) return [];
  const counted = questions.map((banner) =>
    countColumns(rows, banner, momentsFor(setting, rows.coding, banner.coding), setting),
  );
  const [first] = questions;
  const moments = counted[0]?.moments;
  if (first === undefined || moments === undefined)
    return [countColumns(rows, everybody, momentsFor(setting, rows.coding, everybody.coding), setting)];
  const places = Array.from({ length: first.coding.size }, (_, place) => place);
  const all = { ...first, columns: [{ at: 0, places }], inside: places, exclusive: true };
  return [countColumns(rows, all, moments, setting), ...counted];
}

function countColumns(
  rows: CodedRows,
  banner: CodedBanner,
  moments: CellMoments,
  setting: TableSetting,
): CountedBanner {
  const width = banner.coding.size;
  const sumsOver = (part: Float64Array, places: readonly number[]) =>
    Float64Array.from({ length: rows.coding.size }, (_, at) =>
      places.reduce((sum, place) => sum + (part[at * width + place] as number), 0),
    );
  const { n, sums, squares } = moments.tally;
  const total = (part: Float64Array) => part.reduce((sum, each) => sum + each, 0);
  const columns = banner.columns.map((column): CountedColumn => {
    const [ofN, ofSums, ofSquares] = [n, sums, squares].map((part) => sumsOver(part, column.places));
    const [counts, weights, squared] = [ofN ?? n, ofSums ?? sums, ofSquares ?? squares];
    const base = kish(total(counts), total(weights), total(squared));
    return { ...column, n: counts, sums: weights, squares: squared, base };
  });
  const inside = sumsOver(sums, banner.inside);
  const known = total(sumsOver(n, banner.inside));
  const degrees = degreesFor(setting, known, rows.coding, banner.coding, banner.inside);
  return { moments, width, exclusive: banner.exclusive, columns, degrees, inside };
}

/** Σ of a number by row place times what counts there. */
export function sumOf(counts: Float64Array, by: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < by.length; at += 1) sum += (counts[at] as number) * (by[at] as number);
  return sum;
}

/** A share of a column: its value (exact at 0 and 1), the weight in it and the weight of its base. */
export interface CountedShare {
  readonly n: number;
  readonly weighted: number;
  readonly baseWeight: number;
  /** Null where the base is empty. */
  readonly share: number | null;
}

/** The share of a column. */
export function shareIn(rows: CodedRows, { inside }: CodedShare, column: CountedColumn): CountedShare {
  const n = sumOf(column.n, inside);
  const weighted = sumOf(column.sums, inside);
  const baseWeight = sumOf(column.sums, rows.base);
  const isAll = n === sumOf(column.n, rows.base);
  return { n, weighted, baseWeight, share: baseWeight > 0 ? (isAll ? 1 : weighted / baseWeight) : null };
}

/** The score of a share of a column: (what counts − p × what is the base)/W at each place, 0 in other columns. */
export function scoreOf(
  rows: CodedRows,
  { inside }: CodedShare,
  { width }: CountedBanner,
  column: CountedColumn,
  { share, baseWeight }: CountedShare,
): Score {
  const constant = new Float64Array(rows.coding.size * width);
  if (share !== null)
    for (let at = 0; at < inside.length; at += 1) {
      const value = ((inside[at] as number) - share * (rows.base[at] as number)) / baseWeight;
      for (const place of column.places) constant[at * width + place] = value;
    }
  return { constant, slope: null };
}
