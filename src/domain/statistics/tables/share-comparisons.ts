/** Pairs of columns in a row of shares. */
import { withoutRounding } from '../design/variance.js';
import { tForLevel, tTwoSided } from '../distributions/index.js';
import type { Comparison } from '../table.js';
import { fisher } from '../tests/fisher.js';
import { newcombe, pooledZ, unpooledZ, zOf } from '../tests/two-proportions.js';
import type { CodedRows, CodedShare } from './coded-rows.js';
import { type CountedBanner, type CountedColumn, type CountedShare, sumOf } from './counted-banner.js';
import type { PairTest } from './families.js';
import { pairsOf } from './letters.js';
import type { TableSetting } from './setting.js';

/** A row under a banner question; covariances of its columns' shares by row, null where they were not needed. */
export interface ComparedRow {
  readonly rows: CodedRows;
  readonly share: CodedShare;
  readonly banner: CountedBanner;
  readonly shares: readonly CountedShare[];
  readonly covariances: Float64Array | null;
}

/** Up to so many rows of data Fisher's test is asked beside z. */
const FEW = 1_000;

/** The tests of all pairs of columns; null where a base is empty or there is no variance. */
export function comparePairs(row: ComparedRow, setting: TableSetting): readonly (PairTest | null)[] {
  return pairsOf(row.banner.columns.length).map((pair) => {
    const [first, second] = pair.map((at) => row.shares[at]?.share ?? null);
    if (first === null || second === null || first === undefined || second === undefined) return null;
    return setting.design === null && row.rows.of === 'respondents'
      ? elementary(row, pair, setting)
      : linearised(row, pair, setting);
  });
}

/**
 * The pooled z: p(1 − p)(1/n + 1/m − 2o/(nm)) with p of both together, o being those who are in both columns. The interval is
 * Newcombe's, or where columns overlap that of the linearised error.
 */
function elementary(
  row: ComparedRow,
  pair: readonly [number, number],
  setting: TableSetting,
): PairTest | null {
  const [one, other] = pair.map((at) => row.banner.columns[at] as CountedColumn) as [
    CountedColumn,
    CountedColumn,
  ];
  const [a, b] = pair.map((at) => row.shares[at]?.n ?? 0) as [number, number];
  const [n, m] = [one.base.n, other.base.n];
  const both = row.banner.exclusive ? 0 : peopleInBoth(row, one, other);
  const difference = a / n - b / m;
  const all = (a + b) / (n + m);
  const pooled = zOf(difference, all * (1 - all) * (1 / n + 1 / m - (2 * both) / (n * m)));
  if (pooled === null) return null;
  const z = tForLevel(setting.level, Number.POSITIVE_INFINITY);
  const own =
    row.covariances === null ? unpooledVariance(a / n, n, b / m, m) : varianceOf(row.covariances, pair, row);
  const standardError = Math.sqrt(Math.max(0, own));
  return {
    difference,
    standardError,
    interval:
      both === 0
        ? newcombe(a, n, b, m, setting.level)
        : [difference - z * standardError, difference + z * standardError],
    test: 'pooled z',
    statistic: pooled.z,
    degrees: null,
    p: pooled.p,
    others: both === 0 ? otherTests(a, n, b, m) : overlappingTests(difference, own),
  };
}

const unpooledVariance = (p: number, n: number, q: number, m: number) =>
  (p * (1 - p)) / n + (q * (1 - q)) / m;

function otherTests(a: number, n: number, b: number, m: number): Comparison['others'] {
  const unpooled = unpooledZ(a, n, b, m);
  const exact = n + m <= FEW ? fisher({ rows: 2, columns: 2 }, Float64Array.of(a, b, n - a, m - b)) : null;
  return [
    ...(unpooled === null ? [] : [{ test: 'unpooled z', p: unpooled.p } as const]),
    ...(exact === null ? [] : [{ test: 'Fisher', p: exact } as const]),
  ];
}

function overlappingTests(difference: number, variance: number): Comparison['others'] {
  const unpooled = zOf(difference, variance);
  return unpooled === null ? [] : [{ test: 'unpooled z', p: unpooled.p }];
}

function peopleInBoth({ rows, banner }: ComparedRow, one: CountedColumn, other: CountedColumn): number {
  const shared = one.places.filter((place) => other.places.includes(place));
  const { n } = banner.moments.tally;
  const counts = Float64Array.from(rows.base, (_, at) =>
    shared.reduce((sum, place) => sum + (n[at * banner.width + place] as number), 0),
  );
  return sumOf(counts, rows.base);
}

/** V of a difference from the covariances, 0 where it is nothing but rounding. */
function varianceOf(
  covariances: Float64Array,
  [first, second]: readonly [number, number],
  { banner, shares }: ComparedRow,
): number {
  const count = banner.columns.length;
  const of = (one: number, other: number) => covariances[one * count + other] as number;
  const atRandom = [first, second].reduce((sum, at) => {
    const share = shares[at]?.share ?? 0;
    return sum + (share * (1 - share)) / (banner.columns[at]?.base.n ?? 1);
  }, 0);
  return withoutRounding(of(first, first) + of(second, second) - 2 * of(first, second), atRandom);
}

/** The difference over its linearised error, t; those who are in both columns enter by the covariance. */
function linearised(
  row: ComparedRow,
  pair: readonly [number, number],
  setting: TableSetting,
): PairTest | null {
  const { banner, shares, covariances } = row;
  const [one, other] = pair.map((at) => banner.columns[at] as CountedColumn) as [
    CountedColumn,
    CountedColumn,
  ];
  const [p, q] = pair.map((at) => shares[at]?.share ?? 0) as [number, number];
  const degrees = setting.design === null ? setting.rows - 1 : banner.degrees;
  if (covariances === null || degrees === null || degrees < 1) return null;
  const variance = varianceOf(covariances, pair, row);
  if (variance === 0) return null;
  const standardError = Math.sqrt(variance);
  const difference = p - q;
  const reach = tForLevel(setting.level, degrees) * standardError;
  const statistic = difference / standardError;
  const [e, f] = [one.base.effective, other.base.effective];
  const apart = banner.exclusive && row.rows.of === 'respondents';
  const onEffective = apart ? pooledZ(p * e, e, q * f, f) : null;
  return {
    difference,
    standardError,
    interval: [difference - reach, difference + reach],
    test: 't on linearised standard error',
    statistic,
    degrees,
    p: tTwoSided(statistic, degrees),
    others: onEffective === null ? [] : [{ test: 'z on effective bases', p: onEffective.p }],
  };
}
