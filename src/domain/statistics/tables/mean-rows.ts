/** Rows of means with their errors, comparisons and tests. */
import { withoutRounding } from '../design/variance.js';
import { tForLevel, tTwoSided } from '../distributions/index.js';
import type { BannerTest, TableCell } from '../table.js';
import { zOf } from '../tests/two-proportions.js';
import type { Family, PairTest } from './families.js';
import { pairsOf } from './letters.js';
import { meanTests } from './mean-tests.js';
import type { Score } from './scores.js';
import type { TableSetting } from './setting.js';
import { mannWhitneyOf, type ValueCounts } from './value-counts.js';
import type { CodedValues, ValueBanner, ValueColumn } from './value-sums.js';

/** A row of means: its cells without letters, what is adjusted together, and its tests. */
export interface MeanRow {
  readonly cells: readonly Omit<TableCell, 'letters'>[];
  readonly families: readonly Family[];
  readonly tests: readonly BannerTest[];
}

/** The means of values under all banner questions; `counts` by distinct value where there are not too many. */
export function meanRow(
  coded: CodedValues,
  banners: readonly ValueBanner[],
  counts: readonly (ValueCounts | null)[],
  setting: TableSetting,
): MeanRow {
  const covariances = banners.map((banner) => covarianceOf(coded, banner));
  return {
    cells: banners.flatMap((banner, at) =>
      banner.columns.map((column, place) =>
        cellOf(column, varianceAt(covariances[at], place, banner), banner, setting),
      ),
    ),
    families: banners.map((banner, at): Family => {
      const compared = setting.compare && banner.columns.length > 1;
      return {
        columns: banner.columns.map((column) => column.at),
        pairs: [compared ? pairTests(banner, covariances[at] ?? null, counts[at] ?? null, setting) : []],
      };
    }),
    tests: banners.flatMap((banner, at) =>
      at === 0 || !banner.banner.exclusive
        ? []
        : meanTests(
            at,
            { banner, covariances: covariances[at] ?? null, counts: counts[at] ?? null },
            setting,
          ),
    ),
  };
}

/** The influence of a row on a column's mean is (y − ȳ)/W, with y counted from the moments' centre. */
function covarianceOf(
  { centred }: CodedValues,
  { banner, columns, moments }: ValueBanner,
): Float64Array | null {
  if (moments === null) return null;
  const scores = columns.map(({ places, mean, base }): Score => {
    const constant = new Float64Array(banner.coding.size);
    const slope = new Float64Array(banner.coding.size);
    if (mean !== null)
      for (const place of places) {
        constant[place] = (centred.centre - mean) / base.weighted;
        slope[place] = 1 / base.weighted;
      }
    return { constant, slope };
  });
  return moments.covariance(scores);
}

function varianceAt(
  covariances: Float64Array | null | undefined,
  at: number,
  { columns }: ValueBanner,
): number | null {
  return covariances === null || covariances === undefined
    ? null
    : Math.max(0, covariances[at * columns.length + at] as number);
}

function cellOf(
  { base, mean, variance: spread, scale }: ValueColumn,
  linearised: number | null,
  { degrees }: ValueBanner,
  { design, level }: TableSetting,
): Omit<TableCell, 'letters'> {
  const atRandom = spread === null ? null : spread / base.n;
  const variance =
    design === null
      ? atRandom
      : atRandom === null || linearised === null
        ? null
        : withoutRounding(linearised, scale);
  const df = design === null ? base.n - 1 : degrees;
  const standardError = variance === null ? null : Math.sqrt(variance);
  const reach = standardError === null || df === null || df < 1 ? null : tForLevel(level, df) * standardError;
  const hasEffect = design?.calibration === null && variance !== null && atRandom !== null && atRandom > 0;
  return {
    n: base.n,
    weighted: base.weighted,
    estimate: mean,
    standardError,
    interval: mean === null || reach === null ? null : [mean - reach, mean + reach],
    rowShare: null,
    totalShare: null,
    designEffect: design === null ? 1 : hasEffect ? variance / atRandom : null,
    withheld: null,
  };
}

function pairTests(
  banner: ValueBanner,
  covariances: Float64Array | null,
  counts: ValueCounts | null,
  setting: TableSetting,
): readonly (PairTest | null)[] {
  return pairsOf(banner.columns.length).map((pair) => {
    const [one, other] = pair.map((at) => banner.columns[at] as ValueColumn) as [ValueColumn, ValueColumn];
    if (one.mean === null || other.mean === null) return null;
    const difference = one.mean - other.mean;
    if (covariances === null) return welchOf(one, other, difference, mannWhitneyOf(counts, pair), setting);
    const count = banner.columns.length;
    const of = (a: number, b: number) => covariances[a * count + b] as number;
    const variance = withoutRounding(
      of(pair[0], pair[0]) + of(pair[1], pair[1]) - 2 * of(pair[0], pair[1]),
      one.scale + other.scale,
    );
    const degrees = setting.design === null ? setting.rows - 1 : banner.degrees;
    // As a regression on the group would: one degree less.
    const df = degrees === null ? 0 : degrees - 1;
    if (!(variance > 0) || df < 1) return null;
    return {
      ...reached(difference, Math.sqrt(variance), df, setting),
      test: 't on linearised standard error',
      others: banner.banner.exclusive ? onEffectiveBases(one, other, difference) : [],
    };
  });
}

/** A difference with its error, t and interval. */
function reached(difference: number, standardError: number, df: number, { level }: TableSetting) {
  const reach = tForLevel(level, df) * standardError;
  const statistic = difference / standardError;
  return {
    difference,
    standardError,
    interval: [difference - reach, difference + reach] as const,
    statistic,
    degrees: df,
    p: tTwoSided(statistic, df),
  };
}

function welchOf(
  one: ValueColumn,
  other: ValueColumn,
  difference: number,
  ranks: number | null,
  setting: TableSetting,
): PairTest | null {
  if (one.variance === null || other.variance === null) return null;
  const [v, w] = [one.variance / one.base.n, other.variance / other.base.n];
  if (!(v + w > 0)) return null;
  const df = (v + w) ** 2 / (v ** 2 / (one.base.n - 1) + w ** 2 / (other.base.n - 1));
  return {
    ...reached(difference, Math.sqrt(v + w), df, setting),
    test: 'Welch t',
    others: ranks === null ? [] : [{ test: 'Mann–Whitney', p: ranks }],
  };
}

function onEffectiveBases(one: ValueColumn, other: ValueColumn, difference: number): PairTest['others'] {
  if (one.variance === null || other.variance === null) return [];
  const z = zOf(difference, one.variance / one.base.effective + other.variance / other.base.effective);
  return z === null ? [] : [{ test: 'z on effective bases', p: z.p }];
}
