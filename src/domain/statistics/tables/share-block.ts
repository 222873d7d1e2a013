/** Blocks of shares: categories, choices, nets, first places, with their errors and comparisons. */
import { withoutRounding } from '../design/variance.js';
import { tForLevel } from '../distributions/index.js';
import { logitInterval, wilson } from '../intervals/shares.js';
import type { TableBase, TableBlock, TableCell } from '../table.js';
import { bannerTests } from './block-tests.js';
import type { CodedColumns } from './coded-banner.js';
import type { CodedRows, CodedShare } from './coded-rows.js';
import {
  type CountedBanner,
  type CountedColumn,
  type CountedShare,
  countBanners,
  scoreOf,
  shareIn,
  sumOf,
} from './counted-banner.js';
import { type Family, joinFamilies, type PairTest } from './families.js';
import type { Named } from './request.js';
import type { TableSetting } from './setting.js';
import { comparePairs } from './share-comparisons.js';

/** One row under one banner question: its columns' cells without letters, and the tests of its pairs. */
interface RowPart {
  readonly cells: readonly Omit<TableCell, 'letters'>[];
  readonly pairs: readonly (PairTest | null)[];
}

/** The block of a question's shares, whose rows may be coded in several parts over the same base. */
export function shareBlock(
  named: Named,
  parts: readonly [CodedRows, ...(readonly CodedRows[])],
  columns: CodedColumns,
  setting: TableSetting,
): TableBlock {
  const [first] = parts;
  const counted = parts.map((rows) => ({ rows, banners: countBanners(rows, columns.coded, setting) }));
  const banners = counted[0]?.banners ?? [];
  const rowParts = counted.flatMap((part) => {
    const everybody = part.banners[0]?.columns[0];
    const total = everybody === undefined ? 0 : sumOf(everybody.sums, part.rows.base);
    return part.rows.shares.map((share) =>
      part.banners.map((banner) => rowPart(part.rows, share, banner, total, setting)),
    );
  });
  const families = banners.map(
    (banner, at): Family => ({
      columns: banner.columns.map((column) => column.at),
      pairs: rowParts.map((row) => row[at]?.pairs ?? []),
    }),
  );
  const { letters, comparisons } = joinFamilies(families, setting);
  const { kind, variable, places, exclusive, of } = first;
  return {
    ...{ key: named.key, label: named.label, kind, variable, places, scores: null, exclusive, of },
    rows: parts.flatMap(({ shares }) => shares.map(({ row }) => row)),
    bases: banners.flatMap((banner) => banner.columns.map((column) => baseOf(banner, column))),
    cells: rowParts.map((row, at) =>
      row
        .flatMap(({ cells }) => cells)
        .map((cell, column) => ({ ...cell, letters: letters[at]?.[column] ?? '' })),
    ),
    tests: exclusive && setting.tests !== false ? bannerTests(first, banners, setting) : [],
    comparisons,
  };
}

/** The base of a column. */
export function baseOf({ degrees }: CountedBanner, { base }: CountedColumn): TableBase {
  return { n: base.n, weighted: base.weighted, effective: base.effective, degrees, withheld: null };
}

function rowPart(
  rows: CodedRows,
  share: CodedShare,
  banner: CountedBanner,
  total: number,
  setting: TableSetting,
): RowPart {
  const shares = banner.columns.map((column) => shareIn(rows, share, column));
  const isPlain = setting.design === null && rows.of === 'respondents';
  const needsCovariance = !isPlain || (setting.compare && !banner.exclusive);
  const covariances = needsCovariance
    ? banner.moments.covariance(
        banner.columns.map((column, at) => scoreOf(rows, share, banner, column, shares[at] as CountedShare)),
      )
    : null;
  const ofRow = sumOf(banner.inside, share.inside);
  const count = banner.columns.length;
  const cells = shares.map((counted, at) => {
    const column = banner.columns[at] as CountedColumn;
    const variance = covariances === null ? null : Math.max(0, covariances[at * count + at] as number);
    return {
      ...uncertaintyOf(counted, column, isPlain ? null : variance, banner.degrees, setting),
      n: counted.n,
      weighted: counted.weighted,
      estimate: counted.share,
      rowShare: ofRow > 0 ? counted.weighted / ofRow : null,
      totalShare: total > 0 ? counted.weighted / total : null,
      withheld: null,
    };
  });
  const pairs =
    setting.compare && count > 1 ? comparePairs({ rows, share, banner, shares, covariances }, setting) : [];
  return { cells, pairs };
}

/** `variance` is the linearised one; null for the elementary formulas. */
function uncertaintyOf(
  { share, n }: CountedShare,
  { base }: CountedColumn,
  variance: number | null,
  degrees: number | null,
  { level, design }: TableSetting,
): Pick<TableCell, 'standardError' | 'interval' | 'designEffect'> {
  if (share === null) return { standardError: null, interval: null, designEffect: null };
  if (variance === null) {
    const z = tForLevel(level, Number.POSITIVE_INFINITY);
    const standardError = Math.sqrt((share * (1 - share)) / base.n);
    return { standardError, interval: wilson(share, base.n, z), designEffect: 1 };
  }
  const isEnd = share === 0 || share === 1 || n === 0;
  const atRandom = (share * (1 - share)) / (base.n - 1);
  const standardError = isEnd ? 0 : Math.sqrt(withoutRounding(variance, atRandom));
  const df = design === null ? base.n - 1 : degrees;
  return {
    standardError,
    interval:
      isEnd || df === null || df < 1 ? null : logitInterval(share, standardError, tForLevel(level, df)),
    designEffect: isEnd || base.n < 2 || design?.calibration ? null : variance / atRandom,
  };
}
