/** Whether the means of a banner question's columns are equal. */
import { fUpper } from '../distributions/index.js';
import { solveSymmetric } from '../matrices.js';
import type { BannerTest, FTest } from '../table.js';
import { deciding } from './block-tests.js';
import type { TableSetting } from './setting.js';
import { kruskalWallisOf, type ValueCounts } from './value-counts.js';
import type { ValueBanner } from './value-sums.js';

/** Means under a banner question of separate columns. */
export interface TestedMeans {
  readonly banner: ValueBanner;
  readonly covariances: Float64Array | null;
  readonly counts: ValueCounts | null;
}

/** Analysis of variance beside Kruskal–Wallis; under a design the adjusted Wald test. None where nothing can be tested. */
export function meanTests(
  at: number,
  tested: TestedMeans,
  { design, level }: TableSetting,
): readonly BannerTest[] {
  if (design !== null) {
    const means = wald(tested);
    return means === null ? [] : [{ banner: at, means, main: 'means', disputedBy: [] }];
  }
  const means = variance(tested.banner);
  const ranks = tested.counts === null ? null : kruskalWallisOf(tested.counts);
  if (means === null && ranks === null) return [];
  return [
    {
      banner: at,
      ...(means === null ? {} : { means }),
      ...(ranks === null ? {} : { kruskalWallis: ranks }),
      main: means === null ? 'kruskalWallis' : 'means',
      disputedBy:
        means === null || ranks === null
          ? []
          : deciding(level, means.p, [{ test: 'kruskalWallis', p: ranks.p }]),
    },
  ];
}

/** One-way analysis of variance from the columns' sizes, means and variances. */
function variance({ columns }: ValueBanner): FTest | null {
  const filled = columns.flatMap(({ base, mean, variance: spread }) =>
    mean === null ? [] : [{ n: base.n, mean, spread: spread ?? 0 }],
  );
  const n = filled.reduce((sum, column) => sum + column.n, 0);
  const mean = filled.reduce((sum, column) => sum + column.n * column.mean, 0) / n;
  const between = filled.reduce((sum, column) => sum + column.n * (column.mean - mean) ** 2, 0);
  const within = filled.reduce((sum, column) => sum + (column.n - 1) * column.spread, 0);
  const [df1, df2] = [filled.length - 1, n - filled.length];
  if (df1 < 1 || df2 < 1 || !(within > 0)) return null;
  const statistic = between / df1 / (within / df2);
  return { statistic, df1, df2, p: fUpper(statistic, df1, df2) };
}

/**
 * Wald's statistic W = d′V⁻¹d of the differences from the first mean, referred to F with q and ν − q + 1 degrees as
 * W(ν − q + 1)/(νq) (Korn & Graubard, *American Statistician* 44, 1990).
 */
function wald({ banner: { columns, degrees }, covariances }: TestedMeans): FTest | null {
  const filled = columns.flatMap(({ mean, base }, at) => (mean === null || base.n < 2 ? [] : [{ mean, at }]));
  const [first, ...others] = filled;
  const q = others.length;
  if (covariances === null || first === undefined || q < 1 || degrees === null || degrees - q + 1 < 1)
    return null;
  const of = (one: number, other: number) => covariances[one * columns.length + other] as number;
  const matrix = new Float64Array(q * q);
  others.forEach((one, row) => {
    others.forEach((other, column) => {
      matrix[row * q + column] =
        of(one.at, other.at) - of(one.at, first.at) - of(first.at, other.at) + of(first.at, first.at);
    });
  });
  const differences = Float64Array.from(others, ({ mean }) => mean - first.mean);
  const solved = solveSymmetric(matrix, differences);
  const w = differences.reduce((sum, difference, at) => sum + difference * (solved[at] as number), 0);
  const df2 = degrees - q + 1;
  const statistic = (w * df2) / (degrees * q);
  return Number.isFinite(statistic) ? { statistic, df1: q, df2, p: fUpper(statistic, q, df2) } : null;
}
