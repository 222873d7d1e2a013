/** A table of one or two questions with shares, errors, tests and letters: what `canvass analyse table` answers. */
import type { CategoryColumn } from '../columns.js';
import { kish, type WeightSummary } from '../design/kish.js';
import { withoutRounding } from '../design/variance.js';
import { tForLevel, tTwoSided } from '../distributions/index.js';
import type { Uncertainty } from '../estimates/mean.js';
import { logitInterval, wilson } from '../intervals/shares.js';
import type { Adjustment } from '../table.js';
import { adjustRows } from '../tests/adjust.js';
import { pooledZ } from '../tests/two-proportions.js';
import { type CellMoments, cellMoments } from './cell-moments.js';
import { lettersOf, pairsOf } from './letters.js';
import type { Score } from './scores.js';
import { cellsOfColumn, columnSums, type Shape, shareScore } from './shares.js';
import { crossing, oneCode, type Tally, tally } from './tally.js';

/** A share with its uncertainty; no interval where a design has none (at 0 and 1). */
export interface Share {
  readonly share: number;
  readonly standardError: number;
  readonly interval: readonly [number, number] | null;
}

/** A counted and weighed table: cells by row, cell = row × columns + column. */
export interface CrossTable {
  readonly shape: Shape;
  readonly tally: Tally;
  /** Null for the elementary formulas. */
  readonly moments: CellMoments | null;
  readonly total: WeightSummary;
  readonly columns: readonly WeightSummary[];
  /** By cell: its share of its column. */
  readonly shares: readonly Share[];
}

/**
 * The table of rows that are blank in neither question (both have only categories that such rows have); one column for
 * all where `columns` is null.
 */
export function crossTable(
  rows: CategoryColumn,
  columns: CategoryColumn | null,
  how: Uncertainty,
): CrossTable {
  const rowCoding = { codes: rows.codes, size: rows.categories.length };
  const columnCoding =
    columns === null ? oneCode(rows.codes.length) : { codes: columns.codes, size: columns.categories.length };
  const shape = { rows: rowCoding.size, columns: columnCoding.size };
  const moments =
    how.kind === 'design' ? cellMoments(how.design, crossing(rowCoding, columnCoding, null)) : null;
  const counted = moments?.tally ?? tally(rowCoding, columnCoding, null, null);
  const [n, sums, squares] = [counted.n, counted.sums, counted.squares].map((part) =>
    columnSums(shape, part),
  );
  const all = (part: Float64Array) => part.reduce((sum, each) => sum + each, 0);
  const bases = Array.from(n as Float64Array, (count, at) =>
    kish(count, sums?.[at] ?? 0, squares?.[at] ?? 0),
  );
  return {
    shape,
    tally: counted,
    moments,
    total: kish(all(counted.n), all(counted.sums), all(counted.squares)),
    columns: bases,
    shares: sharesOf(shape, counted, moments, bases, how),
  };
}

/**
 * Elementary: √(p(1 − p)/n) and Wilson's interval. Under a design: the linearised ratio, and an interval of its logit, t with
 * the design's degrees (Korn & Graubard, *Survey Methodology* 24, 1998).
 */
function sharesOf(
  shape: Shape,
  counted: Tally,
  moments: CellMoments | null,
  bases: readonly WeightSummary[],
  how: Uncertainty,
): readonly Share[] {
  const z = tForLevel(how.level, Number.POSITIVE_INFINITY);
  const t = how.kind === 'design' ? tForLevel(how.level, how.degrees) : z;
  return Array.from(counted.sums, (sum, cell): Share => {
    const column = cell % shape.columns;
    const base = bases[column];
    if (base === undefined) return { share: 0, standardError: 0, interval: null };
    const isAll = counted.n[cell] === base.n;
    const share = isAll ? 1 : sum / base.weighted;
    if (moments === null) {
      const standardError = Math.sqrt((share * (1 - share)) / base.n);
      return { share, standardError, interval: wilson(share, base.n, z) };
    }
    if (share === 0 || isAll) return { share, standardError: 0, interval: null };
    const [variance = 0] = moments.covariance([scoreOf(shape, cell, base.weighted, share)]);
    const standardError = Math.sqrt(withoutRounding(variance, atRandom(share, base.n)));
    return { share, standardError, interval: logitInterval(share, standardError, t) };
  });
}

function scoreOf(shape: Shape, cell: number, total: number, share: number): Score {
  return shareScore(
    [cell],
    cellsOfColumn(shape, cell % shape.columns),
    total,
    share,
    shape.rows * shape.columns,
  );
}

/**
 * The letters of each cell: the columns whose share in its row is significantly lower, two-sided at 1 − level. Elementary:
 * pooled z; under a design: the difference over its linearised error, t.
 */
export function tableLetters(table: CrossTable, how: Uncertainty, adjust: Adjustment): readonly string[] {
  const { rows, columns } = table.shape;
  const pairs = pairsOf(columns);
  const tested = Array.from({ length: rows }, (_, row) => testRow(table, row, how));
  const adjusted = adjustRows(tested, adjust);
  return tested.flatMap((__, row) => {
    const differences = pairs.map(
      ([first, second]) =>
        (table.shares[row * columns + first]?.share ?? 0) -
        (table.shares[row * columns + second]?.share ?? 0),
    );
    return lettersOf(columns, differences, adjusted[row] ?? [], 1 - how.level);
  });
}

/** p by pair of columns; null where there is no variance. */
function testRow(table: CrossTable, row: number, how: Uncertainty): readonly (number | null)[] {
  const { columns } = table.shape;
  const pairs = pairsOf(columns);
  const cell = (column: number) => row * columns + column;
  if (how.kind === 'elementary' || table.moments === null)
    return pairs.map(([first, second]) => {
      const count = (column: number) => table.tally.n[cell(column)] as number;
      const base = (column: number) => table.columns[column]?.n ?? 0;
      return pooledZ(count(first), base(first), count(second), base(second))?.p ?? null;
    });
  const scores = table.columns.map(({ weighted }, column) =>
    scoreOf(table.shape, cell(column), weighted, table.shares[cell(column)]?.share ?? 0),
  );
  const covariances = table.moments.covariance(scores);
  const { degrees } = how;
  return pairs.map(([first, second]) => {
    const of = (one: number, other: number) => covariances[one * columns + other] as number;
    const shareOf = (column: number) => table.shares[cell(column)]?.share ?? 0;
    const variance = withoutRounding(
      of(first, first) + of(second, second) - 2 * of(first, second),
      atRandom(shareOf(first), table.columns[first]?.n ?? 1) +
        atRandom(shareOf(second), table.columns[second]?.n ?? 1),
    );
    return variance > 0 ? tTwoSided((shareOf(first) - shareOf(second)) / Math.sqrt(variance), degrees) : null;
  });
}

/** The variance of a share of n rows drawn at random. */
const atRandom = (share: number, n: number) => (share * (1 - share)) / n;
