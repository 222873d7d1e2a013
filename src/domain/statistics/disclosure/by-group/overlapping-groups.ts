/** What may be published of groups that share people, as those who chose one answer of several and those who chose another. */
import type { CountTable } from '../one-table/grid.js';
import { type Attempt, protectTable, tryToProtect } from './protect-table.js';

/** Everybody a table of such groups is about. */
export interface Crowd {
  /** People in each column. */
  readonly bases: readonly number[];
  /** People in each row, whatever columns they are in. */
  readonly rowTotals: readonly number[];
  readonly people: number;
}

/** By column, what may be shown of its rows; null for a column of which nothing is shown, not even its base. */
export type ShownColumns = readonly (readonly (number | null)[] | null)[];

/**
 * For rows of which each person is in one (first choices). A column is shown only if enough people are in it and enough
 * are not. Beside a cell stand those of its row who are not in its column, and a small number of either tells on them. The
 * outsider is assumed to know every row's and column's people, and, where no column is left out, how many columns the people
 * of a row are in together, as they would if the bases show that nobody chose two answers. So a withheld cell lies on a
 * cycle of withheld cells through several columns; a column whose cells cannot be hidden so is not shown at all.
 */
export function protectOverlapping(table: CountTable, crowd: Crowd, smallest: number): ShownColumns {
  let shown = largeColumns(crowd, smallest);
  for (;;) {
    const part = table.map((row) => shown.map((column) => row[column] ?? 0));
    const found =
      shown.length === 1
        ? protectAlone(part, crowd.rowTotals, smallest)
        : tryToProtect(part, smallest, crowd.rowTotals);
    if (!('stuck' in found)) return byColumn(crowd, shown, found.counts);
    const dropped = shown[found.stuck.column];
    shown = shown.filter((column) => column !== dropped);
  }
}

/**
 * For rows to which each person can say yes or no (approvals): each row is a table of its own, yes against no, under the
 * same assumptions. A row that cannot be protected is withheld whole.
 */
export function protectOverlappingYesNo(table: CountTable, crowd: Crowd, smallest: number): ShownColumns {
  const shown = largeColumns(crowd, smallest);
  const rows = table.map((row, at) => {
    const yes = shown.map((column) => row[column] ?? 0);
    const no = shown.map((column) => (crowd.bases[column] ?? 0) - (row[column] ?? 0));
    const total = crowd.rowTotals[at] ?? 0;
    const totals = [total, crowd.people - total];
    const found =
      shown.length === 1
        ? protectAlone([yes, no], totals, smallest)
        : tryToProtect([yes, no], smallest, totals);
    return 'stuck' in found ? shown.map(() => null) : (found.counts[0] ?? []);
  });
  return byColumn(crowd, shown, rows);
}

/** Columns that enough people are in and enough are not. */
function largeColumns({ bases, people }: Crowd, smallest: number): readonly number[] {
  return [...bases.keys()].filter((column) => {
    const base = bases[column] ?? 0;
    return base >= smallest && people - base >= smallest;
  });
}

/** A single column has no other to move people to: it is protected against those of each row who are not in it. */
function protectAlone(column: CountTable, rowTotals: readonly number[], smallest: number): Attempt {
  const sides = column.map(([count = 0], row) => [count, (rowTotals[row] ?? 0) - count]);
  const shown = protectTable(sides, smallest);
  if (shown === null) return { stuck: { row: 0, column: 0 } };
  return { counts: shown.map(([inside = null, outside = null]) => [outside === null ? null : inside]) };
}

function byColumn(
  { bases }: Crowd,
  shown: readonly number[],
  counts: readonly (readonly (number | null)[])[],
): ShownColumns {
  return [...bases.keys()].map((column) => {
    const at = shown.indexOf(column);
    return at === -1 ? null : counts.map((row) => row[at] ?? null);
  });
}
