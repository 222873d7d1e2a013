/** Tests of a whole block of categories against each banner question. */
import { chiSquareUpper } from '../distributions/index.js';
import type { BannerTest } from '../table.js';
import { cramersV, independence } from '../tests/chi-square.js';
import { fisher } from '../tests/fisher.js';
import { raoScott } from '../tests/rao-scott.js';
import type { CellMoments } from './cell-moments.js';
import type { CodedRows } from './coded-rows.js';
import type { CountedBanner } from './counted-banner.js';
import type { TableSetting } from './setting.js';
import type { Shape } from './shares.js';

/** Beyond so many contrasts the corrected test would take seconds; nobody reads such a table as one. */
const MOST_CONTRASTS = 400;
/** Steps for Fisher's test: a tenth of a second. */
const QUICK = 2_000_000;

/** The tests of categories against the banner questions of which everybody is in one column; empty ones do not count. */
export function bannerTests(
  rows: CodedRows,
  banners: readonly CountedBanner[],
  setting: TableSetting,
): readonly BannerTest[] {
  return banners.flatMap((banner, at): readonly BannerTest[] => {
    if (at === 0 || !banner.exclusive) return [];
    const full = fullPart(rows, banner);
    if (full.shape.rows < 2 || full.shape.columns < 2) return [];
    return [
      setting.design === null ? elementary(at, full, setting) : corrected(at, full, banner.degrees, setting),
    ];
  });
}

/** Rows and columns with anybody in them. */
interface FullPart {
  readonly shape: Shape;
  readonly moments: CellMoments;
}

function fullPart(rows: CodedRows, banner: CountedBanner): FullPart {
  const { width, moments } = banner;
  const columns = banner.columns.filter(({ base }) => base.n > 0).flatMap(({ places }) => places.slice(0, 1));
  const filled = Array.from({ length: rows.coding.size }, (_, at) => at).filter((at) =>
    columns.some((place) => (moments.tally.n[at * width + place] as number) > 0),
  );
  const cells = filled.flatMap((row) => columns.map((place) => row * width + place));
  const pick = (part: Float64Array) => Float64Array.from(cells, (cell) => part[cell] as number);
  const { n, sums, squares } = moments.tally;
  return {
    shape: { rows: filled.length, columns: columns.length },
    moments: {
      tally: { n: pick(n), sums: pick(sums), squares: pick(squares) },
      covariance: (scores) =>
        moments.covariance(
          scores.map(({ constant }) => {
            const wide = new Float64Array(n.length);
            cells.forEach((cell, at) => {
              wide[cell] = constant[at] as number;
            });
            return { constant: wide, slope: null };
          }),
        ),
    },
  };
}

function elementary(banner: number, { shape, moments }: FullPart, { level }: TableSetting): BannerTest {
  const { n } = moments.tally;
  const found = independence(shape, n);
  if (found === null) return { banner, main: null, disputedBy: [] };
  const exact = fisher(shape, n, QUICK);
  const others = [
    { test: 'likelihoodRatio', p: found.likelihoodRatio.p } as const,
    ...(exact === null ? [] : [{ test: 'fisher', p: exact } as const]),
  ];
  return {
    banner,
    ...found,
    ...(exact === null ? {} : { fisher: { p: exact } }),
    main: 'pearson',
    disputedBy: deciding(level, found.pearson.p, others),
  };
}

/** Rao and Scott's test, held against Pearson's on the effective base. */
function corrected(
  banner: number,
  { shape, moments }: FullPart,
  degrees: number | null,
  { level }: TableSetting,
): BannerTest {
  const nothing = { banner, main: null, disputedBy: [] };
  const df = (shape.rows - 1) * (shape.columns - 1);
  if (degrees === null || df > MOST_CONTRASTS) return nothing;
  const found = raoScott(shape, moments, degrees);
  if (found === null) return nothing;
  const { n, sums, squares } = moments.tally;
  const sum = (part: Float64Array) => part.reduce((total, each) => total + each, 0);
  const strength = cramersV(found.chiSquare, sum(n), shape);
  if (found.test === null) return { ...nothing, cramersV: strength };
  const effective = sum(sums) ** 2 / sum(squares);
  const p = chiSquareUpper((found.chiSquare * effective) / sum(n), df);
  return {
    banner,
    raoScott: found.test,
    cramersV: strength,
    main: 'raoScott',
    disputedBy: deciding(level, found.test.p, [{ test: 'pearsonOnEffectiveBase', p }]),
  };
}

/** Those of the other tests that decide otherwise than p does at the level. */
export function deciding(
  level: number,
  p: number,
  others: BannerTest['disputedBy'],
): BannerTest['disputedBy'] {
  return others.filter((other) => other.p < 1 - level !== p < 1 - level);
}
